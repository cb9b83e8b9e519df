"""A table of cases, one a row: read, checked cell by cell, and kept for screening.

Columns are named as facts. Other columns pass through untouched, and are told: the leading ones
identify a case; a later one that is nearly a fact's name is taken for a slip and refused.
"""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from mingce.law.expressions import FactType, Types
from mingce.law.files import take_in
from mingce.law.problems import BadInput, Place, Problem, Unreadable, did_you_mean, suggest
from mingce.law.words import Words, shown
from mingce.measure import cells, delimited, sheets
from mingce.measure.frames import Column
from mingce.measure.sql import text

LIMIT = 1 << 30
MOST_PROBLEMS = 20
SUFFIXES = (".csv", ".parquet", ".xlsx")


class Ignored(NamedTuple):
    """A column that is no fact: whether it leads the table, and the fact it is spelt like."""

    name: str
    leads: bool
    near: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table whose every cell has been found to be a value of its fact, or blank."""

    file: str
    header: tuple[str, ...]
    types: Types
    ignored: tuple[Ignored, ...]
    rows: int
    numeric: frozenset[int]
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    texts: dict[str, int] = field(default_factory=dict)
    """The code of every text met so far in the columns taken out."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the table has a column for."""
        return tuple(name for name in self.header if name in self.types)

    def columns(self, names: Iterable[str]) -> dict[str, Column]:
        """The columns of these facts as values and what is known of them; absent ones are left out.

        A text is its code in `texts`.
        """
        places = {name: self.header.index(name) for name in names if name in self.header}
        if not places:
            return {}
        listed = ", ".join(f"t{place}" for place in places.values())
        fetched = self.connection.execute(f"SELECT {listed} FROM typed").fetchnumpy()
        return {
            name: self._column(fetched[f"t{place}"], self.types[name])
            for name, place in places.items()
        }

    def _column(self, fetched: Any, fact: FactType) -> Column:
        known = None
        values: NDArray[Any] = np.ma.getdata(fetched)
        if np.ma.is_masked(fetched):
            known = ~np.ma.getmaskarray(fetched)
        if fact.kind != "text":
            return values, known
        codes = np.zeros(len(values), np.int32)
        given = range(len(values)) if known is None else np.flatnonzero(known).tolist()
        for row in given:
            codes[row] = self.texts.setdefault(values[row], len(self.texts))
        return codes, known


def connect() -> duckdb.DuckDBPyConnection:
    """An engine in memory that fetches nothing from anywhere."""
    return duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )


def read_table(path: Path, types: Types) -> Table:
    """A csv, parquet or xlsx file is a table of cases, or `BadInput` says what is wrong with it."""
    file = str(path)
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput.at(
            Place(file),
            f"不认识后缀“{shown(path.suffix)}”；表应是 csv、parquet 或 xlsx",
            f"the suffix '{shown(path.suffix)}' is unknown; a table is csv, parquet or xlsx",
        )
    data = take_in(path, LIMIT)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "table")
        return _table(_load(data, copy, path), file, types)


class _Loaded(NamedTuple):
    """What the engine's table `source` has been loaded from."""

    connection: duckdb.DuckDBPyConnection
    header: Sequence[str]
    numeric: frozenset[int]
    row_of: Callable[[int], int]
    problems: tuple[Problem, ...] = ()


def _load(data: bytes, copy: Path, path: Path) -> _Loaded:
    con, file = connect(), str(path)
    match path.suffix.lower():
        case ".csv":
            delimited.to_utf8(data, copy, file)
            header = delimited.header(copy, file)
            _read_csv(con, copy, [f"c{i}" for i in range(len(header))], file)
            return _Loaded(con, header, frozenset(), partial(delimited.row_of, copy))
        case ".xlsx":
            sheet = sheets.to_csv(data, copy, file)
            names = ["row", *(f"c{i}" for i in range(len(sheet.header)))]
            _read_csv(con, copy, names, file, heading=False)
            return _Loaded(con, sheet.header, sheet.numeric, _numbered(con), sheet.problems)
        case _:
            copy.write_bytes(data)
            header = _read_parquet(con, copy, file)
            return _Loaded(con, header, frozenset(), _numbered(con))
