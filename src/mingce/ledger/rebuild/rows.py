"""What tables hold, and what entries say they should hold, as plain values side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Model, QuerySet

from mingce.law.words import Words, shown

Key: TypeAlias = tuple[object, ...]
Columns: TypeAlias = Mapping[str, Any]


class Row(NamedTuple):
    """A row is known by its key; several of one key stand in an order that means something."""

    key: Key
    columns: Columns


@dataclass(frozen=True, slots=True)
class Difference:
    """A table holds something else than its entries say; without a column, a whole row does."""

    table: str
    key: str
    column: str
    kept: str
    said: str

    @property
    def words(self) -> Words:
        where = f"{self.table} {self.key} {self.column}".strip()
        return Words(
            f"{where}：表中为 {self.kept}，记录为 {self.said}",
            f"{where}: the table has {self.kept}, the entries say {self.said}",
        )


def columns_of(model: type[Model]) -> list[str]:
    """Every column that is not a mere number of the row."""
    return [f.attname for f in model._meta.concrete_fields if not f.auto_created]  # noqa: SLF001


def kept(rows: QuerySet[Any], key: Iterable[str]) -> Iterator[Row]:
    """The rows of a table as it holds them, in their own order."""
    names = tuple(key)
    for columns in rows.values(*columns_of(rows.model)).iterator():
        yield Row(tuple(columns[name] for name in names), columns)


def compare(table: str, have: Iterable[Row], want: Iterable[Row]) -> Iterator[Difference]:
    """Rows of one key are compared in their order."""
    found = _by_key(have)
    for key, wanted in _by_key(want).items():
        yield from _compare(table, key, found.pop(key, []), wanted)
    for key, rows in found.items():
        yield from _compare(table, key, rows, [])


def _by_key(rows: Iterable[Row]) -> dict[Key, list[Columns]]:
    found: dict[Key, list[Columns]] = defaultdict(list)
    for row in rows:
        found[row.key].append(row.columns)
    return found


def _compare(
    table: str, key: Key, have: list[Columns], want: list[Columns]
) -> Iterator[Difference]:
    for number, (is_there, said) in enumerate(zip_longest(have, want)):
        place = " ".join(map(str, key)) + (f" #{number + 1}" if number else "")
        if is_there is None or said is None:
            yield Difference(table, place, "", _shown(is_there), _shown(said))
            continue
        for column in {**is_there, **said}:
            one, other = is_there.get(column, ...), said.get(column, ...)
            if one != other:
                yield Difference(table, place, column, _shown(one), _shown(other))


def _shown(value: object) -> str:
    return "—" if value is None or value is ... else shown(repr(value), 200)
