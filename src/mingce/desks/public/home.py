"""The open round explained: its tracks, who may apply, by when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.desks.public import grid
from mingce.desks.public.asked import Asked
from mingce.desks.public.rounds import Called, open_rounds
from mingce.desks.public.titles import Published, Row, published


@require_safe
def home(request: Asked) -> HttpResponse:
    """Every open round; where there is none, the page says so."""
    rounds = open_rounds(request)
    listed = [code for one in rounds for called in one.called for code in called.holders]
    known = published(request, *listed)
    areas = [row.place.region for row in known.rows if row.stands]
    context = {
        "at": "home",
        "rounds": rounds,
        "tiles": grid.tiles(areas, request.on),
        "apart": grid.apart(areas, request.on),
        "standing": len(areas),
        "called": [
            (called, _rows(request, known, called)) for one in rounds for called in one.called
        ],
    }
    return render(request, "public/home.html", context)


def _rows(request: Asked, known: Published, called: Called) -> list[dict[str, object]]:
    """Those a track expects, each with the titles it is known to hold."""
    found: list[dict[str, object]] = []
    areas = grid.known_areas(request.on)
    held: dict[str, list[Row]] = {}
    for row in known.rows:
        if row.stands:
            held.setdefault(row.place.code, []).append(row)
    for code in called.holders:
        place = known.place(code, request.on)
        found.append(
            {"place": place, "region": areas.get(place.region), "rows": held.get(place.code, [])}
        )
    return found
