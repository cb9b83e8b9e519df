"""Sitting down: whoever signed in takes a seat of its own; in a demonstration anybody, any seat."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from mingce.core.answering import APPLICANT, OFFICE, RECOMMENDER
from mingce.core.policy import PUBLIC
from mingce.core.seats import AUDIT, EXPERT, SECURITY, SYSTEM
from mingce.core.who import Who
from mingce.desks.entrance import factors
from mingce.desks.page.seated import Request
from mingce.desks.page.staffing import roles
from mingce.law.words import Words
from mingce.ledger import read

SEAT: Final = "seat"
"""Where a session keeps who sits down: person, role, and for whom."""

DESKS: Final = {
    APPLICANT: Words("申报主体", "Applicants"),
    RECOMMENDER: Words("推荐单位", "Recommenders"),
    EXPERT: Words("评审专家", "Experts"),
    OFFICE: Words("主办机关", "The office"),
    SYSTEM: Words("系统管理", "System"),
    SECURITY: Words("安全管理", "Security"),
    AUDIT: Words("审计", "Audit"),
}
"""The desks that can be sat down at, in the order in which a case comes to them."""


class Member(NamedTuple):
    """A seat that can be taken: who sits there and for whom, at which desk, what it is called."""

    who: Who
    desk: str
    label: Words


class Table(NamedTuple):
    """A desk and everybody who sits at it, by number."""

    desk: str
    label: Words
    members: tuple[tuple[int, Member], ...]


Cast = Callable[[], Sequence[Member]]


def _members(request: Request, cast: Cast) -> Sequence[Member]:
    """Anybody of the cast in a demonstration; elsewhere the seats of whoever signed in."""
    if settings.DEMO:
        return cast()
    held = read.seats(Who(factors.person(request), PUBLIC, ""), request.on)
    names = read.named(read.PUBLIC, request.on, [one.who.of for one in held])
    labels = roles(request)
    return [
        Member(one.who, one.desk, _label(labels[one.who.role], names.name(one.who.of, request.on)))
        for one in held
        if one.who.role in labels
    ]


def _label(role: Words, of: Words) -> Words:
    return Words(f"{of.zh} {role.zh}", f"{of.en}, {role.en}")


def _unproved(request: HttpRequest) -> str:
    """Where whoever comes in has to go first: to sign in, and to a second factor."""
    if settings.DEMO or factors.second_factor(request):
        return ""
    if factors.person(request):
        return reverse("mfa_index")
    return f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"


@require_safe
def seats(request: Request, cast: Cast) -> HttpResponse:
    """Every seat that can be taken, desk by desk."""
    if first := _unproved(request):
        return redirect(first)
    context = {
        "tables": list(_tables(_members(request, cast))),
        "next": request.GET.get("next", ""),
    }
    return render(request, "entrance/seats.html", context)


def _tables(cast: Sequence[Member]) -> Iterator[Table]:
    numbered = [(number, one) for number, one in enumerate(cast) if one.desk in DESKS]
    order = list(DESKS)
    ordered = sorted(numbered, key=lambda each: order.index(each[1].desk))
    for desk, members in groupby(ordered, key=lambda each: each[1].desk):
        yield Table(desk, DESKS[desk], tuple(members))


@require_POST
def sit(request: Request, cast: Cast) -> HttpResponse:
    """The seat is taken in this session, under a new key."""
    number = request.POST.get("seat", "")
    members = () if _unproved(request) else _members(request, cast)
    if not number.isascii() or not number.isdecimal() or int(number) >= len(members):
        return redirect("entrance:seats")
    member = members[int(number)]
    request.session[SEAT] = [member.who.person, member.who.role, member.who.of]
    request.session.cycle_key()
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return redirect(wanted if own else f"/{member.desk}/")


@require_POST
def leave(request: HttpRequest, cast: Cast) -> HttpResponse:  # noqa: ARG001 - as all
    """Nobody sits here any more, and nobody is signed in."""
    logout(request)
    return redirect("public:home")
