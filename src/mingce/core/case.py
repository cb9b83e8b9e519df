"""A case: one holder in one track of one round, folded from its entries.

Nothing about a case is stored that its entries do not say; folding them in two parts gives the
same case as folding them at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from mingce.core.consequences import Consequence
from mingce.law.values import Given, Value

ANSWER = "answer"
"""The action that only answers facts; it moves nothing."""

Documents: TypeAlias = Mapping[str, tuple[str, ...]]
"""What is handed in, by name: the written digests of its files, none where no file is kept."""


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
    """A document that was handed in: by whom, when, for the how-many-th time, in which files."""

    actor: str
    at: datetime
    version: int
    files: tuple[str, ...] = ()


class Vetting(StrEnum):
    """What somebody who examines an item finds it to be."""

    TRUE = "true"
    DOUBTFUL = "doubtful"
    FALSE = "false"


@dataclass(frozen=True, slots=True)
class Remark:
    """What was found about an item, with words; without a verdict it answers an earlier remark.

    An item is a document or an answered fact by its id, or under no name at all the whole file.
    """

    verdict: Vetting | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remarked:
    """The last that was found about an item, by whom and when, and what was replied to it.

    It is spent once the item is handed in or answered anew; one on the whole file, once anybody
    else adds to the file.
    """

    verdict: Vetting | None
    text: str
    actor: str
    of: str
    at: datetime
    spent: bool = False
    reply: "Remarked | None" = None


WHOLE_FILE = ""
"""As an item: everything that was handed in."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody wants to do: the event, who acts for whom, and what comes with it."""

    event: str
    actor: str
    of: str
    at: datetime
    dated: date | None = None
    answers: Mapping[str, Given] = field(default_factory=dict)
    documents: Documents = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    all_true: bool = False
    """Whether every other item of the file is found true; the entry names each of them."""

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
    documents: Documents = field(default_factory=dict)
    consequences: tuple[Consequence, ...] = ()
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    due: str = ""
    """The round's deadline that was gone over with it, in time or late."""


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
    remarks: Mapping[str, Remarked] = field(default_factory=dict)
    """The last remark on each item."""
    submitted: Mapping[str, datetime] = field(default_factory=dict)
    """The first moment at which each deadline was gone over; no later correction moves it."""

    def after(self, entry: Entry) -> "Case":
        """The case one entry later."""
        material = self.with_material(entry.answers, entry.documents, entry.actor, entry.at)
        return replace(
            material.with_remarks(entry.remarks, entry.actor, entry.of, entry.at),
            state=entry.goal,
            moved_on=self.moved_on
            if entry.goal == entry.origin
            else _later(self.moved_on, entry.on),
            happened={**self.happened, entry.action: entry.at},
            entries=self.entries + 1,
            submitted={entry.due: entry.at, **self.submitted} if entry.due else self.submitted,
        )

    def after_all(self, entries: Iterable[Entry]) -> "Case":
        """The case several entries later."""
        case = self
        for entry in entries:
            case = case.after(entry)
        return case

    def with_material(
        self, answers: Mapping[str, Answer], documents: Documents, actor: str, at: datetime
    ) -> "Case":
        """The case as it would be with these answers and documents, its state unchanged."""
        handed = dict(self.documents)
        for name, files in documents.items():
            before = handed.get(name)
            handed[name] = Handed(actor, at, before.version + 1 if before else 1, files)
        anew = {*answers, *documents}
        remarks = {
            item: replace(made, spent=True)
            if item in anew or (anew and item == WHOLE_FILE and made.actor != actor)
            else made
            for item, made in self.remarks.items()
        }
        return replace(self, answers={**self.answers, **answers}, documents=handed, remarks=remarks)

    def with_remarks(
        self, remarks: Mapping[str, Remark], actor: str, of: str, at: datetime
    ) -> "Case":
        """The case as it would be with these remarks; a reply stands beside what it answers."""
        made = dict(self.remarks)
        for item, remark in remarks.items():
            told = Remarked(remark.verdict, remark.text, actor, of, at)
            if remark.verdict is not None:
                made[item] = told
            elif item in made:
                made[item] = replace(made[item], reply=told)
        return replace(self, remarks=made)


def _later(before: date | None, now: date) -> date:
    return now if before is None else max(before, now)
