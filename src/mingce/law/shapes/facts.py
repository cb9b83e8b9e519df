"""What is asked: facts, and the forms that place them before the people who answer."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from mingce.law.fitting import ClauseId, Identifier, Shape, Text, WordsShape
from mingce.law.shapes.texts import Source

REGISTER = "register"
ENGINE = "engine"
FactKind = Literal["boolean", "number", "text", "date", "choice"]


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[Identifier, ...], BeforeValidator(_several)]
"""One name, or a list of names."""


class Ask(StrEnum):
    """The closed vocabulary of what the register and the engine can answer by themselves."""

    HOLDS = "holds"
    """Whether the holder holds the title (boolean; register)."""
    AWAITING = "awaiting"
    """Whether the title's term has ended with nothing decided yet (boolean; register)."""
    HELD_FOR = "held_for"
    """Full years for which the title has been held (number; register)."""
    TERMS_COMPLETED = "terms_completed"
    """How many terms of the title have run to their end (number; register)."""
    RECTIFICATION_OVER = "rectification_over"
    """Whether the time to put right what the title wants has run out (boolean; register)."""
    BARRED = "barred"
    """Whether the holder may not apply for the title (boolean; register)."""
    KIND = "kind"
    """What kind of division or organisation the holder is (choice; register)."""
    LISTED = "listed"
    """Whether the holder stands on a closed list of the edition (boolean; register)."""
    DOCUMENTS_COMPLETE = "documents_complete"
    """Whether the listed documents have been handed in (boolean; engine)."""
    FORM_COMPLETE = "form_complete"
    """Whether every required row of a form is filled (boolean; engine)."""
    TEXT_LENGTH = "text_length"
    """How long a text is, counted as word processors count (number; engine)."""
    GIVEN = "given"
    """Whether all the listed facts have been answered; unknown until they are (boolean; engine)."""
    UNCHANGED_SINCE = "unchanged_since"
    """Whether documents and facts are as they were at an event (boolean; engine)."""
    DAYS_SINCE = "days_since"
    """How many days have passed since the case's latest such event (number; engine)."""
    SHARE = "share"
    """The share of a recommender's cases for which an event happened, this one included."""
    VETTED = "vetted"
    """Whether all that the applicant brought was found true, item by item (boolean; engine)."""


class Question(Shape):
    """What the register or the engine is asked: the word, and what it is asked about."""

    ask: Ask | None = None
    title: Identifier | None = None
    listing: Identifier | None = Field(default=None, alias="list")
    form: Identifier | None = None
    of: Identifier | None = None
    facts: Names = ()
    documents: Names = ()
    event: Identifier | None = None


class Fact(Question):
    """A fact is one typed question and who answers it.

    `judged` marks an open norm: a person decides and gives reasons. Register and engine facts
    name their question in `ask`.
    """

    label: WordsShape
    cite: ClauseId
    type: FactKind
    answered_by: Names = Field(alias="from")
    unit: Text | None = None
    period: Text | None = None
    options: dict[Identifier, WordsShape] = {}
    judged: bool = False
    personal: bool = False
    """Whether it is about a person: in the log a commitment stands for it."""
    evidence: Literal["none", "required"] = "none"
    source: Source = Source.NOTICE
    rests_on: Text | None = None
    remark: WordsShape | None = None
    practice: Identifier | None = None
    least: Decimal | None = Decimal(0)
    """No number is below it; none is below nought unless the text speaks of such."""
    only_with: Names = ()
    """The events it is answered with; left out, it is answered at any time."""
    used_up_by: Names = ()
    """The events after which the answer is spent, and must be given anew to count again."""


class Row(Fact):
    """A row of a form is a fact in its place: its number, its order, what must go with it."""

    row: Text
    fact: Identifier
    answered_by: Names = Field(default=(), alias="from")
    """Left out, it is who answers the form."""
    required: bool = True
    longest: int | None = None
    """The most characters a text may have; the text states it, so it stands with its row."""
    cumulative: bool = False

    @model_validator(mode="before")
    @classmethod
    def _a_row_cites_itself(cls, data: object) -> object:
        if isinstance(data, dict) and "cite" not in data and "row" in data:
            return {**data, "cite": data["row"]}
        return data


class Form(Shape):
    """A form is a table or an outline whose rows are facts, or a slot for a form not held.

    The rows of an outline are a model, so a gap in them warns; a gap in a table is a gap. In place
    of a form that is not held, an uploaded copy counts.
    """

    label: WordsShape
    cite: ClauseId
    kind: Literal["table", "outline", "slot"]
    answered_by: Names = Field(default=(), alias="from")
    period: Text | None = None
    rows: tuple[Row, ...] = ()
    source: Source = Source.NOTICE
    rests_on: Text | None = None
    breaks_off: WordsShape | None = None


class Unit(Shape):
    """A unit is shown as its form prints it; some are so many times another, canonical one."""

    en: Text
    of: Text | None = None
    times: int = 1
