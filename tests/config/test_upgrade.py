"""Tables are brought to this version, in quiet days only, and by force only on record."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import mingce
from tests.acts.test_ticking import MIDNIGHT, open_a_round
from tests.config.running import running

LAST_DUE = datetime(2018, 9, 15, 16, tzinfo=UTC)
"""The last deadline of the built-in edition is over."""
QUIET = datetime(2018, 12, 1, tzinfo=UTC)
MIGRATIONS = Path(mingce.__file__).parent / "ledger" / "migrations"
STEPS = sorted(f"ledger.{path.stem}" for path in MIGRATIONS.glob("0*.py"))


@pytest.fixture
def house(database, tmp_path, monkeypatch):
    with running(tmp_path, monkeypatch, QUIET):
        yield monkeypatch


def emptied() -> None:
    """Nothing is there at all."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
        path = connection.settings_dict["NAME"]
        for each in path.parent.glob(path.name + "*"):
            each.unlink()
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def behind(monkeypatch) -> list[str]:
    """As if this version had a migration more."""
    done: list[str] = []
    monkeypatch.setattr("mingce.config.commands.upgrade.missing", lambda: ["ledger.0003_more"])
    monkeypatch.setattr("django.core.management.call_command", lambda name, **_: done.append(name))
    return done


def upgrade(mingce, *options: str):
    return mingce("upgrade", "--lang", "en", *options)


def notes() -> list[tuple[bool, str]]:
    from mingce.ledger import upkeep

    return [(note.well, note.detail) for note in upkeep.notes(upkeep.UPGRADE)]


def test_what_is_of_this_version_is_left_alone(mingce, house):
    said = upgrade(mingce)

    assert (said.status, said.out) == (0, "✓ already of this version; nothing to do\n")
    assert notes() == []


def test_an_empty_database_is_simply_set_up(mingce, house):
    from mingce.ledger import models

    emptied()
    said = upgrade(mingce)

    assert said.status == 0
    assert said.out.splitlines()[0] == "an empty database; its tables will be made"
    assert said.out.splitlines()[-1] == "✓ done"
    assert [line.strip() for line in said.out.splitlines() if "ledger." in line] == STEPS
    assert models.Entry.objects.count() == 0
    assert notes() == [(True, "set up")]


def test_a_plan_changes_nothing(mingce, house):
    from django.db import connection

    emptied()
    before = connection.introspection.table_names()
    said = upgrade(mingce, "--plan")

    assert (said.status, connection.introspection.table_names()) == (0, before)
    assert [line.strip() for line in said.out.splitlines() if "ledger." in line] == STEPS


@pytest.mark.parametrize(
    ("at", "status"),
    [
        (MIDNIGHT - timedelta(days=25), 0),
        (LAST_DUE - timedelta(days=7), 1),
        (LAST_DUE, 1),
        (LAST_DUE + timedelta(days=1, seconds=-1), 1),
        (LAST_DUE + timedelta(days=1), 0),
    ],
)
def test_around_a_deadline_nothing_is_upgraded(mingce, house, at, status):
    open_a_round()
    done = behind(house)
    house.setattr("mingce.config.clock.now", lambda: at)
    said = upgrade(mingce)

    assert said.status == status
    assert done == ([] if status else ["migrate"])
    assert ("no upgrade from" in said.out) == bool(status)


def test_a_round_that_is_over_freezes_nothing(mingce, house):
    from mingce.ledger import models

    open_a_round()
    models.Round.objects.update(closed=LAST_DUE)
    done = behind(house)
    house.setattr("mingce.config.clock.now", lambda: LAST_DUE)

    assert (upgrade(mingce).status, done) == (0, ["migrate"])


def test_a_day_of_the_rounds_own_freezes_as_well(mingce, house):
    open_a_round(pilot_materials=(QUIET + timedelta(days=3)).date())
    done = behind(house)

    assert (upgrade(mingce).status, done) == (1, [])


def test_by_force_it_is_done_and_on_record_with_the_reason(mingce, house):
    open_a_round()
    done = behind(house)
    house.setattr("mingce.config.clock.now", lambda: LAST_DUE)
    said = upgrade(mingce, "--force", "--because", "a hole in the wall")

    detail = "--force a hole in the wall: ledger.0003_more"
    assert (said.status, done) == (0, ["migrate"])
    assert notes() == [(False, detail), (True, detail)]


def test_force_without_a_reason_is_refused(mingce, house):
    done = behind(house)
    said = upgrade(mingce, "--force")

    assert (said.status, done) == (64, [])
    assert "say why" in said.err


def test_in_quiet_days_force_is_nothing_to_note(mingce, house):
    behind(house)
    upgrade(mingce, "--force", "--because", "just so")

    assert notes() == [(True, "ledger.0003_more")]


def test_where_the_deadlines_cannot_be_known_nothing_is_upgraded(mingce, house):
    from mingce.ledger import models

    open_a_round()
    models.Edition.objects.update(files="{}")
    done = behind(house)
    from mingce.ledger import deadlines

    deadlines._edition.cache_clear()
    said = upgrade(mingce)

    assert (said.status, done) == (1, [])
    assert "cannot be looked up" in said.out


def test_a_database_that_cannot_be_reached_is_told_in_one_line(mingce, house, tmp_path):
    from tests.databases import connect

    (tmp_path / "not-a-folder").touch()
    connect(f"sqlite:///{tmp_path}/not-a-folder/ledger.sqlite3")
    said = upgrade(mingce)

    assert said.status == 64
    assert len(said.complaints) == 1
    assert "this database cannot be used" in said.err


def test_what_was_cut_short_is_taken_up_again(mingce, house):
    """The first migration is there, the second is not: as a kill between the two leaves it."""
    from django.core.management import call_command

    from mingce.ledger import guards

    emptied()
    call_command("migrate", "ledger", "0001", verbosity=0)
    assert guards.unguarded() != []

    said = upgrade(mingce)

    assert said.status == 0
    assert STEPS[1] in said.out
    assert STEPS[0] not in said.out
    assert guards.unguarded() == []
