"""Whoever stands over every case counts and sifts them; to anybody else there are none."""

import pytest

from tests.cast import CITY, NEIGHBOUR
from tests.ledger.read.readers import DAY, FAR, SISTER, keys, statements


def sifted(viewer, after=None, at_most=50, **wanted) -> list:
    from mingce.ledger import read

    return [one.key for one in read.sifted(viewer, DAY, read.Sieve(**wanted), after, at_most)]


def test_only_the_office_counts_and_sifts(house):
    from mingce.ledger import read

    found = {
        name: (
            sifted(viewer),
            sum(one.many for one in read.tallies(viewer, DAY)),
            read.matching(viewer, DAY, read.Sieve()),
        )
        for name, viewer in house.items()
    }
    every = sorted(keys())

    assert found == {
        name: (every, len(every), len(every)) if name == "office" else ([], 0, 0) for name in house
    }


def test_what_is_sifted_is_told_as_in_the_list(house):
    from mingce.ledger import read

    assert read.sifted(house["office"], DAY, read.Sieve()) == read.cases(house["office"], DAY)


def test_cases_are_counted_by_round_track_state_and_region(house):
    from mingce.ledger import read

    told = {
        (one.round, one.track, one.region): one.many
        for one in read.tallies(house["office"], DAY)
        if one.state == "asked"
    }
    expected = {}
    for key in keys():
        place = key.round, key.track, key.holder[:2]
        expected[place] = expected.get(place, 0) + 1

    assert told == expected


@pytest.mark.parametrize("size", [1, 2, 4, 6])
def test_pages_behind_one_another_are_the_whole(house, size):
    found, after = [], None
    while page := sifted(house["office"], after, size):
        found += page
        after = page[-1]

    assert found == sorted(keys())


def test_each_filter_keeps_what_it_says(house):
    office, every = house["office"], sorted(keys())

    assert sifted(office, round="2019") == [key for key in every if key.round == "2019"]
    assert sifted(office, track="lighting", state="asked") == every
    assert sifted(office, track="ending") == sifted(office, state="dark") == []
    assert sifted(office, region=CITY[:2]) == [k for k in every if k.holder in (CITY, SISTER)]
    places = {("2019", "lighting", "asked")}
    assert sifted(office, standing=places) == sifted(office, round="2019")
    assert sifted(office, standing=set()) == []


def test_whom_a_search_means_is_found_by_code_or_key(house):
    from mingce.ledger.read import Sought

    office, every = house["office"], sorted(keys())
    by_code = sifted(office, sought=Sought(frozenset({NEIGHBOUR, FAR}), "?"))

    assert by_code == [key for key in every if key.holder in (NEIGHBOUR, FAR)]
    assert sifted(office, sought=Sought(frozenset(), FAR)) == sifted(office, region=FAR[:2])
    assert sifted(office, sought=Sought(frozenset(), "%")) == []


def test_neither_takes_a_statement_for_each_case(house):
    from mingce.ledger import read

    with statements() as sent:
        sifted(house["office"])
        read.tallies(house["office"], DAY)
        read.matching(house["office"], DAY, read.Sieve())

    assert len(sent) == 3 * 3
