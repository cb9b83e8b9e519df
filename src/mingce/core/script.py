"""A story made ready to be played: every name is known, every value readable, or it is refused.

All that is wrong with a story is told at once, each thing at its place; a story that is right can
then be played without another look at its words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from mingce.core.case import ANSWER, WHOLE_FILE, Act, Remark, Vetting
from mingce.core.casting import Casting, Role
from mingce.core.holders import Holders
from mingce.core.remarks import about
from mingce.core.wrongs import Wrongs
from mingce.law.edition import Edition
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.periods import local_day
from mingce.law.problems import BadInput, Unfit
from mingce.law.reader import At
from mingce.law.scenario import ALL, WHOLE, HeldShape, Step, Story
from mingce.law.values import Given, read_given
from mingce.law.words import Words

_FOUND = {True: Vetting.TRUE, False: Vetting.FALSE, "doubtful": Vetting.DOUBTFUL}


@dataclass(frozen=True, slots=True)
class Scene:
    """One step made ready: the cases it is about and the act upon each."""

    step: Step
    roles: tuple[Role, ...]
    act: Act


class Script:
    """The scenes of a story."""

    def __init__(self, story: Story, holders: Holders) -> None:
        self._scenario = story.scenario
        self._holders = holders
        self._wrongs = Wrongs(story.source)
        self.editions: Mapping[str, Edition] = {
            r.id: story.editions[r.edition] for r in story.scenario.rounds
        }
        self._casting = Casting(story.scenario, self.editions, holders, self._wrongs)

    def scenes(self) -> tuple[Scene, ...]:
        """Every step made ready, or BadInput with everything that is wrong."""
        self._check_rounds()
        self._check_days()
        found = [s for n, step in enumerate(self._scenario.steps) for s in self._scene(n, step)]
        self._check_order()
        if self._wrongs.problems:
            raise BadInput(self._wrongs.problems)
        return tuple(found)

    def _check_rounds(self) -> None:
        """Rounds are told apart, and the deadlines they set are deadlines of their editions."""
        ids = [r.id for r in self._scenario.rounds]
        for n, a_round in enumerate(self._scenario.rounds):
            if a_round.id in ids[:n]:
                words = Words("两轮同号；每轮的 id 各不相同", "two rounds share this id")
                self._wrongs.tell(("rounds", n, "id"), words)
            deadlines = {
                name: deadline
                for name, deadline in self.editions[a_round.id].shape.deadlines.items()
                if deadline.day
            }
            for name in a_round.due:
                if name not in deadlines:
                    at = ("rounds", n, "due", name, "@key")
                    self._wrongs.unknown(at, Words("期限", "deadline"), name, deadlines)

    def _check_days(self) -> None:
        """What the story starts with, and what it expects of days, has known names."""
        for n, held in enumerate(self._scenario.titles):
            self._check_held(("register", n), held)
            if held.start is None:
                words = Words("缺少起始日期 from", "the day it began is missing: from")
                self._wrongs.tell(("register", n), words)
        for n, then in enumerate(self._scenario.then):
            for m, held in enumerate(then.titles):
                self._check_held(("then", n, "register", m), held)
            for m, bar in enumerate(then.bars or ()):
                self._casting.known_holder(("then", n, "bars", m, "holder"), bar.holder)
                self._check_title(("then", n, "bars", m, "title"), bar.title)

    def _check_held(self, at: At, held: HeldShape) -> None:
        self._casting.known_holder((*at, "holder"), held.holder)
        self._check_title((*at, "title"), held.title)

    def _check_title(self, at: At, title: str) -> None:
        titles = {name for edition in self.editions.values() for name in edition.shape.titles}
        if title not in titles:
            self._wrongs.unknown(at, Words("称号", "title"), title, sorted(titles))

    def _check_order(self) -> None:
        before: datetime | None = None
        for n, step in enumerate(self._scenario.steps):
            if before and step.at < before:
                words = Words(
                    f"时间早于上一步（{before.isoformat()}）；各步按时间先后排列",
                    f"this is before the step above ({before.isoformat()}); steps stand in order",
                )
                self._wrongs.tell(("steps", n, "at"), words)
            before = step.at

    def _scene(self, n: int, step: Step) -> Iterator[Scene]:
        roles = self._casting.roles(n, step)
        if not roles:
            return
        if len({(role.round, role.track) for role in roles}) > 1:
            words = Words("一批只能是同一轮同一类", "a batch is of one round and one track")
            self._wrongs.tell(("steps", n, "cases"), words)
            return
        edition = self.editions[roles[0].round]
        if not self._check_names(n, step, roles, edition):
            return
        answers = self._answers(n, step, edition)
        of = step.by.of or self._seat(edition, step, roles[0])
        act = Act(
            step.do,
            step.by.actor,
            of,
            step.at,
            step.dated,
            answers,
            step.brings.handed,
            self._remarks(n, step, edition, roles[0].track),
            all_true=step.brings.remarks.get(ALL) is True,
        )
        yield Scene(step, tuple(roles), act)

    def _check_names(self, n: int, step: Step, roles: list[Role], edition: Edition) -> bool:
        """The actor, the event, the documents and the expected states are known."""
        actors, tell = edition.shape.actors, self._wrongs.unknown
        track = edition.tracks[roles[0].track]
        if step.by.actor not in actors:
            tell(("steps", n, "by", "actor"), Words("角色", "actor"), step.by.actor, actors)
            return False
        if step.do != ANSWER and step.do not in edition.shape.events:
            known = [*dict.fromkeys(t.event for t in track.transitions), ANSWER]
            tell(("steps", n, "do"), Words("事项", "event"), step.do, known)
            return False
        mapped = isinstance(step.brings.documents, dict)
        for m, name in enumerate(step.brings.documents):
            if name not in track.documents:
                here: At = ("steps", n, "with", "documents", *((name, "@key") if mapped else (m,)))
                tell(here, Words("材料", "document"), name, track.documents)
        expected: list[tuple[At, str | None]] = [(("steps", n, "expect"), step.expect.state)]
        cases = [role.name for role in roles]
        for name, each in step.expect.each.items():
            if name not in cases:
                each_at = ("steps", n, "expect", "each", name, "@key")
                tell(each_at, Words("案件", "case"), name, cases)
            expected.append((("steps", n, "expect", "each", name), each.state))
        for at, state in expected:
            if state is not None and state not in track.states:
                tell((*at, "state"), Words("状态", "state"), state, track.states)
        return True

    def _seat(self, edition: Edition, step: Step, role: Role) -> str:
        """Left out, it is whoever sits in the actor's seat for this holder."""
        seat = edition.shape.actors[step.by.actor].seat
        on = local_day(step.at, edition.zone)
        return self._holders.seated(seat, role.holder, on) or NATIONAL_OFFICE

    def _answers(self, n: int, step: Step, edition: Edition) -> dict[str, Given]:
        """The facts a step answers: those named, and those that rows of forms stand for."""
        given: dict[str, Given] = {}
        at: At = ("steps", n, "with")
        for name, raw in step.brings.facts.items():
            if name in edition.facts:
                self._read(given, (*at, "facts", name), edition, name, raw)
            else:
                here = (*at, "facts", name, "@key")
                self._wrongs.unknown(here, Words("事实", "fact"), name, edition.facts)
        for form_name, rows in step.brings.form.items():
            here = (*at, "form", form_name)
            form = edition.forms.get(form_name)
            if form is None:
                what = Words("表", "form")
                self._wrongs.unknown((*here, "@key"), what, form_name, edition.forms)
                continue
            facts = {row.row: row.fact for row in form.rows}
            for row, raw in rows.items():
                if row in facts:
                    self._read(given, (*here, row), edition, facts[row], raw)
                else:
                    self._wrongs.unknown((*here, row, "@key"), Words("行", "row"), row, facts)
        return given

    def _remarks(self, n: int, step: Step, edition: Edition, track: str) -> dict[str, Remark]:
        """The remarks of a step by their items; a row stands for its fact."""
        rows = {row.row: row.fact for form in edition.forms.values() for row in form.rows}
        made: dict[str, Remark] = {}
        for name, said in step.brings.remarks.items():
            if name == ALL and isinstance(said, bool):
                continue
            item = rows.get(name, name) if name != WHOLE else WHOLE_FILE
            item = name if about(edition, track, name) else item
            if not about(edition, track, item):
                facts = [fact for fact in edition.facts if about(edition, track, fact)]
                known = (*edition.tracks[track].documents, *rows, *facts)
                here: At = ("steps", n, "with", "remarks", name, "@key")
                self._wrongs.unknown(here, Words("材料或事实", "document or fact"), name, known)
            elif isinstance(said, bool):
                made[item] = Remark(_FOUND[said])
            else:
                verdict = None if said.verdict is None else _FOUND[said.verdict]
                made[item] = Remark(verdict, said.remark or "")
        return made

    def _read(
        self, given: dict[str, Given], at: At, edition: Edition, name: str, raw: object
    ) -> None:
        try:
            given[name] = read_given(edition.facts[name], raw)
        except Unfit as unfit:
            self._wrongs.tell((*at, *unfit.at), unfit.words)
