"""Seats as the audit administrator looks after them: security's own, and confirmations."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingce.core.seats import AUDIT
from mingce.desks.page.seated import Request, at
from mingce.desks.page.staffing import confirm, give, page_of, staff, take

DEEDS = {"seat": give, "unseat": take, "confirm": confirm}


@at(AUDIT)
@require_http_methods(["GET", "POST"])
def people(request: Request) -> HttpResponse:
    """The security administrator's seat is proposed here, and what others propose confirmed."""
    return page_of(request, DEEDS, "auditor/people.html", staff)
