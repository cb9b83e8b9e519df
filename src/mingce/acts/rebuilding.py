"""The tables of states made anew from the entries, by the system administrator and on record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from mingce.acts.perform import Asked, Outcome, Plain, Refusal, Ruling, perform
from mingce.core.answering import unwritten
from mingce.core.policy import Action
from mingce.law.words import Words
from mingce.ledger import write
from mingce.ledger.rebuild import rewriting
from mingce.ledger.streams import organisation_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def rebuild(asked: Asked, because: str) -> Outcome:
    """Every table is written anew from the entries alone, and the entry says who had it done."""
    return perform(asked, [_Rebuilding(asked.who.of, because)])[0]


@dataclass(slots=True)
class _Rebuilding(Plain):
    of: str
    because: str
    action = Action.REBUILD

    @property
    def stream(self) -> str:
        return organisation_stream(self.of)

    def body(self) -> Json:
        return {"action": self.action, "because": self.because}

    def prepare(self, _: Asked) -> Iterable[str]:
        # Every act begins by locking a stream, so none is half done while the tables are read.
        rewriting.alone()
        return ()

    def decide(self, _: Asked, _at: datetime, _streams: Mapping[str, Locked]) -> Ruling:
        if wrong := unwritten(
            self.because, Words("请写明原因", "say why the tables are made anew")
        ):
            raise Refusal(*wrong)
        return Ruling({"because": self.because})

    def keep(self, _row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        rewriting.rewrite()
