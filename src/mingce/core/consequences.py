"""What an act has as its consequence: an effect of the edition with subject and days filled in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingce.core.titles import Held


class Kind(StrEnum):
    """The closed set of what can follow for a title or an office."""

    CONFER = "confer"
    RENEW = "renew"
    REVOKE = "revoke"
    RECTIFY = "rectify"
    BAR = "bar"
    CRITICISE = "criticise"
    RECORD = "record"
    """A title held before is taken in from its paper."""
    CORRECT = "correct_row"
    """A row of the register stood wrong, and another stands in its place."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """On a day, something follows for a subject, under a clause.

    `until` is the first day after a term, a rectification or a bar; none where nobody has set it.
    """

    kind: Kind
    subject: str
    on: date
    clause: str
    title: str = ""
    until: date | None = None
    role: str = ""
    held: Held | None = None
    """The row recorded, or put in place of another."""
    was: Held | None = None
    """The row corrected, as it stood."""
    because: str = ""
