"""Three administrators: one enters people, one seats them, one reads the log; none does it all."""

import re

import pytest

from mingce.core.policy import Action
from tests.desks.seated import at_desk, words

PAGES = (
    "/system/",
    "/system/people/",
    "/system/organisations/",
    "/security/",
    "/security/policy/",
    "/security/recommenders/",
    "/audit/",
    "/audit/people/",
    "/audit/health/",
)
CODE = {"code": "201800"}
ADA = CODE | {"person": "ada-1", "name": "（演示）新来的人", "email": "ada@example.org"}
SEAT = CODE | {"person": "ada-1", "role": "office", "of": "office", "do": "seat"}


def administrator(role):
    return at_desk(f"{role}-office-1", role, "office")


@pytest.fixture
def house(demonstration):
    return {
        "system": administrator("system"),
        "security": administrator("security"),
        "audit": administrator("audit"),
    }


def asks(client, path, form, request="one"):
    return client.post(path, form | {"request": request})


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_its_own_administrator(house, path):
    for desk, client in house.items():
        assert client.get(path).status_code == (200 if path.startswith(f"/{desk}/") else 403)


def test_no_administrator_opens_a_case(house):
    for client in house.values():
        assert client.get("/office/2018/re_review/320281/").status_code == 403


def test_who_is_entered_by_one_is_seated_by_another_and_then_sits(house):
    entered = asks(house["system"], "/system/people/", ADA | {"do": "enter"})
    assert "receipt=" in entered["Location"]
    assert "没有席位" in words(house["system"].get("/system/people/?q=ada-1"))
    assert at_desk("ada-1", "office", "office").get("/office/").status_code == 302
    seated = asks(house["security"], "/security/", SEAT, "two")
    assert "receipt=" in seated["Location"]
    assert at_desk("ada-1", "office", "office").get("/office/").status_code == 200
    page = house["security"].get("/security/?q=ada-1").content.decode()
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    gone = asks(house["security"], "/security/", form | CODE | {"do": "unseat"}, "three")
    assert "receipt=" in gone["Location"]
    assert at_desk("ada-1", "office", "office").get("/office/").status_code == 302


def test_the_system_administrator_seats_nobody_but_proposes_security(house):
    asks(house["system"], "/system/people/", ADA | {"do": "enter"})
    refused = asks(house["system"], "/system/people/", SEAT, "two")
    assert refused.status_code in (403, 422)
    assert at_desk("ada-1", "office", "office").get("/office/").status_code == 302


def test_an_administrators_seat_waits_for_another_administrator(house):
    asks(house["system"], "/system/people/", ADA | {"do": "enter"})
    wanted = SEAT | {"role": "security"}
    asks(house["audit"], "/audit/people/", wanted, "two")
    assert at_desk("ada-1", "security", "office").get("/security/").status_code == 302
    assert "须由另一管理员确认" in words(house["audit"].get("/audit/people/"))
    page = house["system"].get("/system/people/").content.decode()
    waiting = page[page.index('id="pending"') : page.index('id="everybody"')]
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', waiting))
    answer = asks(house["system"], "/system/people/", form | CODE | {"do": "confirm"}, "three")
    assert answer.status_code == 302
    assert at_desk("ada-1", "security", "office").get("/security/").status_code == 200


def test_what_is_refused_says_why_with_its_clause_and_keeps_what_was_typed(house):
    answer = asks(house["security"], "/security/", SEAT | {"person": "nobody-there"})
    assert answer.status_code == 422
    assert "此人尚未登记" in words(answer)
    assert "op.18" in answer.content.decode()
    assert 'value="nobody-there"' in answer.content.decode()


def test_a_day_that_is_none_is_told_in_one_line(house):
    answer = asks(house["security"], "/security/", SEAT | {"since": "明天"})
    assert answer.status_code == 422
    assert "2018-08-20" in words(answer)


@pytest.mark.parametrize("code", ["", "000000"])
def test_without_the_right_code_nothing_is_done(house, code):
    answer = asks(house["system"], "/system/people/", ADA | {"do": "enter", "code": code})
    assert answer.status_code == 422
    assert "一次性验证码" in words(answer)
    assert "ada-1" not in words(house["system"].get("/system/people/?q=ada-1")).replace("q=", "")


def test_access_is_given_by_a_link_and_never_by_a_password(house):
    asks(house["system"], "/system/people/", ADA | {"do": "enter"})
    answer = asks(house["system"], "/system/people/invite/", CODE | {"person": "ada-1"}, "two")
    assert "/account/invited/" in words(answer)
    assert "七天" in words(answer)


def test_an_organisation_is_entered_and_its_recommender_set(house):
    lab = {"id": "demo-lab", "zh": "演示机构", "en": "Demo lab", "since": "2018-08-01"}
    entered = asks(house["system"], "/system/organisations/", CODE | lab | {"do": "enter"})
    assert "receipt=" in entered["Location"]
    relation = {"holder": "demo-lab", "tier": "province", "of": "320000", "since": "2018-08-01"}
    set_by = asks(
        house["security"], "/security/recommenders/", CODE | relation | {"do": "relate"}, "two"
    )
    assert "receipt=" in set_by["Location"]


def test_the_log_tells_every_entry_a_page_at_a_time(house):
    page, seen = house["audit"].get("/audit/"), 0
    while True:
        text = page.content.decode()
        seen += text.count('<th scope="row">')
        following = re.search(r'rel="next" href="([^"]+)"', text)
        if not following:
            break
        page = house["audit"].get("/audit/" + following[1].replace("&amp;", "&"))
    from mingce.ledger import models

    assert seen == models.Entry.objects.count()


def test_one_case_has_one_timeline_in_the_log(house):
    page = house["audit"].get("/audit/?stream=case/2018/re_review/320281")
    assert page.content.decode().count('<th scope="row">') > 1


@pytest.mark.parametrize("query", ["beyond=x", "beyond=99999999999999999999", "stream=%00"])
def test_a_wrong_address_is_told_in_one_line(house, query):
    assert house["audit"].get(f"/audit/?{query}").status_code == 400


def test_every_action_has_a_name_in_the_policy():
    from mingce.desks.page.deeds import DEEDS

    assert {str(action) for action in Action} <= set(DEEDS)


def queries(client, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/system/people/", "/security/", "/audit/people/"])
def test_a_list_of_people_asks_no_more_of_the_database_for_more_of_them(house, path):
    from mingce.ledger import models

    client = house[path.split("/")[1]]
    first = queries(client, path)
    more = (models.Person(id=f"more-{n}", name="（演示）更多", entered_by="") for n in range(300))
    models.Person.objects.bulk_create(more)
    assert queries(client, path) == first
    assert len(client.get(path).content) < 100_000
