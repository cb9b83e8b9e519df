"""A story: who did what when in one or several rounds, and what is expected to come of it."""

from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from mingce.law import edition as editions
from mingce.law import reader
from mingce.law.edition import Edition
from mingce.law.fitting import (
    Code,
    Day,
    FileDigest,
    Identifier,
    Moment,
    PartialDate,
    Shape,
    Text,
    WordsShape,
    fit,
)
from mingce.law.problems import BadInput
from mingce.law.reader import Source
from mingce.law.shapes.facts import Names
from mingce.law.written import ClauseId


class RoundShape(Shape):
    """A round runs one edition; it may set its own day for a deadline of that edition."""

    id: Text
    edition: Text
    due: dict[Identifier, Day] = {}


class BodyShape(Shape):
    """An organisation the story brings along, with whoever recommends it at each tier."""

    id: Code
    name: WordsShape
    kind: Identifier | None = None
    recommended_by: dict[Identifier, Code] = {}


class HeldShape(Shape):
    """A title somebody holds, with its term as precisely as it is known."""

    holder: Code
    title: Identifier
    start: PartialDate | None = Field(default=None, alias="from")
    end: PartialDate | None = Field(default=None, alias="to")
    status: Literal["held", "rectification", "lapsed", "revoked"] = "held"
    awaiting: bool | None = None


class By(Shape):
    """Who acts, in which role, and for whom."""

    actor: Identifier
    of: Code | None = None


class RemarkShape(Shape):
    """What is found about an item; without a verdict, a reply to what was found."""

    verdict: bool | Literal["doubtful"] | None = None
    remark: Text | None = None


ALL, WHOLE = "all", "whole_file"
"""Among remarks: every other item of the file is found true; the file as a whole."""


class With(Shape):
    """What comes with an act: documents, answers, rows of forms by their numbers, remarks.

    A remark is on a document, a fact or a row, by its name, or on the file as a whole.
    """

    documents: Names | dict[Identifier, tuple[FileDigest, ...]] = ()
    facts: dict[Identifier, Any] = {}
    form: dict[Identifier, dict[Text, Any]] = {}
    remarks: dict[str, bool | RemarkShape] = {}

    @property
    def handed(self) -> dict[str, tuple[str, ...]]:
        """Each document with its files; one that is only named is there and has none."""
        if isinstance(self.documents, dict):
            return self.documents
        return dict.fromkeys(self.documents, ())


class Outcome(Shape):
    """What is expected of a step; the named clauses must be among those cited."""

    outcome: Literal["accepted", "refused"] | None = None
    state: Identifier | None = None
    clauses: tuple[ClauseId, ...] = ()
    warns: tuple[ClauseId, ...] = ()


class Expected(Outcome):
    """In a batch, what is expected of single cases stands under `each`, by the story's names."""

    each: dict[Text, Outcome] = {}


class Step(Shape):
    """Somebody does something to one case, or to several in one batch."""

    at: Moment
    by: By
    do: Identifier
    round: Text | None = None
    track: Identifier | None = None
    case: Text | None = None
    cases: tuple[Text, ...] = ()
    holder: Code | None = None
    dated: Day | None = None
    brings: With = Field(default_factory=With, alias="with")
    expect: Expected = Field(default_factory=Expected)
    note: WordsShape | None = None


class BarShape(Shape):
    """A bar that keeps a holder from a title until its first free day."""

    holder: Code
    title: Identifier
    until: Day


class CriticisedShape(Shape):
    """An office that was criticised, in the role in which it was."""

    subject: Code
    role: Identifier


class OverdueShape(Shape):
    """Somebody who is shown as overdue in a track, or with a rectification."""

    holder: Code
    track: Identifier


class Then(Shape):
    """What holds at the end of a day. An empty list says that there is none."""

    on: Day
    titles: tuple[HeldShape, ...] = Field(default=(), alias="register")
    bars: tuple[BarShape, ...] | None = None
    overdue: tuple[OverdueShape, ...] | None = None
    criticised: tuple[CriticisedShape, ...] | None = None


class Scenario(Shape):
    """A story with its own clock."""

    name: Text
    title: WordsShape | None = None
    synthetic: bool = True
    """Whether the acts are invented; the holders may be real all the same."""
    rounds: tuple[RoundShape, ...]
    organisations: tuple[BodyShape, ...] = ()
    titles: tuple[HeldShape, ...] = Field(default=(), alias="register")
    steps: tuple[Step, ...]
    then: tuple[Then, ...] = ()


class Story:
    """A scenario together with the place of each of its words and the editions it runs."""

    def __init__(self, source: Source, scenario: Scenario, runs: dict[str, Edition]) -> None:
        self.source = source
        self.scenario = scenario
        self.editions = runs


def read(path: Path) -> Story:
    """A story is read with the editions it names: built-in ones, or folders beside the story."""
    source = reader.read(path)
    scenario = fit(Scenario, source)
    loaded: dict[str, Edition] = {}
    for at, a_round in enumerate(scenario.rounds):
        name = a_round.edition
        beside = path.parent / name
        try:
            loaded[name] = editions.load(str(beside) if beside.is_dir() else name)
        except BadInput as bad:
            if bad.problems[0].place.file != name:
                raise
            raise BadInput(
                [source.problem(("rounds", at, "edition"), p.words) for p in bad.problems]
            ) from None
    return Story(source, scenario, loaded)
