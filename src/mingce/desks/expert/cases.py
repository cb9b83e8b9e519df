"""The cases that were assigned to this expert, and no others."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.seats import EXPERT
from mingce.desks.page.docket import dues, rows
from mingce.desks.page.seated import Request, at
from mingce.ledger import read


@at(EXPERT)
@require_safe
def cases(request: Request) -> HttpResponse:
    """What waits for this expert stands first."""
    found = rows(request, read.cases(request.who, request.on))
    context = {
        "at": "cases",
        "rows": sorted(found, key=lambda row: not row.waits),
        "dues": dues(request),
    }
    return render(request, "expert/cases.html", context)
