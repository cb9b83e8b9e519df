"""What an act is decided against: the round's rules, the holder's register, the peers, the seats.

Read within the act's own transaction, after the locks.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mingce.core.case import Case
from mingce.core.hands import Hands, Signature
from mingce.core.holders import Body, Holders
from mingce.core.policy import Action
from mingce.core.record import unfolded
from mingce.core.register import Register
from mingce.core.rulebook import Rulebook
from mingce.core.who import Who
from mingce.law import divisions, organisations
from mingce.law.words import Words
from mingce.ledger import matters, models, rows
from mingce.ledger.editions import rulebook
from mingce.ledger.streams import CaseKey, kind_of, organisation_stream, round_stream
from mingce.seal.receipt import receipt


@dataclass(frozen=True, slots=True)
class RunningRound:
    """A round with its rules and its own days for deadlines."""

    id: str
    rulebook: Rulebook
    due: Mapping[str, date]
    version: int
    closed: bool


def round_of(round_id: str) -> RunningRound | None:
    """A round that was opened, or none."""
    found = rows.read(models.Round, 'WHERE "id" = %s', round_id)
    if not found:
        return None
    [row] = found
    due = {name: date.fromisoformat(day) for name, day in json.loads(row.due).items()}
    return RunningRound(row.id, rulebook(row.edition_id), due, row.version, row.closed is not None)


def register_of(subjects: Iterable[str] | None = None) -> Register:
    """The register as it stands, of some subjects or of all."""
    if subjects is None:
        return matters.register(models.RegisterRow.objects.order_by("id"))
    given = list(subjects)
    rest = f'WHERE "subject" IN {rows.among(given)} ORDER BY "id"'
    return matters.register(rows.read(models.RegisterRow, rest, *given) if given else [])


def titles() -> set[str]:
    """The titles of every programme that has had a round here."""
    hashes = models.Edition.objects.values_list("hash", flat=True)
    return {title for each in hashes for title in rulebook(each).edition.shape.titles}


def holders(concerned: Sequence[str], on: date | None = None) -> Holders:
    """Divisions and organisations; those of our own tables are read where they are concerned."""
    known = shipped()
    if all(known.known(each) for each in concerned):
        return known
    return Holders(known.divisions, known.organisations, bodies(on))


def shipped() -> Holders:
    """The divisions and organisations that come with the house."""
    return Holders(divisions.load(), organisations.load())


def bodies(on: date | None = None) -> dict[str, Body]:
    """The organisations of our own tables as of a day, with those who then recommend them.

    Outside its days one keeps its last name and has no kind, so nothing can be applied for in it.
    """
    tiers: dict[str, dict[str, str]] = {}
    for relation in models.Recommends.objects.order_by("id"):
        if _within(relation, on):
            tiers.setdefault(relation.holder, {})[relation.seat] = relation.organisation
    every = models.Organisation.objects.order_by("id")
    found: dict[str, Body] = {}
    for row in sorted(every, key=lambda row: _within(row, on)):
        kind = row.kind if _within(row, on) else ""
        name = Words(row.name_zh, row.name_en)
        found[row.key] = Body(row.key, name, kind, tiers.get(row.key, {}))
    return found


def _within(row: models.Recommends | models.Organisation, on: date | None) -> bool:
    """Whether a row holds on a day; without a day, whether it still does."""
    if on is None:
        return row.until is None
    return (row.since is None or row.since <= on) and (row.until is None or on < row.until)


def cases_of(round_id: str, track: str) -> list[Case]:
    """Every case of a round and track, as it stands."""
    rows = models.Case.objects.filter(round_id=round_id, track=track).select_related("stream")
    return [case_of(row.stream, CaseKey(round_id, track, row.holder)) for row in rows]


@dataclass(frozen=True, slots=True)
class Known:
    """An act that was taken in before: who asked for it, with what body, and its receipt."""

    stream: str
    receipt: str
    body: str
    actor: str

    def by(self, who: Who) -> bool:
        """Whether it was this person who asked; a commitment is opened where one was entered."""
        if self.actor == who.person:
            return True
        clear = models.Clear.objects.filter(commitment=self.actor, text=who.person)
        return clear.exists()


def known(stream: str, request: str) -> Known | None:
    """What a request has entered in a stream already, if anything."""
    sql = 'SELECT "payload", "actor" FROM "ledger_entry" WHERE "stream_id" = %s AND "request" = %s'
    found = rows.fetched(sql, stream, request)
    if not found:
        return None
    [(kept, actor)] = found
    payload = bytes(kept)
    content: Mapping[str, Any] = json.loads(payload.rpartition(b"\n")[2])
    return Known(stream, receipt(payload), content["request"]["body"], actor)


def entered_in_round(round_id: str, hashes: Iterable[str]) -> set[str]:
    """Which of some entries, by their hashes, belong to cases of a round."""
    cases = models.Entry.objects.filter(hash__in=list(hashes), stream__case__round_id=round_id)
    return set(cases.values_list("hash", flat=True))


def published(round_id: str, entry_hash: str) -> bool:
    """Whether an entry is a publication of a round."""
    known = models.Entry.objects.filter(hash=entry_hash, stream_id=round_stream(round_id))
    return known.filter(action__in=[Action.PUBLISH, Action.CORRECT_PUBLICATION]).exists()


def not_stored(digests: Sequence[str]) -> list[str]:
    """Which of some files are not, or not wholly, here."""
    if not digests:
        return []
    here = set(
        models.StoredFile.objects.filter(digest__in=digests).values_list("digest", flat=True)
    )
    return [digest for digest in dict.fromkeys(digests) if digest not in here]


def begun(stream: str) -> bool:
    """Whether anything was entered in a stream yet."""
    return models.Entry.objects.filter(stream_id=stream).exists()


def stream(name: str) -> models.Stream:
    """A stream as it stands, not held; one that nobody has written to is empty."""
    found = models.Stream.objects.filter(name=name).first()
    return found or models.Stream(name=name, kind=kind_of(name))


def case_of(stream: models.Stream, key: CaseKey) -> Case:
    """A case as its stream is folded."""
    return unfolded(Case(stream.name, *key, ""), json.loads(stream.folded, parse_float=Decimal))


def desk_of(who: Who, on: date) -> str | None:
    """The desk at which a person sits in this role, for this organisation or holder, on a day."""
    sql = (
        'SELECT "desk" FROM "ledger_seat" WHERE "person_id" = %s AND "role" = %s AND "of" = %s'
        ' AND "since" <= %s AND ("until" IS NULL OR "until" > %s) ORDER BY "id" LIMIT 1'
    )
    found = rows.fetched(sql, who.person, who.role, who.of, on, on)
    return str(found[0][0]) if found else None


def last_checkpoint() -> str | None:
    """The latest checkpoint as witnesses keep it."""
    found = rows.fetched('SELECT "note" FROM "ledger_checkpoint" ORDER BY "id" DESC LIMIT 1')
    return str(found[0][0]) if found else None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A grave act that is drafted and not yet carried out."""

    id: str
    body: str
    of: str
    drafted_by: str
    checked_by: str
    hands: Hands


def proposal(proposal_id: str, *, closed: bool = False) -> Proposed | None:
    """What is proposed under an id; nothing where it is not, or (unless `closed`) no longer."""
    row = models.Proposal.objects.filter(id=proposal_id).first()
    if row is None or (row.closed_at is not None and not closed):
        return None
    checked = None
    if row.checked_at is not None:
        checked = Signature(row.checked_by, row.of, row.checked_at)
    hands = Hands(Signature(row.drafted_by, row.of, row.drafted_at), row.digest, checked)
    return Proposed(row.id, row.body, row.of, row.drafted_by, row.checked_by, hands)


def small(organisation: str) -> bool:
    """Whether an office has declared itself too small for three hands, on record."""
    folded = models.Stream.objects.filter(name=organisation_stream(organisation))
    text = folded.values_list("folded", flat=True).first()
    return bool(json.loads(text or "{}").get("small"))
