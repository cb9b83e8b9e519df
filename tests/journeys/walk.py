"""Random walks through every track of the edition at once, with a second bookkeeper beside.

Every act is decided by the engine and checked against `oracle.py`, which reads the edition's lines
by itself. Holders of several kinds, predecessors and heirs among them, several rounds, the right
people and the wrong ones, hours and years.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from mingce.core import decide as deciding
from mingce.core.case import ANSWER, Act, Case, Entry, Remark, Vetting
from mingce.core.consequences import Kind
from mingce.core.decide import Decision, World
from mingce.core.register import Held, Register
from tests.cast import (
    BEFORE,
    CITY,
    COUNTY_CITY,
    DISTRICT,
    LONG_BEFORE,
    NEIGHBOUR,
    OFFICE,
    built_in,
    holders,
)
from tests.journeys.oracle import PROVINCES, Oracle, family
from tests.journeys.slips import ACTORS, FACTS, SEATS, SLIPS, WALKERS, Slip, anything
from tests.journeys.ways import Answers, Way, Ways

BOOK = built_in()
EDITION = BOOK.edition
WAYS = Ways(BOOK)
HOLDERS = holders()
CLAUSES = frozenset(EDITION.shape.clauses)
TRACKS = tuple(EDITION.tracks)
EVENTS = (*EDITION.shape.events, ANSWER)
HOLDING = (CITY, NEIGHBOUR, COUNTY_CITY, DISTRICT, BEFORE, LONG_BEFORE)
COMING = (*HOLDING, *WALKERS)
INTAKE = ((0, 1), (2,), (0, 1, 2), (2,), (), (0,), (2, 3))
"""Which titles of the edition, by their order, somebody holds at the start."""
ROUNDS = {
    str(year): {
        name: deadline.day.replace(year=year)
        for name, deadline in EDITION.shape.deadlines.items()
        if year != 2018 and deadline.day
    }
    for year in range(2018, 2041)
}
LIVELY = frozenset(
    (name, state)
    for name, track in EDITION.tracks.items()
    for state, shape in track.states.items()
    if not shape.final and state != track.initial
)
FOUND = (*Vetting, None)
SCANS = ((), (f"sha256:{1:064x}",))
HOURS = (0, 1, 5, 12, 24, 48, 24 * 20, 24 * 60, 24 * 365, 24 * 800)


class Tally:
    """What all walks together have done."""

    def __init__(self) -> None:
        self.lines: Counter[tuple[str, int, bool]] = Counter()
        self.start_anew()

    def start_anew(self) -> None:
        self.steps = self.acts = 0
        self.lines.clear()

    def __str__(self) -> str:
        accepted = self.lines.total()
        return f"{self.steps} steps, {self.acts} acts, {accepted} lines taken of {len(self.lines)}"


TALLY = Tally()


class Place(NamedTuple):
    """A case by its round, its track and its holder."""

    round: str
    track: str
    holder: str


class Walk(RuleBasedStateMachine):
    """Some holders, some rounds, any act, any time; after each act the books are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.oracle = Oracle(EDITION.source.data)
        self.now = datetime(2018, 7, 27, 1, tzinfo=UTC)
        self.cases: dict[Place, Case] = {}
        self.histories: dict[Place, list[Entry]] = {}
        self.register = self.start = Register()
        self.following = []

    @property
    def today(self) -> date:
        """The day in Beijing."""
        return (self.now + timedelta(hours=8)).date()

    # -- rules

    @initialize(kinds=st.lists(st.integers(0, len(INTAKE) - 1), min_size=6, max_size=6))
    def begin(self, kinds: list[int]) -> None:
        """Some hold titles already, as their papers say; none under two codes."""
        titles = []
        known = tuple(EDITION.shape.titles)
        for holder, kind in zip(HOLDING, kinds, strict=True):
            for n in INTAKE[kind]:
                since = date(2015, 3, 1 + n)
                until = since.replace(year=2018) if n % 2 == 0 else None
                titles.append(Held(holder, known[n], since, since, until))
                self.oracle.take_in(holder, known[n], since, until)
        self.register = self.start = Register(tuple(titles))

    @rule(which=st.integers(0, 999), way=st.integers(0, 99), how=st.integers(0, 99))
    def go_on(self, which: int, way: int, how: int) -> None:
        """Take a line that leads on from somewhere, with everything it needs."""
        TALLY.steps += 1
        self._go_on(self._place(which), way, how)

    @rule(chance=st.integers(0, 2**32 - 1))
    def go_further(self, chance: int) -> None:
        """Take several lines, one after the other, with a case until it comes to its end."""
        TALLY.steps += 1
        toss = Random(chance)  # noqa: S311 - drawn by Hypothesis, so that it comes again
        place = self._place(toss.randrange(1000))
        for _ in range(12):
            if (place.track, self._case(place).state) not in LIVELY:
                place = self._place(toss.randrange(1000))
            self._go_on(place, toss.randrange(100), toss.randrange(100))
            self.now += timedelta(days=toss.choice((0, 0, 0, 0, 0, 1, 9, 400)))

    @rule(chance=st.integers(0, 2**32 - 1))
    def stray(self, chance: int) -> None:
        """Do anything at all, by anybody, with anything."""
        TALLY.steps += 1
        toss = Random(chance)  # noqa: S311 - drawn by Hypothesis, so that it comes again
        place = self._place(toss.randrange(1000))
        day = self.today + timedelta(days=toss.choice((-30, -1, 0, 0, 1)))
        facts = toss.choices(FACTS, k=toss.randrange(4))
        papers = tuple(EDITION.tracks[place.track].documents)
        self._try(
            place,
            Act(
                toss.choice(EVENTS),
                toss.choice(ACTORS),
                toss.choice((place.holder, PROVINCES[place.holder], *SEATS)),
                self.now,
                toss.choice((None, None, day)),
                {name: anything(name, toss) for name in facts},
                {name: toss.choice(SCANS) for name in toss.choices(papers, k=toss.randrange(3))},
                {
                    item: Remark(toss.choice(FOUND), toss.choice(("", "不清")))
                    for item in toss.choices((*papers, *FACTS, ""), k=toss.randrange(3))
                },
                all_true=toss.randrange(4) == 0,
            ),
        )

    @rule(chance=st.integers(0, 2**32 - 1))
    def slip(self, chance: int) -> None:
        """Take a line that leads on, with everything it needs but for one slip."""
        TALLY.steps += 1
        toss = Random(chance)  # noqa: S311 - likewise
        place = self._place(toss.randrange(1000))
        slip = toss.choice(SLIPS)
        self._go_on(place, toss.randrange(100), toss.randrange(100), lambda act: slip(act, toss))

    @rule(hours=st.sampled_from(HOURS), to_midnight=st.booleans())
    def wait(self, hours: int, to_midnight: bool) -> None:
        """Time passes, sometimes just up to a midnight in Beijing."""
        TALLY.steps += 1
        self.now += timedelta(hours=hours)
        if to_midnight:
            midnight = datetime(*self.today.timetuple()[:3], 16, tzinfo=UTC)
            self.now = max(self.now, midnight - timedelta(milliseconds=hours % 2))

    def teardown(self) -> None:
        """At the end every case and the register are folded once more, from the beginning."""
        for place, history in self.histories.items():
            assert self._opened(place).after_all(history) == self.cases[place]
        for cut in {0, 1, len(self.following) // 2}:
            halves = self.following[:cut], self.following[cut:]
            assert self.start.after_all(halves[0]).after_all(halves[1]) == self.register

    # -- what the rules do

    def _go_on(self, place: Place, way: int, how: int, slip: Slip = lambda act: act) -> None:
        own, common = WAYS.by_state.get((place.track, self._case(place).state), ([], []))
        ways = common if how % 8 == 7 else own
        if ways:
            self._take(place, ways[way % len(ways)], how, slip)

    def _place(self, which: int) -> Place:
        """Mostly a case that is open already; else a new one."""
        fresh, which = divmod(which, 3)
        if which and self.cases:
            return list(self.cases)[fresh % len(self.cases)]
        fresh, track = divmod(fresh, len(TRACKS))
        fresh, holder = divmod(fresh, len(COMING))
        year = self.today.year + (self.today.month > 8) + fresh % 4 - 1
        return Place(str(min(max(year, 2018), 2040)), TRACKS[track], COMING[holder])

    def _opened(self, place: Place) -> Case:
        return Case("-".join(place), *place, EDITION.tracks[place.track].initial)

    def _case(self, place: Place) -> Case:
        return self.cases.get(place) or self._opened(place)

    def _take(self, place: Place, way: Way, how: int, slip: Slip) -> None:
        actor = way.line.by[how % len(way.line.by)]
        bring: dict[str, Answers] = {}
        for name, value in way.answers[how % len(way.answers)].items():
            by = EDITION.facts[name].answered_by
            bring.setdefault(actor if actor in by else by[how % len(by)], {})[name] = value
        papers: dict[str, list[str]] = {}
        for name in way.line.needs:
            papers.setdefault(WAYS.hands_in(actor, place.track, name), []).append(name)
        for other in dict.fromkeys((*bring, *papers)):
            if other != actor:
                self._try(place, self._act(ANSWER, other, place, bring, papers))
        act = self._act(way.line.event, actor, place, bring, papers)
        if how % 4 == 0:
            since = self._case(place).moved_on or date.min
            act = replace(act, dated=max(since, self.today - timedelta(days=how % 40)))
        if how % 3 == 0 and EDITION.shape.actors[actor].desk != "applicant":
            item = next(iter(self._case(place).documents), "")
            doubt = {item: Remark(Vetting.DOUBTFUL, "不清")} if how % 2 else {}
            act = replace(act, remarks=doubt, all_true=True)
        self._try(place, slip(act))

    def _act(
        self, event: str, actor: str, place: Place, bring: dict, papers: dict[str, list[str]]
    ) -> Act:
        """An act is a minute after the one before, and brings what its actor has."""
        self.now += timedelta(minutes=1)
        answers = WAYS.give(bring.get(actor, {}))
        of, documents = self._seat(actor, place), dict.fromkeys(papers.get(actor, ()), ())
        return Act(event, actor, of, self.now, None, answers, documents)

    def _seat(self, actor: str, place: Place) -> str:
        seat = EDITION.shape.actors[actor].seat
        return {"holder": place.holder, "province": PROVINCES[place.holder]}.get(seat, OFFICE)

    def _try(self, place: Place, act: Act) -> None:
        """Have the engine decide, and check everything that must hold whatever it decides."""
        TALLY.acts += 1
        case, register = self._case(place), self.register
        before = case.state, dict(case.answers), dict(case.documents), dict(case.happened)
        world = World(BOOK, HOLDERS, register, ROUNDS[place.round])
        decision = deciding.decide(world, case, act)
        assert before == (case.state, case.answers, case.documents, case.happened)
        assert register is self.register
        for found in (*decision.reasons, *decision.warnings):
            assert found.clause in CLAUSES, found
        assert decision.accepted is not bool(decision.reasons)
        self.cases.setdefault(place, case)
        if decision.entry:
            self._enter(place, act, decision)

    def _enter(self, place: Place, act: Act, decision: Decision) -> None:
        entry = decision.entry
        case = self.cases[place].after(entry)
        self._check_authority(place, act)
        assert (case.state, case.entries) == (entry.goal, entry.seq + 1)
        assert case.state in EDITION.tracks[place.track].states
        assert entry.cite in CLAUSES
        way = None
        if act.event == ANSWER:
            assert (entry.origin, entry.goal, entry.consequences) == (case.state, case.state, ())
        else:
            way = self._check_way(place, act, entry, case)
        history = self.histories.setdefault(place, [])
        history.append(entry)
        self._check_remarks(place, entry, way, case)
        cut = len(history) // 2
        opened = self._opened(place)
        assert opened.after_all(history[:cut]).after_all(history[cut:]) == case
        self.cases[place] = case
        if entry.consequences:
            self.following += entry.consequences
            self.register = self.register.after_all(entry.consequences)
            self._check_register()

    def _check_authority(self, place: Place, act: Act) -> None:
        assert self.oracle.seated(act.actor, act.of, place.holder, self.today)
        assert act.dated is None or act.dated <= self.today
        for name in act.answers:
            assert act.actor in self.oracle.asked[name]

    def _check_remarks(self, place: Place, entry: Entry, way: int | None, case: Case) -> None:
        """Who examines finds, who applies replies; both books say what was found last."""
        desk = self.oracle.data["actors"][entry.actor]["desk"]
        for remark in entry.remarks.values():
            assert desk in (("applicant",) if remark.verdict is None else ("recommender", "office"))
            assert remark.verdict is Vetting.TRUE or remark.text.strip()
        self.oracle.note(place, entry, way)
        told = {name: m.verdict.value for name, m in case.remarks.items() if not m.spent}
        assert told == self.oracle.found(place)
        assert case.submitted == self.oracle.moments[place]

    def _check_way(self, place: Place, act: Act, entry: Entry, case: Case) -> int:
        """It was a line of the table, by its actor, in time or late, with what it demands."""
        oracle, holder = self.oracle, place.holder
        number = oracle.way(place.track, entry)
        line = oracle.tracks[place.track][number]
        assert act.actor in line["by"]
        answers = {name: given.value for name, given in case.answers.items()}
        demands = place.track, number, answers, set(case.documents), holder, self.today
        assert oracle.unmet(*demands) == []
        late = "late" in line and entry.goal == line["late"]
        TALLY.lines[place.track, number, late] += 1
        if "due" in line:
            self._check_in_time(place, line, late=late)
        for found in entry.consequences:
            if found.kind is Kind.REVOKE:
                assert oracle.standing(holder, found.title, self.today)
        oracle.follow(place.track, number, holder, self.today, act.dated)
        return number

    def _check_in_time(self, place: Place, line: dict, *, late: bool) -> None:
        """Late is what comes after the day of round or text, unless an extension was granted."""
        deadline = self.oracle.data["deadlines"][line["due"]]
        if "day" not in deadline:
            assert not late
            return
        day = ROUNDS[place.round].get(line["due"], date.fromisoformat(deadline["day"]))
        happened = {entry.action for entry in self.histories.get(place, ())}
        if deadline.get("extended_by") not in happened and "late" in line:
            assert late == (self.today > day)
        assert not (late and self.today <= day)

    def _check_register(self) -> None:
        """Two bookkeepers, one register; no line of holders has two standing titles of a kind."""
        register, oracle = self.register, self.oracle
        assert [_row(held) for held in register.titles] == oracle.titles
        bars = [(b.holder, b.title, b.since, b.until) for b in register.bars]
        assert bars == oracle.bars
        assert all(since < until for _, _, since, until in bars)
        criticised = [(c.subject, c.role, c.on) for c in register.criticisms]
        assert criticised == oracle.criticised
        for on in (self.today, date(2199, 1, 1)):
            standing = [
                (held.title, frozenset(family(held.holder, on)))
                for held in register.titles
                if held.status in ("held", "rectification")
            ]
            assert len(standing) == len(set(standing))


def _row(held: Held) -> dict:
    return {name: getattr(held, name) for name in Held.__slots__}
