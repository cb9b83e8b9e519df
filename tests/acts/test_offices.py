"""An office that lacks three hands says so on record, and then signs with fewer."""

import pytest

from tests.acts.staffed import (
    a_seat,
    asked,
    audit,
    bureau,
    employ,
    enter,
    entries,
    reasons,
    seat,
    security,
    system,
    who,
)
from tests.cast import CITY


@pytest.fixture
def house(house):
    employ("dan", "bureau")
    return house


def declare(by=None, because: str = "只有两人", **more):
    from mingce.acts.offices import declare_small

    return declare_small(asked(by or bureau()), because, **more)


def small() -> bool:
    from mingce.ledger import standing

    return standing.small("office")


def test_an_office_of_two_says_that_it_is_small(house):
    employ("eve", "bureau")
    before = small()

    assert (before, declare().receipt is not None, small()) == (False, True, True)
    assert entries()[-1]["because"] == "只有两人"
    assert entries()[-1]["cite"] == "op.3"


def test_an_office_of_three_is_not_small(house):
    employ("eve", "bureau")
    employ("fay", "bureau")

    assert (reasons(declare()), small()) == (["small office"], False)


def test_one_person_in_many_seats_and_people_elsewhere_are_not_three_hands(house):
    enter("eve", "fay")
    seat(a_seat("eve", "town", CITY), a_seat("fay", "judge"))

    assert declare().receipt is not None


def test_it_says_why(house):
    assert reasons(declare(because=" ")) == ["because"]


def test_it_can_take_the_statement_back(house):
    declare()
    declare(because="又来了人", small=False)

    assert small() is False


def test_what_is_proposed_at_the_office_is_kept_beside_the_statement(house):
    from mingce.acts.seating import confirm

    enter("eve")
    one = a_seat("eve", "audit")
    seat(one)
    declare()

    assert confirm(asked(system()), one).receipt is not None
    assert small() is True


@pytest.mark.parametrize("by", [system, security, audit, lambda: who("eve", "town", CITY)])
def test_nobody_else_says_so(house, by):
    from mingce.acts.perform import Denied

    employ("eve", "town", CITY)
    with pytest.raises(Denied):
        declare(by())
    assert small() is False
