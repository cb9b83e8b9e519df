"""An edition: the rules of one round, whole, as they are written in its folder."""

from typing import Literal

from pydantic import Field

from mingce.law.fitting import Day, Identifier, Shape, Text, TimeZone, WordsShape
from mingce.law.shapes.criteria import Criterion, Example, Listing
from mingce.law.shapes.facts import Fact, Form, Unit
from mingce.law.shapes.schemes import Scheme
from mingce.law.shapes.texts import (
    Clause,
    ClauseNumber,
    Contact,
    Deadline,
    LegalText,
    OpenReading,
    Practice,
)
from mingce.law.shapes.tracks import Actor, EveryTrack, Title, Track


class EditionShape(Shape):
    """A notice as data. Every part may stand in any file of the folder; together they are one."""

    format: Literal[1]
    id: Text
    programme: Text
    label: WordsShape
    in_force: Day
    time_zone: TimeZone
    texts: dict[Identifier, LegalText]
    clauses: dict[ClauseNumber, Clause]
    contact: Contact | None = None
    practices: dict[Identifier, Practice] = {}
    actors: dict[Identifier, Actor]
    titles: dict[Identifier, Title]
    units: dict[Text, Unit] = {}
    events: dict[Identifier, WordsShape]
    deadlines: dict[Identifier, Deadline] = {}
    lists: dict[Identifier, Listing] = {}
    facts: dict[Identifier, Fact]
    forms: dict[Identifier, Form] = {}
    criteria: dict[Identifier, Criterion]
    vetoes: tuple[Identifier, ...] = ()
    schemes: dict[Identifier, Scheme] = {}
    every_track: EveryTrack = Field(default_factory=EveryTrack)
    tracks: dict[Identifier, Track]
    open: tuple[OpenReading, ...] = ()
    examples: tuple[Example, ...] = ()
