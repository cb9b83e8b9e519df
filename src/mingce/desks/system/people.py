"""People are entered here and given access; whoever enters them seats none of them (op.18)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from mingce.acts.people import enter_person
from mingce.acts.perform import Outcome
from mingce.core.seats import SYSTEM
from mingce.desks.entrance import invitation
from mingce.desks.page.seated import Request, asked, at, prove, text
from mingce.desks.page.staffing import confirm, give, page_of, staff, take


def enter(request: Request) -> Outcome:
    """A person is entered, with the name and the address the house knows it by."""
    person, name, email = (text(request, one).strip() for one in ("person", "name", "email"))
    return enter_person(asked(request), person, name, email)


DEEDS = {"enter": enter, "seat": give, "unseat": take, "confirm": confirm}


@at(SYSTEM)
@require_http_methods(["GET", "POST"])
def people(request: Request) -> HttpResponse:
    """Everybody there is, a form to enter one more, and what waits for a confirmation."""
    return page_of(request, DEEDS, "system/people.html", staff)


@at(SYSTEM)
@require_POST
def invite(request: Request) -> HttpResponse:
    """A link by which a person takes up an account; it is shown once, and sent to nobody else."""
    prove(request)
    person = text(request, "person")
    link = request.build_absolute_uri(invitation.link(asked(request), person))
    return render(request, "system/invited.html", {"at": "people", "person": person, "link": link})
