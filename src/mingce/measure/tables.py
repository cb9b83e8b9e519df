"""A table of cases, one a row: read, checked cell by cell, and kept for screening.

Columns are named as facts. Other columns pass through untouched, and are told: the leading ones
identify a case; a later one that is nearly a fact's name is taken for a slip and refused.
"""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from mingce.law.expressions import FactType, Types
from mingce.law.files import take_in
from mingce.law.problems import BadInput, Place, Problem, Unreadable
from mingce.law.words import shown
from mingce.measure import cells, delimited, sheets
from mingce.measure.frames import Column
from mingce.measure.headings import Ignored, heading
from mingce.measure.sql import text

LIMIT = 1 << 30
SUFFIXES = (".csv", ".parquet", ".xlsx")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table whose every cell has been found to be a value of its fact, or blank."""

    file: str
    header: tuple[str, ...]
    types: Types
    ignored: tuple[Ignored, ...]
    rows: int
    numeric: frozenset[int]
    """The columns, by place, that hold nothing but numbers in a workbook."""
    connection: duckdb.DuckDBPyConnection = field(repr=False)
    texts: dict[str, int] = field(default_factory=dict)
    """The code of every text in the columns taken out so far."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the table has a column for."""
        return tuple(name for name in self.header if name in self.types)

    def columns(self, names: Iterable[str]) -> dict[str, Column]:
        """These facts' columns, values and what is known of them; a fact without one is left out.

        Texts are codes in `texts`.
        """
        places = {name: self.header.index(name) for name in names if name in self.facts}
        if not places:
            return {}
        listed = ", ".join(f"t{place}" for place in places.values())
        fetched = self.connection.execute(f"SELECT {listed} FROM typed").fetchnumpy()
        return {
            name: self._column(fetched[f"t{place}"], self.types[name])
            for name, place in places.items()
        }

    def _column(self, fetched: Any, fact: FactType) -> Column:
        values: NDArray[Any] = np.ma.getdata(fetched)
        known = ~np.ma.getmaskarray(fetched) if np.ma.is_masked(fetched) else None
        if fact.kind != "text":
            return values, known
        codes = np.zeros(len(values), np.int32)
        for row in range(len(values)) if known is None else np.flatnonzero(known).tolist():
            codes[row] = self.texts.setdefault(values[row], len(self.texts))
        return codes, known


def connect() -> duckdb.DuckDBPyConnection:
    """An engine in memory that keeps the order of rows and fetches nothing from anywhere."""
    return duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )


def read_table(path: Path, types: Types) -> Table:
    """A csv, parquet or xlsx file is a table of cases; whatever is wrong with it is `BadInput`."""
    file = str(path)
    if path.suffix.lower() not in SUFFIXES:
        raise BadInput.at(
            Place(file),
            f"不认识后缀“{shown(path.suffix)}”；表应是 csv、parquet 或 xlsx",
            f"the suffix '{shown(path.suffix)}' is unknown; a table is csv, parquet or xlsx",
        )
    data = take_in(path, LIMIT)
    # The engine reads a copy of its own: a path can mean several files to it, or none.
    with tempfile.TemporaryDirectory() as folder:
        loaded = _load(data, Path(folder, "table"), path, types)
        return _checked(loaded, file, types)


class _Loaded(NamedTuple):
    """A file's first row, and its other rows as the engine's table `source`."""

    connection: duckdb.DuckDBPyConnection
    first_row: Sequence[str]
    rows_of: cells.RowsOf
    numeric: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()


def _load(data: bytes, copy: Path, path: Path, types: Types) -> _Loaded:
    con, file = connect(), str(path)
    match path.suffix.lower():
        case ".csv":
            delimited.to_utf8(data, copy, file)
            first_row = delimited.first_row(copy, file)
            heading(first_row, types, file)
            try:
                _read(con, _csv(copy, len(first_row), headed=True), len(first_row))
            except duckdb.Error:
                raise delimited.misfit(copy, len(first_row), file) from None
            return _Loaded(con, first_row, partial(delimited.rows_of, copy))
        case ".xlsx":
            sheet = sheets.to_csv(data, copy, file)
            heading(sheet.header, types, file)
            width = len(sheet.header)
            _read(con, _csv(copy, width + 1, headed=False), width, row=f"CAST(c{width} AS BIGINT)")
            numbered = partial(_rows_of, con)
            return _Loaded(con, sheet.header, numbered, sheet.numeric, sheet.problems)
        case _:
            copy.write_bytes(data)
            rows = f"read_parquet({text(str(copy))})"
            try:
                described = con.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()
                names = [str(row[0]) for row in described]
                alias = ", ".join(f"c{place}" for place in range(len(names)))
                numbered_rows = f"(SELECT * FROM {rows}) AS given({alias})"
                _read(con, numbered_rows, len(names), row="row_number() OVER () + 1")
            except duckdb.Error:
                raise Unreadable.at(
                    Place(file),
                    "不是可读的 parquet 文件；请重新导出",
                    "this is no readable parquet file; export it again",
                ) from None
            return _Loaded(con, names, partial(_rows_of, con))


def _csv(copy: Path, columns: int, *, headed: bool) -> str:
    named = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(columns))
    return (
        f"read_csv({text(str(copy))}, auto_detect = false, header = {headed}, delim = ',', "
        f"""quote = '"', escape = '"', columns = {{{named}}})"""
    )


def _read(con: duckdb.DuckDBPyConnection, rows: str, columns: int, row: str = "NULL") -> None:
    """A row that is blank throughout is no case."""
    names = [f"c{place}" for place in range(columns)]
    given = " OR ".join(f"NOT ({cells.blank(name)})" for name in names)
    con.execute(
        f"CREATE TABLE source AS SELECT {', '.join(names)}, {row} AS row FROM {rows} WHERE {given}"
    )


def _rows_of(con: duckdb.DuckDBPyConnection, cases: Sequence[int]) -> dict[int, int]:
    listed = ", ".join(map(str, cases))
    return dict(con.execute(f"SELECT rowid, row FROM source WHERE rowid IN ({listed})").fetchall())


def _checked(loaded: _Loaded, file: str, types: Types) -> Table:
    header, ignored = heading(loaded.first_row, types, file)
    if loaded.problems:
        raise BadInput(loaded.problems)
    con = loaded.connection
    cells.refuse_nameless(con, len(header), len(loaded.first_row), file)
    counted = con.execute("SELECT count(*) FROM source").fetchone()
    if counted is None or counted[0] == 0:
        raise BadInput.at(
            Place(file),
            "表里没有数据；标题之下每行应是一个城市或单位",
            "the table has no rows; below its heading each row is a case",
        )
    cells.fit(con, header, types, file, loaded.rows_of)
    return Table(file, header, types, ignored, counted[0], loaded.numeric, con)
