"""Mail goes out after the entry it is about: once if all goes well, again until it has gone."""

from datetime import date, timedelta

import pytest

from tests.acts.posted import CITY, NOON, Picky, a_step, later, messages, reader
from tests.ledger.played import unguarded

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def post(database):
    """The house's letters, as they leave it."""
    from django.core import mail
    from django.test import override_settings

    mail.outbox = []
    with override_settings(EMAIL_BACKEND=LOCMEM):
        yield mail.outbox


@pytest.fixture
def post_office():
    from django.test import override_settings

    def use(name: str):
        return override_settings(EMAIL_BACKEND=f"tests.acts.posted.{name}")

    Picky.taken.clear()
    return use


def send(at=NOON, **more):
    from mingce.acts.telling import send as tell

    told = tell(at, **more)
    return (told.sent, told.unseated, told.failed)


def test_whoever_sits_there_on_the_day_is_written_to(post):
    reader("anna", "city", CITY)
    reader("bo", "city", CITY, until=date(2018, 8, 20))
    reader("cai", "province", CITY)
    a_step()

    assert send() == (1, 0, 0)
    assert [letter.recipients() for letter in post] == [["anna@tests.example"]]
    assert [message.sent for message in messages()] == [NOON]


def test_a_letter_says_whose_case_took_which_step_and_where_to_look(post):
    from mingce.law import edition
    from tests.acts.posted import EDITION

    reader("anna", "city", CITY)
    a_step()
    send(site="https://tests.example/")

    rules = edition.load(EDITION)
    event = next(iter(rules.shape.events.values()))
    track = next(iter(rules.tracks.values()))
    [letter] = post
    zh, en = letter.body.split("\n\n")
    assert letter.subject == f"【明策】常州市：{event.zh}"
    assert zh.splitlines() == [
        f"常州市：{event.zh}",
        f"2018 {track.label.zh}",
        "请登录系统查看: https://tests.example/",
    ]
    assert en.splitlines()[1:] == [
        f"2018 {track.label.en}",
        "Sign in to see it: https://tests.example/",
    ]


def test_no_answer_and_no_person_is_in_a_letter(post):
    reader("anna", "city", CITY)
    a_step()
    send()

    told = post[0].subject + post[0].body
    assert [word for word in ("机密", "secret", "某人", "anna") if word in told] == []


def test_of_several_at_one_desk_none_sees_who_else_is_written_to(post):
    reader("anna", "city", CITY)
    reader("bo", "city", CITY)
    a_step()

    assert send() == (1, 0, 0)
    assert (post[0].to, post[0].bcc) == ([], ["anna@tests.example", "bo@tests.example"])


def test_what_was_sent_is_not_sent_again(post):
    reader("anna", "city", CITY)
    a_step()

    assert [send(), send(), send(later(9999))] == [(1, 0, 0), (0, 0, 0), (0, 0, 0)]
    assert len(post) == 1


def test_where_nobody_sits_the_message_stays(post):
    from mingce.ledger import outbox

    reader("anna", "city", CITY, email="")
    a_step()

    assert send() == (0, 1, 0)
    assert [(one.role, one.fault) for one in outbox.unsent()] == [("city", outbox.NOBODY)]
    reader("bo", "city", CITY)
    assert send() == (0, 0, 0)
    assert send(later(1)) == (1, 0, 0)
    assert list(outbox.unsent()) == []


def test_a_closed_post_office_loses_nothing(post, post_office):
    reader("anna", "city", CITY)
    for number in range(1, 6):
        a_step(number)
    with post_office("Closed"):
        assert send() == (0, 0, 3)
    tried = [(one.sent, one.tried, one.fault) for one in messages()]
    assert tried == [
        *[(None, 1, "ConnectionRefusedError: nobody listens")] * 3,
        *[(None, 0, "")] * 2,
    ]

    assert send(later(1)) == (5, 0, 0)
    assert [one.fault for one in messages()] == [""] * 5
    assert len(post) == 5


def test_one_bad_address_keeps_nobody_else_from_being_told(post_office, database):
    reader("bad", "province", "gd")
    reader("anna", "city", CITY)
    a_step(1, ("province", "gd"), ("city", CITY))

    with post_office("Picky"):
        assert send() == (1, 0, 1)
        assert [letter.to for letter in Picky.taken] == [["anna@tests.example"]]
    assert [one.fault for one in messages()] == ["ValueError: no such mailbox", ""]


def test_each_failure_makes_the_next_wait_longer(post_office, database):
    reader("bad", "city", CITY)
    a_step()
    at, waits = NOON, []
    with post_office("Picky"):
        for _ in range(14):
            assert send(at) == (0, 0, 1)
            [message] = messages()
            waits.append(message.due - at)
            assert send(message.due - timedelta(seconds=1)) == (0, 0, 0)
            at = message.due

    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert max(waits) == waits[-1] == timedelta(days=1)


def test_an_edition_that_cannot_be_read_stops_no_other_letter(post):
    from mingce.ledger import models

    reader("anna", "city", CITY)
    a_step(1)
    a_step(2)
    unguarded()
    row = models.Entry.objects.order_by("id").first()
    models.Entry.objects.filter(id=row.id).update(edition="sha256:none")

    assert send() == (1, 0, 1)


def test_a_message_is_with_whoever_took_it_first(database):
    from mingce.ledger import outbox, write

    a_step()
    [number] = outbox.waiting(NOON, 10)
    with write.turn():
        first = outbox.take(number, NOON)
    with write.turn():
        second = outbox.take(number, NOON)

    assert first is not None
    assert second is None
    assert outbox.waiting(NOON + outbox.LEASE - timedelta(seconds=1), 10) == []
    assert outbox.waiting(NOON + outbox.LEASE, 10) == [number]


def test_two_senders_at_once_send_each_letter_once(post):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    reader("anna", "city", CITY)
    for number in range(1, 21):
        a_step(number)

    def sender(_: int) -> int:
        try:
            return send()[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(sender, range(4)))

    assert sum(sent) == 20
    assert len(post) == 20
    assert [one.tried for one in messages()] == [1] * 20


@pytest.mark.parametrize(("guarded", "letters"), [(True, 1), (False, 2)])
def test_a_sender_with_an_old_list_sends_nothing_twice(post, monkeypatch, guarded, letters):
    from mingce.ledger import models, outbox

    reader("anna", "city", CITY)
    a_step()
    [number] = outbox.waiting(NOON, 10)
    monkeypatch.setattr(outbox, "waiting", lambda *_: [number])
    if not guarded:
        monkeypatch.setattr(outbox, "_ripe", lambda _: models.Message.objects.all())
    send()
    send()

    assert len(post) == letters


def test_a_sender_who_died_on_the_way_is_followed_by_another(post):
    from mingce.ledger import outbox, write

    reader("anna", "city", CITY)
    a_step()
    with write.turn():
        outbox.take(messages()[0].id, NOON)

    assert send(later(9)) == (0, 0, 0)
    assert send(later(10)) == (1, 0, 0)
    assert messages()[0].tried == 2
