"""Publications: what was made known of a round, with the decisions each of them names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from mingce.core.hands import grave
from mingce.core.policy import Action, Relation
from mingce.core.who import Who
from mingce.ledger import models
from mingce.ledger.editions import rulebook
from mingce.ledger.past import content
from mingce.ledger.read.rolls import MADE_KNOWN
from mingce.ledger.read.viewer import at_desk
from mingce.ledger.streams import CASE, ROUND, CaseKey, case_key, kind_of


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was made known: of which case, and where it went under which clause."""

    hash: str
    key: CaseKey
    edition: str
    action: str
    goal: str
    cite: str
    dated: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Published:
    """A publication: its paper, its words, and what it makes known or puts right."""

    hash: str
    round: str
    at: datetime
    number: str
    dated: date
    text: str
    decided: tuple[Decided, ...]
    corrects: str
    """The hash of the publication that stood wrong."""
    because: str


def publications(
    _viewer: Who, _on: date, *, skip: int = 0, at_most: int = 50
) -> tuple[Published, ...]:
    """What was made known, the latest first, a page at a time."""
    rows = models.Entry.objects.filter(stream__kind=ROUND, action__in=MADE_KNOWN).order_by("-id")
    said = [(row, content(row)) for row in rows[skip : skip + at_most]]
    decided = _decided([each for _, words in said for each in words.get("entries", ())])
    return tuple(
        Published(
            row.hash,
            row.stream_id.partition("/")[2],
            row.at,
            words["number"],
            date.fromisoformat(words["dated"]),
            words["text"],
            tuple(decided[each] for each in words.get("entries", ()) if each in decided),
            words.get("corrects", ""),
            words.get("because", ""),
        )
        for row, words in said
    )


def unpublished(viewer: Who, on: date, round_id: str, at_most: int = 500) -> tuple[Decided, ...]:
    """The grave decisions of a round that no publication names yet, for whoever publishes."""
    seated = at_desk(viewer, on)
    opened = models.Round.objects.filter(id=round_id).first()
    if opened is None or not seated.may(Action.PUBLISH, Relation.ANY):
        return ()
    edition = rulebook(opened.edition_id).edition
    known = models.Entry.objects.filter(stream__kind=ROUND, action__in=MADE_KNOWN)
    named = {one for row in known for one in content(row).get("entries", ())}
    rows = models.Entry.objects.filter(stream__case__round=opened, role=viewer.role)
    taken = rows.order_by("id").values_list("hash", "stream__case__track", "action")
    waiting = (
        entry
        for entry, track, action in taken.iterator()
        if entry not in named and grave(edition, track, action, viewer.role)
    )
    found = list(islice(waiting, at_most))
    decided = _decided(found)
    return tuple(decided[one] for one in found)


def decided(viewer: Who, on: date, hashes: Iterable[str]) -> tuple[Decided, ...]:
    """Decisions by the hashes of their entries, for whoever publishes."""
    if not at_desk(viewer, on).may(Action.PUBLISH, Relation.ANY):
        return ()
    return tuple(_decided(list(hashes)).values())


def published_so_far(_viewer: Who, _on: date) -> int:
    """How many publications there are."""
    return models.Entry.objects.filter(stream__kind=ROUND, action__in=MADE_KNOWN).count()


def _decided(hashes: list[str]) -> Mapping[str, Decided]:
    rows = models.Entry.objects.filter(hash__in=hashes)
    return {
        row.hash: Decided(
            row.hash,
            case_key(row.stream_id),
            row.edition,
            row.action,
            row.goal,
            content(row).get("cite", ""),
            row.dated,
            row.at,
        )
        for row in rows
        if kind_of(row.stream_id) == CASE
    }
