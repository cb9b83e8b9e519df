"""The tables are made anew by the system administrator, on record, and by nobody else."""

import pytest

from tests.acts.staffed import asked, audit, bureau, employ, entries, founded, security, system
from tests.ledger.planted import change


@pytest.fixture
def house(database):
    founded()
    employ("dan", "bureau")


def rebuild(by, because: str = "磁盘故障之后"):
    from mingce.acts.rebuilding import rebuild as act

    return act(asked(by, 30), because)


def damage() -> None:
    from mingce.ledger import models

    change(models.Seat.objects.filter(person_id="dan").get(), "until")
    change(models.Stream.objects.order_by("name").first(), "folded")


def wrong() -> list:
    from mingce.ledger.rebuild import differences

    return list(differences())


def test_what_was_damaged_stands_again_as_it_was_entered(house):
    damage()
    assert len(wrong()) == 2

    outcome = rebuild(system())

    assert outcome.receipt is not None
    assert wrong() == []


def test_who_had_it_done_and_why_is_in_the_log(house):
    rebuild(system())
    entry = entries()[-1]

    assert (entry["action"], entry["actor"], entry["because"]) == (
        *("rebuild", "ada", "磁盘故障之后"),
    )


@pytest.mark.parametrize("by", [security, audit, bureau])
def test_nobody_else_may(house, by):
    from mingce.acts.perform import Denied

    damage()
    with pytest.raises(Denied):
        rebuild(by())

    assert len(wrong()) == 2


def test_it_is_not_done_without_a_reason(house):
    from mingce.acts.perform import Refusal

    with pytest.raises(Refusal, match="原因"):
        rebuild(system(), " ")


def test_it_waits_until_no_act_is_under_way(house):
    """On PostgreSQL each act holds a row of the streams, and the rebuilding wants them all."""
    from django.db import connection
    from django.db.utils import OperationalError

    from mingce.ledger import write
    from mingce.ledger.rebuild.rewriting import alone

    if connection.vendor == "sqlite":
        pytest.skip("on SQLite whoever is in a turn is alone")
    another = connection.copy()
    with another.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT name FROM ledger_stream LIMIT 1 FOR UPDATE")
        with connection.cursor() as mine:
            mine.execute("SET lock_timeout = 50")
        with pytest.raises(OperationalError, match="lock timeout"), write.turn():
            alone()
    another.close()
