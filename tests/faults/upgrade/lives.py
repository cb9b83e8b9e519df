"""Cases of the first edition in every state, each led there by real acts.

A life is a walk of the journeys whose acts the ledger performs: whoever is asked for sits in his
seat, what is grave goes through three hands, and what is refused is refused.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count, product
from random import Random
from types import SimpleNamespace
from typing import Final

from mingce.core.case import Act
from mingce.core.hands import grave
from mingce.core.register import Held
from mingce.law.shapes.tracks import SAME, Transition
from tests.cast import OFFICE, built_in, holders
from tests.faults import scene
from tests.journeys.walk import EDITION, INTAKE, ROUNDS, TRACKS, WAYS, Place, Walk
from tests.journeys.ways import Way

BEGAN: Final = datetime(2018, 7, 1, 1, tzinfo=UTC)
YEARS: Final = ("2018", "2019", "2020")
MONTHS: Final = (8, 8, 8, 10)
DAYS: Final = (0, 0, 1, 20, 400)
STEPS, ASTRAY, FAR = 24, 4, 99


class Life(Walk):
    """A walk through the ledger; `taken` counts what was entered."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._requests = (f"{name}-{number}" for number in count())
        self.states: Counter[tuple[str, str]] = Counter()
        self.taken = 0

    def lead(self, place: Place, goal: str, chance: Random) -> None:
        """A case takes lines that lead nearer to a state, and now and then another, until there."""
        self.now = datetime(int(place.round), chance.choice(MONTHS), 1, 1, tzinfo=UTC)
        near = _distances(place.track, goal)
        for _ in range(STEPS):
            state = self._case(place).state
            if state == goal:
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


def live(towns: int) -> Counter:
    """So many towns, each in every round and track; the states their cases have come to."""
    codes = _apart(towns)
    _assemble(codes)
    life = Life("life")
    for number, (round_id, code, track) in enumerate(product(YEARS, codes, TRACKS)):
        chance = Random(f"life {number}")  # noqa: S311 - drawn to be drawn again
        goals = sorted(EDITION.tracks[track].states)
        life.lead(Place(round_id, track, code), goals[number // len(TRACKS) % len(goals)], chance)
    return life.states


def _apart(towns: int) -> list[str]:
    """Towns of many provinces, so that many recommend."""
    known = scene.towns(330)
    return known[:: len(known) // towns][:towns]


def _assemble(codes: Sequence[str]) -> None:
    """Everybody sits in his seat, the rounds are open, and earlier titles are taken in."""
    from mingce.config.keeping import LedgerRecords

    known = holders()
    provinces = {str(known.seated("province", code, BEGAN.date())) for code in codes}
    stage = SimpleNamespace(
        rulebooks=dict.fromkeys(YEARS, built_in()),
        due={year: ROUNDS[year] for year in YEARS},
        holders=known,
        parts=[
            *product(("city", "city_ip_office"), codes),
            *(("province", one) for one in sorted(provinces)),
        ],
        start=SimpleNamespace(titles=sorted(_titles(codes), key=lambda held: held.since)),
    )
    LedgerRecords(stage, BEGAN)._take_in(BEGAN)


def _titles(codes: Sequence[str]) -> list[Held]:
    known = tuple(EDITION.shape.titles)
    since = {n: date(2015, 3, 1 + n) for n in range(len(known))}
    return [
        Held(
            code, known[n], since[n], since[n], since[n].replace(year=2018) if n % 2 == 0 else None
        )
        for number, code in enumerate(codes)
        for n in INTAKE[number % len(INTAKE)]
    ]


def _salt(request: str) -> bytes:
    return request.encode().ljust(32, b"-")
