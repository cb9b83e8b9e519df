"""A case is assigned to an expert, who from then on sees it; nothing in the log says who it is.

The entry stands in the stream of the case's panel, and a commitment in it for the expert.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mingce.acts.perform import Asked, Outcome, Plain, Refusal, Ruling, perform
from mingce.core.answering import reason
from mingce.core.findings import Finding
from mingce.core.policy import CLAUSE, Action
from mingce.core.seats import EXPERT
from mingce.core.who import Who
from mingce.law.words import Words
from mingce.ledger import people, staff, standing, write
from mingce.ledger.people import Assignment
from mingce.ledger.streams import CaseKey, panel_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json
from mingce.seal.commitment import commit


def assign(asked: Asked, key: CaseKey, expert: Who) -> Outcome:
    """An expert, in the seat it has, is given a case, from today on."""
    return perform(asked, [_Assigning(key, expert)])[0]


def release(asked: Asked, key: CaseKey, expert: Who) -> Outcome:
    """An expert has a case no longer, from today on: what it has done so far stays."""
    return perform(asked, [_Assigning(key, expert, released=True)])[0]


@dataclass(slots=True)
class _Assigning(Plain):
    key: CaseKey
    expert: Who
    released: bool = False
    action = Action.ASSIGN_EXPERT
    _asked: Asked = field(init=False)

    @property
    def stream(self) -> str:
        return panel_stream(self.key)

    def body(self) -> Json:
        # The digest of a body stands in the log: an id in it could be found by trying all ids.
        return {"action": self.action, "case": self.key.stream, "released": self.released}

    def prepare(self, asked: Asked) -> Iterable[str]:
        self._asked = asked
        running = standing.round_of(self.key.round)
        if running is None or self.key.track not in running.rulebook.edition.tracks:
            raise Refusal("没有这一轮或这一类", "there is no such round, or no such track in it")
        return ()

    def decide(self, asked: Asked, _at: datetime, _streams: Mapping[str, Locked]) -> Ruling:
        if wrong := tuple(self._wrong(asked)):
            return Ruling.refused(wrong)
        expert = {"commitment": self._commitment, "role": self.expert.role}
        content = {"case": self.key.stream, "expert": expert}
        return Ruling({**content, "released": True} if self.released else content)

    def keep(self, row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        write.keep_clear(row, self.expert.person, {self._commitment: (self._salt, self._text)})
        on = self._asked.on
        if self.released:
            staff.release(self.key.stream, self.expert, on)
        else:
            staff.assign(Assignment(self.key.stream, self.expert.person, self.expert.role, on))

    @property
    def _salt(self) -> bytes:
        return self._asked.own_salt("expert")

    @property
    def _text(self) -> str:
        return self.expert.person

    @property
    def _commitment(self) -> str:
        return commit(self._text, self._salt)

    def _wrong(self, asked: Asked) -> Iterable[Finding]:
        assigned = people.is_assigned(self.key.stream, self.expert, asked.on)
        if self.released and not assigned:
            words = Words("此件未指派给此人", "this case is not assigned to this person")
            yield reason("expert", CLAUSE, words)
        elif assigned and not self.released:
            words = Words("此件已指派给此人", "this case is assigned to this person already")
            yield reason("expert", CLAUSE, words)
        elif not self.released and standing.desk_of(self.expert, asked.on) != EXPERT:
            words = Words("此人目前不在专家席", "this person has no expert's seat at present")
            yield reason("expert", CLAUSE, words)
