"""What a cell of a table must hold to be a fact's value, and what is said of one that does not.

A blank cell is unknown. Blanks around a value are nothing, except in a text, which is taken as it
stands. A number is a plain decimal number of at most 15 significant digits: so many are told apart
exactly by the floating-point numbers in which whole tables are screened, so a table never gives
another verdict than the single case does.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from duckdb import DuckDBPyConnection

from mingce.law.expressions import FactType, Types
from mingce.law.problems import BadInput, Place, Problem, did_you_mean
from mingce.law.words import Words, shown
from mingce.measure.sql import text

RowsOf: TypeAlias = Callable[[Sequence[int]], Mapping[int, int]]
"""The rows in which a spreadsheet shows the cases that stand at these places."""

DIGITS = 15
MOST_PROBLEMS = 20
BLANKS = " \t\r\n\u3000\u00a0"
TRUE_WORDS = ("true", "1", "是")
FALSE_WORDS = ("false", "0", "否")

_FLOATS = {"DOUBLE", "FLOAT"}
_PLAIN = "[+-]?[0-9]+([.][0-9]+)?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}( 00:00:00)?"
_EPOCH = "DATE '1970-01-01'"
_LOOSE_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


def fit(
    con: DuckDBPyConnection, header: Sequence[str], types: Types, file: str, rows_of: RowsOf
) -> None:
    """The cells in `source` become values in `typed`; any that cannot is `BadInput`."""
    stored = {str(row[0]): str(row[1]) for row in con.execute("DESCRIBE source").fetchall()}
    facts = {place: types[name] for place, name in enumerate(header) if name in types}
    columns = []
    for place, fact in facts.items():
        cell, value = f"c{place}", f"t{place}"
        columns.append(f"{typed(cell, fact, stored[cell])} AS {value}")
        columns.append(f"{value} IS NULL AND NOT ({blank(cell)}) AS b{place}")
    con.execute(f"CREATE TABLE typed AS SELECT {', '.join(columns)} FROM source")
    counted = ", ".join(f"count_if(b{place})" for place in facts)
    bad = con.execute(f"SELECT {counted} FROM typed").fetchone() or ()
    if any(bad):
        found = [
            (case, place, value)
            for place, count in zip(facts, bad, strict=True)
            if count
            for case, value in _bad(con, place)
        ]
        rows = rows_of([case for case, _, _ in found])
        told = sorted((rows.get(case, 0), place, value) for case, place, value in found)
        problems = [_problem(file, row, place, header, types, value) for row, place, value in told]
        raise BadInput([*problems[:MOST_PROBLEMS], *_more(file, sum(bad) - MOST_PROBLEMS)])


def refuse_nameless(con: DuckDBPyConnection, named: int, columns: int, file: str) -> None:
    """A column at the end may go without a name only where it is blank."""
    for place in range(named, columns):
        filled = con.execute(f"SELECT count(*) FROM source WHERE NOT ({blank(f'c{place}')})")
        if (filled.fetchone() or (0,))[0]:
            raise BadInput.at(
                Place(file, 1, place + 1),
                f"第 {place + 1} 列没有列名却有内容；请写上列名或删去这一列",
                f"column {place + 1} has no name, but is not blank; name it or drop it",
            )


def _bad(con: DuckDBPyConnection, place: int) -> Iterator[tuple[int, str]]:
    cases = f"SELECT rowid FROM typed WHERE b{place} ORDER BY rowid LIMIT {MOST_PROBLEMS}"
    value = f"CAST(c{place} AS VARCHAR)"
    yield from con.execute(
        f"SELECT rowid, {value} FROM source WHERE rowid IN ({cases}) ORDER BY rowid"
    ).fetchall()


def _problem(
    file: str, row: int, place: int, header: Sequence[str], types: Types, value: str
) -> Problem:
    name = header[place]
    words = wrong(types[name], value)
    return Problem(
        Place(file, row, place + 1),
        Words(
            f"第 {row} 行 {name} 写的是{words.zh}",
            f"row {row}, column {name} holds {words.en}",
        ),
    )


def _more(file: str, count: int) -> Iterator[Problem]:
    if count > 0:
        words = Words(f"另有 {count} 个单元格有误", f"{count} more cells are wrong")
        yield Problem(Place(file), words)


def blank(column: str) -> str:
    """SQL: the cell holds nothing but blanks; `column` is one that the program has named."""
    return f"coalesce(trim(CAST({column} AS VARCHAR), {text(BLANKS)}), '') = ''"


def typed(column: str, fact: FactType, stored: str = "VARCHAR") -> str:
    """SQL: the value of a cell in a column stored as the given type; NULL where it has none."""
    if fact.kind == "number" and stored in _FLOATS:
        # A number stored in half the width is the one it prints as.
        exact = f"CAST(CAST({column} AS VARCHAR) AS DOUBLE)" if stored == "FLOAT" else column
        return f"CASE WHEN isfinite({column}) THEN {exact} END"
    cell = column if stored == "VARCHAR" else f"CAST({column} AS VARCHAR)"
    if fact.kind == "boolean" and stored in _FLOATS:
        cell = f"regexp_replace({cell}, '[.]0$', '')"
    trimmed = f"trim({cell}, {text(BLANKS)})"
    match fact.kind:
        case "boolean":
            return _boolean(cell, trimmed)
        case "number":
            return _number(cell, trimmed)
        case "date":
            day = f"TRY_CAST(left({trimmed}, 10) AS DATE)"
            return (
                f"CASE WHEN regexp_full_match({trimmed}, '{_DAY}') AND {day} >= DATE '0001-01-01' "
                f"THEN date_diff('day', {_EPOCH}, {day}) END"
            )
        case "choice":
            options = ", ".join(text(option) for option in sorted(fact.options))
            return f"CAST(list_position([{options}], {trimmed}) - 1 AS SMALLINT)"
        case "text":
            return f"CASE WHEN {trimmed} <> '' THEN {cell} END"


def _boolean(cell: str, trimmed: str) -> str:
    # The plain spellings are looked at first: folding every cell would take ten times as long.
    true, false = (", ".join(map(text, words)) for words in (TRUE_WORDS, FALSE_WORDS))
    return (
        f"CASE WHEN {cell} = 'true' THEN TRUE WHEN {cell} = 'false' THEN FALSE "
        f"WHEN lower({trimmed}) IN ({true}) THEN TRUE "
        f"WHEN lower({trimmed}) IN ({false}) THEN FALSE END"
    )


def _number(cell: str, trimmed: str) -> str:
    digits = f"ltrim(regexp_replace({_significant(trimmed)}, '[-+.]', '', 'g'), '0')"
    return (
        f"CASE WHEN length({cell}) <= {DIGITS} AND regexp_full_match({cell}, '{_PLAIN}') "
        f"THEN CAST({cell} AS DOUBLE) "
        f"WHEN regexp_full_match({trimmed}, '{_PLAIN}') AND length({trimmed}) <= 100 "
        f"AND length({digits}) <= {DIGITS} THEN CAST({trimmed} AS DOUBLE) END"
    )


def _significant(cell: str) -> str:
    # Noughts that end a fraction say nothing; those that end a whole number do.
    return f"CASE WHEN contains({cell}, '.') THEN rtrim({cell}, '0') ELSE {cell} END"


def wrong(fact: FactType, value: str) -> Words:
    """What was read in a cell, and what would be right."""
    due = _due(fact, value)
    words = Words(f"“{shown(value)}”，应为{due.zh}", f"'{shown(value)}'; it should be {due.en}")
    return did_you_mean(words, value, fact.options) if fact.kind == "choice" else words


def _due(fact: FactType, value: str) -> Words:
    match fact.kind:
        case "boolean":
            return Words("true、false、1、0、是 或 否", "true, false, 1, 0, 是 or 否")
        case "number":
            return _number_due(value)
        case "date":
            return _day_due(value)
        case "choice":
            options = ", ".join(fact.options)
            return Words(f"选项之一：{shown(options)}", f"one of the options {shown(options)}")
        case "text":
            return Words("文字", "a text")


def _number_due(value: str) -> Words:
    folded = unicodedata.normalize("NFKC", value)
    plain = re.sub(r"[\s,'_]", "", folded)
    found = re.match(_PLAIN, plain)
    if re.fullmatch(_PLAIN, folded.strip()) and sum(map(str.isdigit, plain)) > DIGITS:
        return Words(
            f"最多 {DIGITS} 位有效数字的数", f"a number of at most {DIGITS} significant digits"
        )
    due = Words(
        "不带单位、百分号、千分位的十进制数",
        "a plain decimal number without unit, per cent sign or thousands separators",
    )
    if found is None or "%" in plain or re.search("[eE]", plain[found.end() :]):
        return due
    return Words(f"{due.zh}，例如 {found.group()}", f"{due.en}, such as {found.group()}")


def _day_due(value: str) -> Words:
    found = _LOOSE_DAY.search(unicodedata.normalize("NFKC", value))
    example = "2018-08-31"
    if found is not None:
        year, month, day = map(int, found.groups())
        try:
            example = date(year, month, day).isoformat()
        except ValueError:
            example = "2018-08-31"
    return Words(f"年-月-日，例如 {example}", f"a date such as {example}")
