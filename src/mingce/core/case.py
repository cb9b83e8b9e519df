"""A case: one holder in one track of one round, folded from its entries.

Nothing about a case is stored that its entries do not say; folding them in two parts gives the
same case as folding them at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mingce.core.consequences import Consequence
from mingce.law.values import Given, Value

ANSWER = "answer"
"""The action that only answers facts; it moves nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact's value, who gave it, when, for what reasons and on what evidence."""

    value: Value
    actor: str
    of: str
    at: datetime
    because: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A document that was handed in: by whom, when, for the how-many-th time."""

    actor: str
    at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody wants to do: the event, who acts for whom, and what comes with it."""

    event: str
    actor: str
    of: str
    at: datetime
    dated: date | None = None
    answers: Mapping[str, Given] = field(default_factory=dict)
    documents: tuple[str, ...] = ()

    def answered(self) -> dict[str, "Answer"]:
        """The answers the act brings, signed and dated by whoever acts."""
        return {
            name: Answer(g.value, self.actor, self.of, self.at, g.because, g.evidence)
            for name, g in self.answers.items()
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """What was accepted: who did what to a case, when, and what followed."""

    case: str
    seq: int
    at: datetime
    actor: str
    of: str
    action: str
    origin: str
    goal: str
    cite: str
    on: date
    """The day it counts from: that of its document, or else the day it was entered."""
    dated: date | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    consequences: tuple[Consequence, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Where a case stands, with everything answered and handed in so far."""

    id: str
    round: str
    track: str
    holder: str
    state: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    documents: Mapping[str, Handed] = field(default_factory=dict)
    happened: Mapping[str, datetime] = field(default_factory=dict)
    """Each event's latest moment."""
    moved_on: date | None = None
    """The latest day from which a change of state counts."""
    entries: int = 0

    def after(self, entry: Entry) -> "Case":
        """The case one entry later."""
        return replace(
            self.with_material(entry.answers, entry.documents, entry.actor, entry.at),
            state=entry.goal,
            moved_on=self.moved_on
            if entry.goal == entry.origin
            else _later(self.moved_on, entry.on),
            happened={**self.happened, entry.action: entry.at},
            entries=self.entries + 1,
        )

    def after_all(self, entries: Iterable[Entry]) -> "Case":
        """The case several entries later."""
        case = self
        for entry in entries:
            case = case.after(entry)
        return case

    def with_material(
        self, answers: Mapping[str, Answer], documents: Iterable[str], actor: str, at: datetime
    ) -> "Case":
        """The case as it would be with these answers and documents, its state unchanged."""
        handed = dict(self.documents)
        for name in documents:
            before = handed.get(name)
            handed[name] = Handed(actor, at, before.version + 1 if before else 1)
        return replace(self, answers={**self.answers, **answers}, documents=handed)


def _later(before: date | None, now: date) -> date:
    return now if before is None else max(before, now)
