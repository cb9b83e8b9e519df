"""The entries of a stream, as those may see them who have to do with it; and the proof of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from mingce.core.consequences import Consequence
from mingce.core.policy import Action
from mingce.core.record import read_consequence
from mingce.core.who import Who
from mingce.ledger import models, sealing
from mingce.ledger.editions import rulebook
from mingce.ledger.past import content
from mingce.ledger.read.docket import reach, secret
from mingce.ledger.read.rolls import within
from mingce.ledger.read.viewer import Viewer, at_desk
from mingce.ledger.streams import CASE, HOLDER, ROUND, case_key, kind_of

PARTS = 4
"""Of the name of a case's stream."""
OPEN = ("because", "corrects", "dated", "due", "edition", "entries", "number", "programme", "text")
"""What an entry of a round says to everybody."""


@dataclass(frozen=True, slots=True)
class Step:
    """An entry: what was done, from where to where, by which role; never by whom."""

    stream: str
    seq: int
    at: datetime
    dated: date | None
    action: str
    role: str
    of: str
    origin: str
    goal: str
    cite: str
    hash: str
    consequences: tuple[Consequence, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)


def entries(viewer: Who, on: date, stream: str) -> tuple[Step, ...]:
    """The entries of a stream in their order; of one that may not be seen, none.

    What an expert entered is the panel's: to others it does not show that, or when, it was done.
    """
    seated = at_desk(viewer, on)
    kind = kind_of(stream)
    if kind == CASE and stream.count("/") == PARTS - 1:
        return _of_case(seated, stream)
    if (kind == HOLDER and within(seated, [stream.partition("/")[2]])) or kind == ROUND:
        return tuple(_step(row) for row in _rows(stream))
    return ()


def proof(viewer: Who, on: date, stream: str, seq: int) -> str | None:
    """The proof of an entry that may be seen, once it is sealed."""
    if kind_of(stream) not in (CASE, HOLDER):
        return None
    seen = any(step.seq == seq for step in entries(viewer, on, stream))
    return sealing.proof_of(stream, seq) if seen else None


def _of_case(seated: Viewer, stream: str) -> tuple[Step, ...]:
    found = reach(seated, case_key(stream))
    if found is None:
        return ()
    row, stands = found
    edition = rulebook(row.round.edition_id).edition
    panel = seated.may(Action.READ_PANEL, stands)
    return tuple(
        _step(entry, hidden=secret(edition, entry.role))
        for entry in _rows(stream)
        if panel or not secret(edition, entry.role)
    )


def _rows(stream: str) -> list[models.Entry]:
    return list(models.Entry.objects.filter(stream_id=stream).order_by("seq"))


def _step(row: models.Entry, *, hidden: bool = False) -> Step:
    said = content(row)
    return Step(
        row.stream_id,
        row.seq,
        row.at,
        row.dated,
        row.action,
        row.role,
        "" if hidden else row.of,
        row.origin,
        row.goal,
        said.get("cite", ""),
        row.hash,
        tuple(read_consequence(one) for one in said.get("consequences", ())),
        {key: said[key] for key in OPEN if key in said} if kind_of(row.stream_id) == ROUND else {},
    )
