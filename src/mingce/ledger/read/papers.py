"""What is not entered yet: seen by those who write or sign it, and by nobody else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingce.core.policy import Action, Relation
from mingce.core.who import Who
from mingce.ledger import drafts as kept
from mingce.ledger import models, standing
from mingce.ledger.drafts import Overtaken
from mingce.ledger.read.viewer import Placed, Viewer, at_desk, relations
from mingce.ledger.streams import CaseKey


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part of a draft as it stands, and who of one's own office saved it last."""

    part: str
    text: str
    version: int
    by: str
    at: datetime


def drafts(viewer: Who, on: date, key: CaseKey) -> tuple[Unfinished, ...]:
    """The parts drafted for a case, also before it has begun, by people of the viewer's own seat.

    What a city has not handed in, its province does not read.
    """
    seated = at_desk(viewer, on)
    if not _may_draft(seated, key):
        return ()
    own = models.Seat.objects.filter(of=seated.who.of, desk=seated.desk)
    colleagues = own.values_list("person_id", flat=True)
    rows = models.Draft.objects.filter(stream=key.stream, version__gt=0, by__in=colleagues)
    return tuple(
        Unfinished(row.part, row.text, row.version, row.by, row.at) for row in rows.order_by("part")
    )


def overtaken(viewer: Who, on: date, key: CaseKey) -> tuple[Overtaken, ...]:
    """What the viewer itself wrote in vain for a case, the newest first."""
    seated = at_desk(viewer, on)
    if not _may_draft(seated, key):
        return ()
    return tuple(one for one in kept.overtaken(key.stream) if one.by == seated.who.person)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grave act on its way through three hands: what is asked, and who has put a hand to it."""

    id: str
    body: tuple[Mapping[str, Any], ...]
    drafted_by: str
    drafted_at: datetime
    checked_by: str
    checked_at: datetime | None

    def hindered(self, person: str) -> bool:
        """Whoever drafted or checked it already puts no further hand to it."""
        return person in (self.drafted_by, self.checked_by)


def proposals(viewer: Who, on: date) -> tuple[Proposal, ...]:
    """The grave acts of the viewer's own office that wait for a hand, the oldest first."""
    seated = at_desk(viewer, on)
    if not seated.may(Action.CHECK_GRAVE, Relation.ANY):
        return ()
    rows = models.Proposal.objects.filter(of=seated.who.of, closed_at=None)
    return tuple(
        Proposal(
            row.id,
            tuple(json.loads(row.body, parse_float=Decimal)),
            row.drafted_by,
            row.drafted_at,
            row.checked_by,
            row.checked_at,
        )
        for row in rows.order_by("drafted_at", "id")
    )


def _may_draft(seated: Viewer, key: CaseKey) -> bool:
    """A draft has no case yet, so it is the round that says how its writer stands to the holder."""
    running = standing.round_of(key.round)
    if running is None or key.track not in running.rulebook.edition.tracks:
        return False
    stands = relations(seated, [Placed(key, running.rulebook.edition.hash)])[key]
    return seated.may(Action.DRAFT, stands)
