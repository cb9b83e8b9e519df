"""Sitting down: in a demonstration one click takes any seat of its cast, and the page says so."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from mingce.core.answering import APPLICANT, OFFICE, RECOMMENDER
from mingce.core.who import Who
from mingce.law.words import Words

SEAT: Final = "seat"
"""Where a session keeps who sits down: person, role, and for whom."""

DESKS: Final = {
    APPLICANT: Words("申报主体", "Applicants"),
    RECOMMENDER: Words("推荐单位", "Recommenders"),
    OFFICE: Words("主办机关", "The office"),
}
"""The desks that can be sat down at, in the order in which a case comes to them."""


class Member(NamedTuple):
    """Somebody who can be played: who it is and for whom, at which desk, and what it is called."""

    who: Who
    desk: str
    label: Words


class Table(NamedTuple):
    """A desk and everybody who sits at it, by number."""

    desk: str
    label: Words
    members: tuple[tuple[int, Member], ...]


Cast = Callable[[], Sequence[Member]]


def _playable(cast: Cast) -> Sequence[Member]:
    """Outside a demonstration nobody is played."""
    if not settings.DEMO:
        raise Http404
    return cast()


@require_safe
def seats(request: HttpRequest, cast: Cast) -> HttpResponse:
    """Everybody of the cast, desk by desk."""
    context = {"tables": list(_tables(_playable(cast))), "next": request.GET.get("next", "")}
    return render(request, "entrance/seats.html", context)


def _tables(cast: Sequence[Member]) -> Iterator[Table]:
    numbered = [(number, one) for number, one in enumerate(cast) if one.desk in DESKS]
    order = list(DESKS)
    ordered = sorted(numbered, key=lambda each: order.index(each[1].desk))
    for desk, members in groupby(ordered, key=lambda each: each[1].desk):
        yield Table(desk, DESKS[desk], tuple(members))


@require_POST
def sit(request: HttpRequest, cast: Cast) -> HttpResponse:
    """The seat is taken in this session, which begins anew: nothing of another seat stays in it."""
    number, members = request.POST.get("seat", ""), _playable(cast)
    if not number.isascii() or not number.isdecimal() or int(number) >= len(members):
        return redirect("entrance:seats")
    member = members[int(number)]
    request.session.flush()
    request.session[SEAT] = [member.who.person, member.who.role, member.who.of]
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return redirect(wanted if own else f"/{member.desk}/")


@require_POST
def leave(request: HttpRequest, cast: Cast) -> HttpResponse:  # noqa: ARG001 - as all
    """Nobody sits here any more."""
    request.session.flush()
    return redirect("public:home")
