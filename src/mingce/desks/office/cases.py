"""Every case of every round: filtered, searched, and a page at a time from behind the last one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingce.acts.perform import CaseKey
from mingce.core.answering import OFFICE
from mingce.desks.office.choices import Choices, choices, waits
from mingce.desks.office.sought import sought
from mingce.desks.page.docket import Row, rows
from mingce.desks.page.language import language
from mingce.desks.page.seated import Request, at
from mingce.law.words import Words
from mingce.ledger import read

PAGE = 50
BATCH = 2500
"""So many rows of a table are looked up at once."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_SEARCH = 60
BAD_REQUEST = 400
FILTERS = ("q", "round", "track", "state", "region", "waits")


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the cases that were asked for, how many there are, and where the next ones are."""

    rows: tuple[Row, ...]
    total: int
    next: str


HEADINGS = Words("城市,代码,轮次,工作线,现在,版本", "Place,Code,Round,Track,State,Version")


@at(OFFICE)
@require_safe
def table(request: Request) -> HttpResponseBase:
    """Every case that was asked for, as a table for Excel: written row by row, never held whole."""
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    rounds = read.rounds(request.who, request.on)
    if _wrong(choices(request, rounds, asked["track"]), asked, ""):
        return redirect(f"{reverse('office:cases')}?{urlencode(_kept(asked))}")
    lines = _lines(request, _sieve(request, rounds, asked), language())
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cases.csv"'
    return answer


def _lines(request: Request, sieve: read.Sieve, lang: str) -> Iterator[str]:
    # Excel takes a file without this mark for one in the machine's own code page.
    yield "\ufeff" + HEADINGS.say(lang) + "\r\n"
    after: CaseKey | None = None
    while found := read.sifted(request.who, request.on, sieve, after, BATCH):
        for row in rows(request, found):
            told = [row.place.say(lang), row.key.holder, row.key.round]
            told += [row.track.say(lang), row.state.say(lang), str(row.version)]
            yield ",".join(map(_cell, told)) + "\r\n"
        after = found[-1].key


def _cell(text: str) -> str:
    """A text that a spreadsheet would calculate stays a text."""
    plain = f"'{text}" if text.startswith(FORMULA) else text
    return '"' + plain.replace('"', '""') + '"'


@at(OFFICE)
@require_safe
def cases(request: Request) -> HttpResponse:
    """What cannot be answered is told in one line, with the form to ask anew."""
    asked = {name: request.GET.get(name, "").strip() for name in FILTERS}
    rounds = read.rounds(request.who, request.on)
    known = choices(request, rounds, asked["track"])
    after = request.GET.get("after", "")
    wrong = _wrong(known, asked, after)
    context = {
        "at": "cases",
        "asked": asked,
        "known": known,
        "wrong": wrong,
        "page": None if wrong else _page(request, rounds, asked, after),
        "first": f"?{urlencode(_kept(asked))}" if after else "",
        "table": urlencode(_kept(asked)),
    }
    return render(request, "office/cases.html", context, status=BAD_REQUEST if wrong else 200)


def _wrong(known: Choices, asked: Mapping[str, str], after: str) -> Words | None:
    if len(asked["q"]) > LONGEST_SEARCH:
        return Words(
            f"查找的词请勿超过 {LONGEST_SEARCH} 字", f"search for at most {LONGEST_SEARCH} letters"
        )
    if any("\0" in text for text in (asked["q"], after)) or (after and _key(after) is None):
        return Words("地址有误；请从第一页看起", "the address is wrong; start from the first page")
    return known.wrong(asked)


def _key(text: str) -> CaseKey | None:
    parts = text.split("/")
    return CaseKey(*parts) if len(parts) == len(CaseKey._fields) else None


def _kept(asked: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in asked.items() if value}


def _page(
    request: Request, rounds: tuple[read.Opened, ...], asked: Mapping[str, str], after: str
) -> Page:
    sieve = _sieve(request, rounds, asked)
    who, on = request.who, request.on
    # One more than is shown tells whether there is a next page.
    found = read.sifted(who, on, sieve, _key(after), PAGE + 1)
    shown = found[:PAGE]
    following = ""
    if len(found) > PAGE:
        following = f"?{urlencode({**_kept(asked), 'after': '/'.join(shown[-1].key)})}"
    return Page(rows(request, shown), read.matching(who, on, sieve), following)


def _sieve(
    request: Request, rounds: tuple[read.Opened, ...], asked: Mapping[str, str]
) -> read.Sieve:
    return read.Sieve(
        asked["round"],
        asked["track"],
        asked["state"],
        asked["region"],
        sought(asked["q"], request.on),
        waiting(request, rounds) if asked["waits"] else None,
    )


def waiting(request: Request, rounds: tuple[read.Opened, ...]) -> set[tuple[str, str, str]]:
    """Where cases wait for this seat, in the rounds that are open."""
    return {
        place
        for one in rounds
        if one.closed is None
        for place in waits(read.edition(request.who, one.edition), one.id, request.who.role)
    }
