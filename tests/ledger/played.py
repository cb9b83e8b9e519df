"""Stories played through the ledger, with everybody in the seat the story needs."""

from datetime import UTC, date, datetime
from pathlib import Path

JOURNEYS = Path(__file__).parents[1] / "journeys"
LATER = datetime(2030, 1, 1, tzinfo=UTC)
HANDS = ("drafter", "checker", "signer")


def player_of(path: Path, keep=None):
    from mingce.core.story import Player
    from mingce.law import divisions, organisations, scenario

    return Player(scenario.read(path), divisions.load(), organisations.load(), keep)


def play(path: Path | str):
    """The story is played to its end in the database that is connected."""
    from mingce.config.keeping import LedgerRecords

    story = JOURNEYS / path if isinstance(path, str) else path
    rehearsed = player_of(story)
    seat_all(rehearsed)
    began = min(scene.act.at for scene in rehearsed.scenes)
    player = player_of(story, lambda stage: LedgerRecords(stage, began))
    player.play()
    return player


def seat_all(rehearsed) -> None:
    """Three people sit wherever the story has somebody act, and at the office."""
    from mingce.ledger import models

    desks = {"office": "office"}
    for rulebook in rehearsed.rulebooks.values():
        desks |= {name: actor.desk for name, actor in rulebook.edition.shape.actors.items()}
    places = {(scene.act.actor, scene.act.of) for scene in rehearsed.scenes}
    for person in HANDS:
        models.Person.objects.create(id=person, email=f"{person}@tests.example")
        for role, of in sorted(places | {("office", "office")}):
            models.Seat.objects.create(
                person_id=person, role=role, of=of, desk=desks[role], since=date(2000, 1, 1)
            )


def bodies_of(rehearsed) -> None:
    """The story's own organisations, with those who recommend them."""
    from mingce.ledger import models

    for body in rehearsed.holders.bodies.values():
        models.Organisation.objects.create(
            key=body.id, name_zh=body.name.zh, name_en=body.name.en, kind=body.kind
        )
        for seat, by in body.recommended_by.items():
            models.Recommends.objects.create(holder=body.id, seat=seat, organisation=by)


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
