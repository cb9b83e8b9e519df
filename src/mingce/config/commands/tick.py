"""`mingce tick`: what is due now, each part by itself; run it every minute."""

import os
from collections.abc import Callable
from datetime import datetime

from mingce.config import clock
from mingce.config.opened import current
from mingce.config.terminal import Terminal
from mingce.law.words import Words, shown

Part = Callable[[datetime], tuple[bool | None, Words]]
SEALED = Words("封存", "sealing")
SWEPT = Words("任务", "jobs")
NOTICED = Words("逾期", "overdue")
TOLD = Words("通知", "messages")


def tick(lang: str) -> int:
    """A line for each part: 0 if all went well, 1 if one failed, which stops none of the others."""
    current()
    terminal = Terminal(lang)
    at = clock.now()
    faults: list[str] = []
    parts: tuple[tuple[Words, Part], ...] = (
        (SEALED, _seal),
        (SWEPT, _sweep),
        (NOTICED, _notice),
        (TOLD, _tell),
        (Words("记录", "noting"), lambda at: _beat(at, faults)),
    )
    for name, part in parts:
        well, words = _tried(part, at)
        if well is False:
            faults.append(f"{name.en}: {words.en}")
        terminal.marked(well, f"{terminal.say(name)}: {terminal.say(words)}", indent=0)
    return 1 if faults else 0


def _tried(part: Part, at: datetime) -> tuple[bool | None, Words]:
    from django.db import connection

    try:
        return part(at)
    except Exception as error:  # noqa: BLE001 - whatever failed, the other parts are due as well
        connection.close()
        why = shown(f"{type(error).__name__}: {error}", 200)
        return False, Words(why, why)


def _seal(at: datetime) -> tuple[bool | None, Words]:
    from django.conf import settings

    from mingce.acts.sealing import seal
    from mingce.ledger.sealing import Busy

    try:
        notes = seal(at, settings.INSTALLATION, settings.ALGORITHMS)
    except Busy:
        return None, Words("正有人办理，下次再封存", "somebody is writing; next time")
    return True, Words(f"新检查点 {len(notes)} 个", f"{len(notes)} new checkpoints")


def _sweep(at: datetime) -> tuple[bool | None, Words]:
    from mingce.acts.ticking import sweep

    again, given_up = sweep(at)
    words = Words(f"重排 {again}，放弃 {given_up}", f"{again} ready again, {given_up} given up")
    return not given_up, words


def _notice(at: datetime) -> tuple[bool | None, Words]:
    from mingce.acts.ticking import notice

    noticed = notice(at)
    if noticed is None:
        return True, Words("一小时内已查", "looked up within the hour")
    return True, Words(f"新逾期 {noticed} 件", f"{noticed} newly overdue")


def _tell(at: datetime) -> tuple[bool | None, Words]:
    from mingce.acts.telling import send

    told = send(at, os.environ.get("MINGCE_SITE", ""))
    words = Words(
        f"发出 {told.sent}，无人在岗 {told.unseated}，失败 {told.failed}",
        f"{told.sent} sent, {told.unseated} with nobody seated, {told.failed} failed",
    )
    return not told.failed, words


def _beat(at: datetime, faults: list[str]) -> tuple[bool | None, Words]:
    from mingce.acts.ticking import beat

    beat(at, "; ".join(faults))
    return True, Words("已记", "done")
