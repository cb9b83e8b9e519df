"""`mingce upgrade`: the tables brought to this version, and never in the days around a deadline."""

from contextlib import suppress
from datetime import datetime, timedelta

from mingce.config import clock
from mingce.config.opened import missing, opened
from mingce.config.terminal import Terminal
from mingce.law.problems import BadInput, Place
from mingce.law.words import Words, shown

BEFORE, AFTER = timedelta(days=7), timedelta(days=1)
"""The freeze: so long before a deadline of an open round, and so long after it."""

UP_TO_DATE = Words("已是此版本，无须升级", "already of this version; nothing to do")
SET_UP = Words("空数据库，将建立全部表", "an empty database; its tables will be made")
DONE = Words("已完成", "done")
UNREADABLE = Words(
    "不能查明各轮的期限（{}）；确需升级时加 --force --because", "the deadlines of open rounds "
    "cannot be looked up ({}); if it must be, add --force --because"
)  # fmt: skip


def upgrade(lang: str, plan: bool, force: bool, because: str) -> int:
    """The plan first; then every migration in a transaction of its own, so a kill loses none."""
    if force and not because.strip():
        raise BadInput.at(
            Place("--because"),
            "强制升级须说明理由：--force --because “……”",
            "to force an upgrade say why: --force --because '…'",
        )
    opened()
    _make_room()
    terminal = Terminal(lang)
    steps, fresh, at = missing(), _empty(), clock.now()
    frozen = None if fresh else _frozen(at)
    _show(terminal, steps, fresh, frozen)
    if plan or not steps:
        return 0
    if frozen and not force:
        return 1
    return _migrate(terminal, steps, at, because if frozen else "", fresh=fresh)


def _show(terminal: Terminal, steps: list[str], fresh: bool, frozen: Words | None) -> None:
    if not steps:
        terminal.marked(True, terminal.say(UP_TO_DATE), indent=0)
        return
    if fresh:
        terminal.line(terminal.say(SET_UP))
    for step in steps:
        terminal.line(f"  {step}")
    if frozen:
        terminal.marked(False, terminal.say(frozen), indent=0)


def _make_room() -> None:
    """The folder in which a single machine keeps everything."""
    from django.conf import settings

    settings.DATA.mkdir(parents=True, exist_ok=True)


def _empty() -> bool:
    """Whether the ledger has no tables yet."""
    from django.db import connection

    from mingce.ledger.deadlines import TABLES

    return bool(TABLES.difference(connection.introspection.table_names()))


def _frozen(at: datetime) -> Words | None:
    from mingce.ledger.deadlines import falling, near

    try:
        found = near(falling(), at, BEFORE, AFTER)
    except Exception as error:  # noqa: BLE001 - where it cannot be known, it is not taken to be free
        why = shown(f"{type(error).__name__}: {error}", 200)
        return Words(UNREADABLE.zh.format(why), UNREADABLE.en.format(why))
    if found is None:
        return None
    since, until = found.at - BEFORE, found.at + AFTER
    return Words(
        f"{found.round} 的期限 {found.name} 为 {found.day}；{since:%Y-%m-%d %H:%M} 至 "
        f"{until:%Y-%m-%d %H:%M}（UTC）不升级，确需时加 --force --because",
        f"the deadline {found.name} of {found.round} is {found.day}: no upgrade from "
        f"{since:%Y-%m-%d %H:%M} to {until:%Y-%m-%d %H:%M} UTC; if it must be, add --force "
        "--because",
    )


def _migrate(
    terminal: Terminal, steps: list[str], at: datetime, forced: str, *, fresh: bool
) -> int:
    from django.core.management import call_command
    from django.db import DatabaseError

    from mingce.ledger import upkeep

    what = " ".join(steps)
    if forced:
        # Noted before as well: what was forced is on record even if it is cut short.
        with suppress(DatabaseError):
            upkeep.note(upkeep.UPGRADE, at, well=False, detail=f"--force {forced}: {what}")
    call_command("migrate", verbosity=0, interactive=False)
    detail = f"--force {forced}: {what}" if forced else what
    upkeep.note(upkeep.UPGRADE, at, detail="set up" if fresh else detail)
    terminal.marked(True, terminal.say(DONE), indent=0)
    return 0
