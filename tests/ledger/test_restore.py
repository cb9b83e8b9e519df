"""What was backed up comes back row by row, on either database, or nothing does."""

import itertools

import pytest

from tests.databases import VENDORS, connect
from tests.ledger.house import backed_up, furnish, restored, rows, shelf
from tests.ledger.noted import AT, note


@pytest.fixture
def fresh(databases):
    """Makes empty databases, the process connected to the last one made."""
    made = []

    def new(vendor):
        url = databases.fresh(vendor)
        made.append(url)
        connect(url)
        return url

    yield new
    for url in made:
        databases.drop(url)


@pytest.fixture
def house(database, tmp_path):
    """A furnished ledger, backed up."""
    store = shelf(tmp_path)
    furnish(store)
    backed_up(tmp_path / "backup.tar", store)
    return store


@pytest.fixture
def elsewhere(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    return shelf(tmp_path / "elsewhere")


def empty():
    return all(not found for found in rows().values())


@pytest.mark.parametrize("vendors", [*itertools.product(VENDORS, VENDORS)], ids="-".join)
@pytest.mark.parametrize("name", ["backup", "backup.tar"])
def test_every_row_and_file_comes_back_on_either_database(
    fresh, tmp_path, elsewhere, vendors, name
):
    origin, goal = vendors
    store = shelf(tmp_path)
    fresh(origin)
    furnish(store)
    backed_up(tmp_path / name, store)
    held = rows("Upkeep")

    fresh(goal)
    restored(tmp_path / name, elsewhere, verify=True)

    assert rows("Upkeep") == held
    assert sorted(elsewhere.digests()) == sorted(store.digests())
    assert [*elsewhere.scrub()] == []
    assert [row[1] for row in rows()["Upkeep"]] == ["restore"]


def test_a_restored_ledger_is_written_on_and_sealed_and_backed_up(
    house, fresh, tmp_path, elsewhere, database
):
    from mingce.acts.sealing import seal
    from mingce.ledger import sealing, write

    fresh("postgres")
    restored(tmp_path / "backup.tar", elsewhere)
    with write.turn():
        row = note("panel/2018/1", 50)
    seal(AT, "tests.example/log", ("sha256", "sm3"))
    backed_up(tmp_path / "again", elsewhere)

    assert row.seq == 2
    assert sealing.proof_of("panel/2018/1", 2) is not None
    fresh("sqlite")
    restored(tmp_path / "again", elsewhere, verify=True)


def test_nothing_is_restored_over_anything(house, tmp_path, elsewhere):
    from mingce.ledger.inspection import Refused

    held = rows()
    with pytest.raises(Refused, match="不是空的"):
        restored(tmp_path / "backup.tar", elsewhere)
    assert rows() == held


def kept(*, beyond: int = 0):
    """A checkpoint that a witness keeps, made after so many more entries."""
    from mingce.acts.sealing import seal
    from mingce.ledger import sealing, write
    from mingce.seal import checkpoint

    for number in range(beyond):
        with write.turn():
            note("panel/2018/2", 100 + number)
    seal(AT, "tests.example/log", ("sha256", "sm3"))
    return [checkpoint.read([*sealing.checkpoints(name)][-1].note) for name in ("sha256", "sm3")]


def test_a_kept_checkpoint_that_fits_lets_it_through(house, fresh, tmp_path, elsewhere):
    witness = kept()
    fresh("sqlite")

    assert restored(tmp_path / "backup.tar", elsewhere, kept=witness).sealed > 0


def test_a_stale_backup_is_told_with_the_number_of_entries_that_are_missing(
    house, fresh, tmp_path, elsewhere
):
    from mingce.ledger.inspection import Refused

    witness = kept(beyond=3)
    fresh("sqlite")

    with pytest.raises(Refused, match="缺 3 条") as refusal:
        restored(tmp_path / "backup.tar", elsewhere, kept=witness)
    assert "3 are missing" in refusal.value.words.en
    assert empty()


def test_the_checkpoint_of_another_log_does_not_fit(house, fresh, tmp_path, elsewhere):
    from mingce.ledger.inspection import Refused

    fresh("sqlite")
    from mingce.ledger import write

    with write.turn():
        note("panel/2018/2", 1)
    witness = kept()
    fresh("sqlite")

    with pytest.raises(Refused, match="另一份记录"):
        restored(tmp_path / "backup.tar", elsewhere, kept=witness)
    assert empty()


def test_a_restore_that_breaks_off_leaves_the_database_empty(
    house, fresh, tmp_path, elsewhere, monkeypatch
):
    from mingce.ledger import restore as restoring

    def breaks_off(*_):
        raise OSError(28, "No space left on device")

    fresh("postgres")
    monkeypatch.setattr(restoring, "_take_in", breaks_off)
    with pytest.raises(OSError, match="No space"):
        restored(tmp_path / "backup.tar", elsewhere)
    assert empty()


def test_ids_go_on_after_the_last_one(house, fresh, tmp_path, elsewhere):
    from mingce.ledger import models, write

    for vendor in VENDORS:
        fresh(vendor)
        restored(tmp_path / "backup.tar", elsewhere)
        last = models.Entry.objects.order_by("-id").first().id
        with write.turn():
            assert note("panel/2018/1", 60).id == last + 1
