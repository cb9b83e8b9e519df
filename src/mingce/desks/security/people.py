"""Who sits where is said here, by somebody who entered none of them (op.18)."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingce.core.seats import SECURITY
from mingce.desks.page.seated import Request, at
from mingce.desks.page.staffing import give, page_of, staff, take

DEEDS = {"seat": give, "unseat": take}


@at(SECURITY)
@require_http_methods(["GET", "POST"])
def people(request: Request) -> HttpResponse:
    """Everybody there is, with a form to seat and one to unseat."""
    return page_of(request, DEEDS, "security/people.html", staff)
