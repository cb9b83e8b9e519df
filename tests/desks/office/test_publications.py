"""A decision is made known by three hands, everybody reads it, and it is put right beside it."""

import re

import pytest

from tests.desks.office.test_office import falsified, office
from tests.desks.seated import city, hidden, words

PATH = "/office/publications/"
CODE = {"code": "201800"}
ENTRY = re.compile(r'name="entry" value="([^"]+)"')


@pytest.fixture
def decided(demonstration):
    """A grave decision has been taken and nobody knows."""
    _, drafted = falsified(office("draft"))
    put(drafted["Location"])


@pytest.fixture
def public():
    from django.test import Client

    return Client(headers={"accept-language": "zh-hans"})


def put(path):
    """The second and the third hand."""
    for hand in ("check", "sign"):
        answer = office(hand).post(path, CODE | {hand: "1", "request": f"{hand} {path[-40:]}"})
        assert answer.status_code == 302, words(answer)


def form(**more):
    page = office("draft").get(PATH)
    said = {"round": "2018", "number": "（演示）公告1号", "text": "（演示）公布内容"}
    return hidden(page) | said | {"entry": ENTRY.findall(page.content.decode())} | more


def test_a_decision_is_known_to_nobody_until_three_hands_have_published_it(decided, public):
    asked = form()
    assert asked["entry"]
    drafted = office("draft").post(PATH, asked)
    assert "须由另一人办理" in words(office("draft").get(drafted["Location"]))
    assert "公告1号" not in words(public.get("/decisions/"))
    put(drafted["Location"])
    assert "公告1号" in words(public.get("/decisions/"))
    assert form()["entry"] == []


def test_what_was_published_is_put_right_beside_it(decided, public):
    put(office("draft").post(PATH, form())["Location"])
    page = office("draft").get(PATH).content.decode()
    [wrong] = re.findall(r'<option value="([^"]+)">（演示）公告1号', page)
    again = form(number="（演示）公告2号", corrects=wrong, because="（演示）有误", request="more")
    put(office("draft").post(PATH, again)["Location"])
    told = words(public.get("/decisions/"))
    assert "公告1号" in told
    assert "公告2号" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": " "}, "须写明文号"),
        ({"text": ""}, "须写明文号"),
        ({"entry": []}, "须指明所公布的决定"),
        ({"corrects": "x"}, "更正须说明理由"),
        ({"dated": "昨天"}, "2018-08-20"),
    ],
)
def test_what_is_missing_is_told_and_nothing_typed_is_lost(decided, change, said):
    answer = office("draft").post(PATH, form(**change))
    assert answer.status_code == 422
    assert said in words(answer)
    assert "（演示）" in words(answer)


def test_an_entry_of_elsewhere_is_not_published(decided):
    drafted = office("draft").post(PATH, form(entry=["sha256:" + "0" * 64]))
    path = drafted["Location"]
    office("check").post(path, CODE | {"check": "1", "request": "two"})
    refused = office("sign").post(path, CODE | {"sign": "1", "request": "three"})
    assert refused.status_code == 422
    assert "本轮没有这些记录" in words(refused)


def test_a_draft_that_is_dropped_is_gone(decided):
    path = office("draft").post(PATH, form())["Location"]
    assert office("draft").post(path, {"drop": "1", "request": "two"}).status_code == 302
    assert office("draft").get(path).status_code == 404


def test_only_the_office_publishes(decided):
    assert city("510400").get(PATH).status_code == 403
