"""Cases: those a desk has to do with, in a list; and one of them, with what that desk may see.

What experts gave is for the panel and the office; who they are, for nobody here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingce.core.answering import APPLICANT, OFFICE, RECOMMENDER
from mingce.core.case import Case, Remarked
from mingce.core.policy import Action, Relation
from mingce.core.seats import EXPERT
from mingce.core.who import Who
from mingce.law.edition import Edition
from mingce.law.values import Value
from mingce.ledger import models, standing
from mingce.ledger.editions import rulebook
from mingce.ledger.read.viewer import Placed, Viewer, at_desk, relations
from mingce.ledger.streams import CaseKey

PERSONAL = (APPLICANT, RECOMMENDER, OFFICE)
"""Desks that see personal data of the files they may read; experts judge without them."""
PAGE = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list. Its last moment is left out: it could be that of an expert's act."""

    key: CaseKey
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it stands; a personal one without its text where that is not to be seen."""

    fact: str
    value: Value
    role: str
    of: str
    at: datetime
    because: str | None = None
    evidence: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A document as it was last handed in."""

    document: str
    role: str
    at: datetime
    version: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """What was found about an item last, and what was replied."""

    item: str
    verdict: str | None
    text: str
    role: str
    of: str
    at: datetime
    spent: bool
    reply: "Remarks | None" = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A case, as much of it as may be seen."""

    key: CaseKey
    state: str
    version: int
    relation: Relation
    answers: tuple[Given, ...]
    documents: tuple[HandedIn, ...]
    remarks: tuple[Remarks, ...]


def cases(
    viewer: Who,
    on: date,
    round_id: str | None = None,
    track: str | None = None,
    states: Iterable[str] = (),
    *,
    skip: int = 0,
    at_most: int = PAGE,
) -> tuple[Listed, ...]:
    """Every case the viewer can open, by round, track and holder, a page at a time."""
    seated = at_desk(viewer, on)
    wanted = {"round_id": round_id, "track": track, "state__in": tuple(states) or None}
    rows = models.Case.objects.filter(**{k: v for k, v in wanted.items() if v is not None})
    ordered = rows.order_by("round_id", "track", "holder")
    placed = [
        Placed(CaseKey(*key), edition)
        for *key, edition in ordered.values_list("round_id", "track", "holder", "round__edition_id")
    ]
    found = relations(seated, placed)
    visible = [key.stream for key, stands in found.items() if seated.may(Action.READ_CASE, stands)]
    page = models.Case.objects.filter(stream_id__in=visible[skip : skip + at_most])
    return tuple(
        Listed(CaseKey(row.round_id, row.track, row.holder), row.state, row.stream.length)
        for row in page.order_by("round_id", "track", "holder").select_related("stream")
    )


def case(viewer: Who, on: date, key: CaseKey) -> Seen | None:
    """A case by its key; one that the viewer has nothing to do with is not there."""
    seated = at_desk(viewer, on)
    found = reach(seated, key)
    if found is None:
        return None
    row, stands = found
    edition = rulebook(row.round.edition_id).edition
    stood = standing.case_of(row.stream, key)
    form = seated.may(Action.READ_FORM, stands)
    view = _View(seated, stands, edition)
    return Seen(
        key,
        row.state,
        row.stream.length,
        stands,
        tuple(view.answers(stood)) if form else (),
        tuple(view.documents(stood)) if seated.may(Action.READ_FILE, stands) else (),
        tuple(view.remarks(stood)) if form else (),
    )


def reach(seated: Viewer, key: CaseKey) -> tuple[models.Case, Relation] | None:
    """The row of a case, and how the viewer stands to it; nothing if it may not be read."""
    rows = models.Case.objects.filter(round_id=key.round, track=key.track, holder=key.holder)
    row = rows.select_related("stream", "round").first()
    edition = row.round.edition_id if row else None
    stands = relations(seated, [Placed(key, edition)] if edition else []).get(key, Relation.NONE)
    if row is None or not seated.may(Action.READ_CASE, stands):
        return None
    return row, stands


@dataclass(frozen=True, slots=True)
class _View:
    """What one viewer may see of one case."""

    seated: Viewer
    stands: Relation
    edition: Edition

    def answers(self, stood: Case) -> Iterator[Given]:
        mine = {name: a for name, a in stood.answers.items() if self._seen(a.actor)}
        personal = {name for name in mine if self.edition.facts[name].personal}
        texts = self._texts(str(mine[name].value) for name in personal)
        for name, a in mine.items():
            value = texts.get(str(a.value)) if name in personal else a.value
            of = self._of(a.actor, a.of)
            closed = name in personal and value is None and a.value is not None
            yield Given(name, value, a.actor, of, a.at, a.because, a.evidence, closed)

    def documents(self, stood: Case) -> Iterator[HandedIn]:
        for name, handed in stood.documents.items():
            if self._seen(handed.actor):
                yield HandedIn(name, handed.actor, handed.at, handed.version, handed.files)

    def remarks(self, stood: Case) -> Iterator[Remarks]:
        for item, made in stood.remarks.items():
            if self._seen(made.actor):
                yield self._remark(item, made)

    def _remark(self, item: str, made: Remarked) -> Remarks:
        reply = made.reply if made.reply and self._seen(made.reply.actor) else None
        return Remarks(
            item,
            made.verdict.value if made.verdict else None,
            made.text,
            made.actor,
            self._of(made.actor, made.of),
            made.at,
            made.spent,
            self._remark(item, reply) if reply else None,
        )

    def _seen(self, role: str) -> bool:
        """What an expert gave is the panel's."""
        return not secret(self.edition, role) or self.seated.may(Action.READ_PANEL, self.stands)

    def _of(self, role: str, of: str) -> str:
        """Where an expert comes from may tell who it is."""
        return "" if secret(self.edition, role) else of

    def _texts(self, commitments: Iterable[str]) -> Mapping[str, str | None]:
        wanted = list(commitments)
        if not wanted or self.seated.desk not in PERSONAL:
            return {}
        rows = models.Clear.objects.filter(commitment__in=wanted)
        return dict(rows.values_list("commitment", "text"))


def secret(edition: Edition, role: str) -> bool:
    """Whether a role of an edition is an expert's, whose name and origin nobody is told."""
    actor = edition.shape.actors.get(role)
    return actor is not None and actor.desk == EXPERT
