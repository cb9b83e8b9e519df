"""The house looked over: its record, its machine, and whether somebody looks after it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.seats import SYSTEM
from mingce.desks.page.seated import Request, at
from mingce.ledger import read


@at(SYSTEM)
@require_safe
def health(request: Request) -> HttpResponse:
    """Every check with what to do about it, and the last seal."""
    context = {
        "at": "health",
        "checks": request.examine(),
        "last": read.last_checkpoint(request.who),
        "rounds": read.rounds(request.who, request.on),
    }
    return render(request, "system/health.html", context)
