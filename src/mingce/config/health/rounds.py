"""Whether somebody looks after the house: ticks, backups, messages, jobs."""

from collections import Counter
from collections.abc import Iterator

from mingce.config.health.checks import Check, House, Look
from mingce.law.words import Words, shown

SHOWN = 5
OFTEN = 3
"""Tries after which a message is not merely late."""


def _tick(house: House) -> Iterator[Check]:
    from mingce.ledger import upkeep

    todo = Words(
        "每分钟运行 mingce tick（cron 或 systemd）", "run mingce tick every minute (cron, systemd)"
    )
    last = upkeep.last(upkeep.TICK)
    if last is not None and not last.well:
        words = Words(f"上次例行有误：{last.detail}", f"the last tick had faults: {last.detail}")
        yield Check("tick", False, words, todo)
        return
    yield from _done(house, upkeep.TICK, Words("例行", "tick"), todo)


def _backup(house: House) -> Iterator[Check]:
    from mingce.ledger import upkeep

    todo = Words("每天备份", "back up every day")
    yield from _done(house, upkeep.BACKUP, Words("备份", "backup"), todo)


def _restore(house: House) -> Iterator[Check]:
    from mingce.ledger import upkeep

    todo = Words("每周在另一台机器上试恢复一次", "restore a backup on another machine once a week")
    yield from _done(house, upkeep.RESTORE, Words("恢复试验", "restore test"), todo)


def _done(house: House, what: str, name: Words, todo: Words) -> Iterator[Check]:
    """Done in time, or not; what never was is wrong as soon as there is anything to lose."""
    from mingce.ledger import upkeep

    last = upkeep.last(what, well=True)
    if last is None:
        well = None if upkeep.newest() is None else False
        yield Check(what, well, Words(f"从未有过：{name.zh}", f"never yet: {name.en}"), todo)
        return
    well = house.at - last.at <= upkeep.RHYTHM[what]
    words = Words(
        f"上次{name.zh} {last.at:%Y-%m-%d %H:%M}", f"last {name.en} {last.at:%Y-%m-%d %H:%M}"
    )
    yield Check(what, well, words, todo)


def _messages(_: House) -> Iterator[Check]:
    from mingce.ledger import outbox

    late = list(outbox.unsent())
    nobody = Counter(f"{one.role}@{one.of}" for one in late if one.fault == outbox.NOBODY)
    failing = [one for one in late if one.fault != outbox.NOBODY and one.tried >= OFTEN]
    words = Words("通知均已发出或正在发出", "messages have gone out or are on their way")
    todo = Words("检查邮件服务设置", "check the settings of the mail service")
    if failing:
        why = shown(failing[-1].fault, 120)
        words = Words(f"{len(failing)} 封发不出：{why}", f"{len(failing)} do not go out: {why}")
    yield Check("mail", not failing, words, todo)
    if nobody:
        where = " ".join(f"{place}×{count}" for place, count in nobody.most_common(SHOWN))
        words = Words(
            f"{nobody.total()} 封无人可收：{where}",
            f"{nobody.total()} with nobody to read: {where}",
        )
        todo = Words("为这些岗位任命人员并登记邮箱", "seat somebody there and enter an address")
        yield Check("seats", None, words, todo)


def _jobs(house: House) -> Iterator[Check]:
    from mingce.ledger import jobs

    dead, stuck = jobs.dead(), jobs.stuck(house.at)
    words = Words("没有失败或中断的任务", "no job has failed or lost its worker")
    if dead or stuck:
        why = shown(dead[-1].why, 120) if dead else ""
        words = Words(
            f"失败 {len(dead)}，中断 {stuck} {why}".rstrip(),
            f"{len(dead)} failed, {stuck} without a worker {why}".rstrip(),
        )
    todo = Words(
        "查看原因；中断的由 tick 重排", "look at the reason; tick takes up the others again"
    )
    yield Check("jobs", not (dead or stuck), words, todo)


ROUNDS: tuple[tuple[str, Look], ...] = (
    ("tick", _tick),
    ("backup", _backup),
    ("restore", _restore),
    ("mail", _messages),
    ("jobs", _jobs),
)
