"""A case on a page: what it holds, what became of it, and what whoever looks can do about it now.

Every desk shows a case in the same parts; which of them, and what is done with it, is the desk's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from mingce.acts.perform import CaseAct, CaseKey, conditions, foresee
from mingce.core.answering import APPLICANT, OFFICE, RECOMMENDER
from mingce.core.case import WHOLE_FILE
from mingce.core.consequences import Consequence
from mingce.core.decide import Decision
from mingce.core.findings import Finding, together
from mingce.core.kleene import Verdict
from mingce.core.remarks import about
from mingce.core.rulebook import Rulebook
from mingce.desks.page.seated import Request, asked
from mingce.law.edition import Edition, origins
from mingce.law.shapes.facts import Fact, Form, Row
from mingce.law.shapes.tracks import Track
from mingce.law.words import Words, same
from mingce.ledger import read


@dataclass(frozen=True, slots=True)
class Chance:
    """An event that a seat can bring about, and what would be answered now."""

    event: str
    label: Words
    decision: Decision


@dataclass(frozen=True, slots=True)
class Line:
    """A question of a case in its place, with its answer, and what was remarked about it."""

    name: str
    fact: Fact
    given: read.Given | None
    remarks: read.Remarks | None

    @property
    def value(self) -> Words | None:
        """The answer as it is read; of one that is closed, nothing."""
        if self.given is None or self.given.value is None:
            return None
        value = self.given.value
        if isinstance(value, bool):
            return Words("是", "yes") if value else Words("否", "no")
        if isinstance(value, str) and value in self.fact.options:
            return self.fact.options[value]
        return same(self.typed)

    @property
    def typed(self) -> str:
        """The answer as it would be typed into its field."""
        value = self.given.value if self.given else None
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        return f"{value:f}" if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True, slots=True)
class Material:
    """A document that a track asks for, and whether it was handed in."""

    name: str
    label: Words
    cite: str
    owner: Words
    handed: read.HandedIn | None
    remarks: read.Remarks | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A document, an answer or the whole file, as something to remark on or to reply about."""

    name: str
    label: Words
    cite: str
    line: Line | None
    remarks: read.Remarks | None


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of a case in words."""

    step: read.Step
    what: Words
    role: Words
    goal: Words
    consequences: tuple[Consequence, ...]


@dataclass(frozen=True)
class Casework:
    """One case, opened by somebody who has to do with it."""

    request: Request
    key: CaseKey
    opened: read.Opened
    edition: Edition
    seen: read.Seen | None
    """None where nobody has begun it: its holder may still write, and begin it."""
    place: Words
    """What its holder is called on the day."""

    @property
    def track(self) -> Track:
        """The track the case runs in."""
        return self.edition.tracks[self.key.track]

    @property
    def role(self) -> str:
        """The role of whoever looks."""
        return self.request.who.role

    @property
    def state(self) -> str:
        """The state it is in; a case that nobody began is where its track begins."""
        return self.seen.state if self.seen else self.track.initial

    @property
    def label(self) -> Words:
        """What its state is called."""
        return self.track.states[self.state].label

    @property
    def version(self) -> int:
        """On how many entries whatever is written on this page is written."""
        return self.seen.version if self.seen else 0

    @cached_property
    def answers(self) -> Mapping[str, read.Given]:
        """What was answered, by question."""
        return {one.fact: one for one in self.seen.answers} if self.seen else {}

    @cached_property
    def remarks(self) -> Mapping[str, read.Remarks]:
        """What was remarked last, by item."""
        return {one.item: one for one in self.seen.remarks} if self.seen else {}

    @property
    def late(self) -> bool:
        """The round was closed before anybody began it: nothing can be done with it any more."""
        return self.seen is None and self.opened.closed is not None

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        """What this seat can bring about from here, in the order of the edition."""
        return tuple(self._chances())

    def _chances(self) -> Iterator[Chance]:
        lines = self.track.transitions
        events = dict.fromkeys(
            line.event
            for line in lines
            if self.role in line.by and self.state in origins(self.track, line) and not line.never
        )
        for event in () if self.late else events:
            ruling = foresee(asked(self.request), CaseAct(self.key, event))
            if ruling.decision is not None:
                yield Chance(event, self.edition.shape.events[event], ruling.decision)

    def after(self, deed: CaseAct) -> Decision | None:
        """What would be answered to a whole act, with everything that is to come along."""
        return foresee(asked(self.request), deed).decision

    @cached_property
    def conditions(self) -> tuple[Finding, ...]:
        """What the track asks of the holder, clause by clause, as far as it is known."""
        return tuple(conditions(asked(self.request), self.key))

    @property
    def eligible(self) -> Verdict:
        """Whether the holder may apply: false by one condition, unknown while one is unknown."""
        return together(self.conditions)

    @cached_property
    def materials(self) -> tuple[Material, ...]:
        """Every document of the track, each with whoever owes it."""
        handed = {one.document: one for one in self.seen.documents} if self.seen else {}
        actors = self.edition.shape.actors
        return tuple(
            Material(
                name,
                document.label,
                document.cite,
                actors[document.owner].label,
                handed.get(name),
                self.remarks.get(name),
                document.owner == self.role,
            )
            for name, document in self.track.documents.items()
        )

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What this seat may remark on: who examines, on everything; who applies, on remarks."""
        if self.seen is None:
            return ()
        actors = self.edition.shape.actors
        if actors[self.role].desk not in (RECOMMENDER, OFFICE):
            return tuple(self._items(self.remarks))
        handed = {one.document for one in self.seen.documents}
        given = {one.fact for one in self.seen.answers if one.value is not None or one.closed}
        names = (
            *(name for name in self.track.documents if name in handed),
            *(name for name in self.edition.facts if name in given),
        )
        return tuple(self._items((*dict.fromkeys(names), WHOLE_FILE)))

    def _items(self, names: Iterable[str]) -> Iterator[Item]:
        for name in names:
            found = about(self.edition, self.key.track, name)
            fact = self.edition.facts.get(name)
            line = Line(name, fact, self.answers.get(name), None) if fact else None
            if found is not None:
                yield Item(name, found[1], found[0], line, self.remarks.get(name))

    @cached_property
    def forms(self) -> tuple[tuple[Form, tuple[Line, ...]], ...]:
        """The forms behind the track's documents, each row with its answer."""
        names = dict.fromkeys(d.form for d in self.track.documents.values() if d.form)
        forms = [self.edition.forms[name] for name in names]
        return tuple((form, tuple(map(self._line, form.rows))) for form in forms)

    def _line(self, row: Row) -> Line:
        return Line(row.fact, row, self.answers.get(row.fact), self.remarks.get(row.fact))

    def questions(self, event: str) -> tuple[Line, ...]:
        """What this seat is asked when it brings about an event: facts its rules look at."""
        wanted = _looked_at(self.edition, self.key.track, event)
        return tuple(
            Line(name, fact, self.answers.get(name), self.remarks.get(name))
            for name, fact in self.edition.facts.items()
            if fact.ask is None
            and self.role in fact.answered_by
            and (name in wanted or event in fact.only_with)
        )

    def owed(self, event: str) -> tuple[Material, ...]:
        """The documents of this seat that an event needs from here."""
        lines = [t for t in self.track.transitions if t.event == event]
        here = [t for t in lines if self.state in origins(self.track, t)]
        needed = {name for line in here for name in line.needs}
        return tuple(one for one in self.materials if one.mine and one.name in needed)

    @cached_property
    def steps(self) -> tuple[Happened, ...]:
        """What happened to it, the latest first."""
        found = read.entries(self.request.who, self.request.on, self.key.stream)
        shape = self.edition.shape
        return tuple(
            Happened(
                step,
                shape.events.get(step.action, Words("答复事实", "facts answered")),
                shape.actors[step.role].label,
                self.track.states[step.goal].label,
                step.consequences,
            )
            for step in reversed(found)
        )


def _looked_at(edition: Edition, track: str, event: str) -> set[str]:
    """The facts that the rules of an event look at, and those that these are asked about."""
    rulebook = Rulebook(edition)
    lines = rulebook.transitions(track, event)
    named = [name for line in lines for name in (*line.requires, *line.warns, *line.when)]
    looked_at = {fact for rule in rulebook.named(named, track) for fact in rule.names}
    return looked_at | {other for name in looked_at for other in edition.facts[name].facts}


def open_case(request: Request, round_id: str, track: str, holder: str) -> Casework | None:
    """A case of a round, as far as whoever asks has to do with it.

    One that nobody has begun is there for its holder alone, who may begin it.
    """
    rounds = {one.id: one for one in read.rounds(request.who, request.on)}
    opened = rounds.get(round_id)
    if opened is None:
        return None
    edition = read.edition(request.who, opened.edition)
    if track not in edition.tracks:
        return None
    key = CaseKey(round_id, track, holder)
    seen = read.case(request.who, request.on, key)
    own = request.viewer.desk == APPLICANT and request.who.of == holder
    if seen is None and not own:
        return None
    place = read.named(request.who, request.on, [holder]).name(holder, request.on)
    return Casework(request, key, opened, edition, seen, place)
