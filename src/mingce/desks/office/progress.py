"""The round at a glance: how many cases stand where, and those that wait for the office."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.answering import OFFICE
from mingce.desks.page.docket import Row, dues, rows
from mingce.desks.page.seated import Request, at
from mingce.law.words import Words
from mingce.ledger import read

PAGE = 50
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases of a track stand in a state."""

    track: Words
    state: Words
    many: int


@at(OFFICE)
@require_safe
def progress(request: Request) -> HttpResponse:
    """Counts by track and state, and the cases themselves, those that wait for the office first."""
    found = rows(request, read.cases(request.who, request.on, at_most=10**DIGITS))
    ordered = sorted(found, key=lambda row: (not row.waits, row.key))
    number = _number(request.GET.get("page", ""))
    shown = ordered[(number - 1) * PAGE : number * PAGE]
    context = {
        "at": "round",
        "rows": shown,
        "counts": _counts(found),
        "total": len(found),
        "waiting": sum(bool(row.waits) for row in found),
        "number": number,
        "more": len(ordered) > number * PAGE,
        "dues": dues(request),
        "proposals": read.proposals(request.who, request.on),
    }
    return render(request, "office/round.html", context)


def _number(text: str) -> int:
    plain = text.isascii() and text.isdecimal() and len(text) <= DIGITS
    return max(1, int(text)) if plain else 1


def _counts(found: tuple[Row, ...]) -> list[Count]:
    return [Count(*key, many) for key, many in Counter((r.track, r.state) for r in found).items()]
