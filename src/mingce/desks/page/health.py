"""Whether all is well: what was looked at, what was found, and what to do."""

from collections.abc import Callable, Sequence
from typing import Protocol

from mingce.law.words import Words


class Checked(Protocol):
    """One thing that was looked at; `well` is unknown where it could not be seen."""

    @property
    def name(self) -> str:
        """What was looked at."""

    @property
    def well(self) -> bool | None:
        """Whether it is well."""

    @property
    def words(self) -> Words:
        """What was found."""

    @property
    def todo(self) -> Words:
        """What is to be done about it."""


Examine = Callable[[], Sequence[Checked]]
