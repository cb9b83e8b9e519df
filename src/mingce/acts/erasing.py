"""Personal data are erased: name, address and whatever opens a commitment about somebody are gone.

The log keeps its commitments, which then say nothing, and every hash still holds. Who erased what,
and why, is entered like any act.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mingce.acts.perform import Asked, Outcome, Plain, Ruling, perform
from mingce.core.answering import reason, unreasoned
from mingce.core.findings import Finding
from mingce.core.policy import Action
from mingce.core.seats import CLAUSE
from mingce.law.words import Words
from mingce.ledger import access, people, staff, write
from mingce.ledger.people import HOME, Erasable
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def erase(asked: Asked, subject: str, because: str) -> Outcome:
    """What is personal of a person by its id, or in the files of a holder by its code."""
    return perform(asked, [_Erasing(subject, because)])[0]


@dataclass(slots=True)
class _Erasing(Plain):
    subject: str
    because: str
    action = Action.ERASE_PERSONAL
    stream = HOME
    _found: Erasable = field(init=False)
    _at: datetime = field(init=False)

    def body(self) -> Json:
        return {"action": self.action, "because": self.because, "subject": self.subject}

    def decide(self, asked: Asked, at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        self._at = at
        self._found = people.erasable(self.subject)
        if wrong := tuple(self._wrong(asked, streams)):
            return Ruling.refused(wrong)
        # An expert's own commitments stand on what it did in secret: naming them beside the person
        # would tell for ever who did it, so they are only counted.
        return Ruling(
            {
                "because": self.because,
                "cite": CLAUSE,
                "erased": list(self._found.named),
                "subject": self.subject,
                "unnamed": self._found.unnamed,
            }
        )

    def keep(self, _row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        staff.erase(self.subject, self._at)
        access.shut(self.subject)

    def _wrong(self, asked: Asked, streams: Mapping[str, Locked]) -> Iterable[Finding]:
        found = self._found
        if not found.person and not found.named and not found.unnamed:
            words = Words(
                "没有此人（或主体）的个人信息", "there are no personal data of this subject"
            )
            yield reason("subject", CLAUSE, words)
        seats = people.seats_of([self.subject])
        seats += [one.seat for one in people.proposed(streams[HOME])]
        if any(s.person == self.subject and (s.until is None or asked.on < s.until) for s in seats):
            words = Words(
                "此人仍有席位，须先免去", "this person still has a seat: it is left first"
            )
            yield reason("still seated", CLAUSE, words)
        yield from unreasoned(self.because, CLAUSE)
