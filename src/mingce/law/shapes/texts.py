"""Where a rule comes from: texts, their clauses, deadlines and what the text leaves open."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from mingce.law.clause_ids import parse_id
from mingce.law.fitting import ClauseId, Day, Identifier, Shape, Text, Unfit, WordsShape
from mingce.law.words import shown


def _dotted(text: str) -> str:
    # Printed and dotted, one number could stand twice.
    number = parse_id(text)
    if number != text:
        raise Unfit(
            f"条款在 clauses 下用点分编号；“{shown(text)}”应写作 {number}",
            f"under clauses a clause has its dotted number; write '{shown(text)}' as {number}",
        )
    return number


ClauseNumber = Annotated[Text, AfterValidator(_dotted)]
"""Where a clause itself stands, its number is dotted."""


class Source(StrEnum):
    """A rule has exactly one source, and it is shown wherever the rule or its number is."""

    NOTICE = "notice"
    REGULATION = "regulation"
    OPERATOR = "operator"


class LegalText(Shape):
    """A text is held by fingerprints or only cited; a misprinted number is kept as well.

    `cite` is the clause that issues the text or points to it.
    """

    title: WordsShape
    source: Source
    cite: ClauseId | None = None
    number: Text | None = None
    number_as_printed: Text | None = None
    signed: Day | None = None
    note: WordsShape | None = None


class Clause(Shape):
    """A clause is its own-words gist and the fingerprint of its official words.

    A clause no program can carry out is `silent` with the reason.
    """

    gist: WordsShape
    text: Identifier = "notice"
    fingerprint: Text | None = None
    silent: WordsShape | None = None


class Deadline(Shape):
    """A deadline is a day; an act is in time before the next midnight, edition's time zone.

    One without a day is set for a case by the event that grants it, each time anew.
    """

    label: WordsShape
    cite: ClauseId
    day: Day | None = None
    source: Source = Source.NOTICE
    extended_by: Identifier | None = None
    """The event that grants a case an extension."""
    extended_to: Identifier | None = None
    """The fact that holds the day granted with it."""


class Practice(Shape):
    """A practice is a custom of the operator, not of the notice; it can be switched off."""

    label: WordsShape
    cite: ClauseId
    on: bool


class OpenReading(Shape):
    """Where the text leaves something unsaid, the question and the reading chosen are on record."""

    cite: ClauseId
    question: WordsShape
    reading: WordsShape


class Contact(Shape):
    """Whom to ask stands in a clause; its personal data stay in the text, for those it is `for`."""

    cite: ClauseId
    shown_to: tuple[Identifier, ...] = Field(alias="for")
