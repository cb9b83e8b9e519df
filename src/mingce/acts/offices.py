"""An office with fewer than three people says so on record, and may then sign with fewer (op.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mingce.acts.perform import Asked, Outcome, Plain, Ruling, perform
from mingce.core.answering import OFFICE, unreasoned
from mingce.core.hands import CLAUSE, overstated
from mingce.core.policy import Action
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.ledger import people, write
from mingce.ledger.people import HOME
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def declare_small(asked: Asked, because: str, *, small: bool = True) -> Outcome:
    """The office is too small for three hands, and why; `small=False` takes the statement back."""
    return perform(asked, [_Declaring(because, small)])[0]


@dataclass(slots=True)
class _Declaring(Plain):
    because: str
    small: bool
    action = Action.DECLARE_SMALL_OFFICE
    stream = HOME

    def body(self) -> Json:
        return {"action": self.action, "because": self.because, "small": self.small}

    def decide(self, asked: Asked, _at: datetime, _streams: Mapping[str, Locked]) -> Ruling:
        seated = people.staff_of(NATIONAL_OFFICE, OFFICE, asked.on)
        wrong = [*(overstated(seated) if self.small else ()), *unreasoned(self.because, CLAUSE)]
        if wrong:
            return Ruling.refused(wrong)
        return Ruling({"because": self.because, "cite": CLAUSE, "small": self.small})

    def keep(self, _row: Row, streams: Mapping[str, Locked], ruling: Ruling) -> None:
        stream = streams[self.stream]
        write.keep_stream(stream, people.then(stream, ruling.content or {}))
