"""An export can be checked by anybody, holds the whole log, and nothing in the clear."""

import subprocess
import sys
from contextlib import nullcontext
from functools import partial

import pytest

from tests.ledger.house import HERE, NAME, furnish, hand_in, play, shelf
from tests.ledger.noted import AT, notes


@pytest.fixture
def store(database, tmp_path):
    return shelf(tmp_path)


@pytest.fixture
def house(store):
    furnish(store)
    return store


def faults(path, *kept):
    from mingce.ledger.parcels import unpacked
    from mingce.seal.verify import verify

    with unpacked(path) as parcel:
        return verify({name: partial(parcel.open, name) for name in parcel.sizes}, kept)


def entries():
    from mingce.ledger import models

    return models.Entry.objects.count()


def written(folder):
    return (folder / "export" / "entries").read_bytes().count(b"\n") // 5


def everything_in(path):
    return b"".join(file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file())


@pytest.mark.parametrize("name", ["export", "export.tar"])
def test_a_clean_export_has_no_fault(house, tmp_path, name):
    from mingce.ledger.export import export

    done = export(tmp_path / name, house)

    assert faults(tmp_path / name) == []
    assert (done.files, done.withheld, done.editions) == (3, 0, 1)
    assert (done.entries, done.unsealed) == (entries() - 1, 1)


@pytest.mark.parametrize("name", ["export", "export.tar"])
def test_it_brings_the_program_that_checks_it_with_nothing_installed(house, tmp_path, name):
    from mingce.ledger.export import export

    export(tmp_path / "export", house)
    if name != "export":
        export(tmp_path / name, house)
    run = subprocess.run(
        [sys.executable, "-I", "export/verify.py", name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, b"")


def test_a_proof_and_a_kept_checkpoint_fit_it(house, tmp_path):
    from mingce.ledger import sealing
    from mingce.ledger.export import export

    export(tmp_path / "export", house)
    proof = sealing.proof_of("panel/2018/1", 0)
    kept = next(sealing.checkpoints()).note

    assert faults(tmp_path / "export", ("proof", proof), ("kept", kept)) == []
    spoilt = kept.replace(kept.splitlines()[2], "A" * 43 + "=")
    assert faults(tmp_path / "export", ("kept", spoilt)) != []


def test_nothing_personal_is_in_it(house, tmp_path):
    from mingce.ledger.export import export

    export(tmp_path / "export", house)
    written = everything_in(tmp_path / "export")

    assert b'"actor":{"commitment":"sha256:' in written
    for secret in (NAME, "somebody@tests.example", "未写完", "only in a draft"):
        assert secret.encode() not in written


def test_files_that_are_withheld_are_listed_and_left_out(house, tmp_path):
    from mingce.ledger.export import everything, export

    done = export(tmp_path / "export", house, everything)

    assert (done.files, done.withheld) == (0, 3)
    assert faults(tmp_path / "export") == []
    assert not (tmp_path / "export" / "files").exists()
    assert (tmp_path / "export" / "files.txt").read_text().count(" withheld\n") == 3


def test_entries_not_yet_sealed_wait_for_the_next_export(database, tmp_path, store):
    from mingce.acts.sealing import seal
    from mingce.ledger.export import export

    notes(3)
    seal(AT, HERE, ("sha256",))
    notes(2, start=3)

    done = export(tmp_path / "export", store)
    assert (done.entries, done.unsealed) == (3, 2)
    assert written(tmp_path) == 3
    assert faults(tmp_path / "export") == []


def test_an_empty_ledger_gives_an_empty_export(database, tmp_path, store):
    from mingce.ledger.export import export

    assert export(tmp_path / "export", store) == (0, 0, 0, 0, 0, 0)
    assert faults(tmp_path / "export") == []


def test_what_is_there_already_is_left_alone(database, tmp_path, store):
    from mingce.law.problems import BadInput
    from mingce.ledger.export import export

    (tmp_path / "export").write_text("mine")
    with pytest.raises(BadInput, match="已经存在"):
        export(tmp_path / "export", store)
    assert (tmp_path / "export").read_text() == "mine"


@pytest.mark.parametrize("name", ["export", "export.tar"])
def test_a_file_that_is_lost_stops_the_export_and_leaves_nothing(house, tmp_path, name):
    from mingce.ledger import models
    from mingce.ledger.export import export
    from mingce.ledger.files import NotHere

    lost = models.Attached.objects.first().file_id
    (tmp_path / "files" / lost[7:9] / lost[7:]).unlink()

    with pytest.raises(NotHere):
        export(tmp_path / name, house)
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


def handed_in_meanwhile(store):
    """While the export is being written, somebody hands in one more paper."""
    from django.db import connection

    from mingce.acts.sealing import seal

    hand_in(store, "late", b"late paper")
    seal(AT, HERE, ("sha256",))
    connection.close()


def exported_meanwhile(store, monkeypatch, tmp_path):
    """An export during which an entry comes between the entries and the list of files."""
    import threading

    from mingce.ledger import export as exporting

    real = exporting._attached

    def attached():
        thread = threading.Thread(target=handed_in_meanwhile, args=(store,))
        thread.start()
        thread.join()
        return real()

    monkeypatch.setattr(exporting, "_attached", attached)
    return exporting.export(tmp_path / "export", store)


def test_it_is_of_one_moment_though_others_write_meanwhile(house, monkeypatch, tmp_path):
    done = exported_meanwhile(house, monkeypatch, tmp_path)

    assert done.files == 3
    assert faults(tmp_path / "export") == []


def test_without_a_snapshot_it_would_mix_two_moments(house, monkeypatch, tmp_path):
    """The sabotage: the test above turns red."""
    from mingce.ledger import export as exporting

    monkeypatch.setattr(exporting, "snapshot", nullcontext)
    done = exported_meanwhile(house, monkeypatch, tmp_path)

    assert done.files == 4
    assert done.entries == written(tmp_path) + 2


def test_nothing_is_written_within_a_snapshot(database):
    from django.db import Error, transaction

    from mingce.ledger import models
    from mingce.ledger.snapshot import snapshot

    with pytest.raises(Error), snapshot():
        models.Person.objects.create(id="p")
    with transaction.atomic():
        models.Person.objects.create(id="p")
    assert models.Person.objects.count() == 1


@pytest.mark.parametrize("story", ["two_editions.yaml", "strong_city.yaml"])
def test_a_played_story_exports_without_fault(store, tmp_path, story):
    from mingce.acts.sealing import seal
    from mingce.ledger.export import export

    play(story)
    seal(AT, HERE, ("sha256",))
    export(tmp_path / "export.tar", store)

    assert faults(tmp_path / "export.tar") == []
