"""What a cell of a table must hold to be a fact's value, and what is said of one that does not.

A blank cell is unknown. Blanks around a value are nothing, except in a text, which is taken as it
stands. A number is a plain decimal number of at most 15 significant digits: so many are told apart
exactly by the floating-point numbers in which whole tables are screened, so a table never gives
another verdict than the single case does.
"""

import re
import unicodedata
from datetime import date

from mingce.law.expressions import FactType
from mingce.law.problems import did_you_mean
from mingce.law.words import Words, shown
from mingce.measure.sql import text

DIGITS = 15
BLANKS = " \t\r\n\u3000\u00a0"
TRUE_WORDS = ("true", "1", "是")
FALSE_WORDS = ("false", "0", "否")

_FLOATS = {"DOUBLE", "FLOAT"}
_PLAIN = "[+-]?[0-9]+([.][0-9]+)?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}( 00:00:00)?"
_EPOCH = "DATE '1970-01-01'"
_LOOSE_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


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
