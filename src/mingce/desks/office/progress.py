"""The open rounds at a glance: how many cases stand where, and what waits for the office."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.answering import OFFICE
from mingce.desks.office.choices import regions, waits
from mingce.desks.page.docket import dues, rows
from mingce.desks.page.seated import Request, at
from mingce.law.shapes.tracks import Track
from mingce.law.words import Words
from mingce.ledger import read

FIRST = 10
"""So many of the cases that wait are named; the others are one click away."""
ELSEWHERE = Words("其他主体", "other holders")


@dataclass(frozen=True, slots=True)
class State:
    """How many cases of a track are in a state, and whether they wait for the office."""

    id: str
    label: Words
    many: int
    waits: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A track with the states its cases are in."""

    id: str
    track: Track
    states: tuple[State, ...]

    @property
    def total(self) -> int:
        return sum(one.many for one in self.states)


@dataclass(frozen=True, slots=True)
class Region:
    """A province with its cases, track by track."""

    id: str
    label: Words
    many: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.many)


@dataclass(frozen=True, slots=True)
class Overview:
    """An open round, counted."""

    round: read.Opened
    lines: tuple[Line, ...]
    regions: tuple[Region, ...]

    @property
    def total(self) -> int:
        return sum(one.total for one in self.lines)

    @property
    def waiting(self) -> int:
        return sum(state.many for one in self.lines for state in one.states if state.waits)


@at(OFFICE)
@require_safe
def progress(request: Request) -> HttpResponse:
    """Counts by track and state and by province, the last days, and what comes next."""
    who, on = request.who, request.on
    opened = [one for one in read.rounds(who, on) if one.closed is None]
    tallies = read.tallies(who, on)
    waiting = [waits(read.edition(who, one.edition), one.id, who.role) for one in opened]
    places = set().union(*waiting)
    next_ones = read.sifted(who, on, read.Sieve(standing=places), None, FIRST)
    context = {
        "at": "round",
        "overviews": [_overview(request, one, tallies, places) for one in opened],
        "rows": rows(request, next_ones),
        "dues": dues(request),
        "proposals": read.proposals(who, on),
    }
    return render(request, "office/round.html", context)


def _overview(
    request: Request,
    opened: read.Opened,
    tallies: tuple[read.Tally, ...],
    places: set[tuple[str, str, str]],
) -> Overview:
    own = [one for one in tallies if one.round == opened.id]
    tracks = read.edition(request.who, opened.edition).tracks
    by_state: Counter[tuple[str, str]] = Counter()
    by_region: Counter[tuple[str, str]] = Counter()
    labels = regions(request)
    for one in own:
        by_state[one.track, one.state] += one.many
        by_region[one.region if one.region in labels else "", one.track] += one.many
    lines = tuple(
        Line(
            name,
            track,
            tuple(
                State(state, shape.label, many, (opened.id, name, state) in places)
                for state, shape in track.states.items()
                if (many := by_state[name, state])
            ),
        )
        for name, track in tracks.items()
    )
    return Overview(
        opened,
        lines,
        tuple(
            Region(region, label, tuple(by_region[region, name] for name in tracks))
            for region, label in {**labels, "": ELSEWHERE}.items()
            if any(by_region[region, name] for name in tracks)
        ),
    )
