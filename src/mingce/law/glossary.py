"""Every word of the field has one identifier, one Chinese and one English wording.

Chinese has seven words for what English would call a review, and each has a name of its own here:
`evaluation`, `vetting`, `plan_appraisal`, `measurement`, `panel`, `annual_assessment`, `re_review`.
The note tells whether a wording was found in public use, is the standard translation, or was chosen
here.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mingce.law.words import Words

_TABLE = Path(__file__).with_name("glossary.csv")


@dataclass(frozen=True, slots=True)
class Term:
    """A term is called by its identifier in code and by its words everywhere else."""

    identifier: str
    zh: str
    en: str
    note: str

    @property
    def words(self) -> Words:
        """A term is shown in the reader's language."""
        return Words(self.zh, self.en)


@cache
def load() -> tuple[Term, ...]:
    """The glossary is read once and kept in its order, which goes by subject."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        return tuple(Term(*line) for line in lines)


def term(identifier: str) -> Term:
    """An identifier means one term; one that means none is a LookupError."""
    found = _by_identifier().get(identifier)
    if found is None:
        raise LookupError(f"the glossary has no {identifier!r}")
    return found


@cache
def _by_identifier() -> dict[str, Term]:
    return {one.identifier: one for one in load()}
