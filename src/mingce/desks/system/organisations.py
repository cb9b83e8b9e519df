"""Organisations beyond the shipped table are entered here, each from a day on."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingce.acts.organisations import Entered, enter_organisation
from mingce.acts.perform import Outcome
from mingce.core.seats import SYSTEM
from mingce.desks.page.seated import Request, asked, at, text
from mingce.desks.page.staffing import day, page_of
from mingce.law.words import Words


def enter(request: Request) -> Outcome:
    """An organisation with both its names; entered again, it is so from that day on."""
    key, zh, en, kind = (text(request, one).strip() for one in ("id", "zh", "en", "kind"))
    wanted = Entered(key, Words(zh, en), kind, day(request, "since"), day(request, "until"))
    return enter_organisation(asked(request), wanted)


@at(SYSTEM)
@require_http_methods(["GET", "POST"])
def organisations(request: Request) -> HttpResponse:
    """A form for one organisation."""
    return page_of(request, {"enter": enter}, "system/organisations.html", _here)


def _here(_: Request) -> Mapping[str, object]:
    return {"at": "organisations"}
