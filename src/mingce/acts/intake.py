"""The register taken over from its papers, and a wrong row put right by a new entry.

Each is entered in the stream of its holder; nothing is overwritten (op.7, op.8).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from mingce.acts.perform import Asked, Outcome, Plain, Ruling, perform
from mingce.core.consequences import Consequence
from mingce.core.holders import Holders
from mingce.core.intake import Wanted, decide_intake, entered
from mingce.core.policy import Action
from mingce.core.record import consequence
from mingce.ledger import standing, write
from mingce.ledger.streams import holder_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


@dataclass(slots=True)
class Intake(Plain):
    """A title taken in, or a row put right."""

    wanted: Wanted
    expected: int | None = None
    _holders: Holders = field(init=False)
    _line: tuple[str, ...] = field(init=False)
    _on: date = field(init=False)

    @property
    def stream(self) -> str:
        return holder_stream(self.wanted.holder)

    @property
    def action(self) -> Action:
        return Action.CORRECT_REGISTER if self.wanted.instead_of else Action.TAKE_IN

    def body(self) -> Json:
        # What is asked is the same on whatever day it is drafted, checked, signed or asked again.
        return consequence(entered(self.wanted, self.wanted.since.as_start()))

    def prepare(self, asked: Asked) -> Iterable[str]:
        self._on = asked.on
        self._holders = standing.holders([self.wanted.holder], asked.on)
        self._line = self._holders.line(self.wanted.holder, asked.on)
        return map(holder_stream, self._line)

    def decide(self, _: Asked, _at: datetime, _streams: Mapping[str, Locked]) -> Ruling:
        register = standing.register_of(self._line)
        found = decide_intake(register, self._holders, standing.titles(), self.wanted, self._on)
        if not isinstance(found, Consequence):
            return Ruling.refused(found)
        return Ruling(
            {"cite": found.clause, "consequences": [consequence(found)]},
            register=(self._line, register.after(found)),
        )

    def keep(self, _row: Row, streams: Mapping[str, Locked], ruling: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        if ruling.register:
            write.keep_register(*ruling.register)


def take_in(asked: Asked, wanted: Sequence[Wanted]) -> list[Outcome]:
    """Titles as their papers have them, each an entry of its own; one that is wrong stops no other.

    A correction names the row as it stands and says why.
    """
    return perform(asked, [Intake(one) for one in wanted])
