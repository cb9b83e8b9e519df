"""What the house does by itself, each minute: it notices days that passed and jobs that died.

Nothing is decided here. Whoever let a day pass is shown and told once; nothing lapses by itself.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mingce.core.case import Case
from mingce.core.holders import POOL, Holders
from mingce.core.lateness import Overdue, overdue, overdue_rectifications
from mingce.law.edition import Edition
from mingce.law.periods import HOUSE, local_day
from mingce.ledger import deadlines, jobs, outbox, standing, upkeep, write
from mingce.ledger.outbox import Passed
from mingce.ledger.standing import RunningRound

OFTEN = timedelta(hours=1)
"""Days pass at midnight: who is overdue is looked up once an hour."""


def notice(at: datetime) -> int | None:
    """Who is overdue is noticed and told once; how many were, or none at all if it is too soon."""
    if _lately(upkeep.OVERDUE, at):
        return None
    with write.turn():
        noticed = sum(
            outbox.notice(passed, found.clause, at, parties)
            for passed, found, parties in _overdue(at)
        )
        upkeep.note(upkeep.OVERDUE, at, detail=str(noticed))
    return noticed


def sweep(at: datetime) -> jobs.Swept:
    """Jobs whose worker has died are ready again, or given up."""
    with write.turn():
        return jobs.sweep(at)


def beat(at: datetime, faults: str = "") -> None:
    """That the house was looked after is noted once an hour; what failed or is mended, at once."""
    last = upkeep.last(upkeep.TICK)
    if faults or last is None or not last.well or not _lately(upkeep.TICK, at):
        with write.turn():
            upkeep.note(upkeep.TICK, at, well=not faults, detail=faults)


def _lately(what: str, at: datetime) -> bool:
    done = upkeep.last(what, well=True)
    return done is not None and done.at <= at < done.at + OFTEN


Parties = list[tuple[str, str]]


def _overdue(at: datetime) -> Iterator[tuple[Passed, Overdue, Parties]]:
    """What passed with the day before this one, which is over in the time zone of its edition."""
    running = deadlines.open_rounds()
    for one in running:
        edition = one.rulebook.edition
        cases = _cases(one)
        holders = standing.holders([holder for _, holder in cases])
        on = local_day(at, edition.zone) - timedelta(days=1)
        for found in overdue(edition, one.due, cases, holders, on):
            yield _passed(one.id, edition, holders, found)
    edition_of_today = deadlines.latest_edition()
    if edition_of_today is not None:
        register = standing.register_of()
        holders = standing.holders([held.holder for held in register.titles])
        for found in overdue_rectifications(register, local_day(at, HOUSE) - timedelta(days=1)):
            yield _passed("", edition_of_today, holders, found)


def _cases(running: RunningRound) -> dict[tuple[str, str], Case]:
    return {
        (track, case.holder): case
        for track in running.rulebook.edition.tracks
        for case in standing.cases_of(running.id, track)
    }


def _passed(
    round_id: str, edition: Edition, holders: Holders, found: Overdue
) -> tuple[Passed, Overdue, Parties]:
    passed = Passed(round_id, found.what, found.holder, found.since, edition.hash)
    return passed, found, list(_parties(edition, holders, found.holder, found.since))


def _parties(
    edition: Edition, holders: Holders, holder: str, on: date
) -> Iterator[tuple[str, str]]:
    """Whoever has a part in the case, once for each seat."""
    seats: dict[str, str] = {}
    for name, actor in edition.shape.actors.items():
        if actor.seat != POOL:
            seats.setdefault(actor.seat, name)
    for seat, role in seats.items():
        if of := holders.seated(seat, holder, on):
            yield role, of
