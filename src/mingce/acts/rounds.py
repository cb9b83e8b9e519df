"""A round: opened upon the bytes of an edition, its days moved with authority, closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mingce.acts.perform import Asked, Outcome, Plain, Refusal, Ruling, perform
from mingce.core.answering import unwritten
from mingce.core.policy import Action
from mingce.core.seats import reserved
from mingce.law.edition import Edition
from mingce.law.words import Words
from mingce.ledger import write
from mingce.ledger.streams import round_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json


def open_round(
    asked: Asked, round_id: str, edition: Edition, due: Mapping[str, date] | None = None
) -> Outcome:
    """A round is opened once; from then on it runs on these bytes, whatever is installed later."""
    return perform(asked, [_Opening(round_id, edition, due or {})])[0]


def move_due(
    asked: Asked, round_id: str, due: Mapping[str, date], authority: str, expected: int
) -> Outcome:
    """The round's own days for deadlines, on recorded authority (op.13); they bind from now on."""
    return perform(asked, [_Moving(round_id, authority, expected, due)])[0]


def close_round(asked: Asked, round_id: str, because: str, expected: int) -> Outcome:
    """In a closed round no case begins; those that have begun are carried on."""
    return perform(asked, [_Closing(round_id, because, expected)])[0]


@dataclass(frozen=True, slots=True)
class _Opening(Plain):
    round: str
    edition: Edition
    due: Mapping[str, date]
    action = Action.OPEN_ROUND

    @property
    def stream(self) -> str:
        return round_stream(self.round)

    def body(self) -> Json:
        return {"action": self.action, "due": _days(self.due), "edition": self.edition.hash}

    def decide(self, _: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        if streams[self.stream].length:
            raise Refusal(f"“{self.round}”已经启动", f"round '{self.round}' was opened before")
        unknown = [name for name in self.due if name not in self.edition.shape.deadlines]
        if unknown:
            raise Refusal(
                f"版本中没有期限 {'、'.join(unknown)}",
                f"the edition has no deadline {', '.join(unknown)}",
            )
        if wrong := reserved(self.edition.shape.actors):
            return Ruling.refused(wrong)
        content = {
            "due": _days(self.due),
            "edition": self.edition.hash,
            "programme": self.edition.shape.programme,
        }
        return Ruling(content=content)

    def keep(self, row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        write.keep_edition(self.edition)
        write.keep_round(self.round, self.edition, _days(self.due), row)


@dataclass(frozen=True, slots=True)
class _Moving(Plain):
    round: str
    because: str
    expected: int | None = None
    due: Mapping[str, date] = field(default_factory=dict)
    action = Action.EXTEND_ROUND

    @property
    def stream(self) -> str:
        return round_stream(self.round)

    def body(self) -> Json:
        return {"action": self.action, "because": self.because, "due": _days(self.due)}

    def decide(self, _: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        if not streams[self.stream].length:
            raise Refusal(f"没有“{self.round}”这一轮", f"there is no round '{self.round}'")
        if wrong := unwritten(self.because, Words("请写明依据", "state the authority for it")):
            raise Refusal(*wrong)
        content = {"because": self.because, "due": _days(self.due)}
        return Ruling(content={key: held for key, held in content.items() if held})

    def keep(self, row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        write.move_due(self.round, _days(self.due), row)


class _Closing(_Moving):
    action = Action.CLOSE_ROUND

    def keep(self, row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        write.close_round(self.round, row)


def _days(due: Mapping[str, date]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in due.items()}
