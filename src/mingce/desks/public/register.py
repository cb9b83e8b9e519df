"""The register: every published title, searched and filtered, and counted by province."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.desks.public import grid
from mingce.desks.public.asked import (
    Asked,
    CannotAnswer,
    Page,
    Paging,
    one_of,
    page_number,
    searched,
)
from mingce.desks.public.titles import STATES, Filters, Published, published
from mingce.law.words import Words

ROWS = 50


@require_safe
def register(request: Asked) -> HttpResponse:
    """A page of rows; what cannot be answered is told in one line, with the form to ask anew."""
    return shown(request, published(request))


def shown(request: Asked, known: Published, wrong: CannotAnswer | None = None) -> HttpResponse:
    """The page of the register, with what was wrong in what was asked."""
    filters, page = Filters(), None
    areas = grid.known_areas(request.on)
    if wrong is None:
        try:
            filters = _filters(request, known, areas)
            page = _page(request, known, filters)
        except CannotAnswer as found:
            wrong = found
    counted = [
        row.place.region
        for row in known.rows
        if row.stands and filters.title in ("", row.held.title)
    ]
    context = {
        "at": "register",
        "wrong": wrong.words if wrong else None,
        "filters": filters,
        "page": page,
        "titles": known.labels,
        "areas": areas,
        "states": STATES,
        "tiles": grid.tiles(counted, request.on),
        "apart": grid.apart(counted, request.on),
        "counted": len(counted),
        "every": len(known.rows),
    }
    return render(request, "public/register.html", context, status=wrong.status if wrong else None)


def _filters(request: Asked, known: Published, areas: dict[str, Words]) -> Filters:
    asked = request.GET
    return Filters(
        searched(asked.get("q", "")),
        one_of(
            asked.get("title", ""),
            known.labels,
            Words("没有这个称号；请从列表中选择", "no such title; choose from the list"),
        ),
        one_of(
            asked.get("province", ""),
            areas,
            Words("没有这个省份；请从列表中选择", "no such province; choose from the list"),
        ),
        one_of(
            asked.get("state", ""),
            STATES,
            Words("没有这个状态；请从列表中选择", "no such state; choose from the list"),
        ),
    )


def _page(request: Asked, known: Published, filters: Filters) -> Page:
    kept = {
        "q": filters.search,
        "title": filters.title,
        "province": filters.region,
        "state": filters.state,
    }
    found = [row for row in known.rows if filters.keep(row)]
    paging = Paging(
        page_number(request.GET.get("page", "")),
        ROWS,
        urlencode({name: text for name, text in kept.items() if text}),
    )
    return paging.page(found[paging.skip : paging.skip + ROWS], len(found))
