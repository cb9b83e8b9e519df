"""Tables with rows for each entry: its own columns, its answers, the files that came with it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import Model

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
    """A table, what an entry says of it, by which column it names its entry, and its key."""

    model: type[Model]
    said: Callable[[Said], Iterable[Row]]
    entry: str
    key: Sequence[str]

    def kept(self, span: Span) -> Iterator[Row]:
        """The rows of a span of entries as the table holds them."""
        first, last = span
        rows = self.model._default_manager.order_by("id")  # noqa: SLF001 - Django's documented name
        within = {f"{self.entry}__gte": first, f"{self.entry}__lte": last}
        return kept(rows.filter(**within), self.key)


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
    for document, files in entry.content.get("documents", {}).items():
        for file in files:
            said = {"entry_id": entry.id, "document": document, "file_id": file}
            yield Row((entry.id, document, file), said)


ENTRIES = Entered(models.Entry, _columns, "id", ["id"])
ANSWERS = Entered(models.Answer, _answers, "entry_id", ["entry_id", "fact"])
ATTACHED = Entered(models.Attached, _attached, "entry_id", ["entry_id", "document", "file_id"])
BY_ENTRY = (ENTRIES, ANSWERS, ATTACHED)
