"""A round as it is explained: who may apply in which track, and by which day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from mingce.desks.public.asked import Asked
from mingce.law.edition import Edition
from mingce.law.shapes.texts import OpenReading, Source
from mingce.law.shapes.tracks import Track
from mingce.law.words import Words
from mingce.ledger import read

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MARGIN = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Due:
    """The last day for something, as it holds in this round."""

    id: str
    label: Words
    cite: str
    provenance: Source
    day: date
    moved_from: date | None
    """The day the edition names, where the round has its own."""
    acts: tuple[Words, ...] = ()
    by: tuple[Words, ...] = ()
    left: int = 0
    x: str = ""
    """Where it is drawn on the line, as a share of its length."""

    @property
    def short(self) -> Words:
        """Month and day, where there is no room for more."""
        return month_and_day(self.day)

    @property
    def words(self) -> Words:
        """How far the day is, beside it and never instead."""
        return days_left(self.left)


@dataclass(frozen=True, slots=True)
class Line:
    """A track: who may apply, what has to be done by when, and whose turn is named."""

    id: str
    label: Words
    cite: str
    who: str
    """The clause that says who may apply."""
    gist: Words
    dues: tuple[Due, ...]
    end: str
    """Where its last day is drawn."""
    past: str
    """How much of the line has passed."""

    @property
    def next(self) -> Due | None:
        """The next day to come; where all are past, the last."""
        return next((due for due in self.dues if due.left >= 0), (*self.dues, None)[-1])


@dataclass(frozen=True, slots=True)
class Called:
    """A closed list of holders that a track expects."""

    track: Words
    label: Words
    cite: str
    holders: tuple[str, ...]
    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An open round with its lines, its drawing's points, and how its days are read."""

    round: read.Opened
    edition: Edition
    lines: tuple[Line, ...]
    called: tuple[Called, ...]
    today: str
    start: Words
    readings: tuple[OpenReading, ...]
    unset: tuple[Words, ...]
    """Deadlines that are set case by case."""


def open_rounds(request: Asked) -> tuple[Shown, ...]:
    """The rounds that are open, the latest first."""
    every = read.rounds(request.who, request.on)
    return tuple(_shown(request, one) for one in every if one.closed is None)


def latest(request: Asked) -> tuple[read.Opened, Edition] | None:
    """The round people now ask about: the latest that is open, else the latest there was."""
    every = read.rounds(request.who, request.on)
    found = next((one for one in every if one.closed is None), next(iter(every), None))
    return (found, read.edition(request.who, found.edition)) if found else None


def days_left(left: int) -> Words:
    """A deadline includes its day."""
    if left == 0:
        return Words("今天截止", "due today")
    number = abs(left)
    days = f"{number} day" if number == 1 else f"{number} days"
    if left > 0:
        return Words(f"还有 {number} 天", f"{days} left")
    return Words(f"已过 {number} 天", f"{days} ago")


def month_and_day(day: date) -> Words:
    """A day within a year that is told elsewhere."""
    return Words(f"{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]}")


def dues(round_: read.Opened, edition: Edition) -> dict[str, Due]:
    """The last days of a round: its own where it has some, else those of its edition."""
    found: dict[str, Due] = {}
    for name, one in edition.shape.deadlines.items():
        day = round_.due.get(name, one.day)
        if day is not None:
            moved = one.day if one.day != day else None
            found[name] = Due(name, one.label, one.cite, one.source, day, moved)
    return found


def _shown(request: Asked, round_: read.Opened) -> Shown:
    edition = read.edition(request.who, round_.edition)
    axis = _Axis(edition.shape.in_force, request.on, dues(round_, edition))
    lines = tuple(axis.line(edition, name) for name in _in_order(edition))
    cites = {due.cite for due in axis.dues.values()}
    return Shown(
        round_,
        edition,
        lines,
        tuple(_called(edition, lines)),
        axis.x(request.on),
        month_and_day(edition.shape.in_force),
        tuple(one for one in edition.shape.open if one.cite in cites),
        tuple(one.label for name, one in edition.shape.deadlines.items() if name not in axis.dues),
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    """From the day an edition is in force until a little after the last deadline."""

    start: date
    on: date
    dues: dict[str, Due]

    def x(self, day: date) -> str:
        """Where a day is drawn; one outside stands at the edge."""
        last = max((due.day for due in self.dues.values()), default=self.start) + MARGIN
        share = (day - self.start) / max(last - self.start, timedelta(days=1))
        return f"{min(max(share, 0), 1):.1%}"

    def line(self, edition: Edition, name: str) -> Line:
        track = edition.tracks[name]
        who = _who_may(edition, track)
        mine = tuple(sorted(self._of(edition, track), key=lambda due: due.day))
        return Line(
            name,
            track.label,
            track.cite,
            who,
            edition.shape.clauses[who].gist,
            mine,
            mine[-1].x if mine else "0%",
            self.x(min(self.on, mine[-1].day)) if mine else "0%",
        )

    def _of(self, edition: Edition, track: Track) -> Iterator[Due]:
        for name, due in self.dues.items():
            lines = [one for one in track.transitions if one.due == name]
            if lines:
                roles = dict.fromkeys(role for one in lines for role in one.by)
                yield Due(
                    due.id,
                    due.label,
                    due.cite,
                    due.provenance,
                    due.day,
                    due.moved_from,
                    tuple(dict.fromkeys(edition.shape.events[one.event] for one in lines)),
                    tuple(edition.shape.actors[role].label for role in roles),
                    (due.day - self.on).days,
                    self.x(due.day),
                )


def _who_may(edition: Edition, track: Track) -> str:
    """The clause under which the first condition stands, if it lies within the track's own."""
    for name in track.conditions:
        cite = edition.shape.criteria[name.removeprefix("not ")].cite
        if cite.startswith(f"{track.cite}.") and cite in edition.shape.clauses:
            return cite
    return track.cite


def _in_order(edition: Edition) -> list[str]:
    """Tracks stand in the order in which the text has their clauses."""
    order = list(edition.shape.clauses)
    return sorted(edition.tracks, key=lambda name: order.index(edition.tracks[name].cite))


def _called(edition: Edition, lines: Iterable[Line]) -> Iterator[Called]:
    for line in lines:
        calls = edition.tracks[line.id].calls
        if calls is not None:
            listing = edition.shape.lists[calls]
            yield Called(line.label, listing.label, listing.cite, listing.holders, line.dues)
