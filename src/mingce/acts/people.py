"""People are entered by the system administrator; entered, a person is nobody until seated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mingce.acts.perform import (
    Asked,
    Closed,
    Outcome,
    Plain,
    Ruling,
    about,
    closed,
    misnamed,
    perform,
)
from mingce.core.answering import reason, unkept, unwritten
from mingce.core.findings import Finding
from mingce.core.policy import Action
from mingce.core.seats import CLAUSE, Seat, unenterable
from mingce.law.values import keeps
from mingce.law.words import Words
from mingce.ledger import people, staff, write
from mingce.ledger.people import HOME, Named
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def enter_person(asked: Asked, person: str, name: str, email: str) -> Outcome:
    """A person is entered, or given access anew, which is the same thing."""
    return enter_people(asked, [Named(person, name, email)])


def enter_people(asked: Asked, named: Sequence[Named]) -> Outcome:
    """Several people are entered together, in one entry; one who cannot be keeps all out."""
    return perform(asked, [_Entering(tuple(named))])[0]


@dataclass(slots=True)
class _Entering(Plain):
    named: tuple[Named, ...]
    action = Action.ENTER_PERSON
    stream = HOME
    _by: str = ""
    _closed: Closed = field(default_factory=Closed)

    def body(self) -> Json:
        return {"action": self.action, "people": [one.id for one in self.named]}

    def prepare(self, asked: Asked) -> Iterable[str]:
        self._by = asked.who.person
        return ()

    def decide(self, asked: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        pending = [one.seat for one in people.proposed(streams[HOME])]
        seats = [*people.seats_of([*(one.id for one in self.named), self._by]), *pending]
        wrong = [w for one in self.named for w in self._wrong(asked, seats, one)]
        if len({one.id for one in self.named}) < len(self.named) or not self.named:
            words = Words("每人登记一次，至少一人", "each person is entered once, and one at least")
            wrong.append(reason("people", CLAUSE, words))
        if wrong:
            return Ruling.refused(wrong)
        self._closed = closed(asked, self.named)
        return Ruling({"cite": CLAUSE, "people": self._closed.content})

    def keep(self, row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        staff.keep_people(self.named, self._by)
        for person, opened in self._closed.opened.items():
            write.keep_clear(row, person, opened)

    def _wrong(self, asked: Asked, seats: Sequence[Seat], one: Named) -> Iterable[Finding]:
        yield from misnamed(one.id)
        for found in unenterable(seats, one.id, self._by, asked.on):
            yield about(one.id, found)
        if wrong := unwritten(one.name, Words("缺少姓名", "the name is missing")):
            yield about(one.id, reason("name", CLAUSE, wrong))
        if not keeps(one.email):
            yield about(one.id, reason("email", CLAUSE, unkept()))
