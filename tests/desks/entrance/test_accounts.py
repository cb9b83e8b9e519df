"""Coming in: by invitation, with a password and a second factor; and nobody by guessing."""

import re
from datetime import timedelta

import pytest

from tests.acts.staffed import MORNING, asked, employ, enter, founded, security, system

PASSWORD = "丁香 hat 7 Blüten"  # noqa: S105 - of an invented person


@pytest.fixture
def house(database):
    """Three administrators, and dan, who was entered and has no seat."""
    from django.test import override_settings

    founded()
    enter("dan")
    with override_settings(ALLOWED_HOSTS=["testserver"], SECRET_KEY="for tests"):  # noqa: S106
        yield database


@pytest.fixture
def clock(monkeypatch):
    """The house's clock stands at the morning of the founding, or so many days later."""
    from mingce.config import asking

    def stand(days: int) -> None:
        monkeypatch.setattr(asking, "moment", lambda: MORNING + timedelta(days=days))

    stand(0)
    return stand


def client():
    from django.test import Client

    return Client(headers={"accept-language": "zh-hans"})


def link(person: str = "dan", by=None):
    from mingce.desks.entrance.invitation import link as made

    return made(asked(by or system()), person)


def take_up(path: str, password: str = PASSWORD):
    return client().post(path, {"first": password, "second": password})


def sign_in(who, password: str = PASSWORD, person: str = "dan"):
    return who.post("/account/login/", {"login": person, "password": password})


def request_of(who):
    """A request as a view would get it from this browser."""
    from django.contrib.auth import get_user
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.session = who.session
    request.user = get_user(request)
    return request


def test_an_invited_person_sets_a_password_signs_in_and_is_led_to_a_second_factor(house, clock):
    from mingce.desks.entrance.factors import fresh, person, second_factor

    taken = take_up(link())
    dan = client()
    answer = sign_in(dan)
    request = request_of(dan)

    assert (taken.status_code, taken.url) == (302, "/account/login/")
    assert (answer.status_code, answer.url) == (302, "/account/2fa/")
    assert dan.get("/account/2fa/").status_code == 200
    assert (person(request), second_factor(request), fresh(request)) == ("dan", False, False)


def test_a_one_time_code_is_asked_for_and_counts_as_second_factor(house, clock):
    from allauth.mfa.totp.internal.auth import (
        TOTP,
        format_hotp_value,
        hotp_value,
        yield_hotp_counters_from_time,
    )
    from django.contrib.auth import get_user_model

    from mingce.desks.entrance.factors import person, second_factor

    take_up(link())
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of an invented person
    TOTP.activate(get_user_model().objects.get(person="dan"), secret)
    dan = client()
    answer = sign_in(dan)
    before = person(request_of(dan))
    asked_for = dan.get("/account/2fa/authenticate/")
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    wrong = dan.post("/account/2fa/authenticate/", {"code": str((int(code) + 1) % 10**6).zfill(6)})
    dan.post("/account/2fa/authenticate/", {"code": code})

    assert (answer.url, before) == ("/account/2fa/authenticate/", "")
    assert (asked_for.status_code, wrong.status_code) == (200, 200)
    assert (person(request_of(dan)), second_factor(request_of(dan))) == ("dan", True)


def test_proving_it_once_more_is_fresh(house, clock):
    from mingce.desks.entrance.factors import fresh

    take_up(link())
    dan = client()
    sign_in(dan)
    shown = dan.get("/account/reauthenticate/")
    dan.post("/account/reauthenticate/", {"password": PASSWORD})

    assert shown.status_code == 200
    assert fresh(request_of(dan)) is True


def test_after_five_wrong_passwords_the_right_one_is_refused_too(house, clock):
    take_up(link())
    dan = client()
    for _ in range(5):
        sign_in(dan, "not the password")
    sign_in(dan)

    assert request_of(dan).user.is_authenticated is False


