"""An expert sees the cases that were assigned, and of no other that there is one."""

import pytest

from tests.desks.seated import at_desk, words

OWN, OTHERS = "/expert/2018/re_review/320281/", "/expert/2018/re_review/110105/"


@pytest.fixture
def expert(demonstration):
    return at_desk("expert-office-1", "expert", "office")


def test_the_list_has_what_was_assigned_and_nothing_else(expert):
    page = words(expert.get("/expert/"))
    assert "江阴" in page
    assert "朝阳" not in page


def test_an_own_case_opens(expert):
    page = expert.get(OWN)
    assert page.status_code == 200
    assert "江阴" in words(page)


def test_another_case_is_answered_as_one_that_is_not_there(expert):
    there = expert.get(OTHERS)
    nowhere = expert.get("/expert/2018/re_review/999999/")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert words(there).replace("110105", "") == words(nowhere).replace("999999", "")


def test_who_the_other_experts_are_is_nowhere(expert):
    assert "expert-office-2" not in expert.get(OWN).content.decode()


def test_every_event_that_is_offered_opens(expert):
    page = expert.get(OWN).content.decode()
    import re

    for event in re.findall(r"do/(\w+)/", page):
        assert expert.get(f"{OWN}do/{event}/").status_code == 200
