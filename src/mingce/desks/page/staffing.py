"""People and their seats: three administrators enter, seat and confirm, none of them alone (op.18).

What such a page does is one of its deeds: the button says which, and a code proves who presses it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingce.acts import seating
from mingce.acts.perform import Outcome, Refusal
from mingce.core.findings import Finding
from mingce.core.policy import PUBLIC, Action
from mingce.core.seats import ADMINISTRATORS, NAMES, SECURITY, Seat
from mingce.desks.page.seated import UNPROCESSABLE, Request, asked, prove, text
from mingce.law.words import Words, shown
from mingce.ledger import read

AT_MOST = 50
"""So many people are shown at once; the search names the others."""

Deed = Callable[[Request], Outcome]


@dataclass(frozen=True, slots=True)
class Place:
    """A seat in words, and whether it is held on the day or will be."""

    seat: Seat
    role: Words
    of: Words
    open: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was entered, with every seat."""

    known: read.Known
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An administrator's seat, to be given or taken away once another administrator confirms."""

    place: Place
    by: str
    removal: bool
    own: bool
    """Whether whoever looks has proposed it, and so cannot confirm it."""


def roles(request: Request) -> dict[str, Words]:
    """The roles in which somebody can sit: administrators, and the actors of every round."""
    labels = dict(NAMES)
    for opened in reversed(read.rounds(request.who, request.on)):
        for role, actor in read.edition(request.who, opened.edition).shape.actors.items():
            if actor.desk != PUBLIC:
                labels[role] = actor.label
    return labels


def day(request: Request, name: str) -> date | None:
    """A day of a form; a field left empty is none."""
    written = text(request, name).strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Refusal(
            f"日期“{shown(written)}”请写成 2018-08-20 的样子",
            f"the day '{shown(written)}' is to be written like 2018-08-20",
        ) from None


def give(request: Request) -> Outcome:
    """The seat that was typed is given, or proposed where another administrator confirms it."""
    return seating.seat(asked(request), [_typed(request)])[0]


def take(request: Request) -> Outcome:
    """The seat that was pointed at is taken away, or its removal proposed."""
    return seating.unseat(asked(request), [_typed(request)])[0]


def confirm(request: Request) -> Outcome:
    """What another administrator proposed is confirmed."""
    return seating.confirm(asked(request), _typed(request), removal="removal" in request.POST)


def _typed(request: Request) -> Seat:
    return Seat(
        text(request, "person").strip(),
        text(request, "role"),
        text(request, "of").strip(),
        day(request, "since") or request.on,
        day(request, "until"),
    )


def page_of(
    request: Request,
    deeds: Mapping[str, Deed],
    template: str,
    more: Callable[[Request], Mapping[str, object]],
) -> HttpResponse:
    """A page with forms; what is refused stands above them, and what was typed stays in them."""
    refused: tuple[Finding, ...] = ()
    deed = deeds.get(text(request, "do")) if request.method == "POST" else None
    if deed:
        prove(request)
        outcome = deed(request)
        if outcome.receipt:
            entered = json.loads(outcome.receipt)["hash"]
            return redirect(f"{request.path}?{urlencode({'receipt': entered})}")
        refused = outcome.decision.reasons if outcome.decision else ()
    context = {
        "refused": refused,
        "typed": request.POST if refused else {},
        "receipt": request.GET.get("receipt", ""),
        **more(request),
    }
    return render(request, template, context, status=UNPROCESSABLE if refused else 200)


def staff(request: Request) -> Mapping[str, object]:
    """Who there is, as far as it was searched for, and what waits for a confirmation."""
    sought = request.GET.get("q", "").strip()
    known = read.people(request.who, request.on)
    found = [one for one in known if sought in one.name or sought in one.id]
    pending = read.appointments(request.who, request.on)
    labels = roles(request)
    places = [*(seat for one in found[:AT_MOST] for seat in one.seats), *(p.seat for p in pending)]
    names = read.named(request.who, request.on, {seat.of for seat in places})

    def place(seat: Seat) -> Place:
        label = labels.get(seat.role, Words(seat.role, seat.role))
        lasts = seat.until is None or request.on < seat.until
        return Place(seat, label, names.name(seat.of, request.on), lasts)

    may = request.viewer.may
    every = may(Action.SEAT)
    return {
        "at": "people",
        "q": sought,
        "total": len(found),
        "people": [Person(one, tuple(map(place, one.seats))) for one in found[:AT_MOST]],
        "waiting": [
            Waiting(place(one.seat), one.by, one.removal, one.by == request.who.person)
            for one in pending
        ],
        "roles": {
            role: label
            for role, label in labels.items()
            if (role != SECURITY if every else role == SECURITY)
        },
        "administrators": ADMINISTRATORS,
        "enters": may(Action.ENTER_PERSON),
        "confirms": may(Action.CONFIRM_SEAT),
    }
