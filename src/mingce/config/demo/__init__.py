"""The demonstration: a house with its people, the register, the round, and work on every desk.

Real are the notice, the divisions and the register's demonstration titles. Everybody here is
invented, and so is one city, and everything anybody does; names and texts say so. All of it goes
through acts, at moments of its own and with salts of its own, so each time it is the same to the
byte.

``cast.csv``    who sits where
``story.yaml``  what was done in the round
``panel.csv``   which cases were given to which experts
``drafts.csv``  what is still being written
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count, groupby
from pathlib import Path
from typing import Final, Self

from mingce.acts.assigning import assign
from mingce.acts.drafting import save
from mingce.acts.founding import found
from mingce.acts.grave import check, draft, sign
from mingce.acts.intake import Intake
from mingce.acts.organisations import Entered, Recommender, enter_organisation, set_recommender
from mingce.acts.people import enter_people
from mingce.acts.perform import Asked, CaseAct, CaseKey, Who, perform
from mingce.acts.perform import Outcome as Done
from mingce.acts.rounds import open_round
from mingce.acts.seating import seat
from mingce.core import expectations
from mingce.core.answering import OFFICE
from mingce.core.case import Act, Case
from mingce.core.casting import Role
from mingce.core.intake import Wanted
from mingce.core.register import Register
from mingce.core.seats import ADMINISTRATORS, EXPERT, SECURITY, SYSTEM, Seat
from mingce.core.story import Outcome, Player, Stage
from mingce.desks.entrance.seats import Member
from mingce.law import divisions, organisations, scenario, titles
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.periods import HOUSE
from mingce.law.scenario import Story
from mingce.law.words import Words
from mingce.ledger import past
from mingce.ledger.people import Named
from mingce.seal.digest import digest

FOUNDED: Final = datetime(2018, 7, 20, 9, tzinfo=HOUSE)
SEATED: Final = datetime(2018, 7, 23, 9, tzinfo=HOUSE)
OPENED: Final = datetime(2018, 7, 27, 9, tzinfo=HOUSE)
TAKEN_IN: Final = datetime(2018, 7, 30, 9, tzinfo=HOUSE)
HOUR: Final = timedelta(hours=1)
"""So long a draft lies with each of the three hands."""

INVENTED_PAPER: Final = "（演示）虚构的批复，只用于演示"

_HERE = Path(__file__).parent


def _table(name: str) -> Iterator[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _member(line: dict[str, str]) -> Member:
    role, of = line["role"], line["of"]
    who = Who(f"{role}-{of}-{line['hand']}", role, of)
    return Member(who, line["desk"], Words(line["zh"], line["en"]))


CAST: Final = tuple(map(_member, _table("cast.csv")))
"""Everybody there is, administrators first; whoever shares a desk stands in the order of hands."""


def prepare() -> None:
    """An empty ledger is filled; one in which there is anything is left as it is."""
    if not past.nothing_yet():
        return
    story = scenario.read(_HERE / "story.yaml")
    filling = _Filling(story)
    player = Player(story, divisions.load(), organisations.load(), filling.begun)
    wrong = [words.en for played in player.play() for words in expectations.disappointed(played)]
    if wrong:
        raise ValueError(f"the demonstration does not come out as told: {'; '.join(wrong)}")
    filling.give_cases()
    filling.write_drafts()


class _Filling:
    """Fills the ledger, one request after the other."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._numbers = count(1)
        [self._round] = story.scenario.rounds

    def begun(self, stage: Stage) -> Self:
        """There are a house, a round and a register before anybody does anything."""
        edition = stage.rulebooks[self._round.id].edition
        self._found()
        self._enter_organisations(stage)
        self._seat_people(stage)
        asked = self._asked(_hands(OFFICE)[0], OPENED)
        _done([open_round(asked, self._round.id, edition, stage.due[self._round.id])])
        for _, batch in groupby(self._held_before(), key=lambda one: (one.paper, one.title)):
            self._take_in([Intake(wanted) for wanted in batch])
        return self

    def act(self, stage: Stage, role: Role, act: Act) -> Outcome:
        """The act is performed by the first of the cast who sits in its seat."""
        key = CaseKey(role.round, role.track, role.holder)
        documents = dict.fromkeys(act.documents, ())
        deed = CaseAct(key, act.event, act.dated, act.answers, documents, act.remarks, act.all_true)
        actor = stage.rulebooks[role.round].edition.shape.actors[act.actor]
        who = _hands(actor.desk, act.of, act.actor)[0]
        [done] = perform(self._asked(who, act.at), [deed])
        if done.decision is None or done.before is None or done.after is None:
            raise ValueError("an act on a case is decided on that case")
        return Outcome(done.decision, done.before, done.after)

    def register(self, on: date) -> Register:
        """The register as it stood at the end of a day."""
        return past.register(on, HOUSE)

    def at(self, on: date) -> list[Case]:
        """Every case opened by the end of a day, as it then stood."""
        return past.cases(on, HOUSE)

    def give_cases(self) -> None:
        """Cases the office has go to experts, each by its number among them."""
        for line in _table("panel.csv"):
            asked = self._asked(_hands(OFFICE)[0], datetime.fromisoformat(line["at"]))
            key = CaseKey(self._round.id, line["track"], line["holder"])
            _done([assign(asked, key, _hands(EXPERT)[int(line["expert"]) - 1])])

    def write_drafts(self) -> None:
        """Holders have begun to write, and have handed none of it in."""
        for line in _table("drafts.csv"):
            [who] = (
                one.who
                for one in CAST
                if (one.who.role, one.who.of) == (line["role"], line["holder"])
            )
            asked = self._asked(who, datetime.fromisoformat(line["at"]))
            key = CaseKey(self._round.id, line["track"], line["holder"])
            save(asked, key.stream, line["part"], line["text"], 0)

    def _found(self) -> None:
        founders = [one for one in CAST if one.desk in ADMINISTRATORS]
        named = {one.who.role: one.who.person for one in founders}
        asked = self._asked(_hands(SYSTEM)[0], FOUNDED)
        _done([found(asked, named, map(_named, founders))])

    def _enter_organisations(self, stage: Stage) -> None:
        """Those the story brings along, and who recommends them."""
        system, security = _hands(SYSTEM)[0], _hands(SECURITY)[0]
        for body in stage.holders.bodies.values():
            entered = Entered(body.id, body.name, body.kind)
            _done([enter_organisation(self._asked(system, FOUNDED), entered)])
            for tier, organisation in body.recommended_by.items():
                recommender = Recommender(body.id, tier, organisation)
                _done([set_recommender(self._asked(security, FOUNDED), recommender)])

    def _seat_people(self, stage: Stage) -> None:
        others = [one for one in CAST if one.desk not in ADMINISTRATORS]
        asked = self._asked(_hands(SYSTEM)[0], SEATED)
        _done([enter_people(asked, list(map(_named, others)))])
        asked = self._asked(_hands(SECURITY)[0], SEATED)
        seats = [Seat(who.person, who.role, who.of, asked.on) for who, _, _ in others]
        _done(seat(asked, seats, [each.edition for each in stage.rulebooks.values()]))

    def _held_before(self) -> Iterator[Wanted]:
        """What is held from before the round, paper by paper: the real first, then the invented."""
        for one in titles.load():
            yield Wanted(one.holder, one.title, one.since, one.until, paper=one.source)
        for held in self._story.scenario.titles:
            if held.start is not None:
                yield Wanted(
                    held.holder, held.title, held.start, held.end, held.status, INVENTED_PAPER
                )

    def _take_in(self, batch: Sequence[Intake]) -> None:
        """One drafts, another checks, a third signs."""
        drafts, checks, signs = _hands(OFFICE)
        proposal = draft(self._asked(drafts, TAKEN_IN), batch)
        check(self._asked(checks, TAKEN_IN + HOUR, proposal))
        _done(sign(self._asked(signs, TAKEN_IN + 2 * HOUR, proposal), batch))

    def _asked(self, who: Who, at: datetime, proposal: str = "") -> Asked:
        request = f"demonstration-{next(self._numbers)}"
        return Asked(request, who, at, digest(request.encode()).value, proposal)


def _hands(desk: str, of: str = NATIONAL_OFFICE, role: str = "") -> list[Who]:
    """Who sits at a desk of an organisation or holder, in one role or in any."""
    return [
        one.who
        for one in CAST
        if (one.desk, one.who.of) == (desk, of) and role in ("", one.who.role)
    ]


def _named(one: Member) -> Named:
    return Named(one.who.person, one.label.zh)


def _done(outcomes: Iterable[Done]) -> None:
    for outcome in outcomes:
        if outcome.receipt is None:
            raise ValueError(f"the demonstration is not complete: {outcome.decision}")
