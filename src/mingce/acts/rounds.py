"""A round: opened upon the bytes of an edition, its days moved with authority, closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingce.acts.perform import Asked, Outcome, Refusal, Ruling, perform
from mingce.core.policy import Action
from mingce.law.edition import Edition
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
    return perform(asked, [_Change(round_id, Action.EXTEND_ROUND, expected, due, authority)])[0]


def close_round(asked: Asked, round_id: str, because: str, expected: int) -> Outcome:
    """In a closed round no case begins; those that have begun are carried on."""
    return perform(asked, [_Change(round_id, Action.CLOSE_ROUND, expected, {}, because)])[0]


@dataclass(frozen=True, slots=True)
class _Opening:
    round: str
    edition: Edition
    due: Mapping[str, date]
    action: Action = Action.OPEN_ROUND
    expected: int | None = None

    @property
    def asks(self) -> Action:
        return self.action

    def relation(self, _: Asked) -> None:
        return None

    @property
    def stream(self) -> str:
        return round_stream(self.round)

    def grave(self, _: Asked) -> bool:
        return False

    def body(self) -> Json:
        return {"action": self.action, "due": _days(self.due), "edition": self.edition.hash}

    def prepare(self, _: Asked) -> Iterable[str]:
        return ()

    def decide(self, _: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        if streams[self.stream].length:
            raise Refusal(f"“{self.round}”已经启动", f"round '{self.round}' was opened before")
        unknown = [name for name in self.due if name not in self.edition.shape.deadlines]
        if unknown:
            raise Refusal(
                f"版本中没有期限 {'、'.join(unknown)}",
                f"the edition has no deadline {', '.join(unknown)}",
            )
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
class _Change:
    round: str
    action: Action
    expected: int | None
    due: Mapping[str, date]
    because: str

    @property
    def asks(self) -> Action:
        return self.action

    def relation(self, _: Asked) -> None:
        return None

    @property
    def stream(self) -> str:
        return round_stream(self.round)

    def grave(self, _: Asked) -> bool:
        return False

    def body(self) -> Json:
        return {"action": self.action, "because": self.because, "due": _days(self.due)}

    def prepare(self, _: Asked) -> Iterable[str]:
        return ()

    def decide(self, _: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        if not streams[self.stream].length:
            raise Refusal(f"没有“{self.round}”这一轮", f"there is no round '{self.round}'")
        if not self.because.strip():
            raise Refusal("请写明依据", "state the authority for it")
        content = {"because": self.because, "due": _days(self.due)}
        return Ruling(content={key: held for key, held in content.items() if held})

    def keep(self, row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        if self.action == Action.CLOSE_ROUND:
            write.close_round(self.round, row)
        else:
            write.move_due(self.round, _days(self.due), row)


def _days(due: Mapping[str, date]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in due.items()}
