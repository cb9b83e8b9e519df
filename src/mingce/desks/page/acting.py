"""Bringing about an event: what it asks, a last look at what follows from it, and the act itself.

The same three steps at every desk. Only the last one writes, and what is refused there is shown
with its clauses above everything that was typed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from mingce.acts.attaching import attach
from mingce.acts.grave import draft
from mingce.acts.perform import CaseAct, perform
from mingce.core.answering import APPLICANT
from mingce.core.decide import Decision
from mingce.core.findings import Finding
from mingce.core.hands import grave
from mingce.desks.page.casework import Casework, Chance, Item, Line, Material
from mingce.desks.page.filled import ANSWER, BECAUSE, FILE, REMARK, VERDICT, Filled, filled
from mingce.desks.page.seated import UNPROCESSABLE, Request, asked, expected, text
from mingce.law.words import Words

DO = "do"
"""The button of the last step; any other only looks."""
LARGEST = 512 * 2**20
"""No file is larger, in bytes."""


@dataclass(frozen=True, slots=True)
class Field:
    """A question of a form, with what was typed and what is wrong with that."""

    line: Line
    typed: str
    because: str
    wrong: Words | None


@dataclass(frozen=True, slots=True)
class Box:
    """A document that may come along, whether it is ticked, and its files that have arrived."""

    material: Material
    ticked: bool
    arrived: tuple[str, ...] = ()


def chance(work: Casework, event: str) -> Chance:
    """What this seat can bring about from here; anything else is not there."""
    for one in work.chances:
        if one.event == event:
            return one
    raise Http404(event)


def fields(request: Request, work: Casework, event: str, read: Filled) -> list[Field]:
    """The questions of an event, filled in as they were typed, or else as they stand."""
    return [
        Field(
            line,
            text(request, ANSWER + line.name) or line.typed,
            text(request, BECAUSE + line.name) or (line.given.because or "" if line.given else ""),
            read.wrong.get(ANSWER + line.name),
        )
        for line in work.questions(event)
    ]


def boxes(work: Casework, event: str, read: Filled) -> list[Box]:
    """The documents of an event; one that was handed in before need not come again."""
    return [
        Box(one, one.name in read.documents or not one.handed, read.documents.get(one.name, ()))
        for one in work.owed(event)
    ]


@dataclass(frozen=True, slots=True)
class Remarked:
    """An item with what was found of it in the form."""

    item: Item
    verdict: str
    words: str


def remarked(request: Request, work: Casework) -> list[Remarked]:
    """What may be remarked on, as it was typed."""
    return [
        Remarked(one, text(request, VERDICT + one.name), text(request, REMARK + one.name))
        for one in work.items
    ]


def bring_about(
    request: Request,
    work: Casework,
    event: str,
    template: str,
    back: str,
    brought: Filled | None = None,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """The page of an event: asked, looked at, done; `back` is where its receipt is shown.

    `brought` is what comes along beside the form: what was written before, and is handed in now.
    """
    possible = chance(work, event)
    given = filled(request, work.edition, brought)
    _take_in(request, given)
    deed = given.act(work.key, event)
    deed.expected = expected(request)
    then = _foreseen(request, work, deed, given)
    refused: tuple[Finding, ...] = ()
    if request.method == "POST" and not given.wrong and DO in request.POST:
        done = _done(request, deed, back, drafted=bool(then and then.entry))
        if isinstance(done, HttpResponse):
            return done
        refused = done
    context = {
        "work": work,
        "chance": possible,
        "fields": fields(request, work, event, given),
        "boxes": boxes(work, event, given),
        "remarked": remarked(request, work),
        "remarks_open": bool(given.remarks or given.all_true),
        "examines": request.viewer.desk != APPLICANT,
        "all_true": given.all_true,
        "then": then,
        "grave": grave(work.edition, work.key.track, event, work.role),
        "goal": work.track.states[then.entry.goal].label if then and then.entry else None,
        "refused": refused,
        "back": back,
        **(more or {}),
    }
    status = UNPROCESSABLE if refused or given.wrong else 200
    return render(request, template, context, status=status)


def _done(
    request: Request, deed: CaseAct, back: str, *, drafted: bool
) -> HttpResponse | tuple[Finding, ...]:
    """Where to go when it was done, or every reason why it was not."""
    mine = asked(request)
    if drafted and deed.grave(mine):
        # Whoever decides does so with two others: what was looked at is put before them.
        return redirect("office:hand", draft(mine, [deed]))
    [outcome] = perform(mine, [deed])
    if not outcome.receipt:
        return outcome.decision.reasons if outcome.decision else ()
    entered = json.loads(outcome.receipt)["hash"]
    return redirect(f"{back}?{urlencode({'receipt': entered})}")


def _take_in(request: Request, given: Filled) -> None:
    """Files that came along are stored at once: the last look and the act then only name them."""
    for field in request.FILES:
        name = field.removeprefix(FILE)
        for uploaded in request.FILES.getlist(field):
            stored = attach(asked(request), request.store, cast(BinaryIO, uploaded), LARGEST)
            given.documents[name] = (*given.documents.get(name, ()), stored.digest)


def _foreseen(request: Request, work: Casework, deed: CaseAct, given: Filled) -> Decision | None:
    """What would follow, once it was asked for a look; a form that cannot be read shows nothing."""
    if request.method != "POST" or given.wrong:
        return None
    return work.after(deed)
