"""Screening: criteria over a whole table, with a verdict for every case.

The same expressions as for a single case, read in floating-point numbers: exact for the numbers of
up to 15 significant digits that a table may hold, so never another verdict than `core.kleene` has.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from mingce.law.expressions import Expr, Types, names
from mingce.law.problems import BadInput, Place
from mingce.law.words import shown
from mingce.measure import sheets
from mingce.measure.columns import FALSE, TRUE, UNKNOWN, Judged, Progress, judge
from mingce.measure.sql import text
from mingce.measure.tables import SUFFIXES, Table

VERDICT = "verdict"
_SAID = {FALSE: "false", UNKNOWN: "unknown", TRUE: "true"}
_BATCH = 10_000
_SHEET_TYPE = re.compile(
    r"(BOOLEAN|U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\([\d,]+\)"
    r"|VARCHAR|DATE|TIMESTAMP)$"
)


@dataclass(frozen=True, slots=True, eq=False)
class Screening:
    """A table with the verdict on each case by each criterion, and by all of them together."""

    table: Table
    judged: Judged
    columns: Mapping[str, str]
    """The verdict column of each criterion: its name, with `_verdict` where the table has that."""
    absent: tuple[str, ...]
    """Facts that the criteria ask for and the table has no column for: unknown throughout."""

    def counts(self) -> dict[str, dict[str, int]]:
        """How many cases are false, unknown and true, by criterion and together."""
        return {
            criterion: {said: int((codes == code).sum()) for code, said in _SAID.items()}
            for criterion, codes in zip(
                [*self.judged.criteria, VERDICT], self.judged.codes, strict=True
            )
        }

    def write(self, out: Path) -> None:
        """The table and its verdicts are written whole or not at all, as the suffix says."""
        _refuse(out, self.table)
        try:
            if out.exists() and out.samefile(self.table.file):
                raise BadInput.at(
                    Place(str(out)),
                    "这就是读入的表；请换一个文件名，以免覆盖",
                    "this is the table that was read; give another name, so as not to lose it",
                )
            # Beside its goal, so that it gets there in one step.
            with tempfile.TemporaryDirectory(prefix=".", dir=out.parent) as folder:
                made = Path(folder, f"made{out.suffix.lower()}")
                self._write(made)
                made.replace(out)
        except (OSError, ValueError, duckdb.IOException) as error:
            raise _unwritable(out, error) from None

    def _write(self, made: Path) -> None:
        codes = {f"v{row}": codes for row, codes in enumerate(self.judged.codes)}
        with self.table.connection.cursor() as con:
            con.register("verdicts", codes)
            if made.suffix == ".xlsx":
                self._write_sheet(made, con)
            else:
                form = "FORMAT csv, HEADER" if made.suffix == ".csv" else "FORMAT parquet"
                con.execute(f"COPY ({self._rows()}) TO {text(str(made))} ({form})")

    def _rows(self) -> str:
        """SQL: the columns as they came, then a column of words for each row of verdicts."""
        said = " ".join(f"WHEN {code} THEN '{word}'" for code, word in _SAID.items())
        came = [f"c{place} AS {_quoted(name)}" for place, name in enumerate(self.table.header)]
        found = [
            f"CASE v{row} {said} END AS {_quoted(name)}"
            for row, name in enumerate([*self.columns.values(), VERDICT])
        ]
        return f"SELECT {', '.join(came + found)} FROM source POSITIONAL JOIN verdicts"

    def _write_sheet(self, made: Path, con: duckdb.DuckDBPyConnection) -> None:
        table = self.table
        numbers = {place for place, name in enumerate(table.header) if _is_number(table, name)}
        described = con.execute(f"DESCRIBE {self._rows()}").fetchall()
        # What has no counterpart in a cell is written as the text that it prints as.
        plain = [
            _quoted(name) if _SHEET_TYPE.match(kind) else f"CAST({_quoted(name)} AS VARCHAR)"
            for name, kind, *_ in described
        ]
        header = [name for name, *_ in described]
        rows = con.execute(f"SELECT {', '.join(plain)} FROM ({self._rows()})")
        sheets.write(made, header, _batched(rows), numbers | table.numeric)


def screen(
    criteria: Mapping[str, Expr], types: Types, table: Table, progress: Progress | None = None
) -> Screening:
    """Every case of the table is judged by every criterion; the verdict is all of them together.

    The criteria have been checked against the same types with which the table was read.
    """
    asked = tuple(dict.fromkeys(name for expr in criteria.values() for name in names(expr)))
    columns = _columns(criteria, table)
    given = table.columns(asked)
    judged = judge(criteria, types, given, rows=table.rows, texts=table.texts, progress=progress)
    absent = tuple(name for name in asked if name not in given)
    return Screening(table, judged, columns, absent)


def _columns(criteria: Iterable[str], table: Table) -> dict[str, str]:
    # Neither engines nor spreadsheets tell column names apart by the case of their letters.
    header = {name.casefold() for name in table.header}
    columns = {
        name: f"{name}_verdict" if name in header or name == VERDICT else name for name in criteria
    }
    for column in (VERDICT, *columns.values()):
        if column in header:
            raise BadInput.at(
                Place(table.file, 1),
                f"列名 {column} 要留给结论；请给表中这一列改名",
                f"the name {column} is kept for a verdict; rename this column of the table",
            )
    return columns


def _is_number(table: Table, name: str) -> bool:
    return name in table.types and table.types[name].kind == "number"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _batched(rows: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while batch := rows.fetchmany(_BATCH):
        yield from batch


def _refuse(out: Path, table: Table) -> None:
    place = Place(str(out))
    if out.suffix.lower() not in SUFFIXES:
        raise BadInput.at(
            place,
            f"不认识后缀“{shown(out.suffix)}”；结果应写成 csv、parquet 或 xlsx",
            f"the suffix '{shown(out.suffix)}' is unknown; write csv, parquet or xlsx",
        )
    if out.suffix.lower() == ".xlsx" and table.rows >= sheets.MOST_ROWS:
        raise BadInput.at(
            place,
            f"工作表最多 {sheets.MOST_ROWS} 行，这里有 {table.rows} 行和标题；请写成 csv",
            f"a sheet has at most {sheets.MOST_ROWS} rows, here are {table.rows} and a heading; "
            "write csv",
        )


def _unwritable(out: Path, error: Exception) -> BadInput:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            zh, en = f"没有文件夹 {shown(out.parent)}", f"there is no folder {shown(out.parent)}"
        case IsADirectoryError():
            zh, en = "这是文件夹", "this is a folder"
        case PermissionError():
            zh, en = "没有写入的权限", "there is no permission to write here"
        case _:
            zh, en = "没有写成（磁盘可能已满）", "it could not be written (the disk may be full)"
    return BadInput.at(Place(str(out)), f"{zh}；请换一个位置", f"{en}; choose another place")
