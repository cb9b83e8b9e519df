"""A backup is of one moment, whole or not there at all, and how it came out is on record."""

import json
import threading
from contextlib import nullcontext

import pytest

from tests.ledger.house import backed_up, furnish, keep, rows, shelf
from tests.ledger.noted import note


@pytest.fixture
def house(database, tmp_path):
    store = shelf(tmp_path)
    furnish(store)
    return store


def lines(folder, table):
    return (folder / "tables" / f"ledger.{table}.jsonl").read_bytes().splitlines()[1:]


def upkeep():
    from mingce.ledger import models

    return list(models.Upkeep.objects.values_list("what", "well"))


def test_it_says_what_it_holds(house, tmp_path):
    from mingce.ledger import manifest, sealing

    held = rows()
    said = backed_up(tmp_path / "backup", house)

    assert manifest.read((tmp_path / "backup" / "manifest.json").read_bytes()) == said
    counted = {part.name: part.rows for part in said.parts}
    assert counted.pop("files.txt") == said.files == len(held["StoredFile"]) == 4
    assert sorted(counted.values()) == sorted(map(len, held.values()))
    assert said.entries == len(held["Entry"]) == said.sealed + 1
    notes = [[*sealing.checkpoints(name)][-1].note for name in ("sha256", "sm3")]
    assert list(said.checkpoints) == notes


def test_tar_and_folder_hold_the_same(house, tmp_path):
    from mingce.ledger.parcels import unpacked

    backed_up(tmp_path / "backup", house)
    backed_up(tmp_path / "backup.tar", house)

    found = []
    for name in ("backup", "backup.tar"):
        with unpacked(tmp_path / name) as parcel:
            found.append({})
            for part in sorted(parcel.sizes):
                if "upkeep" not in part and part != "manifest.json":
                    with parcel.open(part) as stream:
                        found[-1][part] = stream.read()
    assert found[0] == found[1]
    assert len(found[0]) > 20


def test_a_row_is_written_with_nothing_lost(house, tmp_path):
    backed_up(tmp_path / "backup", house)

    draft = json.loads(lines(tmp_path / "backup", "draft")[0])
    assert draft[3] == "未写完\n\u2028…"
    assert draft[-1] == "2018-08-20T01:00:00.000000Z"


def test_how_it_came_out_is_on_record(house, tmp_path):
    backed_up(tmp_path / "backup", house)
    assert upkeep() == [("backup", True)]

    (tmp_path / "files" / keep(house, b"lost")[7:9]).rename(tmp_path / "lost")
    with pytest.raises(Exception, match="请从备份取回"):
        backed_up(tmp_path / "second", house)
    assert upkeep() == [("backup", True), ("backup", False)]
    assert not (tmp_path / "second").exists()


def test_a_damaged_file_is_not_passed_on(house, tmp_path):
    from mingce.ledger.parcels.stored import Damaged

    digest = keep(house, b"whole")
    (tmp_path / "files" / digest[7:9] / digest[7:]).unlink()
    (tmp_path / "files" / digest[7:9] / digest[7:]).write_bytes(b"broken")

    with pytest.raises(Damaged, match="已损坏"):
        backed_up(tmp_path / "backup.tar", house)
    assert not (tmp_path / "backup.tar").exists()


def entered_meanwhile(monkeypatch):
    """While a backup is being written, somebody enters something between two tables."""
    from mingce.ledger import tabled

    real = tabled.lines

    def enter():
        from django.db import connection

        from mingce.ledger import write

        with write.turn():
            note("panel/2018/1", 77)
        connection.close()

    def lines_of(table):
        yield from real(table)
        if table.__name__ == "Stream":
            thread = threading.Thread(target=enter)
            thread.start()
            thread.join()

    monkeypatch.setattr(tabled, "lines", lines_of)


def ends(folder):
    """How long the panel's stream is, by its row and by its entries."""
    streams = [json.loads(line) for line in lines(folder, "stream")]
    entries = [json.loads(line) for line in lines(folder, "entry")]
    name = "panel/2018/1"
    return [row[2] for row in streams if row[0] == name], [row[1] for row in entries].count(name)


def test_it_is_of_one_moment_though_others_write_meanwhile(house, tmp_path, monkeypatch):
    entered_meanwhile(monkeypatch)
    backed_up(tmp_path / "backup", house)

    assert ends(tmp_path / "backup") == ([2], 2)
    assert rows()["Stream"]


def test_without_a_snapshot_it_would_mix_two_moments(house, tmp_path, monkeypatch):
    """The sabotage: the test above turns red."""
    from mingce.ledger import backup as backing_up

    monkeypatch.setattr(backing_up, "snapshot", nullcontext)
    entered_meanwhile(monkeypatch)
    backed_up(tmp_path / "backup", house)

    assert ends(tmp_path / "backup") == ([2], 3)
