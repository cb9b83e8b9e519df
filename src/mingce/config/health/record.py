"""What must not be lost or changed: the ledger's invariants, its files, its seals."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from mingce.config import clock
from mingce.config.health.checks import Check, House, Look
from mingce.law.words import Words, same, shown

SHOWN = 3
UNSEALED = timedelta(minutes=15)
"""Entries are sealed every minute; one that has waited for so long shows that nobody does it."""

REPAIR = Words(
    "停止办理，先备份；表有误时由系统管理员重建，记录有误时以备份和检查点核对",
    "stop work and back up first; where tables are wrong the system administrator rebuilds them, "
    "where the log is wrong compare it with backups and checkpoints",
)


def _invariants(house: House) -> Iterator[Check]:
    from mingce.ledger import invariants

    with_files = invariants.House(house.at, house.store())
    for invariant in invariants.INVARIANTS:
        if invariant.full and not house.full:
            continue
        name = f"invariant {invariant.name}"
        found = list(islice(invariant.find(with_files), 100))
        words = invariant.words
        if found:
            some = "; ".join(shown(f"{o.where} {o.what}".strip(), 120) for o in found[:SHOWN])
            count = f"{len(found)}{'+' if len(found) == 100 else ''}"  # noqa: PLR2004
            words = Words(
                f"不成立：{words.zh}（{count}）：{some}", f"not so: {words.en} ({count}): {some}"
            )
        yield Check(name, not found, words, REPAIR)


def _files(house: House) -> Iterator[Check]:
    """Files are hashed again: all of them, or some that are drawn by lot."""
    from mingce.ledger.upkeep import attached_files

    mentioned = attached_files()
    store = house.store()
    if house.full:
        faults = store.scrub(mentioned=mentioned)
        looked_at = len(mentioned)
    else:
        some = clock.drawn(mentioned, house.sample)
        present = [digest for digest in some if store.has(digest)]
        faults = store.scrub(sample=present, mentioned=some)
        looked_at = len(some)
    found = list(islice(faults, 100))
    words = Words(f"{looked_at} 份文件完好", f"{looked_at} files are whole")
    if found:
        some_zh = "; ".join(fault.words.zh for fault in found[:SHOWN])
        some_en = "; ".join(fault.words.en for fault in found[:SHOWN])
        words = Words(
            f"{len(found)} 份文件有问题：{some_zh}", f"{len(found)} files at fault: {some_en}"
        )
    todo = Words(
        "从备份取回同一摘要的文件放回", "put the file of the same digest back from a backup"
    )
    yield Check("files", not found, words, todo)


def _seal(house: House) -> Iterator[Check]:
    from mingce.ledger.upkeep import oldest_unsealed

    oldest = oldest_unsealed()
    well = oldest is None or house.at - oldest <= UNSEALED
    words = Words("记录均已及时封存", "every entry is sealed in time")
    if not well:
        words = Words(
            f"自 {oldest:%Y-%m-%d %H:%M} 起的记录未封存", f"unsealed since {oldest:%Y-%m-%d %H:%M}"
        )
    yield Check(
        "seal", well, words, Words("每分钟运行 mingce tick", "run mingce tick every minute")
    )


def _scrubbed(house: House) -> Iterator[Check]:
    """When everything was last read again; this very time counts, if it is one."""
    from mingce.ledger import upkeep

    if house.full:
        return
    last = upkeep.last(upkeep.SCRUB, well=True)
    todo = Words("每月运行一次 mingce doctor --full", "run mingce doctor --full once a month")
    if last is None:
        words = Words("从未全面检查", "never looked over in full")
        yield Check("full", None, words, todo)
        return
    well = house.at - last.at <= upkeep.RHYTHM[upkeep.SCRUB]
    words = same(f"{last.at:%Y-%m-%d}")
    words = Words(f"上次全面检查 {words.zh}", f"last looked over in full on {words.en}")
    yield Check("full", well, words, todo)


RECORD: tuple[tuple[str, Look], ...] = (
    ("invariants", _invariants),
    ("files", _files),
    ("seal", _seal),
    ("full", _scrubbed),
)
