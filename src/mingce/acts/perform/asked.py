"""What is asked of the house, and what it answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, Self

from mingce.core.case import Case
from mingce.core.decide import Decision
from mingce.core.findings import Finding
from mingce.core.hands import GRAVE
from mingce.core.policy import Action, Relation
from mingce.core.record import Content
from mingce.core.register import Register
from mingce.core.who import Who
from mingce.law.periods import HOUSE, local_day
from mingce.law.words import Words
from mingce.ledger.drafts import Step
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json
from mingce.seal.commitment import commit


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its id, who asks, when the server took it in, and chance for commitments.

    `proposal` is the draft that was checked, where what is asked needs three hands.
    """

    request: str
    who: Who
    at: datetime
    salt: bytes
    proposal: str = ""

    @property
    def on(self) -> date:
        """The day of the house: seats begin and end with it."""
        return local_day(self.at, HOUSE)

    def own_salt(self, what: str) -> bytes:
        """A salt for one commitment only: whoever is told it opens no other."""
        return commit(what, self.salt).encode()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided of one act: why not, or what is to be entered and what follows from it."""

    content: Content | None = None
    decision: Decision | None = None
    """What core said of it, where an edition was asked."""
    before: Case | None = None
    after: Case | None = None
    register: tuple[tuple[str, ...], Register] | None = None
    """Whose rows of the register change, and how they then stand."""
    opened: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)
    """What commitments in the content stand for: salt and text."""
    told: tuple[tuple[str, str], ...] = ()
    """Who is told of it: role and organisation."""

    @classmethod
    def refused(cls, reasons: Iterable[Finding]) -> Self:
        """Nothing is entered, for these reasons."""
        return cls(decision=Decision(None, tuple(reasons)))


class Deed(Protocol):
    """One act upon one stream, whatever kind of stream that is."""

    @property
    def asks(self) -> Action | None:
        """What it is in the policy table; the founding alone is not there, and needs no seat."""

    def relation(self, asked: Asked) -> Relation | None:
        """How whoever asks stands to the holder of the case; none where it is about no case."""

    @property
    def stream(self) -> str:
        """Where its entry goes."""

    @property
    def action(self) -> str:
        """What it is called in its entry."""

    @property
    def expected(self) -> int | None:
        """How many entries the stream had when it was looked at; none asks no such thing."""

    def grave(self, asked: Asked) -> bool:
        """Whether it needs to be drafted, checked and signed by three hands (op.3)."""

    def body(self) -> Json:
        """Everything that is asked: the same request never comes with another body."""

    def prepare(self, asked: Asked) -> Iterable[str]:
        """The streams to lock: its own, and those of whoever the decision is about."""

    def decide(self, asked: Asked, at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        """What follows, decided by core upon what stands now."""

    def keep(self, row: Row, streams: Mapping[str, Locked], ruling: Ruling) -> None:
        """What is folded from the entry is written beside it."""


class Plain(Deed):
    """An act about no case: it is called as in the policy table, and asks for no version."""

    expected: int | None = None

    @property
    def asks(self) -> Action | None:
        """What it is in the policy table is what it is called."""
        return Action(self.action)

    def relation(self, _: Asked) -> None:
        """It is about no case."""

    def grave(self, _: Asked) -> bool:
        """One hand is enough, but for what is published and what changes the register."""
        return self.asks in GRAVE

    def prepare(self, _: Asked) -> Iterable[str]:
        """Only its own stream is locked."""
        return ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one act: taken in, with its receipt; or refused, with every reason."""

    stream: str
    receipt: str | None
    decision: Decision | None = None
    again: bool = False
    """Whether it had been taken in before: this is its receipt once more."""
    before: Case | None = None
    after: Case | None = None


class Refusal(Exception):
    """A request that is refused before any rule of an edition is asked; the reason in words."""

    def __init__(self, zh: str, en: str) -> None:
        self.words = Words(zh, en)
        super().__init__(zh, en)


class OtherBody(Refusal):
    """The same request id came with something else: nothing is done."""


class Outdated(Refusal):
    """The act was decided upon before another act changed its stream: nothing is done.

    What was done meanwhile is told, and what the loser wrote is kept.
    """

    def __init__(self, zh: str, en: str, since: tuple[Step, ...] = ()) -> None:
        super().__init__(zh, en)
        self.since = since


class Denied(Refusal):
    """Whoever asks has no seat from which this may be done."""