def test_an_invitation_is_taken_up_once(house, clock):
    path = link()
    shown = client().get(path)
    first, again = take_up(path), take_up(path, "another password 9")

    assert (shown.status_code, first.status_code, again.status_code) == (200, 302, 410)
    assert sign_in(client(), "another password 9").status_code == 200


def test_an_invitation_ends_after_seven_days(house, clock):
    path = link()
    clock(6)
    open_still = client().get(path).status_code
    clock(8)

    assert (open_still, take_up(path).status_code) == (200, 410)


def test_a_new_invitation_ends_the_one_before_and_a_changed_one_is_none(house, clock):
    old, new = link(), link()
    forged = new[:-3] + ("aa/" if not new.endswith("aa/") else "bb/")
    answers = [client().get(path).status_code for path in (old, forged, new)]

    assert answers == [410, 410, 200]


def test_only_people_of_the_house_are_invited_and_only_by_the_system_administrator(house, clock):
    from mingce.acts.perform import Denied, Refusal

    with pytest.raises(Refusal) as stranger:
        link("nobody")
    with pytest.raises(Denied):
        link(by=security())

    assert stranger.value.words.en == "nobody of that id has been entered"


def test_whoever_has_a_seat_and_an_account_gets_no_other_account(house, clock):
    from mingce.acts.perform import Refusal

    employ("eve", "bureau")
    take_up(link("eve"))
    with pytest.raises(Refusal) as refused:
        link("eve")

    assert refused.value.words.en == "this person has a seat and an account: the seat is left first"


@pytest.mark.parametrize("password", ["short 1", "password1234", "123456789012345"])
def test_a_password_that_is_easily_guessed_is_not_taken(house, clock, password):
    path = link()

    assert take_up(path, password).status_code == 200
    assert client().get(path).status_code == 200


def test_nobody_signs_up(house, clock):
    from mingce.ledger import models

    sent = {"username": "mallory", "password1": PASSWORD, "password2": PASSWORD}
    answer = client().post("/account/signup/", sent)

    assert "不接受自行注册" in answer.content.decode()
    assert models.Account.objects.count() == 0


def test_pages_of_the_entrance_have_no_inline_script_or_style_and_forbid_both(house, clock):
    take_up(link())
    dan = client()
    shown = [dan.get("/account/login/")]
    sign_in(dan)
    dan.post("/account/reauthenticate/", {"password": PASSWORD})
    paths = ("2fa/", "2fa/totp/activate/", "2fa/webauthn/add/", "2fa/webauthn/", "password/")
    shown += [dan.get(f"/account/{path}") for path in paths]
    policies = {one.headers["Content-Security-Policy"] for one in shown}

    assert [one.status_code for one in shown] == [200] * 6
    assert all("default-src 'self'" in one and "unsafe" not in one for one in policies)
    for one in shown:
        page = one.content.decode()
        scripts = re.findall(r"<script([^>]*)>", page)
        assert all("src=" in marks or "application/json" in marks for marks in scripts)
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=", page) == []


def test_an_account_without_a_seat_is_the_public(house, clock):
    take_up(link())
    dan = client()
    sign_in(dan)
    answer = dan.get("/office/")

    assert answer.status_code in (302, 403)


def test_whoever_is_erased_is_signed_out_and_has_no_account(house, clock):
    from mingce.acts.erasing import erase
    from mingce.desks.entrance.factors import person
    from mingce.ledger import models

    bureau = employ("eve", "bureau")
    take_up(link())
    dan = client()
    sign_in(dan)
    before = person(request_of(dan))
    erase(asked(bureau), "dan", "本人要求")

    assert (before, person(request_of(dan))) == ("dan", "")
    assert models.Account.objects.filter(person="dan").exists() is False


def test_accounts_and_second_factors_are_in_a_backup_and_failed_tries_are_not(house):
    from mingce.ledger import tabled

    names = {tabled.name_of(table) for table in tabled.tables()}

    assert {"ledger.account", "mfa.authenticator"} <= names
    assert "ledger.tried" not in names
