"""A round is opened upon an edition under which every seat can be read in one way only."""

import pytest

from tests.acts.staffed import asked, bureau, employ, entries, reasons
from tests.cast import lamps

NAMED_SO = """
actors:
  audit: {{label: {{zh: 审计, en: audit}}, cite: "1", desk: {desk}, seat: {seat}}}
"""


@pytest.fixture
def house(house):
    employ("dan", "bureau")
    return house


def opened(part: str = ""):
    from mingce.acts.rounds import open_round

    return open_round(asked(bureau()), "2018", lamps(part))


@pytest.mark.parametrize(("desk", "seat"), [("office", "office"), ("public", "pool")])
def test_no_round_is_opened_upon_an_edition_with_an_actor_called_like_an_administrator(
    house, desk, seat
):
    from mingce.ledger import models

    before = entries()
    outcome = opened(NAMED_SO.format(desk=desk, seat=seat))

    assert (outcome.receipt, reasons(outcome)) == (None, ["actor audit"])
    assert [found.clause for found in outcome.decision.reasons] == ["op.18"]
    assert entries() == before
    assert not models.Round.objects.exists()
    assert not models.Edition.objects.exists()


def test_the_refusal_keeps_the_round_free_for_an_edition_without_such_an_actor(house):
    opened(NAMED_SO.format(desk="office", seat="office"))

    assert opened().receipt is not None


@pytest.mark.parametrize("authority", [" ", "文\0号"])
def test_a_round_is_changed_on_an_authority_that_can_be_kept(house, authority):
    from mingce.acts.perform import Refusal
    from mingce.acts.rounds import close_round, move_due

    opened()
    before = entries()
    with pytest.raises(Refusal):
        move_due(asked(bureau()), "2018", {}, authority, 1)
    with pytest.raises(Refusal):
        close_round(asked(bureau()), "2018", authority, 1)

    assert entries() == before
