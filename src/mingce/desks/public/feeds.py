"""What other programs follow: deadlines as a calendar, rounds and publications as a feed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingce.desks.page.language import language
from mingce.desks.public.asked import Asked
from mingce.desks.public.icalendar import Event, calendar
from mingce.desks.public.rounds import Shown, dues, open_rounds
from mingce.law.words import Words
from mingce.ledger import read

AT_ONCE = 50
TITLE = Words("明策：公告与轮次", "Mingce: publications and rounds")
DAYS = Words("明策：截止日", "Mingce: deadlines")
HOUSE = Words("明策", "Mingce")
INCLUDED = Words(
    "含当日，至北京时间 24 时", "the day itself included, until midnight, Beijing time"
)
OPENED, CLOSED = Words("轮次启动", "round opened"), Words("轮次结束", "round closed")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened, by an id that stays."""

    id: str
    at: datetime
    title: str
    text: str
    url: str


@require_safe
def feeds(request: Asked, name: str) -> HttpResponse:
    """One address for each: a calendar, or a feed."""
    return _calendar(request) if name.endswith(".ics") else _feed(request)


def _calendar(request: Asked) -> HttpResponse:
    home = request.build_absolute_uri(reverse("public:home"))
    events = [one for shown in open_rounds(request) for one in _events(shown, home)]
    answer = HttpResponse(
        calendar(DAYS.say(language()), events), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return answer


def _events(shown: Shown, home: str) -> Iterator[Event]:
    lang, edition = language(), shown.edition
    for due in dues(shown.round, edition).values():
        said = f"{edition.shape.label.say(lang)} 〔{edition.label(due.cite)}〕"
        yield Event(
            f"{shown.round.id}-{due.id}@{settings.INSTALLATION}",
            due.day,
            due.label.say(lang),
            f"{said}\n{INCLUDED.say(lang)}",
            shown.round.opened,
            shown.round.version - 1,
            home,
        )


def _feed(request: Asked) -> HttpResponse:
    items = sorted(_items(request), key=lambda one: one.at, reverse=True)[:AT_ONCE]
    home = request.build_absolute_uri(reverse("public:home"))
    context = {
        "id": _lasting("feed"),
        "title": TITLE.say(language()),
        "author": HOUSE.say(language()),
        "items": items,
        "updated": items[0].at if items else request.at,
        "home": home,
        "self": request.build_absolute_uri(),
    }
    text = render_to_string("public/feed.xml", context, request)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _items(request: Asked) -> Iterator[Item]:
    decisions = request.build_absolute_uri(reverse("public:decisions"))
    home = request.build_absolute_uri(reverse("public:home"))
    lang = language()
    for one in read.publications(request.who, request.on, at_most=AT_ONCE):
        url = f"{decisions}#p-{one.hash.rpartition(':')[2][:12]}"
        yield Item(_lasting(one.hash), one.at, one.number, one.text, url)
    for round_ in read.rounds(request.who, request.on):
        label = read.edition(request.who, round_.edition).shape.label.say(lang)
        yield Item(
            _lasting(f"{round_.id}/opened"),
            round_.opened,
            f"{OPENED.say(lang)}: {label}",
            label,
            home,
        )
        if round_.closed:
            yield Item(
                _lasting(f"{round_.id}/closed"),
                round_.closed,
                f"{CLOSED.say(lang)}: {label}",
                label,
                home,
            )


def _lasting(name: str) -> str:
    """An id that does not change with the address of the house."""
    return uuid5(NAMESPACE_URL, f"{settings.INSTALLATION}/{name}").urn
