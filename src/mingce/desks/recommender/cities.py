"""All cities of a province, and what waits for it; several are brought on in one step."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingce.acts.perform import CaseAct, CaseKey, Outcome, perform
from mingce.core.answering import RECOMMENDER
from mingce.desks.page.docket import Row, dues, rows
from mingce.desks.page.seated import Request, asked, at
from mingce.law.edition import Edition
from mingce.law.words import Words
from mingce.ledger import read

MOST = 200
CASE = 3
"""Round, track and holder are the parts of a case's name."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one city of a batch."""

    row: Row
    outcome: Outcome
    edition: Edition


@at(RECOMMENDER)
@require_safe
def cities(request: Request) -> HttpResponse:
    """Every case this office recommends; those that wait for it come first."""
    found = rows(request, read.cases(request.who, request.on, at_most=MOST))
    ordered = sorted(found, key=lambda row: (not row.waits, row.key.track))
    events = {
        event: words
        for row in found
        for event in row.waits
        for words in [_label(request, row.key, event)]
    }
    context = {"at": "cities", "rows": ordered, "events": events, "dues": dues(request)}
    return render(request, "recommender/cities.html", context)


def _label(request: Request, key: CaseKey, event: str) -> Words:
    return _edition(request, key.round).shape.events[event]


def _edition(request: Request, round_id: str) -> Edition:
    [opened] = [one for one in read.rounds(request.who, request.on) if one.id == round_id]
    return read.edition(request.who, opened.edition)


@at(RECOMMENDER)
@require_POST
def batch(request: Request) -> HttpResponse:
    """One event for every city ticked: one request, and for each city its own answer."""
    keys = [CaseKey(*name.split("/")) for name in request.POST.getlist("case") if _is_case(name)]
    seen = {row.key: row for row in rows(request, read.cases(request.who, request.on))}
    event = request.POST.get("event", "")
    wanted = [key for key in keys if key in seen]
    if not wanted or not event:
        return redirect("recommender:cities")
    outcomes = perform(asked(request), [CaseAct(key, event) for key in wanted])
    results = [
        Result(seen[key], outcome, _edition(request, key.round))
        for key, outcome in zip(wanted, outcomes, strict=True)
    ]
    context = {"at": "cities", "results": results, "label": _label(request, wanted[0], event)}
    return render(request, "recommender/batch.html", context)


def _is_case(name: str) -> bool:
    return name.count("/") == CASE - 1
