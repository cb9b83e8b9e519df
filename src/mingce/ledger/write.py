"""The pen: how an entry is added, with everything that follows from it, in one transaction.

Only acts hold it. What is folded from entries is written here beside them and nowhere else.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from typing import TypeAlias

from django.db import connection, transaction

from mingce.core.case import Case
from mingce.core.record import Content, folded
from mingce.core.register import Register
from mingce.core.who import Who
from mingce.law.edition import Edition
from mingce.ledger import ink, matters, models, rows
from mingce.ledger.columns import columns
from mingce.ledger.editions import as_files
from mingce.ledger.files import Stored
from mingce.ledger.streams import CaseKey, kind_of
from mingce.ledger.turns import PEN
from mingce.seal import entry
from mingce.seal.canonical import canonical
from mingce.seal.digest import digest
from mingce.seal.entry import Link
from mingce.seal.receipt import receipt_for

Row: TypeAlias = models.Entry
Locked: TypeAlias = models.Stream


class Turn:
    """One act's turn at the pen."""

    def leave_nothing(self) -> None:
        """The turn ends as if it had never been taken."""
        transaction.set_rollback(True)


@contextmanager
def turn() -> Iterator[Turn]:
    """Everything done in a turn is committed when it ends well, and nothing of it otherwise."""
    queue = PEN.turn() if connection.vendor == "sqlite" else nullcontext()
    with queue, transaction.atomic(durable=True):
        yield Turn()


def lock(names: Iterable[str]) -> dict[str, Locked]:
    """Streams, held until the turn ends; always in the order of their names, so nobody deadlocks.

    A stream that nobody has written to begins here.
    """
    wanted = sorted(set(names))
    found = _locked(wanted)
    if missing := [name for name in wanted if name not in found]:
        fresh = [models.Stream(name=name, kind=kind_of(name)) for name in missing]
        models.Stream.objects.bulk_create(fresh, ignore_conflicts=True)
        found = _locked(wanted)
    return found


def _locked(names: Sequence[str]) -> dict[str, Locked]:
    rest = f'WHERE "name" IN {rows.among(names)} ORDER BY "name"'
    return {row.name: row for row in rows.read(models.Stream, rest, *names, locked=True)}


def append(stream: Locked, content: Content, at: datetime) -> Row:
    """A new entry at the end of a locked stream; its row repeats what its bytes say."""
    link = Link(stream.name, stream.length, stream.head, content)
    payload = entry.write(link.stream, link.seq, link.before, canonical(content))
    row = models.Entry(**columns(link), at=at, payload=payload, hash=entry.entry_hash(payload))
    ink.add([row])
    stream.length, stream.head, stream.at = link.seq + 1, row.hash, at
    return row


def receipt_of(row: Row, content: Content) -> str:
    """The receipt of an entry just added, the same whenever it is asked for."""
    return receipt_for(Link(row.stream_id, row.seq, row.before, content), row.hash)


def keep_stream(stream: Locked, content: Content | None = None) -> None:
    """A stream's end, and what it is folded into."""
    if content is not None:
        stream.folded = canonical(content).decode()
    ink.change(stream, ["length", "head", "at", "folded"])


def keep_case(stream: Locked, key: CaseKey, before: Case, after: Case) -> None:
    """A case as it now stands."""
    keep_stream(stream, folded(after))
    if stream.at is None:
        raise ValueError("a case begins with an entry")
    if before.entries == 0:
        began = models.Case(
            stream_id=stream.name,
            round_id=key.round,
            track=key.track,
            holder=key.holder,
            state=after.state,
            since=stream.at,
        )
        ink.add([began])
    elif before.state != after.state:
        case = models.Case.objects.filter(stream_id=stream.name)
        case.update(state=after.state, since=stream.at)


