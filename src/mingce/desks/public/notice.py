"""The notice in our own words, clause by clause with what it leaves open; and its forms, empty."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.desks.public.asked import Asked
from mingce.desks.public.rounds import latest
from mingce.law.edition import Edition
from mingce.law.shapes.facts import Form, Row
from mingce.law.shapes.texts import OpenReading
from mingce.law.words import Words, same


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """A clause by its number, in our words, with where it comes from and what it leaves open."""

    id: str
    label: str
    level: int
    gist: Words
    provenance: str
    silent: Words | None
    readings: tuple[OpenReading, ...]


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of a form, to be filled in by hand."""

    label: str
    row: Row
    unit: Words | None


@dataclass(frozen=True, slots=True)
class FormShown:
    """A form as its rows have it; a slot has none, for its text is not held."""

    id: str
    form: Form
    rows: tuple[RowShown, ...]
    by: tuple[Words, ...]


@require_safe
def clauses(request: Asked) -> HttpResponse:
    """Every clause of the latest round's edition, in the order of the text."""
    found = latest(request)
    context: dict[str, object] = {"at": "clauses", "edition": None}
    if found:
        edition = found[1]
        context |= {
            "edition": edition,
            "clauses": _clauses(edition),
            "texts": edition.shape.texts.values(),
            "open": edition.shape.open,
        }
    return render(request, "public/clauses.html", context)


@require_safe
def forms(request: Asked) -> HttpResponse:
    """The forms of the latest round's edition, to be printed."""
    found = latest(request)
    context: dict[str, object] = {"at": "forms", "edition": None}
    if found:
        context |= {"edition": found[1], "forms": _forms(found[1])}
    return render(request, "public/forms.html", context)


def _clauses(edition: Edition) -> list[ClauseShown]:
    readings: dict[str, tuple[OpenReading, ...]] = {}
    for one in edition.shape.open:
        readings[one.cite] = (*readings.get(one.cite, ()), one)
    return [
        ClauseShown(
            number,
            edition.label(number),
            number.count("."),
            clause.gist,
            edition.source_of(number),
            clause.silent,
            readings.get(number, ()),
        )
        for number, clause in edition.shape.clauses.items()
    ]


def _forms(edition: Edition) -> list[FormShown]:
    return [
        FormShown(
            name,
            form,
            tuple(_row(edition, row) for row in form.rows if edition.on(row.practice)),
            tuple(edition.shape.actors[role].label for role in form.answered_by),
        )
        for name, form in edition.forms.items()
    ]


def _row(edition: Edition, row: Row) -> RowShown:
    unit = edition.shape.units.get(row.unit) if row.unit else None
    words = Words(row.unit, unit.en) if row.unit and unit else None
    return RowShown(edition.label(row.cite), row, words or (same(row.unit) if row.unit else None))
