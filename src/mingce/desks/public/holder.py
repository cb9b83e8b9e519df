"""One holder: the titles it has or had, what made them so, and whom it succeeded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.consequences import Consequence
from mingce.core.register import Bar
from mingce.desks.page.follows import HAPPENED
from mingce.desks.public import grid
from mingce.desks.public.asked import NOT_FOUND, Asked, CannotAnswer
from mingce.desks.public.places import Place
from mingce.desks.public.register import shown
from mingce.desks.public.rounds import Called, open_rounds
from mingce.desks.public.titles import Published, Row, published
from mingce.law import divisions, glossary
from mingce.law.words import Words
from mingce.law.words import shown as printable
from mingce.ledger import read

NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that followed for a holder, from the day on which it did."""

    what: Words
    title: Words
    on: date
    consequence: Consequence
    entry: str
    paper: str


@dataclass(frozen=True, slots=True)
class Step:
    """A code was taken over by another on a day."""

    code: str
    name: str
    day: date
    heir: str
    heir_name: str


@require_safe
def holder(request: Asked, code: str) -> HttpResponse:
    """What is published of a holder; one of which nothing is published is told so."""
    known = published(request, code)
    if not known.holders.known(code):
        return shown(request, known, _unknown(code))
    place = known.place(code, request.on)
    mine = [row for row in known.rows if row.place.code == place.code]
    context = {
        "at": "register",
        "place": place,
        "asked": code,
        "kind": _kind(place),
        "region": grid.known_areas(request.on).get(place.region),
        "office": known.holders.organisations.at(place.region, request.on),
        "rows": mine,
        "current": [row for row in mine if row.stands],
        "bars": list(_bars(known, place, request.on)),
        "history": _history(request, known, place),
        "steps": list(_steps(known, place, request.on)),
        "called": list(_called(request, known, place)),
        "neighbours": _neighbours(known, place),
    }
    return render(request, "public/holder.html", context)


def _unknown(code: str) -> CannotAnswer:
    near = divisions.load().suggest(printable(code))
    like = "、".join(f"{one.name}（{one.code}）" for one in near)
    words = Words(
        f"没有代码为“{printable(code)}”的城市或机构" + (f"；相近的有 {like}" if like else ""),
        f"no city or organisation has the code '{printable(code)}'"
        + (f"; near it are {like}" if like else ""),
    )
    return CannotAnswer(words, NOT_FOUND)


def _kind(place: Place) -> Words | None:
    return glossary.term(place.kind).words if place.kind else None


def _bars(known: Published, place: Place, on: date) -> Iterator[tuple[Words, Bar]]:
    for bar in known.register.bars:
        if bar.holder in place.codes and bar.until > on:
            yield known.label(bar.title), bar


def _history(request: Asked, known: Published, place: Place) -> list[Happened]:
    """The latest first, by the day on which it took effect."""
    found = [
        Happened(
            HAPPENED[one.consequence.kind],
            known.label(one.consequence.title) if one.consequence.title else Words("", ""),
            one.consequence.on,
            one.consequence,
            one.entry,
            one.number or (one.consequence.held.paper if one.consequence.held else ""),
        )
        for one in read.recorded(request.who, request.on, place.codes)
    ]
    return sorted(found, key=lambda one: one.on, reverse=True)


def _steps(known: Published, place: Place, on: date) -> Iterator[Step]:
    table = known.holders.divisions
    for code in place.codes:
        for heir, day in table.successors(code):
            if day <= on:
                old, new = table.nearest(code, day), table.nearest(heir, day)
                yield Step(code, old.name if old else code, day, heir, new.name if new else heir)


def _called(request: Asked, known: Published, place: Place) -> Iterator[Called]:
    """The closed lists of open rounds on which it stands, under whatever code."""
    for one in open_rounds(request):
        for called in one.called:
            if any(known.holders.same(place.code, each, request.on) for each in called.holders):
                yield called


def _neighbours(known: Published, place: Place) -> list[Row]:
    """Others of the same region that hold a title which stands."""
    found = {
        row.place.code: row
        for row in known.rows
        if row.stands and row.place.region == place.region and row.place.code != place.code
    }
    return list(found.values())[:NEIGHBOURS]
