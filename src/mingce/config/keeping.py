"""A story's records kept by the ledger: each act goes through `perform`, as it would from a desk.

Only the clock and the cast are the story's. The cast is invented: whoever the story needs is
seated before it begins, and what is grave at the office goes through three hands.
"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import Final

from mingce.acts.assigning import assign
from mingce.acts.grave import check, draft, sign
from mingce.acts.intake import Intake
from mingce.acts.perform import Asked, CaseAct, CaseKey, Deed, Refusal, Who, perform
from mingce.acts.perform import Outcome as Done
from mingce.acts.rounds import open_round
from mingce.config.casting import HANDS, assemble, office, person
from mingce.core.case import Act, Case
from mingce.core.casting import Role
from mingce.core.hands import grave
from mingce.core.intake import Wanted
from mingce.core.register import Held, Register
from mingce.core.seats import EXPERT
from mingce.core.story import Outcome, Stage
from mingce.law.periods import PartialDate, local_day
from mingce.ledger import past, people
from mingce.seal.digest import digest

PAPER: Final = "story"
"""What an earlier title of a story was taken in from."""


class LedgerRecords:
    """Keeps a story's records in the database that is connected."""

    def __init__(self, stage: Stage, began: datetime) -> None:
        if not past.nothing_yet():
            raise Refusal(
                "这个数据库里已有记录；情节要从空的数据库开始",
                "this database has entries in it; a story begins with an empty one",
            )
        self._numbers = count(1)
        editions = [rulebook.edition for rulebook in stage.rulebooks.values()]
        self._zone = editions[0].zone
        self._office = office(editions[0])
        assemble(stage, lambda who: self._asked(who, began))
        for round_id, rulebook in stage.rulebooks.items():
            asked = self._asked(office(rulebook.edition), began)
            opened = open_round(asked, round_id, rulebook.edition, stage.due[round_id])
            if opened.receipt is None and opened.decision is not None:
                raise Refusal(*opened.decision.reasons[0].rule.label)
        self._to_take_in = list(stage.start.titles)

    def act(self, stage: Stage, role: Role, act: Act) -> Outcome:
        """The act is performed by whoever of the cast sits in its seat."""
        self._take_in(act.at)
        key = CaseKey(role.round, role.track, role.holder)
        # A story may name files by their digests; it does not have them, so none is handed in.
        documents = dict.fromkeys(act.documents, ())
        deed = CaseAct(key, act.event, act.dated, act.answers, documents, act.remarks, act.all_true)
        who = person(act.actor, act.of)
        edition = stage.rulebooks[role.round].edition
        if edition.shape.actors[act.actor].desk == EXPERT:
            self._assign(key, who, act.at)
        if grave(edition, role.track, act.event, act.actor):
            done = self._gravely(who, act.at, [deed])[0]
        else:
            done = perform(self._asked(who, act.at), [deed])[0]
        if done.decision is None or done.before is None or done.after is None:
            raise ValueError("an act on a case is decided on that case")
        return Outcome(done.decision, done.before, done.after)

    def register(self, on: date) -> Register:
        """The register as it stood at the end of a day."""
        return past.register(on, self._zone)

    def at(self, on: date) -> list[Case]:
        """Every case opened by the end of a day, as it then stood."""
        return past.cases(on, self._zone)

    def _assign(self, key: CaseKey, expert: Who, at: datetime) -> None:
        """A story does not tell who gives an expert its cases."""
        if not people.is_assigned(key.stream, expert, local_day(at, self._zone)):
            assign(self._asked(self._office, at), key, expert)

    def _take_in(self, at: datetime) -> None:
        """Earlier titles are taken in as soon as they have begun."""
        while self._to_take_in and self._to_take_in[0].since <= local_day(at, self._zone):
            held = self._to_take_in.pop(0)
            done = self._gravely(self._office, at, [Intake(_wanted(held))])[0]
            if done.receipt is None:
                raise ValueError(f"a title of the story is not taken in: {done.decision}")

    def _gravely(self, who: Who, at: datetime, deeds: Sequence[Deed]) -> list[Done]:
        """One drafts, another checks, a third signs."""
        drafts, checks, signs = (person(who.role, who.of, hand) for hand in HANDS)
        proposal = draft(self._asked(drafts, at), deeds)
        check(self._asked(checks, at, proposal))
        return sign(self._asked(signs, at, proposal), deeds)

    def _asked(self, who: Who, at: datetime, proposal: str = "") -> Asked:
        number = next(self._numbers)
        return Asked(f"story-{number}", who, at, digest(b"%d" % number).value, proposal)


def _wanted(held: Held) -> Wanted:
    since = held.since_as or held.since.isoformat()
    until = held.term_to_as or (held.term_to.isoformat() if held.term_to else "")
    return Wanted(
        held.holder,
        held.title,
        PartialDate.read(since),
        PartialDate.read(until) if until else None,
        held.status,
        PAPER,
    )
