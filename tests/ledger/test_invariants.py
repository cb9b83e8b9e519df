"""What must hold of the ledger holds after any story, and whatever offends it is returned."""

from io import BytesIO

import pytest

from tests.ledger.noted import AT
from tests.ledger.offenders import PLANTS
from tests.ledger.planted import planted
from tests.ledger.played import LATER, play, staff, unguarded


@pytest.fixture
def house(database, tmp_path):
    """A ledger with something of every kind in it, sealed twice, and its files."""
    from mingce.acts.sealing import seal
    from mingce.ledger import invariants, models, write
    from mingce.ledger.files import store
    from tests.ledger.noted import note

    kept = store(str(tmp_path / "files"))
    player = play("strong_city_ends.yaml")
    seal(LATER, "tests.example/log", ("sha256",))
    staff(player)
    digest = kept.put(BytesIO(b"a letter")).digest
    models.StoredFile.objects.create(digest=digest, size=8, at=AT)
    with write.turn():
        row = note("panel/2018/1", 1, documents={"letter": [digest]})
        write.keep_files(row, {"letter": [digest]})
    seal(LATER, "tests.example/log", ("sha256",))
    return invariants.House(LATER, kept)


def offended(house, *, full: bool = True) -> set[str]:
    from mingce.ledger.invariants import offences

    return {invariant.name for invariant, _ in offences(house, full=full)}


def test_nothing_offends_a_ledger_that_was_only_ever_acted_upon(house):
    assert offended(house) == set()


def test_whatever_offends_an_invariant_is_returned(house):
    unguarded()
    unseen = []
    for name, plants in PLANTS.items():
        for plant in plants:
            with planted():
                plant()
                if name not in offended(house):
                    unseen.append((name, plant.__name__))

    assert unseen == []
    assert offended(house) == set()


def test_every_invariant_has_an_offender_in_these_tests(database):
    from mingce.ledger.invariants import INVARIANTS

    assert {invariant.name for invariant in INVARIANTS} == set(PLANTS)
    assert all(i.words.zh and i.words.en and i.because.zh for i in INVARIANTS)


def test_what_reads_every_entry_is_left_out_where_there_is_no_time(house):
    unguarded()
    with planted():
        PLANTS["hash"][1]()
        assert "hash" not in offended(house, full=False)


def test_a_planted_offence_is_of_one_kind_only_where_it_can_be(house):
    """The offenders are told apart, so a red line says where to look."""
    unguarded()
    alone = {"administrators", "answers", "cases", "titles", "upkeep"}
    for name in sorted(alone):
        with planted():
            PLANTS[name][0]()
            assert offended(house, full=False) - {name} == set()
