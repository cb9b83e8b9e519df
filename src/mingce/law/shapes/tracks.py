"""Who does what next, and what follows: actors, titles, documents, tracks, transitions, effects."""

from typing import Literal

from pydantic import Field

from mingce.law.fitting import ClauseId, Identifier, Shape, Text, WordsShape
from mingce.law.periods import Duration
from mingce.law.shapes.facts import Names
from mingce.law.shapes.texts import Source

APPLICANT, RECOMMENDER, OFFICE = "applicant", "recommender", "office"
"""Desks: of who applies, of who recommends, of who decides."""
OWN = "own"
"""In an effect: the title the track is about."""
SAME = "same"
"""As a goal: the state the case is in already."""
OPEN = "open"
"""As an origin: every state of the track that is not final."""
ANY = "any"
"""As an origin: every state of the track."""


class Actor(Shape):
    """An actor is a role at one of four desks, seated for somebody.

    `holder`: for the applicant itself. `office`: for the national office. `pool`: for nobody in
    particular. Any other word names a tier of recommenders (a dated relation of the holder).
    """

    label: WordsShape
    cite: ClauseId
    desk: Literal["applicant", "recommender", "office", "expert", "public"]
    seat: Identifier


class Title(Shape):
    """A title is what a holder can have; the length of its term is set by whoever `source` says."""

    label: WordsShape
    cite: ClauseId
    term: Duration | None = None
    source: Source = Source.OPERATOR


class Document(Shape):
    """A document is a required material with its owner, its addressee and its clause."""

    label: WordsShape
    cite: ClauseId
    owner: Identifier
    addressee: Identifier
    form: Identifier | None = None
    paper: bool = True
    after: Identifier | None = None
    """It counts only if it was handed in after the latest such event."""
    source: Source = Source.NOTICE
    practice: Identifier | None = None


class State(Shape):
    """A state a case can be in; a final one ends it."""

    label: WordsShape
    final: bool = False


class Effect(Shape):
    """What follows for titles and offices: one of confer, renew, revoke, rectify, bar and so on."""

    confer: Identifier | None = None
    renew: Identifier | None = None
    revoke: Identifier | None = None
    rectify: Identifier | None = None
    bar: Identifier | None = None
    criticise: Names = ()
    lasts: Duration | None = Field(default=None, alias="for")
    """How long a rectification or a bar lasts, from the day of the decision."""


class Transition(Shape):
    """One line of the procedure: what happens, from where to where, by whom, under which clause.

    `requires`: all must be true, otherwise the act is refused with the findings; unknown refuses
    too. `warns`: the same, but it only warns. `when` chooses among transitions of one event; only
    these must be exclusive and exhaustive, and unknown refuses. `never` says that the text rules
    the act out.
    """

    event: Identifier
    origins: Names = Field(alias="from")
    goal: Identifier = Field(default=SAME, alias="to")
    by: Names
    cite: ClauseId
    requires: tuple[Text, ...] = ()
    warns: tuple[Text, ...] = ()
    when: tuple[Text, ...] = ()
    needs: Names = ()
    due: Identifier | None = None
    late: Identifier | None = None
    """Where the case goes when the act comes after the deadline; left out, it only warns."""
    effect: tuple[Effect, ...] = ()
    never: WordsShape | None = None
    practice: Identifier | None = None


class Track(Shape):
    """A track is who may apply for what, with which materials, and the life cycle of a case."""

    label: WordsShape
    cite: ClauseId
    title: Identifier
    applicant: Identifier
    conditions: tuple[Identifier, ...]
    """The criteria that say whether the holder satisfies what the text asks of it."""
    vetoed: bool = True
    """Whether the edition's vetoes count among the conditions."""
    calls: Identifier | None = None
    """The closed list whose holders are all expected to come."""
    scheme: Identifier | None = None
    documents: dict[Identifier, Document]
    initial: Identifier
    states: dict[Identifier, State]
    transitions: tuple[Transition, ...]


class EveryTrack(Shape):
    """What every track has in common: states, documents and transitions stated once."""

    cite: ClauseId | None = None
    states: dict[Identifier, State] = {}
    documents: dict[Identifier, Document] = {}
    transitions: tuple[Transition, ...] = ()
