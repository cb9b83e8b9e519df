"""What was done for the house's safety is on record, and what ceased to be done is seen."""

from datetime import timedelta

from tests.ledger.noted import AT, notes


def test_what_was_done_is_known_with_how_it_came_out(database):
    from mingce.ledger import upkeep

    upkeep.note(upkeep.BACKUP, AT, detail="to tape")
    upkeep.note(upkeep.BACKUP, AT + timedelta(days=1), well=False, detail="no tape")

    assert upkeep.last(upkeep.BACKUP).detail == "no tape"
    assert upkeep.last(upkeep.BACKUP, well=True).detail == "to tape"
    assert [note.well for note in upkeep.notes(upkeep.BACKUP)] == [True, False]
    assert upkeep.last(upkeep.RESTORE) is None


def test_what_was_done_once_and_not_in_time_again_is_a_gap(database):
    from mingce.ledger import upkeep

    for what, within in upkeep.RHYTHM.items():
        upkeep.note(what, AT - within)
    assert list(upkeep.gaps(AT)) == []

    gaps = list(upkeep.gaps(AT + timedelta(seconds=1)))

    assert {gap.what for gap in gaps} == set(upkeep.RHYTHM)
    assert all(gap.last == AT - gap.within for gap in gaps)


def test_what_never_was_done_is_no_gap(database):
    from mingce.ledger import upkeep

    assert list(upkeep.gaps(AT)) == []


def test_what_failed_closes_no_gap(database):
    from mingce.ledger import upkeep

    upkeep.note(upkeep.RESTORE, AT - timedelta(days=8))
    upkeep.note(upkeep.RESTORE, AT, well=False)

    assert [gap.what for gap in upkeep.gaps(AT)] == [upkeep.RESTORE]


def test_the_newest_entry_and_the_oldest_unsealed_are_known(database):
    from mingce.acts.sealing import seal
    from mingce.ledger import upkeep

    assert (upkeep.newest(), upkeep.oldest_unsealed()) == (None, None)
    notes(3)
    assert (upkeep.newest(), upkeep.oldest_unsealed()) == (AT + timedelta(minutes=2), AT)

    seal(AT, "tests.example/log", ("sha256",))
    assert upkeep.oldest_unsealed() is None

    notes(2, start=3)
    assert upkeep.oldest_unsealed() == AT + timedelta(minutes=3)
