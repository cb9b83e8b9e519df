"""All cases of the demonstration: counted on the first page, sifted and paged on the second."""

import csv
import re
from collections import Counter
from datetime import date
from html import unescape

import pytest

from tests.desks.seated import at_desk, words

LINK = re.compile(r'href="/office/2018/([a-z_]+)/(\w+)/"')
NEXT = re.compile(r'rel="next" href="(\?[^"]*)"')
NUMBER = re.compile(r'href="/office/cases/(\?[^"]*state=[^"]*)">(\d+)</a>')
MOST_QUERIES, LARGEST = 15, 60 * 1024
MOST_QUERIES_OF_A_TABLE = 20


@pytest.fixture
def office(looked_at):
    return at_desk("office-office-draft", "office", "office")


def every():
    """The cases as an office is told of them one by one."""
    from mingce.core.who import Who
    from mingce.ledger import read

    who = Who("office-office-draft", "office", "office")
    return read.cases(who, date(2018, 8, 20), at_most=10_000)


def listed(client, query=""):
    page = client.get(f"/office/cases/{query}")
    assert page.status_code == 200
    return LINK.findall(page.content.decode())


def keys(cases):
    return [(one.key.track, one.key.holder) for one in cases]


def asked_of_the_database(client, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        page = client.get(path)
    assert page.status_code == 200
    return len(seen), len(page.content)


# -- the first page


def test_every_number_of_the_first_page_leads_to_so_many_cases(office):
    page = office.get("/office/").content.decode()
    told = {unescape(query): int(many) for query, many in NUMBER.findall(page)}
    assert sum(told.values()) == len(every())
    for query, many in told.items():
        assert len(listed(office, query)) == many


def test_the_first_page_counts_each_province(office):
    page = office.get("/office/").content.decode()
    regions = re.findall(r"region=(\d\d)", page)
    holders = [one.key.holder for one in every()]
    counted = Counter(code[:2] for code in holders if code.isdecimal())
    assert (len(holders) > counted.total()) == ("其他主体" in page)
    assert set(regions) == set(counted)
    for region in regions:
        assert len(listed(office, f"?region={region}")) == counted[region]


def test_what_waits_is_what_the_office_can_move_on(office):
    page = words(office.get("/office/"))
    assert len(listed(office, "?waits=1")) == int(re.search(r"其中 (\d+) 件轮到国家局", page)[1])
    assert "截止日" in page
    assert "还有" in page


# -- the second


def test_every_case_is_listed_in_the_order_of_its_key(office):
    assert listed(office) == keys(every())


def test_pages_one_behind_the_other_are_the_whole(office, monkeypatch):
    monkeypatch.setattr("mingce.desks.office.cases.PAGE", 5)
    found, query = [], ""
    while True:
        page = office.get(f"/office/cases/{query}").content.decode()
        found.append(LINK.findall(page))
        following = NEXT.search(page)
        if following is None:
            break
        query = unescape(following[1])
    assert [each for page in found for each in page] == keys(every())
    assert {len(page) for page in found[:-1]} == {5}


@pytest.mark.parametrize(
    "search",
    ["320400", "3204", "320400123456", "常州", "江苏 常州", "changzhou", "chang zhou", "czs"],
)
def test_a_holder_is_found_by_name_pinyin_initials_or_code(office, search):
    found = listed(office, f"?q={search}")
    wanted = [key for key in keys(every()) if key[1] == "320400"]
    assert wanted
    assert [key for key in found if key[1] == "320400"] == wanted
    assert len(found) < len(every())


def test_an_organisation_of_the_houses_own_is_found_by_its_name(office):
    [key] = listed(office, "?q=演示市")
    assert not key[1].isdecimal()


@pytest.mark.parametrize("search", ["没有这个城市", "zzzzzz", "000000", "%", "_"])
def test_a_search_that_means_nobody_says_so(office, search):
    page = office.get("/office/cases/", {"q": search})
    assert (page.status_code, LINK.findall(page.content.decode())) == (200, [])
    assert "没有符合条件的申报" in words(page)


@pytest.mark.parametrize(
    "query",
    ["?track=nowhere", "?state=odd", "?region=00", "?round=1", "?after=x", "?q=" + "长" * 61],
)
def test_what_cannot_be_answered_is_told_with_the_form(office, query):
    page = office.get(f"/office/cases/{query}")
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert 'name="q"' in page.content.decode()


def test_filters_go_along_to_the_next_page(office, monkeypatch):
    monkeypatch.setattr("mingce.desks.office.cases.PAGE", 1)
    track = Counter(one.key.track for one in every()).most_common(1)[0][0]
    page = office.get(f"/office/cases/?track={track}").content.decode()
    assert f"track={track}&amp;after=" in NEXT.search(page)[1]


@pytest.mark.parametrize("seat", [("province-320000-1", "province", "320000")])
def test_nobody_else_comes_in(looked_at, seat):
    assert at_desk(*seat).get("/office/cases/").status_code == 403


def test_many_cases_take_as_many_queries_and_a_page_stays_small(demonstration):
    client = at_desk("office-office-draft", "office", "office")
    paths = ("/office/", "/office/cases/", "/office/cases/?q=shi&waits=1", "/office/hands/")
    for path in paths:
        client.get(path)  # the edition is read once
    few = [asked_of_the_database(client, path)[0] for path in paths]
    _enter(120)
    many = [asked_of_the_database(client, path) for path in paths]
    assert len(listed(client)) == 50
    # A page on which no organisation of the house's own stands does not ask for those.
    assert all(queries <= before for (queries, _), before in zip(many, few, strict=True))
    assert 0 < max(few) <= MOST_QUERIES
    assert max(size for _, size in many) <= LARGEST


# -- the table


def told(answer):
    """The rows of a table, without its headings."""
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    return list(csv.reader(lines))[1:]


def test_the_table_has_every_case_in_the_order_of_the_list(office, monkeypatch):
    monkeypatch.setattr("mingce.desks.office.cases.BATCH", 7)
    found = told(office.get("/office/cases/table/"))
    assert [row[1] for row in found] == [one.key.holder for one in every()]


def test_the_table_is_sifted_as_the_list_is(office):
    assert {row[1] for row in told(office.get("/office/cases/table/?q=320400"))} == {"320400"}
    assert office.get("/office/cases/table/?track=nowhere").status_code == 302


@pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
def test_a_name_that_could_be_calculated_stays_a_text(begin):
    from mingce.desks.office.cases import _cell

    assert _cell(f'{begin}1+"x"') == f'"\'{begin}1+""x"""'


def test_five_thousand_rows_take_few_queries(demonstration):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = at_desk("office-office-draft", "office", "office")
    _enter(5000 - len(every()))
    with CaptureQueriesContext(connection) as seen:
        assert len(told(client.get("/office/cases/table/"))) == 5000
    assert 0 < len(seen) <= MOST_QUERIES_OF_A_TABLE
    queries, size = asked_of_the_database(client, "/office/cases/")
    assert 0 < queries <= MOST_QUERIES
    assert size <= LARGEST
    assert asked_of_the_database(client, "/office/")[0] <= MOST_QUERIES


def _enter(number):
    """So many cases more, as if they had been applied for."""
    from itertools import islice, product

    from mingce.law import divisions
    from mingce.ledger import models, read
    from mingce.ledger.read import PUBLIC
    from mingce.ledger.streams import CaseKey

    day = date(2018, 8, 20)
    [opened] = read.rounds(PUBLIC, day)
    tracks = read.edition(PUBLIC, opened.edition).tracks
    since = models.Case.objects.first().since
    here = {one.key for one in every()}
    codes = [row.code for row in divisions.load().standing(day)]
    keys = (CaseKey(opened.id, track, code) for track, code in product(tracks, codes))
    fresh = list(islice((key for key in keys if key not in here), number))
    models.Stream.objects.bulk_create(
        models.Stream(name=key.stream, kind="case", length=1) for key in fresh
    )
    models.Case.objects.bulk_create(
        models.Case(
            stream_id=key.stream,
            round_id=key.round,
            track=key.track,
            holder=key.holder,
            state=tracks[key.track].initial,
            since=since,
        )
        for key in fresh
    )
