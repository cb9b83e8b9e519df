"""Every case of every round: filtered, searched, and a page at a time from behind the last one."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.acts.perform import CaseKey
from mingce.core.answering import OFFICE
from mingce.desks.office.choices import Choices, choices, waits
from mingce.desks.office.sought import sought
from mingce.desks.page.docket import Row, rows
from mingce.desks.page.seated import Request, at
from mingce.law.words import Words
from mingce.ledger import read

PAGE = 50
LONGEST_SEARCH = 60
BAD_REQUEST = 400
FILTERS = ("q", "round", "track", "state", "region", "waits")


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the cases that were asked for, how many there are, and where the next ones are."""

    rows: tuple[Row, ...]
    total: int
    next: str


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
    sieve = read.Sieve(
        asked["round"],
        asked["track"],
        asked["state"],
        asked["region"],
        sought(asked["q"], request.on),
        waiting(request, rounds) if asked["waits"] else None,
    )
    who, on = request.who, request.on
    # One more than is shown tells whether there is a next page.
    found = read.sifted(who, on, sieve, _key(after), PAGE + 1)
    shown = found[:PAGE]
    following = ""
    if len(found) > PAGE:
        following = f"?{urlencode({**_kept(asked), 'after': '/'.join(shown[-1].key)})}"
    return Page(rows(request, shown), read.matching(who, on, sieve), following)


def waiting(request: Request, rounds: tuple[read.Opened, ...]) -> set[tuple[str, str, str]]:
    """Where cases wait for this seat, in the rounds that are open."""
    return {
        place
        for one in rounds
        if one.closed is None
        for place in waits(read.edition(request.who, one.edition), one.id, request.who.role)
    }
