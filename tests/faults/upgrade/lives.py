"""Cases of the first edition in every state, each led there by real acts.

A life is a walk of the journeys whose acts the ledger performs: whoever is asked for sits in his
seat, what is grave goes through three hands, and what is refused is refused.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count, product
from random import Random
from types import SimpleNamespace
from typing import Final

from mingce.core.case import ANSWER, Act, Case
from mingce.core.hands import grave
from mingce.core.register import Held
from mingce.law.shapes.tracks import SAME, Transition
from tests.cast import OFFICE, built_in, holders
from tests.faults import scene
from tests.journeys.walk import EDITION, ROUNDS, WAYS, Place, Walk
from tests.journeys.ways import Way

BEGAN: Final = datetime(2018, 7, 1, 1, tzinfo=UTC)
YEARS: Final = tuple(map(str, range(2018, 2022)))
LATER: Final = 2028
TOWNS: Final = 7
MONTHS: Final = (8, 8, 8, 10)
DAYS: Final = (0, 0, 1, 20, 400)
STEPS, ASTRAY, FAR = 24, 4, 99


class Life(Walk):
    """A walk through the ledger; `taken` counts what was entered."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._requests = (f"{name}-{number}" for number in count())
        self.states: Counter[tuple[str, str]] = Counter()
        self.aimed: Counter[tuple[str, str]] = Counter()
        self.taken = 0

    def lead(self, place: Place, goal: str, chance: Random) -> None:
        """A case takes lines that lead nearer to a state, and now and then another, until there."""
        self.now = datetime(int(place.round), chance.choice(MONTHS), 1, 1, tzinfo=UTC)
        self.aimed[place.track, goal] += 1
        near = _distances(place.track, goal)
        for _ in range(STEPS):
            state = self._case(place).state
            if state == goal:
                self._begun(place)
                break
            ways = _ways(place.track, state)
            nearer = [way for way in ways if _reaches(way.line, near) < near[state]]
            if not nearer or chance.randrange(ASTRAY) == 0:
                nearer = [way for way in ways if way.line.goal == SAME] or nearer
            if not nearer:
                break
            self._take(place, chance.choice(nearer), chance.randrange(100), lambda act: act)
            self.now += timedelta(days=chance.choice(DAYS))
        if self._case(place).entries:
            self.states[place.track, self._case(place).state] += 1

    def go_on(self, place: Place, chance: Random) -> None:
        """A case that has come some way takes some line that leads on from there."""
        self.now = datetime(LATER, 8, 1, 1, tzinfo=UTC)
        self._go_on(place, chance.randrange(100), 1)

    def _begun(self, place: Place) -> None:
        """Whoever stays where a case begins has at least written something down."""
        if not self._case(place).entries:
            way = _ways(place.track, self._case(place).state)[0]
            self._take(place, way, 0, lambda act: replace(act, event=ANSWER))

    def _seat(self, actor: str, place: Place) -> str:
        seat = EDITION.shape.actors[actor].seat
        return holders().seated(seat, place.holder, self.today) or OFFICE

    def _try(self, place: Place, act: Act) -> None:
        from mingce.acts.perform import CaseAct, CaseKey, Refusal

        papers = dict.fromkeys(act.documents, ())
        deed = CaseAct(
            CaseKey(*place), act.event, act.dated, act.answers, papers, act.remarks, act.all_true
        )
        try:
            done = self._done(place, act, deed)
        except Refusal:
            return
        if done.after is not None:
            self.cases[place] = done.after
        self.taken += done.receipt is not None

    def _done(self, place: Place, act: Act, deed):
        from mingce.acts.grave import check, draft, sign
        from mingce.acts.perform import Asked, perform
        from mingce.config.casting import HANDS, person

        def asked(hand: str, proposal: str = ""):
            request = next(self._requests)
            return Asked(
                request, person(act.actor, act.of, hand), self.now, _salt(request), proposal
            )

        if not grave(EDITION, place.track, act.event, act.actor):
            return perform(asked(HANDS[0]), [deed])[0]
        drafts, checks, signs = HANDS
        proposal = draft(asked(drafts), [deed])
        check(asked(checks, proposal))
        return sign(asked(signs, proposal), [deed])[0]


