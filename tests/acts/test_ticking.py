"""What the house does by itself: it notices, it takes up what fell down, and decides nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.acts.posted import EDITION

MIDNIGHT = datetime(2018, 8, 31, 16, tzinfo=UTC)
"""The end of the last day of August in Shanghai."""


def open_a_round(round_id: str = "2018", **due):
    """A round of the built-in edition, opened by whoever runs it."""
    from mingce.law import edition
    from mingce.ledger import models, write
    from tests.ledger.noted import note

    rules = edition.load(EDITION)
    number = models.Entry.objects.count() + 1
    with write.turn():
        days = {name: day.isoformat() for name, day in due.items()}
        more = {"edition": rules.hash, "programme": rules.shape.programme, "due": days}
        row = note(f"round/{round_id}", number, action="open_round", **more)
        write.keep_edition(rules)
        write.keep_round(round_id, rules, days, row)
    return rules


def notice(at):
    from mingce.acts.ticking import notice as look

    return look(at)


def noticed() -> list[tuple]:
    from mingce.ledger import models

    rows = models.Overdue.objects.order_by("id")
    return [(row.round, row.what, row.holder, row.since) for row in rows]


def messages() -> set[tuple[str, str, str]]:
    from mingce.ledger import models

    rows = models.Message.objects.exclude(overdue=None)
    return set(rows.values_list("overdue__holder", "role", "of"))


def called(rules) -> set[tuple[str, str]]:
    """Who is expected to come of itself, and in which track."""
    return {
        (name, holder)
        for name, track in rules.tracks.items()
        if track.calls
        for holder in rules.shape.lists[track.calls].holders
    }


def test_whoever_was_called_and_did_not_come_is_noticed_when_the_day_is_over(database):
    rules = open_a_round()

    assert notice(MIDNIGHT - timedelta(seconds=1)) == 0
    assert notice(MIDNIGHT + timedelta(hours=1)) == len(called(rules)) > 0
    assert {(what, holder) for _, what, holder, _ in noticed()} == called(rules)


def test_those_whom_it_concerns_are_told_once_and_no_oftener(database):
    rules = open_a_round()
    notice(MIDNIGHT)
    told = messages()
    assert notice(MIDNIGHT + timedelta(hours=1)) == 0

    assert messages() == told
    assert {holder for holder, _, _ in told} == {holder for _, holder in called(rules)}
    assert all(len({of for h, _, of in told if h == holder}) == 3 for holder, _, _ in told)


def test_it_is_looked_up_once_an_hour(database):
    open_a_round()

    assert notice(MIDNIGHT) is not None
    assert notice(MIDNIGHT + timedelta(minutes=59)) is None
    assert notice(MIDNIGHT + timedelta(minutes=60)) == 0


def test_a_day_that_was_moved_counts_as_it_was_moved(database):
    rules = open_a_round(**dict.fromkeys(_due(), datetime(2018, 9, 30, tzinfo=UTC).date()))

    assert notice(MIDNIGHT) == 0
    assert notice(MIDNIGHT + timedelta(days=30)) == len(called(rules))


def _due() -> list[str]:
    from mingce.law import edition

    return list(edition.load(EDITION).shape.deadlines)


def test_in_a_round_that_is_over_nobody_is_waited_for(database):
    from mingce.ledger import models

    open_a_round()
    models.Round.objects.update(closed=MIDNIGHT)

    assert notice(MIDNIGHT) == 0


def test_a_year_of_rectification_that_passed_is_noticed_and_nothing_lapses(database):
    from datetime import date

    from mingce.ledger import models

    rules = open_a_round()
    models.Round.objects.update(closed=MIDNIGHT)
    title = next(iter(rules.shape.titles))
    models.RegisterRow.objects.create(
        sort="title", subject="320400", title=title, since=date(2015, 1, 1),
        status="rectification", rectify_by=date(2018, 8, 31),
    )  # fmt: skip

    assert notice(MIDNIGHT) == 1
    assert noticed() == [("", title, "320400", date(2018, 8, 31))]
    assert models.RegisterRow.objects.get().status == "rectification"


def test_a_letter_says_who_let_which_day_pass(database):
    from django.core import mail
    from django.test import override_settings

    from mingce.acts.telling import send
    from tests.acts.posted import reader

    open_a_round()
    notice(MIDNIGHT)
    _, role, of = min(messages())
    reader("anna", role, of)
    mail.outbox = []
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        send(MIDNIGHT)

    assert all("2018-08-31" in letter.subject for letter in mail.outbox)
    assert len(mail.outbox) == len([1 for message in messages() if message[1:] == (role, of)])


def look_twice() -> None:
    """As two would who look at once: neither knows that the other has looked."""
    from mingce.ledger import models

    notice(MIDNIGHT)
    models.Upkeep.objects.all().delete()
    notice(MIDNIGHT)


def test_two_who_look_at_once_notice_it_once(database):
    rules = open_a_round()
    look_twice()

    assert len(noticed()) == len(called(rules))


def test_the_database_itself_lets_nobody_notice_it_twice(database, monkeypatch):
    from django.db import IntegrityError

    from mingce.ledger import models

    open_a_round()
    monkeypatch.setattr(models.Overdue.objects, "get_or_create", _always_anew)

    with pytest.raises(IntegrityError):
        look_twice()


def _always_anew(defaults, **columns):
    from mingce.ledger import models

    return models.Overdue.objects.create(**columns, **defaults), True


def test_a_tick_is_noted_once_an_hour_and_whenever_something_failed(database):
    from mingce.acts.ticking import beat
    from mingce.ledger import upkeep

    for minutes, faults in ((0, ""), (1, ""), (2, "no mail"), (3, ""), (63, "")):
        beat(MIDNIGHT + timedelta(minutes=minutes), faults)

    noted = [(one.at - MIDNIGHT, one.well) for one in upkeep.notes(upkeep.TICK)]
    assert noted == [
        (timedelta(0), True),
        (timedelta(minutes=2), False),
        (timedelta(minutes=3), True),
        (timedelta(minutes=63), True),
    ]


def test_jobs_are_swept_in_a_turn_of_their_own(database):
    from mingce.acts.ticking import sweep

    assert sweep(MIDNIGHT) == (0, 0)
