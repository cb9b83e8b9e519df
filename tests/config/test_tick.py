"""What is due is done, each part by itself, as often as one likes."""

import pytest

from tests.config.running import NOW, running

PARTS = ("sealing", "jobs", "overdue", "messages", "noting")


@pytest.fixture
def house(database, tmp_path, monkeypatch):
    with running(tmp_path, monkeypatch):
        yield monkeypatch


def tick(mingce) -> tuple[int, dict[str, str]]:
    said = mingce("tick", "--lang", "en")
    lines = (line.split(" ", 1) for line in said.out.splitlines())
    return said.status, {text.split(":")[0]: f"{mark} {text}" for mark, text in lines}


def entered() -> None:
    """An entry with a message to somebody who sits there."""
    from tests.acts.posted import CITY, a_step, reader

    reader("anna", "city", CITY)
    a_step()


def test_a_line_is_said_of_each_part(mingce, house):
    status, lines = tick(mingce)

    assert status == 0
    assert tuple(lines) == PARTS
    assert all(line.startswith("✓ ") for line in lines.values())


def test_what_was_entered_is_sealed_and_told(mingce, house):
    from django.core import mail

    from mingce.ledger import models, upkeep

    entered()
    _, lines = tick(mingce)

    assert lines["sealing"] == "✓ sealing: 1 new checkpoints"
    assert lines["messages"] == "✓ messages: 1 sent, 0 with nobody seated, 0 failed"
    assert (models.Leaf.objects.count(), len(mail.outbox)) == (1, 1)
    assert upkeep.last(upkeep.TICK).at == NOW


def test_a_second_tick_finds_nothing_to_do(mingce, house):
    entered()
    tick(mingce)
    status, lines = tick(mingce)

    assert status == 0
    assert lines["sealing"] == "✓ sealing: 0 new checkpoints"
    assert lines["messages"].startswith("✓ messages: 0 sent")
    assert lines["overdue"] == "✓ overdue: looked up within the hour"


SABOTAGE = {
    "sealing": "mingce.acts.sealing.seal",
    "jobs": "mingce.acts.ticking.sweep",
    "overdue": "mingce.acts.ticking.notice",
    "messages": "mingce.acts.telling.send",
    "noting": "mingce.acts.ticking.beat",
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_fails_stops_none_of_the_others(mingce, house, part):
    from django.db import connection

    def broken(*_):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM nowhere")

    entered()
    house.setattr(SABOTAGE[part], broken)
    status, lines = tick(mingce)

    assert status == 1
    assert {name for name, line in lines.items() if line.startswith("✗")} == {part}
    assert "nowhere" in lines[part]


def test_a_fault_is_noted_so_that_the_doctor_sees_it(mingce, house):
    from mingce.ledger import upkeep

    def broken(*_):
        raise OSError("no room")

    house.setattr(SABOTAGE["sealing"], broken)
    tick(mingce)

    last = upkeep.last(upkeep.TICK)
    assert (last.well, last.detail) == (False, "sealing: OSError: no room")


def test_writers_who_are_in_the_way_are_no_fault(mingce, house):
    from mingce.ledger.sealing import Busy

    def busy(*_):
        raise Busy

    house.setattr(SABOTAGE["sealing"], busy)
    status, lines = tick(mingce)

    assert (status, lines["sealing"]) == (0, "? sealing: somebody is writing; next time")


def test_letters_that_fail_are_a_fault_of_that_part(mingce, house):
    from django.test import override_settings

    entered()
    with override_settings(EMAIL_BACKEND="tests.acts.posted.Closed"):
        status, lines = tick(mingce)

    assert status == 1
    assert lines["messages"] == "✗ messages: 0 sent, 0 with nobody seated, 1 failed"


def test_two_ticks_at_once_do_everything_once(mingce, house):
    from concurrent.futures import ThreadPoolExecutor

    from django.core import mail
    from django.db import connection

    from mingce.config.commands.tick import tick as command
    from mingce.ledger import models

    entered()

    def run(_: int) -> int:
        try:
            return command("en")
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        statuses = list(pool.map(run, range(3)))

    assert statuses == [0, 0, 0]
    assert (models.Checkpoint.objects.count(), len(mail.outbox)) == (1, 1)


def test_a_database_of_an_earlier_version_is_refused(mingce, house):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ledger'")
    said = mingce("tick", "--lang", "en")

    assert said.status == 64
    assert "run mingce upgrade first" in said.err
