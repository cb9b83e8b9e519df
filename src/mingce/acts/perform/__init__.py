"""One function for every act: lock, know it again, decide, write, commit; only then answer.

What was taken in once is not taken in twice: the same request by the same person with the same
body is given its receipt again, byte for byte.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

from mingce.acts.perform import lost
from mingce.acts.perform.asked import (
    Asked,
    Deed,
    Denied,
    OtherBody,
    Outcome,
    Outdated,
    Plain,
    Refusal,
    Ruling,
)
from mingce.acts.perform.cases import CaseAct
from mingce.acts.perform.foreseeing import conditions, foresee
from mingce.acts.perform.naming import Closed, about, closed, misnamed
from mingce.acts.perform.permission import may, permitted, seated
from mingce.acts.perform.signing import as_content, hands_of, hindered
from mingce.core.hands import Hands
from mingce.core.policy import Action, Relation
from mingce.core.record import Content, moment
from mingce.core.who import Who
from mingce.ledger import standing, write
from mingce.ledger.streams import CaseKey
from mingce.ledger.write import Locked
from mingce.seal.canonical import canonical
from mingce.seal.digest import digest

__all__ = [
    "Asked",
    "CaseAct",
    "CaseKey",
    "Closed",
    "Deed",
    "Denied",
    "OtherBody",
    "Outcome",
    "Outdated",
    "Plain",
    "Refusal",
    "Ruling",
    "Who",
    "about",
    "body_of",
    "closed",
    "conditions",
    "foresee",
    "may",
    "misnamed",
    "perform",
    "permitted",
    "seated",
]


def perform(asked: Asked, deeds: Sequence[Deed]) -> list[Outcome]:
    """Do what is asked, in one transaction: one entry for each deed that is not refused.

    Raises `Denied`, `OtherBody` or `Outdated`, and then nothing was done at all. A deed that core
    refuses keeps none of the others from being taken in.
    """
    if len({deed.stream for deed in deeds}) < len(deeds):
        raise Refusal("一批中同一件只办一次", "in one batch each thing is done once")
    found: dict[str, int] = {}
    try:
        return _performed(asked, deeds, found)
    except Outdated:
        lost.keep(asked, deeds, found)
        raise


def _performed(asked: Asked, deeds: Sequence[Deed], found: dict[str, int]) -> list[Outcome]:
    """All in one transaction; `found` is told how many entries each stream had."""
    with write.turn() as turn:
        locks = [name for deed in deeds for name in deed.prepare(asked)]
        streams = write.lock([*locks, *(deed.stream for deed in deeds)])
        found.update((name, stream.length) for name, stream in streams.items())
        request = _Request(asked, deeds, standing.last_checkpoint(), streams)
        outcomes = [request.one(deed) for deed in deeds]
        if not any(outcome.receipt and not outcome.again for outcome in outcomes):
            turn.leave_nothing()
        elif asked.proposal:
            write.close_proposal(asked.proposal, asked.at)
    return outcomes


def body_of(asked: Asked, deeds: Sequence[Deed]) -> str:
    """What is asked as one text, which is what hands are put to."""
    for deed in deeds:
        list(deed.prepare(asked))
    return _body(deeds).decode()


def _body(deeds: Sequence[Deed]) -> bytes:
    return canonical([deed.body() for deed in deeds])


class _Request:
    """The deeds of one request are taken up one after the other."""

    def __init__(
        self,
        asked: Asked,
        deeds: Sequence[Deed],
        checkpoint: str | None,
        streams: Mapping[str, Locked],
    ) -> None:
        self.asked = asked
        self.deeds = deeds
        self.body = str(digest(_body(deeds)))
        self.checkpoint = checkpoint
        self.streams = streams

    @cached_property
    def desk(self) -> str:
        """The desk it is asked from; for what was taken in before, nobody need still sit there."""
        return seated(self.asked, self.deeds)

    @cached_property
    def hands(self) -> Hands:
        """The hands the request has gone through, looked up when a grave deed asks for them."""
        return hands_of(self.asked, self.body)

    def one(self, deed: Deed) -> Outcome:
        stream = self.streams[deed.stream]
        if stream.length and (before := standing.known(stream.name, self.asked.request)):
            return self._again(before)
        desk, stands = self.desk, deed.relation(self.asked)
        if stands is None:
            self._permitted(deed, desk, None)
        # Whoever has no part in a case is not told what was done in it meanwhile.
        if stands is not Relation.NONE and deed.expected not in (None, stream.length):
            raise lost.outdated(deed, stream)
        # A clock that was set back does not put an entry before the one it follows.
        at = max(self.asked.at, stream.at or self.asked.at)
        ruling = deed.decide(self.asked, at, self.streams)
        if stands is not None and ruling.content is not None:
            # What the edition has against it is told first; the table only ever denies more.
            self._permitted(deed, desk, stands)
        content = self._content(deed, at)
        if deed.grave(self.asked):
            ruling = hindered(ruling, self.hands, self.body)
            content["hands"] = as_content(self.hands)
        if ruling.content is None:
            return Outcome(stream.name, None, ruling.decision, False, ruling.before, ruling.before)
        content |= ruling.content
        row = write.append(stream, content, at)
        deed.keep(row, self.streams, ruling)
        write.keep_clear(row, self.asked.who.person, ruling.opened)
        write.tell(row, ruling.told)
        receipt = write.receipt_of(row, content)
        return Outcome(stream.name, receipt, ruling.decision, False, ruling.before, ruling.after)

    def _permitted(self, deed: Deed, desk: str, stands: Relation | None) -> None:
        permitted(self.asked, desk, deed.asks, stands)
        if deed.grave(self.asked):
            permitted(self.asked, desk, Action.SIGN_GRAVE, stands)
        if stands is not None and len(self.deeds) > 1:
            permitted(self.asked, desk, Action.BATCH, stands)

    def _content(self, deed: Deed, at: datetime) -> Content:
        who = self.asked.who
        return {
            "action": deed.action,
            "actor": who.person,
            "at": moment(at),
            "capacity": {"of": who.of, "role": who.role},
            "checkpoint": self.checkpoint,
            "request": {"body": self.body, "id": self.asked.request},
        }

    def _again(self, before: standing.Known) -> Outcome:
        if before.body != self.body or not before.by(self.asked.who):
            raise OtherBody(
                "同一请求编号已用于另一内容或另一人；请重新打开页面再办理",
                "this request id was used for something else, or by somebody else; "
                "open the page anew",
            )
        return Outcome(before.stream, before.receipt, again=True)
