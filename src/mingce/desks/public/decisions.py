"""What was made known: each publication with its paper, its words, and the decisions it names."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.holders import Holders
from mingce.desks.public.asked import Asked, CannotAnswer, Page, Paging, page_number
from mingce.law.words import Words, same
from mingce.ledger import read

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision that was made known, in words."""

    decided: read.Decided
    holder: Words
    track: Words
    event: Words
    outcome: Words


@dataclass(frozen=True, slots=True)
class Notice:
    """A publication, and what it says of which holders."""

    published: read.Published
    entries: tuple[Entry, ...]


@require_safe
def decisions(request: Asked) -> HttpResponse:
    """The latest publications first."""
    wrong, page = None, None
    try:
        page = _page(request)
    except CannotAnswer as found:
        wrong = found
    context = {"at": "decisions", "page": page, "wrong": wrong.words if wrong else None}
    return render(request, "public/decisions.html", context, status=wrong.status if wrong else None)


def _page(request: Asked) -> Page:
    paging = Paging(page_number(request.GET.get("page", "")), AT_ONCE)
    total = read.published_so_far(request.who, request.on)
    rows = read.publications(request.who, request.on, skip=paging.skip, at_most=AT_ONCE)
    codes = {one.key.holder for row in rows for one in row.decided}
    holders = read.named(request.who, request.on, codes)
    notices = [
        Notice(row, tuple(_entry(request, holders, one) for one in row.decided)) for row in rows
    ]
    return paging.page(notices, total)


def _entry(request: Asked, holders: Holders, one: read.Decided) -> Entry:
    edition = read.edition(request.who, one.edition)
    track = edition.tracks[one.key.track]
    state = track.states.get(one.goal)
    return Entry(
        one,
        holders.name(one.key.holder, request.on),
        track.label,
        edition.shape.events.get(one.action, same(one.action)),
        state.label if state else same(one.goal),
    )
