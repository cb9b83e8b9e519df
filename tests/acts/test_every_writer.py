"""Nothing escapes the log: an act leaves one entry in each of its streams, a refused one none."""

from collections import Counter
from contextlib import contextmanager, suppress

import pytest

from tests.acts import writers
from tests.acts.writers import ACTS, SILENT


def streams() -> Counter:
    from mingce.ledger import models

    return Counter(models.Entry.objects.values_list("stream_id", flat=True))


def taken_in(outcome) -> bool:
    """Whether all of what was asked was done; what answers nothing was."""
    outcomes = outcome if isinstance(outcome, list) else [outcome]
    return all(getattr(one, "receipt", True) is not None for one in outcomes)


def refused(act, by) -> bool:
    """Whether it was refused, in either of the two ways."""
    from mingce.acts.perform import Refusal
    from mingce.ledger.files import TooLarge

    try:
        outcome = act.refused(by)
    except (Refusal, TooLarge):
        return True
    outcomes = outcome if isinstance(outcome, list) else [outcome]
    return all(one.receipt is None for one in outcomes)


@pytest.fixture
def house(database):
    """A house that has not even been founded, and one in which everybody is at work."""

    def ready(act):
        if act.founded:
            writers.prepare()
        act.ready()

    return ready


def test_there_is_a_line_for_every_act():
    assert writers.there_are() == {*ACTS, *SILENT}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_leaves_one_entry_in_each_of_its_streams_and_a_refused_one_none(house, name):
    act = ACTS[name]
    house(act)
    by = act.by()
    before = streams()

    assert refused(act, by)
    assert streams() == before
    assert taken_in(act.done(by))
    assert streams() - before == Counter(act.streams)


@pytest.mark.parametrize("name", [name for name, act in ACTS.items() if act.streams])
def test_without_the_pen_the_test_above_is_red(house, name, monkeypatch):
    """Sabotage: whatever is appended is thrown away again, and every act is missed."""
    from django.db import connection

    from mingce.ledger import write

    act = ACTS[name]
    house(act)
    before = streams()
    if connection.vendor == "postgresql":
        pytest.skip("once is enough")
    real = write.turn

    @contextmanager
    def lost():
        with real() as turn:
            yield turn
            turn.leave_nothing()

    monkeypatch.setattr(write, "turn", lost)
    with suppress(Exception):  # a later hand may miss what an earlier one wrote
        act.done(act.by())

    assert streams() - before != Counter(act.streams)
