"""Every story that plays in memory plays through a database and gives the same result."""

import json

import pytest

from tests.journeys.stories import HERE, SHOWN, TOLD

SECOND = sorted((HERE.parent / "journeys2").glob("*.yaml"))


def told(capsys, *arguments) -> str:
    from mingce.config.cli import run

    run(["play", *arguments, "--format", "json"])
    return capsys.readouterr().out


@pytest.mark.parametrize("path", [*TOLD, *SHOWN, *SECOND], ids=lambda path: path.stem)
def test_a_story_plays_through_the_ledger_to_the_same_byte(path, database, capsys):
    in_memory = told(capsys, str(path))
    through = told(capsys, str(path), "--ledger", database)

    from mingce.ledger.rebuild import differences

    assert through == in_memory
    assert json.loads(through)["steps"]
    assert list(differences()) == []


def test_a_story_begins_with_an_empty_database(database, capsys):
    from mingce.config.cli import run

    told(capsys, str(SHOWN[0]), "--ledger", database)
    status = run(["play", str(SHOWN[0]), "--ledger", database, "--lang", "en"])

    assert status == 64
    assert "a story begins with an empty one" in capsys.readouterr().err
