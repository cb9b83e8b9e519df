"""A house is founded from the command line, and its administrators take up their accounts."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client, override_settings

from tests.config.running import running

NOW = datetime(2018, 7, 1, 9, tzinfo=UTC)
NAMED = ("--system", "ada", "甲", "--security", "bob", "乙", "--audit", "cyd", "丙")
LINK = re.compile(r"(/account/invited/\S+/)")
PASSWORD = "an old lamp burns longer"  # noqa: S105 - made up


@pytest.fixture
def house(database, tmp_path, monkeypatch):
    monkeypatch.setenv("MINGCE_SITE", "https://roll.example/")
    with running(tmp_path, monkeypatch, NOW), override_settings(ALLOWED_HOSTS=["testserver"]):
        yield


def found(mingce, *named):
    return mingce("found", "--lang", "en", *(named or NAMED))


def seats():
    from mingce.ledger import people

    return {one.person: one.role for one in people.seats_of(["ada", "bob", "cyd"])}


def test_three_people_are_seated_and_each_gets_a_link_of_the_site(mingce, house):
    said = found(mingce)

    assert said.status == 0
    assert seats() == {"ada": "system", "bob": "security", "cyd": "audit"}
    assert len(LINK.findall(said.out)) == len(set(LINK.findall(said.out))) == 3
    assert said.out.count("https://roll.example/account/invited/") == 3


def test_a_link_opens_an_account_once_and_then_its_person_signs_in(mingce, house):
    link = LINK.search(found(mingce).out)[1]
    given = {"first": PASSWORD, "second": PASSWORD}

    assert Client().post(link, given).status_code == 302
    assert Client().post(link, given).status_code == 410
    client = Client()
    signed = client.post("/account/login/", {"login": "ada", "password": PASSWORD})
    assert (signed.status_code, signed["Location"]) == (302, "/account/2fa/")


def test_named_again_they_get_new_links_and_the_old_ones_are_of_no_use(mingce, house):
    old = LINK.findall(found(mingce).out)
    again = found(mingce)

    assert again.status == 0
    assert Client().get(old[0]).status_code == 410
    assert Client().get(LINK.findall(again.out)[0]).status_code == 200


def test_who_has_an_account_gets_no_other(mingce, house):
    link = LINK.search(found(mingce).out)[1]
    Client().post(link, {"first": PASSWORD, "second": PASSWORD})

    said = found(mingce)
    assert said.status == 64
    assert "has a seat and an account" in said.err


@pytest.mark.parametrize(
    "named",
    [
        ("--system", "ada", "甲", "--security", "ada", "甲", "--audit", "cyd", "丙"),
        ("--system", "", "甲", "--security", "bob", "乙", "--audit", "cyd", "丙"),
    ],
)
def test_three_different_people_are_wanted(mingce, house, named):
    said = found(mingce, *named)

    assert (said.status, said.out) == (64, "")
    assert "Traceback" not in said.err
    assert seats() == {}


def test_a_house_is_founded_once(mingce, house):
    found(mingce)
    said = found(mingce, "--system", "eve", "丁", "--security", "bob", "乙", "--audit", "cyd", "丙")

    assert said.status == 64
    assert len(seats()) == 3
