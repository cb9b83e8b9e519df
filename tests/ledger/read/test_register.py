"""The register: what one has to do with, and what was made known to everybody."""

from tests.cast import CITY, NEIGHBOUR, PROVINCE
from tests.ledger.read.readers import (
    DAY,
    SISTER,
    decide,
    keys,
    publish,
    take_in,
)


def rows(viewer) -> list[str]:
    from mingce.ledger import read

    return sorted(held.holder for held in read.register(viewer, DAY).titles)


def test_a_decision_is_in_the_public_register_once_it_is_published(own_house):
    first = decide(keys()[0])
    before = rows(own_house["public"])
    publish(first)

    assert (before, rows(own_house["public"])) == ([], [CITY])


def test_an_earlier_title_that_was_taken_in_is_public(own_house):
    take_in(NEIGHBOUR)

    assert rows(own_house["public"]) == [NEIGHBOUR]


def test_everybody_sees_the_rows_of_their_own_holders(own_house):
    for key in (keys()[0], keys()[1], keys()[2]):
        decide(key)
    told = {name: rows(viewer) for name, viewer in own_house.items()}

    assert {name: found for name, found in told.items() if found} == {
        f"town {CITY}": [CITY],
        f"town {SISTER}": [SISTER],
        f"town {NEIGHBOUR}": [NEIGHBOUR],
        f"province {PROVINCE}": [CITY, SISTER],
        "other province": [NEIGHBOUR],
        "office": sorted([CITY, SISTER, NEIGHBOUR]),
        "assigned": [CITY],
    }


def test_the_entries_of_a_holder_are_seen_by_who_sees_its_rows(own_house):
    from mingce.ledger import read

    take_in(CITY)
    told = {n: len(read.entries(viewer, DAY, f"holder/{CITY}")) for n, viewer in own_house.items()}

    assert {name for name, found in told.items() if found} == {
        f"town {CITY}",
        f"province {PROVINCE}",
        "office",
        "assigned",
    }
