"""Every bad backup is refused in one clear line and leaves the database empty; a good one is not.

The harness looks at nothing but the outcome: `outcome` gives the line of a refusal, or what had
been let in. That it sees is shown by taking guards away.
"""

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import NamedTuple

import pytest

from tests.databases import VENDORS, connect
from tests.faults import trial
from tests.faults.backup.spoilt import WAYS, Parts, Way, put
from tests.ledger.house import backed_up, furnish, restored, rows, shelf
from tests.ledger.noted import AT, note

BY_NAME = {way.name: way for way in WAYS}
LOADED = [way for way in WAYS if way.loaded]
TRIED = {"sqlite": WAYS, "postgres": WAYS if os.environ.get("MINGCE_FULL") == "1" else LOADED}
"""What gets as far as a database is tried on both at every turn, all of it for the record."""


class Sound(NamedTuple):
    """A good backup, what was in it, and what a witness has seen since."""

    parts: Parts
    rows: dict
    witness: list


@pytest.fixture(scope="session")
def sound(databases, tmp_path_factory) -> Sound:
    folder = tmp_path_factory.mktemp("sound")
    url = databases.fresh("sqlite")
    connect(url)
    from mingce.acts.sealing import seal
    from mingce.ledger import sealing, write
    from mingce.seal import checkpoint

    store = shelf(folder)
    furnish(store)
    held = rows("Upkeep")
    backed_up(folder / "backup", store)
    with write.turn():
        note("panel/2018/1", 90)
    seal(AT, "tests.example/log", ("sha256", "sm3"))
    witness = [checkpoint.read(kept.note) for kept in sealing.checkpoints()][-1:]
    databases.drop(url)
    root = folder / "backup"
    parts = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
    return Sound(parts, held, witness)


@dataclass
class Tally(trial.Tally):
    """How bad backups were answered."""

    ways: int = 0
    let_in: int = 0
    left_behind: int = 0
    told: list[str] = field(default_factory=list)


@pytest.fixture
def goal(databases):
    """An empty database of a vendor, connected to."""

    @contextmanager
    def fresh(vendor):
        url = databases.fresh(vendor)
        connect(url)
        try:
            yield
        finally:
            databases.drop(url)

    return fresh


def outcome(sound: Sound, way: Way, folder, *, verify: bool = True) -> str:
    """The line of the refusal, or an empty one where the backup was let in."""
    from mingce.law.problems import BadInput
    from mingce.ledger.inspection import Refused

    path = put(way.spoil(dict(sound.parts)), folder)
    kept = sound.witness if way.witnessed else []
    try:
        restored(path, shelf(folder), verify=verify, kept=kept)
    except Refused as refused:
        return both(refused.words.zh, refused.words.en)
    except BadInput as bad:
        return both(*bad.lines("zh"), *bad.lines("en"))
    return ""


def both(zh: str, en: str) -> str:
    """A refusal is one line in each language, and they are two."""
    assert zh != en
    assert "\n" not in zh + en
    return f"{zh} | {en}"


def empty() -> bool:
    return not any(rows().values())


def test_there_are_at_least_thirty_ways():
    assert len(BY_NAME) == len(WAYS) >= 30


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_good_backup_comes_back_row_by_row(sound, goal, tmp_path, vendor):
    good = Way("good", lambda parts: parts)

    with goal(vendor):
        assert outcome(sound, good, tmp_path) == ""
        assert rows("Upkeep") == sound.rows


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_bad_backup_is_refused_and_nothing_of_it_stays(sound, goal, tmp_path, vendor):
    seen = Tally()
    began = monotonic()
    for way in TRIED[vendor]:
        folder = tmp_path / way.name
        folder.mkdir()
        with goal(vendor):
            line = outcome(sound, way, folder)
            seen.ways += 1
            seen.told.append(f"{way.name}: {line}".replace(f"{folder}/", ""))
            if not line:
                seen.fault("let_in", way.name)
            if not empty():
                seen.fault("left_behind", way.name)
    trial.noted("backup", seen, began, vendor=vendor)

    assert seen.faults == []
    assert (seen.ways, seen.let_in, seen.left_behind) == (len(TRIED[vendor]), 0, 0)


@pytest.mark.parametrize("kind", ["empty", "other"])
def test_a_folder_that_is_no_backup_is_refused(goal, tmp_path, kind):
    from mingce.law.problems import BadInput

    (tmp_path / kind).mkdir()
    if kind == "other":
        (tmp_path / kind / "letter.txt").write_text("good morning")

    with goal("sqlite"):
        with pytest.raises(BadInput, match=r"没有 manifest\.json"):
            restored(tmp_path / kind, shelf(tmp_path))
        assert empty()


GUARDS = {
    "digests of tables": ("inspection", "_part", "bit_flipped_in_a_draft"),
    "digests of files": ("restore", "_take_in", "bit_flipped_in_a_file"),
    "the number of entries": ("restore", "_counted", "wrong_count_of_entries"),
    "chains and tree": ("restore", "_sound", "entry_changed_and_listed_so"),
    "a witness's checkpoint": ("restore", "_witnessed", "stale"),
}


@pytest.mark.parametrize("guard", GUARDS)
def test_with_a_guard_taken_away_the_harness_sees_what_gets_through(
    sound, goal, tmp_path, monkeypatch, guard
):
    """The sabotage: the tests above turn red."""
    module, name, let_in = GUARDS[guard]
    monkeypatch.setattr(f"mingce.ledger.{module}.{name}", lambda *_: None)
    # A file that was not kept is also missed by the tables, where they are looked at.
    verify = name != "_take_in"

    with goal("sqlite"):
        assert outcome(sound, BY_NAME[let_in], tmp_path, verify=verify) == ""
        assert not empty()
