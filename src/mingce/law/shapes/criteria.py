"""What must be true: criteria, closed lists, and the examples that pin the meaning down."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator

from mingce.law.fitting import ClauseId, Code, Identifier, Shape, Text, WordsShape
from mingce.law.shapes.texts import Source

VERDICTS: dict[str, bool | None] = {"true": True, "false": False, "unknown": None}

Scalar = bool | int | Decimal | str | None
"""What an answer's value can be; `None` is unknown."""


def _verdict(value: object) -> object:
    return VERDICTS.get(value, value) if isinstance(value, str) else value


Verdict = Annotated[bool | None, BeforeValidator(_verdict)]
"""True, false, or unknown; `None` in Python, written `unknown` in an edition."""


class Criterion(Shape):
    """A criterion is true, false or unknown by a short expression, and cites exactly one clause."""

    label: WordsShape
    cite: ClauseId
    test: Text
    source: Source = Source.NOTICE
    rests_on: Text | None = None
    practice: Identifier | None = None


class Example(Shape):
    """An example is the edition's own test: these facts, this verdict."""

    of: Identifier
    given: dict[Identifier, Scalar] = {}
    expect: Verdict


class Listing(Shape):
    """A closed list of holders that the text itself gives."""

    label: WordsShape
    cite: ClauseId
    holders: tuple[Code, ...]
