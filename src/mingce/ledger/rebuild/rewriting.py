"""The tables written anew from the entries, when what they hold is in doubt."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from mingce.ledger import models
from mingce.ledger.rebuild import fold_in, folds, garbled
from mingce.ledger.rebuild.entered import ANSWERS, ATTACHED
from mingce.ledger.rebuild.rows import Difference, Row
from mingce.ledger.rebuild.said import batches, readable


class Unsound(Exception):
    """What the entries themselves say cannot be folded, so no table is touched."""

    def __init__(self, differences: list[Difference]) -> None:
        self.differences = differences
        super().__init__(differences[0].words.en)


def alone() -> None:
    """No act is under way until the turn ends: each begins by locking a stream.

    SQLite has one pen, and whoever is in a turn holds it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE ledger_stream IN EXCLUSIVE MODE")


def rewrite() -> None:
    """Every table of states, in one transaction; the entries are read and stay as they are."""
    with transaction.atomic():
        alone()
        tables = folds()
        _empty(models.Answer)
        _empty(models.Attached)
        for batch in batches():
            entries = readable(batch)
            if unsound := [*garbled(batch), *fold_in(tables, entries)]:
                raise Unsound(unsound)
            for table in (ANSWERS, ATTACHED):
                _fill(table.model, (row for entry in entries for row in table.said(entry)))
        for folded in tables:
            if folded.rewritten:
                rows = list(folded.rows())
                _empty(folded.model)
                _fill(folded.model, rows)


def _empty(model: type[Model]) -> None:
    # References are looked at when the turn ends, and by then every row is there again.
    rows: Any = model._default_manager.all()  # noqa: SLF001
    rows._raw_delete(rows.db)  # noqa: SLF001


def _fill(model: type[Model], rows: Iterable[Row]) -> None:
    made: Any = [model(**row.columns) for row in rows]
    model._default_manager.bulk_create(made, batch_size=500)  # noqa: SLF001