@cache
def _distances(track: str, goal: str) -> dict[str, int]:
    """How many lines it is from each state of a track to one of them."""
    near = dict.fromkeys(EDITION.tracks[track].states, FAR) | {goal: 0}
    for _ in near:
        for state in near:
            for way in _ways(track, state):
                near[state] = min(near[state], 1 + _reaches(way.line, near))
    return near


def _ways(track: str, state: str) -> list[Way]:
    own, common = WAYS.by_state.get((track, state), ([], []))
    return [*own, *common]


def _reaches(line: Transition, near: dict[str, int]) -> int:
    return min((near[end] for end in (line.goal, line.late) if end in near), default=FAR)


def live(years: Sequence[str] = YEARS) -> Counter:
    """Every town in every round, in the tracks it may hope for; the states that were come to."""
    cast = _cast()
    _assemble(cast)
    life, hopes = Life("life"), count()
    for round_id, (code, (tracks, _)) in product(years, cast.items()):
        for track in tracks:
            chance = Random(f"life {next(hopes)}")  # noqa: S311 - drawn to be drawn again
            states = EDITION.tracks[track].states
            goal = min(states, key=lambda state, track=track: life.aimed[track, state])
            life.lead(Place(round_id, track, code), goal, chance)
    return life.states


def lively() -> list[tuple[Place, Case]]:
    """Of each state in each track a case that is not at its end."""
    from mingce.ledger import models, standing

    found: dict[tuple[str, str], tuple[Place, Case]] = {}
    for row in models.Case.objects.order_by("stream__at").select_related("stream"):
        place = Place(row.round_id, row.track, row.holder)
        if not EDITION.tracks[row.track].states[row.state].final and holders().known(row.holder):
            found[row.track, row.state] = place, standing.case_of(row.stream, place)
    return list(found.values())


Cast = dict[str, tuple[tuple[str, ...], tuple[Held, ...]]]


def _cast() -> Cast:
    """Some hold nothing, some what comes first, some what is to be looked at again."""
    listed = sorted(code for one in EDITION.shape.lists.values() for code in one.holders)
    known = [code for code in scene.towns(330) if code not in listed]
    others = known[:: len(known) // (3 * TOWNS)]
    cast: Cast = {}
    for code in others[:TOWNS]:
        cast[code] = ("pilot",), ()
    for code in others[TOWNS : 2 * TOWNS]:
        held = _held(code, "pilot", 2015, None), _held(code, "cultivation", 2016, None)
        cast[code] = ("demonstration",), held
    for code in others[2 * TOWNS : 3 * TOWNS]:
        cast[code] = ("strong_city",), (_held(code, "demonstration", 2013, 2016),)
    for code in listed:
        held = (_held(code, "demonstration", 2015, 2018),)
        cast[code] = ("re_review", "strong_city"), held
    return cast


def _held(code: str, title: str, since: int, until: int | None) -> Held:
    first = date(since, 4, 1)
    return Held(code, title, first, first, first.replace(year=until) if until else None)


def _assemble(cast: Cast) -> None:
    """Everybody sits in his seat, the rounds are open, and earlier titles are taken in."""
    from mingce.config.keeping import LedgerRecords

    known = holders()
    provinces = {str(known.seated("province", code, BEGAN.date())) for code in cast}
    titles = [held for _, own in cast.values() for held in own]
    stage = SimpleNamespace(
        rulebooks=dict.fromkeys(YEARS, built_in()),
        due={year: ROUNDS[year] for year in YEARS},
        holders=known,
        parts=[
            *product(("city", "city_ip_office"), cast),
            *product(("province",), sorted(provinces)),
            ("office", OFFICE),
            ("expert", OFFICE),
        ],
        start=SimpleNamespace(titles=sorted(titles, key=lambda held: held.since)),
    )
    LedgerRecords(stage, BEGAN)._take_in(BEGAN)


def _salt(request: str) -> bytes:
    return request.encode().ljust(32, b"-")
