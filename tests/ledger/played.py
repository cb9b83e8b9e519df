"""Stories played through the ledger."""

from datetime import UTC, datetime
from pathlib import Path

JOURNEYS = Path(__file__).parents[1] / "journeys"
EVENING = datetime(2029, 12, 31, 1, tzinfo=UTC)
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


def staff(player) -> None:
    """Beside the story: organisations and who recommends them, a seat left, a name erased."""
    from mingce.acts import organisations, people, seating
    from mingce.config.casting import administrator
    from mingce.core.seats import Seat
    from mingce.law.organisations import NATIONAL_OFFICE
    from mingce.law.words import Words
    from mingce.ledger import staff as pen
    from mingce.ledger import write

    def ask(role: str):
        return player.records._asked(administrator(role), EVENING)

    def done(outcome) -> None:
        assert outcome.receipt is not None, outcome.decision

    done(people.enter_person(ask("system"), "new", "新人", "new@tests.example"))
    day = ask("system").on
    named = Words("甲", "A")
    for since in (None, day):
        entered = organisations.Entered("a", named, "park", since)
        done(organisations.enter_organisation(ask("system"), entered))
        relation = organisations.Recommender("a", "parent", NATIONAL_OFFICE, since)
        done(organisations.set_recommender(ask("security"), relation))
    rules = [rulebook.edition for rulebook in player.rulebooks.values()]
    role = player.records._office.role
    given = [Seat(person, role, NATIONAL_OFFICE, day) for person in ("new",)]
    done(seating.seat(ask("security"), given, rules)[0])
    done(seating.unseat(ask("security"), given)[0])
    done(people.enter_person(ask("system"), "gone", "过客", "gone@tests.example"))
    with write.turn():
        pen.erase("gone", EVENING)


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
