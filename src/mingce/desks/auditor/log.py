"""The log, entry by entry: who did what when, on which stream, and how far the seal has come."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.seats import AUDIT
from mingce.desks.page.deeds import DEEDS
from mingce.desks.page.seated import Request, at
from mingce.desks.page.staffing import roles
from mingce.law.words import Words
from mingce.ledger import read

PAGE = 50
LARGEST = 2**62
BAD_REQUEST = 400


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in plain words, and whether a checkpoint covers it."""

    line: read.Line
    what: Words
    role: Words
    sealed: bool


@at(AUDIT)
@require_safe
def log(request: Request) -> HttpResponse:
    """Every entry in its order, or those of one stream; the next page begins behind the last."""
    beyond, stream = request.GET.get("beyond", "0"), request.GET.get("stream", "").strip()
    known = beyond.isascii() and beyond.isdecimal() and int(beyond) < LARGEST
    wrong = not known or "\0" in stream
    lines = () if wrong else read.log(request.who, request.on, int(beyond), PAGE + 1, stream)
    last = read.last_checkpoint(request.who)
    labels, deeds = roles(request), _deeds(request)
    context = {
        "at": "log",
        "wrong": wrong,
        "stream": stream,
        "last": last,
        "first": int(beyond) > 0 if known else True,
        "next": _next(lines[PAGE - 1], stream) if len(lines) > PAGE else "",
        "lines": [
            Told(
                one,
                deeds.get(one.action, Words(one.action, one.action)),
                labels.get(one.role, Words(one.role, one.role)),
                last is not None and one.id <= last.size,
            )
            for one in lines[:PAGE]
        ],
    }
    return render(request, "auditor/log.html", context, status=BAD_REQUEST if wrong else 200)


def _next(last: read.Line, stream: str) -> str:
    return f"?{urlencode({'beyond': last.id} | ({'stream': stream} if stream else {}))}"


def _deeds(request: Request) -> dict[str, Words]:
    """What the entries of this house are called: acts of the house, and events of its rounds."""
    labels = dict(DEEDS)
    for opened in reversed(read.rounds(request.who, request.on)):
        labels |= read.edition(request.who, opened.edition).shape.events
    return labels
