"""A title in somebody's hands: since when, under which term, how it stands, and by what paper."""

from dataclasses import dataclass
from datetime import date

HELD, RECTIFICATION, LAPSED, REVOKED = "held", "rectification", "lapsed", "revoked"
STANDING = (HELD, RECTIFICATION)


@dataclass(frozen=True, slots=True)
class Held:
    """A title in somebody's hands: since when, the current term, and how it stands."""

    holder: str
    title: str
    since: date
    term_from: date
    term_to: date | None
    status: str = HELD
    rectify_by: date | None = None
    terms_before: int = 0
    ended: date | None = None
    clause: str = ""
    """Under which it stands as it does: that of whatever last happened to it."""
    since_as: str = ""
    """The day it began as its paper has it, where that is only a month or a year."""
    term_to_as: str = ""
    paper: str = ""
    """The paper an earlier title was taken in from."""

    def standing(self, on: date) -> bool:
        """A title stands until something is decided, whatever its term says."""
        return self.since <= on and self.status in STANDING

    def awaiting(self, on: date) -> bool:
        """A title whose term has ended with nothing decided yet awaits a decision."""
        return self.standing(on) and self.term_to is not None and self.term_to <= on

    def terms_completed(self, on: date) -> int:
        """Terms run to their end: those renewed, and the current one once it is over."""
        over = self.term_to is not None and self.term_to <= on
        return self.terms_before + (1 if over else 0)
