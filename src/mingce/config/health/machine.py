"""What it all stands on: the database and how it is set, space, the clock."""

from collections.abc import Iterator

from mingce.config.health.checks import Check, House, Look
from mingce.config.opened import missing
from mingce.law.words import Words
from mingce.ledger.files import Space

LEAST, LITTLE = 0.05, 0.15
"""Shares of free space: at the first the house stops taking in files, at the second it warns."""

SQLITE = {"journal_mode": ("wal",), "synchronous": (2, 3), "foreign_keys": (1,)}
"""FULL or EXTRA: with less, a power cut takes back what was acknowledged."""
POSTGRESQL = {
    "fsync": ("on",),
    "synchronous_commit": ("on", "remote_apply"),
    "full_page_writes": ("on",),
}


def _database(_: House) -> Iterator[Check]:
    steps = missing()
    if steps:
        words = Words(f"尚缺迁移：{' '.join(steps)}", f"not of this version: {' '.join(steps)}")
        todo = Words("运行 mingce upgrade", "run mingce upgrade")
        yield Check("database", False, words, todo)
    else:
        words = Words("数据库可用，与此版本一致", "the database answers and is of this version")
        yield Check("database", True, words)


def _settings(_: House) -> Iterator[Check]:
    from django.db import connection

    wanted, ask = (SQLITE, "PRAGMA") if connection.vendor == "sqlite" else (POSTGRESQL, "SHOW")
    for name, allowed in wanted.items():
        with connection.cursor() as cursor:
            cursor.execute(f"{ask} {name}")
            value = cursor.fetchone()[0]
        well = value in allowed
        words = Words(f"数据库设置 {name} 为 {value}", f"the database has {name} = {value}")
        right = f"{name} = {allowed[0]}"
        yield Check(name, well, words, Words(f"应设为 {right}", f"set {right}"))


def _triggers(_: House) -> Iterator[Check]:
    from mingce.ledger.guards import unguarded

    bare = unguarded()
    words = Words(
        "记录各表拒绝修改和删除", "the tables of the log refuse to change or delete a row"
    )
    if bare:
        words = Words(f"可被修改的表：{' '.join(bare)}", f"can be changed: {' '.join(bare)}")
    todo = Words(
        "查明何人删去触发器，核对检查点后重新建立",
        "find out who took the triggers away, compare checkpoints, make them again",
    )
    yield Check("triggers", not bare, words, todo)


def _space(house: House) -> Iterator[Check]:
    from django.conf import settings

    from mingce.ledger.files import store

    places = {"space": store(str(settings.DATA)).free(), "files space": house.store().free()}
    for name, space in places.items():
        yield _roomy(name, space)


def _roomy(name: str, space: Space | None) -> Check:
    if space is None:
        return Check(name, None, Words("余量未知", "no telling how much is free"))
    share = space.free / space.total
    well = None if LEAST <= share < LITTLE else share >= LITTLE
    gib = space.free / 2**30
    words = Words(f"余量 {gib:.1f} GiB（{share:.0%}）", f"{gib:.1f} GiB free ({share:.0%})")
    return Check(name, well, words, Words("腾出或扩充空间", "make room"))


def _clock(house: House) -> Iterator[Check]:
    from mingce.ledger.upkeep import newest

    last = newest()
    well = last is None or last <= house.at
    words = Words(
        f"时钟为 {house.at:%Y-%m-%d %H:%M:%S} UTC", f"it is {house.at:%Y-%m-%d %H:%M:%S} UTC"
    )
    if not well:
        words = Words(
            f"{words.zh}，早于最新记录 {last:%Y-%m-%d %H:%M:%S}",
            f"{words.en}, before the newest entry of {last:%Y-%m-%d %H:%M:%S}",
        )
    yield Check(
        "clock", well, words, Words("校准时钟（chrony 或 ntp）", "set the clock (chrony or ntp)")
    )


MACHINE: tuple[tuple[str, Look], ...] = (
    ("database", _database),
    ("settings", _settings),
    ("triggers", _triggers),
    ("space", _space),
    ("clock", _clock),
)
