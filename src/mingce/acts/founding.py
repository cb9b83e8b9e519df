"""The very first act: three people are put in the three administrators' seats, once and together.

It alone is asked from no seat, for there is none yet. From then on nobody is seated by one person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mingce.acts.perform import Asked, Closed, Outcome, Plain, Ruling, closed, misnamed, perform
from mingce.core.answering import reason
from mingce.core.findings import Finding
from mingce.core.seats import ADMINISTRATORS, CLAUSE, NAMES, SYSTEM, founders, founding
from mingce.core.who import Who
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.words import Words
from mingce.ledger import people, staff, write
from mingce.ledger.people import HOME, Named
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def found(asked: Asked, named: Mapping[str, str], known_as: Iterable[Named] = ()) -> Outcome:
    """The founders by their roles; whoever is to be the system administrator asks for it.

    `known_as` tells names and addresses of those who are named.
    """
    return perform(asked, [_Founding(named, tuple(known_as))])[0]


@dataclass(slots=True)
class _Founding(Plain):
    named: Mapping[str, str]
    known_as: tuple[Named, ...]
    asks = None
    action = "found"
    stream = HOME
    _closed: Closed = field(default_factory=Closed)

    def body(self) -> Json:
        return {"action": self.action, "named": dict(self.named)}

    def decide(self, asked: Asked, _at: datetime, _: Mapping[str, Locked]) -> Ruling:
        wrong = [*founding(self.named, people.seated_ever()), *self._misnamed(asked)]
        if wrong:
            return Ruling.refused(wrong)
        self._closed = closed(asked, self._people)
        seats = founders(self.named, NATIONAL_OFFICE, asked.on)
        return Ruling(
            {
                "cite": CLAUSE,
                "people": self._closed.content,
                "seats": [people.written_seat(seat) for seat in seats],
            }
        )

    def keep(self, row: Row, streams: Mapping[str, Locked], ruling: Ruling) -> None:
        content = ruling.content or {}
        stream = streams[self.stream]
        write.keep_stream(stream, people.then(stream, content))
        staff.keep_people(self._people, by="")
        seats = [people.read_seat(seat) for seat in content["seats"]]
        staff.give(seats, {role: role for role in ADMINISTRATORS})
        for person, opened in self._closed.opened.items():
            write.keep_clear(row, person, opened)

    @property
    def _people(self) -> list[Named]:
        known = {one.id: one for one in self.known_as}
        return [known.get(person, Named(person)) for person in self.named.values()]

    def _misnamed(self, asked: Asked) -> Iterable[Finding]:
        if asked.who != Who(self.named.get(SYSTEM, ""), SYSTEM, NATIONAL_OFFICE):
            name = NAMES[SYSTEM]
            words = Words(
                f"首次任命由将任{name.zh}者提出", f"the founding is asked for by {name.en} to be"
            )
            yield reason("founding", CLAUSE, words)
        if any(one.id not in self.named.values() for one in self.known_as):
            words = Words("只登记所任命的人", "only those who are appointed are entered")
            yield reason("people", CLAUSE, words)
        for person in self.named.values():
            yield from misnamed(person)
