"""An act upon a case: the edition's own event, or an answer, decided by core as in any story."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Self

from mingce.acts.perform.asked import Asked, Denied, Refusal, Ruling
from mingce.core.case import ANSWER, Act, Answer, Case, Documents, Entry, Remark, Vetting
from mingce.core.decide import World, decide, peers
from mingce.core.hands import grave
from mingce.core.holders import POOL, Holders
from mingce.core.policy import Action, Relation, relation, why
from mingce.core.record import Content, read_value, value, written
from mingce.core.register import Register
from mingce.core.seats import EXPERT
from mingce.law.edition import Edition
from mingce.law.periods import local_day
from mingce.law.shapes.facts import Ask
from mingce.law.values import Given
from mingce.ledger import people, standing, write
from mingce.ledger.standing import RunningRound
from mingce.ledger.streams import CaseKey, holder_stream, round_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json
from mingce.seal.commitment import commit


@dataclass(slots=True)
class CaseAct:
    """What somebody wants to do to one case."""

    key: CaseKey
    action: str
    dated: date | None = None
    answers: Mapping[str, Given] = field(default_factory=dict)
    documents: Documents = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    all_true: bool = False
    expected: int | None = None
    _round: RunningRound = field(init=False)
    _holders: Holders = field(init=False)
    _line: tuple[str, ...] = field(init=False)
    _personal: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    @property
    def asks(self) -> Action:
        """To answer is one thing, to bring about an event of the edition another."""
        return Action.ANSWER if self.action == ANSWER else Action.ACT

    def relation(self, asked: Asked) -> Relation:
        """How the asker's organisation stands to the holder, by the rules of this round."""
        actor = self._edition.shape.actors[asked.who.role]
        on = local_day(asked.at, self._edition.zone)
        expert = actor.desk == EXPERT and people.is_assigned(self.stream, asked.who, on)
        return relation(self._holders, actor, asked.who.of, self.key.holder, on, assigned=expert)

    @property
    def stream(self) -> str:
        """The stream of the case."""
        return self.key.stream

    def grave(self, asked: Asked) -> bool:
        """A decision of the office from which something follows, or that ends the case."""
        return grave(self._edition, self.key.track, self.action, asked.who.role)

    def body(self) -> Json:
        """Everything that is asked, without what is nobody else's business."""
        facts = self._edition.facts
        return self._asked([name for name in self.answers if not facts[name].personal])

    def whole(self) -> Json:
        """Everything that is asked, personal data too: this goes into no entry."""
        return self._asked(self.answers)

    def _asked(self, answers: Iterable[str]) -> Json:
        given = {name: self.answers[name] for name in answers}
        return {
            "action": self.action,
            "answers": {n: [value(g.value), g.because, g.evidence] for n, g in given.items()},
            "case": list(self.key),
            "dated": self.dated.isoformat() if self.dated else None,
            "documents": {name: list(files) for name, files in self.documents.items()},
            "remarks": {item: [r.verdict, r.text] for item, r in self.remarks.items()},
            "all_true": self.all_true,
        }

    @classmethod
    def as_asked(cls, body: Mapping[str, Any]) -> Self:
        """The act that a body tells of: what was drafted and checked is signed as it stands.

        Personal answers are in no body; an act that brings some is not drafted for others to sign.
        """
        answers = {
            name: Given(read_value(answer), because, evidence)
            for name, (answer, because, evidence) in body["answers"].items()
        }
        remarks = {
            item: Remark(Vetting(verdict) if verdict else None, text)
            for item, (verdict, text) in body["remarks"].items()
        }
        documents = {name: tuple(files) for name, files in body["documents"].items()}
        dated = date.fromisoformat(body["dated"]) if body["dated"] else None
        key, action = CaseKey(*body["case"]), body["action"]
        return cls(key, action, dated, answers, documents, remarks, body["all_true"])

    @property
    def _edition(self) -> Edition:
        return self._round.rulebook.edition

    def prepare(self, asked: Asked) -> Iterable[str]:
        """The case, then its holder with all it succeeded; the round, where peers are counted."""
        running = standing.round_of(self.key.round)
        if running is None or self.key.track not in running.rulebook.edition.tracks:
            raise Refusal(
                f"没有“{self.key.round}”这一轮或“{self.key.track}”这一类",
                f"there is no round '{self.key.round}' with a track '{self.key.track}'",
            )
        if running.closed and not standing.begun(self.stream):
            raise Refusal(
                f"“{self.key.round}”已经结束，不能再提出新的申报",
                f"round '{self.key.round}' is closed: no case begins in it",
            )
        if unknown := standing.not_stored(self._files):
            raise Refusal(
                f"这些文件尚未收到：{'、'.join(unknown)}；请重新上传",
                f"these files have not arrived: {', '.join(unknown)}; upload them again",
            )
        self._round = running
        if asked.who.role not in self._edition.shape.actors:
            # Whoever has no part in the edition is nobody to it; an administrator is such.
            raise Denied(*why(asked.who.role, Relation.NONE, self.asks).rule.label)
        on = local_day(asked.at, self._edition.zone)
        self._holders = standing.holders([self.key.holder, asked.who.of], on)
        self._line = self._holders.line(self.key.holder, on)
        yield self.stream
        yield from map(holder_stream, self._line)
        if self._counts_peers:
            yield round_stream(self.key.round)

    @property
    def _files(self) -> list[str]:
        return [file for files in self.documents.values() for file in files]

    @property
    def _counts_peers(self) -> bool:
        return any(fact.ask is Ask.SHARE for fact in self._edition.facts.values())

    def decide(self, asked: Asked, at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        """Decided on the case as it stands, against the register of its holder."""
        case = self.case(streams[self.stream])
        world = self.world(case, asked, at)
        act = Act(
            self.action,
            asked.who.role,
            asked.who.of,
            at,
            self.dated,
            self.answers,
            self.documents,
            self.remarks,
            self.all_true,
        )
        decision = decide(world, case, act)
        if decision.entry is None:
            return Ruling(None, decision, case, case)
        opened: dict[str, tuple[bytes, str]] = {}
        entry = self._closed(decision.entry, asked, self._personal)
        content = self._content(entry, asked, opened)
        return Ruling(
            content,
            decision,
            case,
            case.after(entry),
            self._register(world, entry),
            opened,
            tuple(self._told(entry, asked)),
        )

    def case(self, stream: Locked) -> Case:
        """The case as it stands; one that nobody has begun is where its track begins."""
        if stream.length:
            return standing.case_of(stream, self.key)
        return Case(stream.name, *self.key, self._edition.tracks[self.key.track].initial)

    def keep(self, row: Row, streams: Mapping[str, Locked], ruling: Ruling) -> None:
        """The case as it now stands, its answers and files, and the register."""
        if ruling.before is None or ruling.after is None or ruling.content is None:
            raise ValueError("only an act that was taken in is kept")
        write.keep_case(streams[self.stream], self.key, ruling.before, ruling.after)
        write.keep_answers(row, ruling.content)
        write.keep_files(row, self.documents)
        # Personal data of a file are looked after with their holder, whoever typed them.
        write.keep_clear(row, self.key.holder, self._personal)
        if ruling.register:
            write.keep_register(*ruling.register)

    def world(self, case: Case, asked: Asked, at: datetime) -> World:
        """What the case is decided upon: rules, register, holders, days and its peers."""
        beside: tuple[Case, ...] = ()
        if self._counts_peers:
            seat = self._edition.shape.actors[asked.who.role].seat
            on = local_day(at, self._edition.zone)
            cases = standing.cases_of(self.key.round, self.key.track)
            beside = peers(cases, case, self._holders, seat, on)
        register = standing.register_of(self._line)
        return World(self._round.rulebook, self._holders, register, self._round.due, beside)

    def _register(self, world: World, entry: Entry) -> tuple[tuple[str, ...], Register] | None:
        if not entry.consequences:
            return None
        others = {c.subject for c in entry.consequences} - set(self._line)
        subjects = (*self._line, *sorted(others))
        now = standing.register_of(subjects) if others else world.register
        return subjects, now.after_all(entry.consequences)

    def _closed(self, entry: Entry, asked: Asked, opened: dict[str, tuple[bytes, str]]) -> Entry:
        """The entry with a commitment wherever an answer is personal data."""

        def closed(name: str, answer: Answer) -> Answer:
            if answer.value is None or not self._edition.facts[name].personal:
                return answer
            own = asked.own_salt(name)
            text = str(answer.value)
            commitment = commit(text, own)
            opened[commitment] = (own, text)
            return replace(answer, value=commitment)

        return replace(entry, answers={n: closed(n, a) for n, a in entry.answers.items()})

    def _content(self, entry: Entry, asked: Asked, opened: dict[str, tuple[bytes, str]]) -> Content:
        content = {
            **written(entry),
            "edition": self._edition.hash,
            "round": self._round.version,
        }
        if self._edition.shape.actors[asked.who.role].desk == EXPERT:
            own = asked.own_salt("actor")
            commitment = commit(asked.who.person, own)
            opened[commitment] = (own, asked.who.person)
            content["actor"] = {"commitment": commitment}
        return content

    def _told(self, entry: Entry, asked: Asked) -> Iterator[tuple[str, str]]:
        """Whoever has a part in the case hears of each step, but for who took it."""
        if entry.goal == entry.origin and not entry.consequences:
            return
        on = local_day(entry.at, self._edition.zone)
        seats: dict[str, str] = {}
        for name, actor in self._edition.shape.actors.items():
            if actor.seat != POOL and actor.seat not in seats:
                seats[actor.seat] = name
        for seat, role in seats.items():
            of = self._holders.seated(seat, self.key.holder, on)
            if of and of != asked.who.of:
                yield role, of