def keep_answers(row: Row, content: Content) -> None:
    """Every answer of an entry, one row each."""
    given: Mapping[str, Content] = content.get("answers", {})
    answers = [
        models.Answer(
            entry_id=row.id,
            case_id=row.stream_id,
            fact=fact,
            value=canonical(answer["value"]).decode(),
            because=answer.get("because", ""),
            evidence=answer.get("evidence", ""),
        )
        for fact, answer in given.items()
    ]
    ink.add(answers)


def keep_stored(stored: Stored, at: datetime) -> None:
    """A file that is whole on disk; only now may a row speak of it."""
    models.StoredFile.objects.get_or_create(
        digest=stored.digest, defaults={"size": stored.size, "at": at}
    )


def keep_files(row: Row, documents: Mapping[str, Iterable[str]]) -> None:
    """Which stored files were handed in with an entry, and as what."""
    attached = [
        models.Attached(entry_id=row.id, document=name, file_id=file)
        for name, files in documents.items()
        for file in files
    ]
    ink.add(attached)


def keep_register(subjects: Iterable[str], after: Register) -> None:
    """The rows of some subjects as they now stand; titles keep their rows, new matters add some."""
    before: dict[str, list[models.RegisterRow]] = defaultdict(list)
    for old in models.RegisterRow.objects.filter(subject__in=list(subjects)).order_by("id"):
        before[old.sort].append(old)
    for sort, now in matters.by_sort(after).items():
        wanted = [matters.row(sort, matter) for matter in now]
        for old, new in zip(before[sort], wanted, strict=False):
            new.id = old.id
            new.save()
        models.RegisterRow.objects.bulk_create(wanted[len(before[sort]) :])


def keep_edition(edition: Edition) -> None:
    """The bytes of an edition, once."""
    models.Edition.objects.get_or_create(
        hash=edition.hash, defaults={"name": edition.id, "files": as_files(edition)}
    )


def keep_round(round_id: str, edition: Edition, due: Mapping[str, str], row: Row) -> None:
    """A round that was opened."""
    models.Round.objects.create(
        id=round_id,
        edition_id=edition.hash,
        programme=edition.shape.programme,
        due=canonical(due).decode(),
        opened=row.at,
        version=row.seq + 1,
    )


def move_due(round_id: str, due: Mapping[str, str], row: Row) -> None:
    """The round's own days as they now are; those not named stay."""
    a_round = models.Round.objects.get(id=round_id)
    a_round.due = canonical({**json.loads(a_round.due), **due}).decode()
    a_round.version = row.seq + 1
    a_round.save()


def close_round(round_id: str, row: Row) -> None:
    """A round that is closed."""
    models.Round.objects.filter(id=round_id).update(closed=row.at, version=row.seq + 1)


def keep_clear(row: Row, subject: str, opened: Mapping[str, tuple[bytes, str]]) -> None:
    """What commitments of an entry stand for, in the clear and erasable."""
    clear = [
        models.Clear(commitment=commitment, entry_id=row.id, subject=subject, salt=salt, text=text)
        for commitment, (salt, text) in opened.items()
    ]
    ink.add(clear)


def tell(row: Row, parties: Iterable[tuple[str, str]]) -> None:
    """The outbox: who is to be told of an entry, once it is committed."""
    ink.add([models.Message(entry_id=row.id, role=role, of=of) for role, of in parties])


def keep_proposal(proposal: str, stream: str, body: str, who: Who, at: datetime) -> None:
    """A grave act as it was drafted."""
    models.Proposal.objects.create(
        id=proposal,
        stream=stream,
        body=body,
        digest=str(digest(body.encode())),
        of=who.of,
        drafted_by=who.person,
        drafted_at=at,
    )


def check_proposal(proposal: str, who: Who, at: datetime) -> None:
    """A grave act that somebody else has checked as it stands."""
    models.Proposal.objects.filter(id=proposal).update(checked_by=who.person, checked_at=at)


def close_proposal(proposal: str, at: datetime) -> None:
    """A grave act that was carried out, or dropped."""
    models.Proposal.objects.filter(id=proposal).update(closed_at=at)
