"""Tables in workbooks: the first sheet as plain text; formulas and errors are no values."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from mingce.law.problems import Place, Problem, Unreadable
from mingce.law.words import Words, shown
from mingce.measure.cells import BLANKS

MOST_PROBLEMS = 20
MOST_ROWS = 1_048_576
MOST = 10**15
"""A spreadsheet keeps the digits of whole numbers below it."""
FIRST_YEAR = 1900
UNPACKED = 4 << 30
"""The most bytes that a workbook may unpack to."""

_BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)


# Only these would be taken for something else, or for nothing at all.
_GUESSED = re.compile(f"^[=#]|{ILLEGAL_CHARACTERS_RE.pattern}")


class Sheet(NamedTuple):
    """A sheet's first row, the columns that hold nothing but numbers, and what is no value."""

    header: tuple[str, ...]
    numeric: frozenset[int]
    problems: tuple[Problem, ...]


def to_csv(data: bytes, copy: Path, file: str) -> Sheet:
    """The first sheet is copied as text, each record followed by the row where it stands."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and the like: nothing that is read here
        try:
            _refuse_bomb(data)
            book = load_workbook(io.BytesIO(data), read_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            with copy.open("w", encoding="utf-8", newline="") as out:
                return _copied(sheet.iter_rows(), out, file)
        except _BROKEN:
            raise Unreadable.at(
                Place(file),
                "不是可读的 xlsx 工作簿；请另存为 xlsx",
                "this is no readable xlsx workbook; save it as xlsx again",
            ) from None


def _refuse_bomb(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
            raise ValueError("the workbook unpacks to more than can be read")


def _copied(rows: Iterable[Sequence[Any]], out: Any, file: str) -> Sheet:
    writer = csv.writer(out)
    header: tuple[str, ...] = ()
    words: set[int] = set()
    problems: list[Problem] = []
    for row, cells in enumerate(rows, start=1):
        texts = [_text(cell) for cell in cells]
        problems += _no_values(cells, row, file)
        if row == 1:
            header = tuple(texts)
            continue
        width = len(header)
        problems += _beyond(texts[width:], row, width, file)
        words.update(place for place, cell in enumerate(cells[:width]) if _is_text(cell))
        if len(problems) > MOST_PROBLEMS:
            break
        writer.writerow([*texts[:width], *[""] * (width - len(texts)), row])
    return Sheet(header, frozenset(range(len(header))) - words, tuple(problems))


def _no_values(cells: Sequence[Any], row: int, file: str) -> Iterator[Problem]:
    for column, cell in enumerate(cells, start=1):
        if cell.data_type in {"f", "e"}:
            formula = cell.data_type == "f"
            where = f"{get_column_letter(column)}{row}"
            zh = "公式" if formula else f"错误值 {cell.value}"
            en = "a formula" if formula else f"the error {cell.value}"
            words = Words(
                f"单元格 {where} 是{zh}；请改为数值或文字",
                f"cell {where} holds {en}; paste its value instead",
            )
            yield Problem(Place(file, row, column), words)


def _beyond(texts: Sequence[str], row: int, width: int, file: str) -> Iterator[Problem]:
    for column, text in enumerate(texts, start=width + 1):
        if text:
            yield Problem(
                Place(file, row, column),
                Words(
                    f"“{shown(text)}”所在的列没有列名；请在第一行写上列名",
                    f"'{shown(text)}' stands in a column without a name; name it in the first row",
                ),
            )


def _is_text(cell: Any) -> bool:
    return cell.value is not None and (
        isinstance(cell.value, bool) or not isinstance(cell.value, int | float)
    )


def _text(cell: Any) -> str:
    """A cell as text: numbers with the 15 digits that a spreadsheet keeps, days as ISO dates."""
    match cell.value:
        case None:
            return ""
        case bool(value):
            return "true" if value else "false"
        case float(value):
            return format(Decimal(format(value, ".15g")), "f")
        case datetime() as moment if moment.time() == time():
            return moment.date().isoformat()
        case value:
            return str(value)


def write(
    out: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], numeric: Collection[int]
) -> None:
    """Rows are written to a workbook; in the numeric columns, numbers kept as text are numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append([_cell(sheet, name) for name in header])
    for row in rows:
        values = [
            _number(value) if place in numeric and isinstance(value, str) else value
            for place, value in enumerate(row)
        ]
        sheet.append([_cell(sheet, value) for value in values])
    book.save(out)


def _number(value: str) -> Decimal | str:
    """A text is the number it says, where it says one."""
    try:
        return Decimal(value.strip(BLANKS))
    except ArithmeticError:
        return value


def _cell(sheet: Any, value: Any) -> Any:
    """What a cell cannot hold is a text; and a text stays one, even if it looks like a formula."""
    match value:
        case None | bool():
            return value
        case int() | float() | Decimal() if -MOST < value < MOST:
            return value
        case datetime(tzinfo=None, year=year) if year >= FIRST_YEAR:
            return value
        case date(year=year) if year >= FIRST_YEAR and not isinstance(value, datetime):
            return value
        case str() if not _GUESSED.search(value):
            return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type = "s"
    return cell
