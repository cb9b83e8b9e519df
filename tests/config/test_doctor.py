"""Every check of the doctor is green in a house that is well kept, and each can be turned red."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest

from mingce.config.health import machine
from tests.config.running import NOW, kept_file, looked_after, running
from tests.ledger.planted import change
from tests.ledger.played import unguarded

FAST = ("fsync", "full_page_writes")


@pytest.fixture
def house(database, tmp_path, monkeypatch):
    # The tests' own server is set to be fast; what it is set to is looked at in one test only.
    safe = {**machine.POSTGRESQL}
    fast = {name: (*allowed, "off") for name, allowed in safe.items() if name in FAST}
    monkeypatch.setattr(machine, "POSTGRESQL", {**safe, **fast})
    with running(tmp_path, monkeypatch) as folder:
        digest = kept_file()
        looked_after()
        yield SimpleNamespace(folder=folder, digest=digest, patch=monkeypatch, safe=safe)


def told(mingce, *options: str) -> tuple[int, dict[str, dict]]:
    said = mingce("doctor", "--format", "json", *options)
    return said.status, {check["name"]: check for check in json.loads(said.out)["checks"]}


def red(mingce, *options: str) -> set[str]:
    status, checks = told(mingce, *options)
    wrong = {name for name, check in checks.items() if check["well"] is False}
    assert status == (1 if wrong else 0)
    assert all(checks[name]["todo"]["zh"] and checks[name]["todo"]["en"] for name in wrong)
    return wrong


def file_of(house):
    name = house.digest.removeprefix("sha256:")
    return house.folder / "files" / name[:2] / name


@pytest.mark.parametrize("options", [(), ("--full",)], ids=["sample", "full"])
def test_a_house_that_is_well_kept_is_well(mingce, house, options):
    status, checks = told(mingce, *options)

    assert (status, {name: c["well"] for name, c in checks.items() if not c["well"]}) == (0, {})
    assert len(checks) > 20


def test_it_says_so_in_both_languages(mingce, house):
    zh, en = mingce("doctor"), mingce("doctor", "--lang", "en")

    assert zh.out.splitlines()[-1] == "一切正常"
    assert en.out.splitlines()[-1] == "all is well"
    assert all(line.startswith("✓ ") for line in zh.out.splitlines()[:-1])


def test_what_is_wrong_comes_with_what_to_do(mingce, house):
    from mingce.ledger import models

    models.Upkeep.objects.filter(what="backup").delete()
    said = mingce("doctor", "--lang", "en")

    assert said.status == 1
    assert "✗ backup: never yet: backup → back up every day" in said.out.splitlines()
    assert said.out.splitlines()[-1] == "1 checks are red"


@pytest.mark.parametrize("what", ["tick", "backup", "restore", "scrub"])
def test_what_was_not_done_in_time_is_red(mingce, house, what):
    from mingce.ledger import models, upkeep

    rows = models.Upkeep.objects.filter(what=what)
    rows.update(at=NOW - upkeep.RHYTHM[what])
    assert red(mingce) == set()
    rows.update(at=NOW - upkeep.RHYTHM[what] - timedelta(seconds=1))

    name = "full" if what == "scrub" else what
    assert red(mingce) == {name, "invariant upkeep"}


def test_a_restore_on_another_machine_is_told_to_the_doctor(mingce, house):
    from mingce.config.commands.doctor import doctor
    from mingce.ledger import models, upkeep

    models.Upkeep.objects.filter(what="restore").delete()
    assert red(mingce) == {"restore"}

    assert doctor("zh", False, "text", " of Monday, on the spare machine ") == 0
    assert upkeep.last(upkeep.RESTORE).detail == "of Monday, on the spare machine"
    assert red(mingce) == set()


def test_a_tick_that_had_faults_is_red(mingce, house):
    from mingce.ledger import upkeep

    upkeep.note(upkeep.TICK, NOW, well=False, detail="messages: no mail")

    assert red(mingce) == {"tick"}


def test_entries_that_nobody_seals_are_red(mingce, house):
    from mingce.ledger import write
    from tests.ledger.noted import note

    with write.turn():
        note("holder/1", 1)

    assert red(mingce) == {"seal"}


def test_an_invariant_that_does_not_hold_is_red(mingce, house):
    from mingce.ledger import models

    change(models.Stream.objects.get(name="panel/2018/1"), "length")

    assert red(mingce) == {"invariant ends"}
    assert red(mingce, "--full") == {"invariant ends", "invariant tables"}


def test_what_takes_reading_everything_is_red_when_everything_is_read(mingce, house):
    from mingce.ledger import models

    unguarded()
    change(models.Entry.objects.get(), "action")

    assert "invariant columns" not in red(mingce)
    assert "invariant columns" in red(mingce, "--full")


def test_a_damaged_file_is_red(mingce, house):
    path = file_of(house)
    path.chmod(0o600)
    path.write_bytes(b"another")

    assert red(mingce) == {"files"}
    assert red(mingce, "--full") == {"files"}


def test_a_missing_file_is_red(mingce, house):
    file_of(house).unlink()

    assert red(mingce) == {"files", "invariant attached"}


def test_what_was_read_in_full_is_on_record_with_what_was_found(mingce, house):
    from mingce.ledger import upkeep

    told(mingce, "--full")
    assert upkeep.last(upkeep.SCRUB).well

    file_of(house).unlink()
    told(mingce, "--full")
    last = upkeep.last(upkeep.SCRUB)
    assert (last.well, last.detail) == (False, "invariant attached files")


@pytest.mark.parametrize(
    ("free", "well"), [(0.5, True), (0.15, True), (0.14, None), (0.05, None), (0.04, False)]
)
def test_too_little_space_is_red(mingce, house, free, well):
    from mingce.ledger.files import Local, Space

    house.patch.setattr(Local, "free", lambda _: Space(int(free * 10**6), 10**6))
    _, checks = told(mingce)

    assert {checks["space"]["well"], checks["files space"]["well"]} == {well}


def test_a_store_that_does_not_know_its_space_is_neither(mingce, house):
    from mingce.ledger.files import Local

    house.patch.setattr(Local, "free", lambda _: None)

    assert told(mingce)[1]["space"]["well"] is None


def test_a_clock_behind_the_newest_entry_is_red(mingce, house):
    from mingce.ledger import upkeep

    newest = upkeep.newest()
    house.patch.setattr("mingce.config.clock.now", lambda: newest)
    assert "clock" not in red(mingce)
    house.patch.setattr("mingce.config.clock.now", lambda: newest - timedelta(microseconds=1))

    assert "clock" in red(mingce)


def test_guards_that_are_gone_are_red(mingce, house):
    from django.db import connection

    table = "ON ledger_entry" if connection.vendor == "postgresql" else ""
    name = "ledger_entry_kept" if table else "ledger_entry_not_changed"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name} {table}")

    assert red(mingce) == {"triggers"}


SQLITE = {
    "synchronous": "PRAGMA synchronous = NORMAL",
    "foreign_keys": "PRAGMA foreign_keys = OFF",
    "journal_mode": "PRAGMA journal_mode = DELETE",
}


@pytest.mark.parametrize("name", SQLITE)
def test_settings_that_lose_what_was_acknowledged_are_red_on_sqlite(mingce, house, name):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("a setting of SQLite")
    with connection.cursor() as cursor:
        cursor.execute(SQLITE[name])

    assert red(mingce) == {name}


def test_settings_that_lose_what_was_acknowledged_are_red_on_postgresql(mingce, house):
    from django.db import connection

    if connection.vendor == "sqlite":
        pytest.skip("a setting of PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    assert red(mingce) == {"synchronous_commit"}

    house.patch.setattr(machine, "POSTGRESQL", house.safe)
    assert red(mingce) == {"synchronous_commit", *FAST}


def test_a_database_of_an_earlier_version_is_red_and_nothing_else_is_looked_at(mingce, house):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ledger'")

    assert red(mingce) == {"database"}
    assert len(told(mingce)[1]) == 1


def test_messages_that_do_not_go_out_are_red(mingce, house):
    from mingce.ledger import models

    entry = models.Entry.objects.get()
    models.Message.objects.create(entry=entry, role="city", of="a", tried=2, fault="refused")
    assert red(mingce) == set()
    models.Message.objects.update(tried=3)
    assert red(mingce) == {"mail"}
    models.Message.objects.update(sent=NOW)
    assert red(mingce) == set()


def test_messages_that_nobody_is_there_to_read_are_shown(mingce, house):
    from mingce.ledger import models, outbox

    entry = models.Entry.objects.get()
    models.Message.objects.create(entry=entry, role="city", of="a", tried=9, fault=outbox.NOBODY)
    _, checks = told(mingce)

    assert checks["seats"]["well"] is None
    assert "city@a×1" in checks["seats"]["zh"]


def test_dead_jobs_are_red(mingce, house):
    from mingce.ledger import jobs
    from tests.ledger.lanes import fail, look

    look.enqueue(1)
    jobs.work("read", "worker")
    assert red(mingce) == set()
    fail.enqueue()
    jobs.work("heavy", "worker")

    status, checks = told(mingce)
    assert (status, checks["jobs"]["well"]) == (1, False)
    assert "no such thing" in checks["jobs"]["en"]


def test_a_job_whose_worker_died_is_red(mingce, house):
    from django_tasks_db.models import DBTaskResult

    from tests.ledger.lanes import look

    look.enqueue(1)
    DBTaskResult.objects.get().claim("somebody")
    DBTaskResult.objects.update(started_at=NOW - timedelta(days=1))

    assert red(mingce) == {"jobs"}


def test_a_check_that_cannot_be_made_is_red_and_stops_no_other(mingce, house):
    from mingce.ledger.files import Local

    def broken(*_, **__):
        raise OSError("the disk is gone")

    house.patch.setattr(Local, "scrub", broken)
    status, checks = told(mingce)

    assert (status, checks["files"]["well"]) == (1, False)
    assert "the disk is gone" in checks["files"]["zh"]
    assert checks["jobs"]["well"] is True


def test_an_empty_house_is_not_blamed_for_what_was_never_needed(
    database, mingce, tmp_path, monkeypatch
):
    with running(tmp_path, monkeypatch):
        _, checks = told(mingce)

    unknown = {name for name, check in checks.items() if check["well"] is None}
    assert unknown - {"space", "files space"} == {"tick", "backup", "restore", "full"}
