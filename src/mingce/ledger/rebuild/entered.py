"""Tables with rows for each entry: its own columns, its answers, the files that came with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from mingce.ledger import models
from mingce.ledger.columns import columns
from mingce.ledger.rebuild.rows import Row, kept
from mingce.ledger.rebuild.said import Said
from mingce.ledger.streams import CASE, kind_of
from mingce.seal.canonical import canonical
from mingce.seal.entry import write

Span = tuple[int, int]
"""Entries from one id to another, both included."""


class Entered(NamedTuple):
    """A table, what an entry says of it, and what it holds for a span of entries."""

    model: type[Model]
    said: Callable[[Said], Iterable[Row]]
    held: Callable[[Span], QuerySet[Any]]
    key: Sequence[str]

    def kept(self, span: Span) -> Iterator[Row]:
        return kept(self.held(span), self.key)


def _columns(entry: Said) -> Iterator[Row]:
    """A row repeats what its bytes say; the bytes themselves are what everything is read from."""
    link = entry.link
    payload = write(link.stream, link.seq, link.before, canonical(link.content))
    own = {"id": entry.id, "at": entry.at, "hash": entry.hash, "payload": payload}
    yield Row((entry.id,), {**columns(link), **own})


def _answers(entry: Said) -> Iterator[Row]:
    if kind_of(entry.link.stream) != CASE:
        return
    for fact, answer in entry.content.get("answers", {}).items():
        said = {
            "entry_id": entry.id,
            "case_id": entry.link.stream,
            "fact": fact,
            "value": canonical(answer["value"]).decode(),
            "because": answer.get("because", ""),
            "evidence": answer.get("evidence", ""),
        }
        yield Row((entry.id, fact), said)


def _attached(entry: Said) -> Iterator[Row]:
    if kind_of(entry.link.stream) != CASE:
        return
    for document, files in entry.content.get("documents", {}).items():
        for file in files:
            said = {"entry_id": entry.id, "document": document, "file_id": file}
            yield Row((entry.id, document, file), said)


ENTRIES = Entered(
    models.Entry,
    _columns,
    lambda span: models.Entry.objects.filter(id__range=span),
    ["id"],
)
ANSWERS = Entered(
    models.Answer,
    _answers,
    lambda span: models.Answer.objects.filter(entry_id__range=span).order_by("id"),
    ["entry_id", "fact"],
)
ATTACHED = Entered(
    models.Attached,
    _attached,
    lambda span: models.Attached.objects.filter(entry_id__range=span).order_by("id"),
    ["entry_id", "document", "file_id"],
)
BY_ENTRY = (ENTRIES, ANSWERS, ATTACHED)
