"""A receipt is known or not; nothing of what it is about, or of what was pasted, is shown."""

import json

import pytest

from tests.desks.public import house
from tests.desks.public.house import said, text


@pytest.fixture
def receipt(opened):
    [done] = house.take_in(["320500"], "pilot", "2014", None)
    return done.receipt


def post(given: str):
    return house.reader().post("/receipt/", {"receipt": given})


def test_a_receipt_is_known_to_the_letter(receipt):
    answer = post(receipt)

    assert (answer.status_code, answer.context["same"]) == (200, True)
    assert "册中有此记录" in said(answer)


def test_however_it_was_laid_out_it_is_the_same_receipt(receipt):
    assert post(json.dumps(json.loads(receipt), indent=2)).context["same"] is True


def test_a_receipt_that_was_changed_is_told_from_its_original(receipt):
    answer = post(json.dumps({**json.loads(receipt), "at": "2018-01-01T00:00:00.000000Z"}))

    assert (answer.status_code, answer.context["same"]) == (200, False)
    assert "回执与册中记录不一致" in said(answer)


def test_nothing_of_it_is_shown_again(receipt):
    page = text(post(receipt))

    assert ("holder/320500" in page, json.loads(receipt)["hash"] in page) == (False, False)


def test_a_bare_hash_is_enough_and_may_stand_in_an_address(receipt):
    hashed = json.loads(receipt)["hash"]
    bare = [post(hashed), post(hashed[7:].upper()), house.get("/receipt/", hash=hashed)]

    assert [one.context["found"].hash for one in bare] == [hashed] * 3
    assert [one.context["same"] for one in bare] == [None] * 3


def test_when_it_was_sealed_is_told_once_it_is(receipt):
    from datetime import timedelta

    from mingce.acts.sealing import seal
    from mingce.ledger import models
    from tests.acts.staffed import MORNING

    before = said(post(receipt))
    seal(MORNING + timedelta(days=1), "tests.example/log", ("sha256",))
    after = post(receipt)

    assert "尚未封存" in before
    assert after.context["found"].size == models.Entry.objects.count()
    assert "2018-08-02 周四 09:00:00" in said(after)


def test_an_unknown_hash_is_told_so(receipt):
    answer = post("sha256:" + "0" * 64)

    assert (answer.status_code, answer.context["found"]) == (200, None)
    assert "册中没有此记录" in said(answer)


def test_what_is_no_receipt_is_told_in_one_line(receipt):
    deep = "[" * 15000
    bad = ("", "  ", "hello", "{}", "[]", "1e999", '{"hash": 1}', '{"hash": "sha256:xyz"}', deep,
           "a\0b", "x" * 20001, '{"hash": "\\ud800"}', "NaN", "sha256:" + "٣" * 64)  # fmt: skip
    answers = [post(one) for one in bad]

    assert [one.status_code for one in answers] == [400] * len(bad)
    assert [said(one).count("既不是回执") + said(one).count("内容太长") for one in answers] == [
        1
    ] * len(bad)


def test_a_form_from_elsewhere_is_turned_away(receipt):
    from django.test import Client

    client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")

    assert client.post("/receipt/", {"receipt": receipt}).status_code == 403
