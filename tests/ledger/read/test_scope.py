"""Everybody lists and opens what is theirs; what is not theirs is not there."""

import pytest

from tests.cast import CITY, NEIGHBOUR, PROVINCE
from tests.ledger.read import readers
from tests.ledger.read.readers import DAY, FAR, SISTER, cast, do, keys, statements


def listed(viewer, **wanted) -> list:
    from mingce.ledger import read

    return [one.key for one in read.cases(viewer, DAY, **wanted)]


def opened(viewer) -> list:
    from mingce.ledger import read

    return [key for key in sorted(keys()) if read.case(viewer, DAY, key) is not None]


def expected() -> dict[str, list]:
    """Whose cases are whose, told by hand."""
    every = sorted(keys())
    own = {f"town {code}": [key for key in every if key.holder == code] for code in readers.HOLDERS}
    return {
        **{name: [] for name in cast()},
        **own,
        f"province {PROVINCE}": [key for key in every if key.holder in (CITY, SISTER)],
        "province xpcc": [key for key in every if key.holder == FAR],
        "other province": [key for key in every if key.holder == NEIGHBOUR],
        "office": every,
        "assigned": [keys()[0]],
    }


# -- who sees which case


def test_everybody_lists_their_own_cases_and_no_others(house):
    assert {name: listed(viewer) for name, viewer in house.items()} == expected()


def test_what_is_listed_is_exactly_what_opens(house):
    assert {name: opened(viewer) for name, viewer in house.items()} == {
        name: listed(viewer) for name, viewer in house.items()
    }


def test_what_has_entries_to_be_seen_is_exactly_what_opens(house):
    from mingce.ledger import read

    def told(viewer):
        return [key for key in sorted(keys()) if read.entries(viewer, DAY, key.stream)]

    assert {n: told(viewer) for n, viewer in house.items()} == {
        n: opened(viewer) for n, viewer in house.items()
    }


def test_a_narrower_list_is_what_of_the_whole_fits(house):
    for viewer in house.values():
        whole = listed(viewer)
        for number in readers.ROUNDS:
            assert listed(viewer, round_id=number) == [k for k in whole if k.round == number]
        assert listed(viewer, track="lighting", states=["asked"]) == whole
        assert listed(viewer, states=["dark"]) == listed(viewer, track="ending") == []


def test_pages_together_are_the_whole(house):
    whole = listed(house["office"])
    pages = [listed(house["office"], skip=skip, at_most=2) for skip in (0, 2, 4, 6)]

    assert [key for page in pages for key in page] == whole
    assert [len(page) for page in pages] == [2, 2, 2, 0]


def test_a_foreign_case_is_answered_as_one_that_is_not_there(house):
    from mingce.ledger import read
    from mingce.ledger.streams import CaseKey

    foreign, missing = keys()[2], CaseKey("2018", "lighting", "110000")
    town = house[f"town {CITY}"]

    def answers(key):
        return [
            read.case(town, DAY, key),
            read.entries(town, DAY, key.stream),
            read.proof(town, DAY, key.stream, 0),
            read.drafts(town, DAY, key),
            read.overtaken(town, DAY, key),
            read.experts(town, DAY, key),
        ]

    assert answers(foreign) == answers(missing) == [None, (), None, (), (), ()]


@pytest.mark.parametrize(
    "stream",
    ["", "case", "case/2018", "case/2018/lighting/320400/x", "case/a/b/c", "holder/", "x/y"],
)
def test_a_stream_that_is_none_has_no_entries_for_anybody(house, stream):
    from mingce.ledger import read

    assert {read.entries(viewer, DAY, stream) for viewer in house.values()} == {()}


def test_a_seat_that_is_taken_away_is_gone_with_the_next_look(own_house):
    from mingce.ledger import models, read

    town = own_house[f"town {CITY}"]
    before = listed(town)
    models.Seat.objects.filter(person_id=town.person).update(until=DAY)

    assert (bool(before), listed(town), read.case(town, DAY, keys()[0])) == (True, [], None)


def test_an_expert_who_is_released_sees_nothing_more(own_house):
    from mingce.acts.assigning import release

    release(readers.asked(own_house["office"]), keys()[0], own_house["assigned"])

    assert listed(own_house["assigned"]) == []


# -- how many statements it takes


def test_listing_forty_cases_takes_three_statements(database):
    from mingce.acts.rounds import open_round
    from mingce.ledger import read
    from mingce.ledger.streams import CaseKey
    from tests.faults import scene

    readers.seat_all()
    office = cast()["office"]
    open_round(readers.asked(office), "2018", readers.lamps(readers.PART))
    towns = scene.towns(40)
    scene.seat(*map(scene.town, towns))
    for code in towns:
        do(scene.town(code), CaseKey("2018", "lighting", code), "answer", height=4)
    read.cases(office, DAY)
    with statements() as sent:
        found = read.cases(office, DAY)

    assert (len(found), len(sent)) == (40, 3)


@pytest.mark.parametrize(
    ("look", "at_most"),
    [
        (lambda read, who: read.case(who, DAY, keys()[0]), 3),
        (lambda read, who: read.entries(who, DAY, keys()[0].stream), 3),
        (lambda read, who: read.drafts(who, DAY, keys()[0]), 3),
        (lambda read, who: read.register(who, DAY), 4),
        (lambda read, who: read.rounds(who, DAY), 1),
        (lambda read, who: read.checkpoints(who, "sha256"), 1),
        (lambda read, who: read.receipt(who, "sha256:x"), 1),
    ],
)
def test_no_look_takes_a_statement_for_each_row(house, look, at_most):
    from mingce.ledger import read

    look(read, house[f"town {CITY}"])
    with statements() as sent:
        look(read, house[f"town {CITY}"])

    assert len(sent) <= at_most


def test_people_and_the_log_take_as_many_statements_as_they_are_tables(house):
    from mingce.ledger import read

    with statements() as sent:
        read.people(house["system"], DAY)
        read.log(house["audit"], DAY)

    assert len(sent) == 3 + 2
