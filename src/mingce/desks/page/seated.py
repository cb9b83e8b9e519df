"""A view belongs to desks: who sits elsewhere is told so, and who sits nowhere may sit down.

What is refused to somebody who typed is shown beside what was typed: nothing of it gets lost.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from mingce.acts.attaching import Store
from mingce.acts.perform import Asked, Denied, Outdated, Refusal
from mingce.core import policy
from mingce.core.who import Who
from mingce.desks.page.health import Examine
from mingce.ledger import read

CONFLICT, FORBIDDEN, NOT_FOUND, UNPROCESSABLE = 409, 403, 404, 422
LONGEST_REQUEST = 80
"""The id of a request has so many letters at most."""

Given = ParamSpec("Given")


class Proof(Protocol):
    """How whoever asks proves once more who it is, before what is grave."""

    @property
    def needed(self) -> bool:
        """Whether a code is wanted."""

    def given(self, code: str) -> bool:
        """Whether a code is right."""


class Request(HttpRequest):
    """A request that was told when it came, who asks and at which desk, and brings chance along."""

    at: datetime
    on: date
    salt: bytes
    who: Who
    store: Store
    proof: Proof
    examine: Examine
    viewer: read.Viewer


View = Callable[Concatenate[Request, Given], HttpResponseBase]


def at(*desks: str) -> Callable[[View[Given]], View[Given]]:
    """The view is for whoever sits at one of these desks today, by a seat the ledger knows."""

    def belonging(view: View[Given]) -> View[Given]:
        @wraps(view)
        def answer(request: Request, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
            request.viewer = read.at_desk(request.who, request.on)
            if request.viewer.desk == policy.PUBLIC:
                return _to_the_entrance(request)
            if request.viewer.desk not in desks:
                return render(request, "page/elsewhere.html", status=FORBIDDEN)
            try:
                return view(request, *args, **kwargs)
            except Refusal as refusal:
                return refused(request, refusal)

        answer.desks = desks  # type: ignore[attr-defined]
        return cast("View[Given]", answer)

    return belonging


def _to_the_entrance(request: Request) -> HttpResponse:
    if request.method != "GET":
        # Whatever was typed is shown once more, to be copied and sent again from a seat.
        return render(request, "page/left.html", {"typed": typed(request)}, status=FORBIDDEN)
    return redirect(f"{reverse('entrance:seats')}?{urlencode({'next': request.path})}")


def refused(request: Request, refusal: Refusal) -> HttpResponse:
    """What was refused before any rule was asked: the reason, and what was typed."""
    status = {Outdated: CONFLICT, Denied: FORBIDDEN}.get(type(refusal), UNPROCESSABLE)
    since = refusal.since if isinstance(refusal, Outdated) else ()
    context = {"refusal": refusal.words, "since": since, "typed": typed(request)}
    return render(request, "page/refused.html", context, status=status)


def typed(request: Request) -> list[tuple[str, str]]:
    """Every text that came along, as it was typed."""
    hidden = {"csrfmiddlewaretoken", "request", "expected", "code"}
    return [(name, text(request, name)) for name in request.POST if name not in hidden]


def text(request: HttpRequest, name: str) -> str:
    """What was typed into a field; a browser ends lines in its own way, the record in one."""
    return request.POST.get(name, "").replace("\r\n", "\n").replace("\r", "\n")


def asked(request: Request, proposal: str = "") -> Asked:
    """One request to the house; the form brought its id along, so that a second click is the same.

    A page that only looks has no id, and needs none.
    """
    told = request.POST.get("request", "")
    if len(told) > LONGEST_REQUEST or "\0" in told:
        raise Refusal(
            "表单的编号不对；请重新打开本页再填", "the form's id is wrong; open the page anew"
        )
    return Asked(told, request.who, request.at, request.salt, proposal)


def prove(request: Request) -> None:
    """What is grave is done by whoever has just proved who it is, and else needs a code (op.17)."""
    if request.proof.needed and not request.proof.given(text(request, "code").strip()):
        raise Refusal(
            "一次性验证码不对或没有填写，未能办理；请返回上一页，填写验证器现在显示的验证码",
            "the one-time code is wrong or missing, and nothing was done; go back and fill in "
            "the code your authenticator shows now",
        )


def expected(request: HttpRequest) -> int | None:
    """On which version of a case the form was filled in."""
    told = request.POST.get("expected", "")
    return int(told) if told.isascii() and told.isdecimal() else None
