"""The rounds with their last days: moved on recorded authority (op.13), or closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingce.acts.perform import Outcome, Refusal
from mingce.acts.rounds import close_round, move_due
from mingce.core.answering import OFFICE
from mingce.desks.page.seated import Request, asked, at, expected, text
from mingce.desks.page.staffing import day, page_of
from mingce.law.words import Words
from mingce.ledger import read

DAY = "day."
"""Before the name of a deadline: the day it is moved to."""


@dataclass(frozen=True, slots=True)
class Last:
    """A last day of a round: as it holds, and as the notice has it where it was moved."""

    name: str
    label: Words
    cite: str
    day: date
    before: date | None


@dataclass(frozen=True, slots=True)
class Round:
    """A round with every last day that is the same for all its cases."""

    opened: read.Opened
    lasts: tuple[Last, ...]


def move(request: Request) -> Outcome:
    """Only the days that were typed otherwise are moved."""
    one = _pointed_at(request)
    asked_for = {last.name: day(request, DAY + last.name) for last in one.lasts}
    moved = {
        last.name: wanted
        for last in one.lasts
        if (wanted := asked_for[last.name]) and wanted != last.day
    }
    if not moved:
        raise Refusal("没有改动任何期限", "no deadline was changed")
    because = text(request, "because").strip()
    return move_due(asked(request), one.opened.id, moved, because, _version(request))


def close(request: Request) -> Outcome:
    """No case begins in it any more; those that have begun are carried on."""
    one = _pointed_at(request)
    because = text(request, "because").strip()
    return close_round(asked(request), one.opened.id, because, _version(request))


def _pointed_at(request: Request) -> Round:
    wanted = text(request, "round")
    for one in _rounds(request):
        if one.opened.id == wanted and one.opened.closed is None:
            return one
    raise Refusal("没有这一轮，或这一轮已经结束", "there is no such round, or it is closed")


def _version(request: Request) -> int:
    version = expected(request)
    if version is None:
        raise Refusal("表单不完整；请重新打开本页", "the form is incomplete; open the page anew")
    return version


def _rounds(request: Request) -> tuple[Round, ...]:
    return tuple(
        Round(opened, tuple(_lasts(request, opened)))
        for opened in read.rounds(request.who, request.on)
    )


def _lasts(request: Request, opened: read.Opened) -> list[Last]:
    deadlines = read.edition(request.who, opened.edition).shape.deadlines
    return [
        Last(name, one.label, one.cite, holds, one.day if one.day != holds else None)
        for name, one in deadlines.items()
        if (holds := opened.due.get(name, one.day))
    ]


@at(OFFICE)
@require_http_methods(["GET", "POST"])
def rounds(request: Request) -> HttpResponse:
    """Every round, the latest first."""
    return page_of(request, {"move": move, "close": close}, "office/rounds.html", _context)


def _context(request: Request) -> Mapping[str, object]:
    return {"at": "rounds", "rounds": _rounds(request)}
