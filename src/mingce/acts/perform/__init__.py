"""One function for every act: lock, know it again, decide, write, commit; only then answer.

What was taken in once is not taken in twice: the same request by the same person with the same
body is given its receipt again, byte for byte.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

from mingce.acts.perform.asked import (
    Asked,
    Deed,
    Denied,
    OtherBody,
    Outcome,
    Outdated,
    Refusal,
    Ruling,
)
from mingce.acts.perform.cases import CaseAct
from mingce.acts.perform.signing import as_content, hands_of, hindered
from mingce.core.hands import Hands
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
    "Deed",
    "Denied",
    "OtherBody",
    "Outcome",
    "Outdated",
    "Refusal",
    "Ruling",
    "Who",
    "perform",
]


def perform(asked: Asked, deeds: Sequence[Deed]) -> list[Outcome]:
    """Do what is asked, in one transaction: one entry for each deed that is not refused.

    Raises `Denied`, `OtherBody` or `Outdated`, and then nothing was done at all. A deed that core
    refuses keeps none of the others from being taken in.
    """
    with write.turn() as turn:
        locks = [name for deed in deeds for name in deed.prepare(asked)]
        streams = write.lock([*locks, *(deed.stream for deed in deeds)])
        if not standing.seated(asked.who, asked.on):
            raise Denied("您目前不在此岗位，不能办理", "you do not hold this seat at present")
        body = str(digest(canonical([deed.body() for deed in deeds])))
        desk = _Desk(asked, body, standing.last_checkpoint(), streams)
        outcomes = [desk.one(deed) for deed in deeds]
        if not any(outcome.receipt and not outcome.again for outcome in outcomes):
            turn.leave_nothing()
        elif asked.proposal:
            write.close_proposal(asked.proposal, asked.at)
    return outcomes


class _Desk:
    """Where the deeds of one request are taken up, one after the other."""

    def __init__(
        self, asked: Asked, body: str, checkpoint: str | None, streams: Mapping[str, Locked]
    ) -> None:
        self.asked = asked
        self.body = body
        self.checkpoint = checkpoint
        self.streams = streams

    @cached_property
    def hands(self) -> Hands:
        """The hands the request has gone through, looked up when a grave deed asks for them."""
        return hands_of(self.asked, self.body)

    def one(self, deed: Deed) -> Outcome:
        stream = self.streams[deed.stream]
        if stream.length and (before := standing.known(stream.name, self.asked.request)):
            return self._again(before)
        if deed.expected is not None and deed.expected != stream.length:
            raise Outdated(
                f"此件已有更新（您看到第 {deed.expected} 版，现为第 {stream.length} 版）；"
                "您填写的内容已保留",
                f"this was changed meanwhile (you saw version {deed.expected}, it is now version "
                f"{stream.length}); what you wrote has been kept",
            )
        # A clock that was set back does not put an entry before the one it follows.
        at = max(self.asked.at, stream.at or self.asked.at)
        ruling = deed.decide(self.asked, at, self.streams)
        content = self._content(deed, at)
        if deed.grave(self.asked):
            ruling = hindered(ruling, self.hands, self.body)
            content["hands"] = as_content(self.hands)
        if ruling.content is None:
            return Outcome(stream.name, None, ruling.decision, False, ruling.before, ruling.before)
        row = write.append(stream, {**content, **ruling.content}, at)
        deed.keep(row, self.streams, ruling)
        write.keep_clear(row, self.asked.who.person, ruling.opened)
        write.tell(row, ruling.told)
        receipt = write.receipt_of(row)
        return Outcome(stream.name, receipt, ruling.decision, False, ruling.before, ruling.after)

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
