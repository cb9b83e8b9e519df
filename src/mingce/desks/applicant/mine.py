"""My city: the titles it holds, and every track of the round, with why it is open to it or not."""

from dataclasses import dataclass
from itertools import chain

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.answering import APPLICANT
from mingce.core.findings import Finding
from mingce.core.kleene import Verdict
from mingce.core.titles import Held
from mingce.desks.page.casework import Casework, Chance, open_case
from mingce.desks.page.docket import dues
from mingce.desks.page.seated import Request, at
from mingce.law.words import Words
from mingce.ledger import read


@dataclass(frozen=True, slots=True)
class Open:
    """A track of a round as it stands for this holder."""

    work: Casework
    verdict: Verdict
    met: int
    unknown: int
    unmet: int
    begun: bool

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.work.conditions

    @property
    def chances(self) -> tuple[Chance, ...]:
        return self.work.chances


@at(APPLICANT)
@require_safe
def mine(request: Request) -> HttpResponse:
    """What this holder has, what is due, and which tracks are open to it, clause by clause."""
    rounds = [one for one in read.rounds(request.who, request.on) if one.closed is None]
    tracks = [_open(request, one, track) for one in rounds for track in _tracks(request, one)]
    register = read.register(request.who, request.on)
    holders = read.named(request.who, request.on, [request.who.of])
    line = holders.line(request.who.of, request.on)
    titles = dict(chain.from_iterable(_labels(request, one) for one in rounds))
    context = {
        "at": "mine",
        "place": holders.name(request.who.of, request.on),
        "code": request.who.of,
        "held": [(titles.get(h.title), h) for h in register.titles if _of(h, line)],
        "bars": [(titles.get(b.title), b) for b in register.bars if b.holder in line],
        "tracks": sorted(tracks, key=_order),
        "dues": dues(request),
    }
    return render(request, "applicant/mine.html", context)


def _of(held: Held, line: tuple[str, ...]) -> bool:
    return held.holder in line and held.ended is None


def _tracks(request: Request, opened: read.Opened) -> tuple[str, ...]:
    return tuple(read.edition(request.who, opened.edition).tracks)


def _labels(request: Request, opened: read.Opened) -> list[tuple[str, Words]]:
    shape = read.edition(request.who, opened.edition).shape
    return [(name, title.label) for name, title in shape.titles.items()]


def _open(request: Request, opened: read.Opened, track: str) -> Open:
    work = open_case(request, opened.id, track, request.who.of)
    if work is None:
        raise ValueError("a holder may open its own case in every track")
    verdicts = [finding.verdict for finding in work.conditions]
    return Open(
        work,
        work.eligible,
        verdicts.count(True),
        verdicts.count(None),
        verdicts.count(False),
        work.seen is not None,
    )


def _order(one: Open) -> tuple[bool, int, int]:
    """What was begun comes first, then what lacks least."""
    return not one.begun, one.unmet, one.unknown
