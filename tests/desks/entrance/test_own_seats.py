"""Outside a demonstration one sits where the ledger says, having signed in with a second factor."""

import pytest
from django.test import Client, override_settings

from tests.desks.seated import words

PERSON = "office-office-draft"


@pytest.fixture
def real(demonstration):
    """The same house, asked as if it were no demonstration."""
    with override_settings(DEMO=False):
        yield


def signed_in(person, *, second):
    """A client of somebody who gave a password, and a second factor if told so."""
    from allauth.account.internal.flows.login import record_authentication
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import get_user_model
    from django.test import RequestFactory

    user = get_user_model().objects.create(person=person, is_active=True)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(user)
    if second:
        held = Authenticator.objects.create(user=user, type="totp", data={"secret": "A" * 32})
        request = RequestFactory().get("/")
        request.session = client.session
        record_authentication(request, user, "mfa", type="totp", id=held.pk)
        request.session.save()
    return client


def test_a_stranger_is_led_to_the_sign_in(real):
    answer = Client().get("/seats/?next=/office/")
    assert answer["Location"].startswith("/account/login/?next=")


def test_whoever_has_no_second_factor_is_led_to_one(real):
    assert signed_in(PERSON, second=False).get("/seats/")["Location"] == "/account/2fa/"


def test_one_sits_on_ones_own_seat_and_no_other(real):
    client = signed_in(PERSON, second=True)
    page = client.get("/seats/")
    assert "国家知识产权局" in words(page)
    assert "常州" not in words(page)
    assert client.post("/seats/sit/", {"seat": "0"})["Location"] == "/office/"
    assert client.get("/office/").status_code == 200
    assert client.post("/seats/sit/", {"seat": "1"})["Location"] == "/seats/"


def test_without_a_second_factor_nobody_sits(real):
    client = signed_in(PERSON, second=False)
    client.post("/seats/sit/", {"seat": "0"})
    assert client.get("/office/").status_code == 302


def test_a_session_that_names_another_person_sits_nowhere(real):
    client = signed_in(PERSON, second=True)
    session = client.session
    session["seat"] = ["province-320000-1", "province", "320000"]
    session.save()
    assert client.get("/recommender/").status_code == 302


def test_a_shut_account_sits_nowhere_from_its_next_request(real):
    from django.contrib.auth import get_user_model

    client = signed_in(PERSON, second=True)
    client.post("/seats/sit/", {"seat": "0"})
    get_user_model().objects.filter(person=PERSON).update(is_active=False)
    assert client.get("/office/").status_code == 302


def test_who_leaves_is_signed_out(real):
    client = signed_in(PERSON, second=True)
    client.post("/seats/leave/")
    assert client.get("/seats/")["Location"].startswith("/account/login/")


def test_without_a_seat_the_page_says_whom_to_ask(real):
    assert "安全管理员" in words(signed_in("nobody-yet", second=True).get("/seats/"))
