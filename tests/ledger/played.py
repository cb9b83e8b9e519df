"""Stories played through the ledger."""

from datetime import UTC, datetime
from pathlib import Path

JOURNEYS = Path(__file__).parents[1] / "journeys"
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def player_of(path: Path, keep=None):
    from mingce.core.story import Player
    from mingce.law import divisions, organisations, scenario

    return Player(scenario.read(path), divisions.load(), organisations.load(), keep)


def play(path: Path | str):
    """The story is played to its end in the database that is connected."""
    from mingce.config.keeping import LedgerRecords

    story = JOURNEYS / path if isinstance(path, str) else path
    began = min(scene.act.at for scene in player_of(story).scenes)
    player = player_of(story, lambda stage: LedgerRecords(stage, began))
    player.play()
    return player


def unguarded() -> None:
    """A test that plants an offender takes the guards of its own database away."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute("PRAGMA foreign_keys = OFF")
        else:
            cursor.execute("SET session_replication_role = replica")
