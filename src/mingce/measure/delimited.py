"""Tables in comma-separated text: UTF-8, with or without a byte order mark, or GB18030."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from mingce.law.problems import BadInput, Place, Unreadable
from mingce.measure.cells import BLANKS

CHUNK = 1 << 20


def to_utf8(data: bytes, copy: Path, file: str) -> None:
    """The text is copied as UTF-8; text that is neither UTF-8 nor GB18030 is refused."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise Unreadable.at(
            Place(file),
            "不是逗号分隔的文本（像是 UTF-16 或 Excel 文件）；请另存为 UTF-8 编码的 CSV",
            "this is no comma-separated text (UTF-16 or Excel perhaps); save it as CSV in UTF-8",
        )
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            _transcode(data, encoding, copy)
        except UnicodeDecodeError:
            continue
        return
    raise Unreadable.at(
        Place(file),
        "既不是 UTF-8，也不是 GB18030 编码；请另存为 UTF-8 编码的 CSV",
        "the text is neither UTF-8 nor GB18030; save it as CSV in UTF-8",
    )


def _transcode(data: bytes, encoding: str, copy: Path) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    with copy.open("wb") as out:
        for start in range(0, len(data), CHUNK):
            final = start + CHUNK >= len(data)
            out.write(decoder.decode(data[start : start + CHUNK], final).encode())


def first_row(copy: Path, file: str) -> list[str]:
    """The first record, which names the columns; empty where it is blank."""
    try:
        first = next(_records(copy), None)
    except csv.Error as error:
        raise _unreadable(file, 1, error) from None
    if first is None or _is_blank(first):
        return []
    if len(first) == 1 and any(mark in first[0] for mark in ";\t|"):
        raise BadInput.at(
            Place(file, 1),
            "列之间应以逗号分隔；请另存为逗号分隔的 CSV",
            "columns are separated by commas; save the table as comma-separated CSV",
        )
    return first


def rows_of(copy: Path, cases: Sequence[int]) -> dict[int, int]:
    """The rows in which a spreadsheet shows these cases; blank rows are rows, but no cases."""
    wanted = set(cases)
    filled = (row for row, record in enumerate(_records(copy), start=1) if not _is_blank(record))
    next(filled, None)
    return {case: row for case, row in enumerate(filled) if case in wanted}


def misfit(copy: Path, columns: int, file: str) -> BadInput:
    """The record that cannot be read, once the engine has found that there is one."""
    row = 0
    try:
        for row, record in enumerate(_records(copy), start=1):
            if len(record) != columns and not _is_blank(record):
                return BadInput.at(
                    Place(file, row),
                    f"第 {row} 行有 {len(record)} 列，标题有 {columns} 列；请检查逗号和引号",
                    f"row {row} has {len(record)} columns, the heading has {columns}; "
                    "check commas and quotation marks",
                )
    except csv.Error as error:
        return _unreadable(file, row + 1, error)
    return BadInput.at(
        Place(file),
        "不能按逗号分隔的文本读取；请另存为 CSV 后再试",
        "the table cannot be read as comma-separated text; save it as CSV again",
    )


def _records(copy: Path) -> Iterator[list[str]]:
    with copy.open(encoding="utf-8", newline="") as stream:
        yield from csv.reader(stream, strict=True)


def _is_blank(record: list[str]) -> bool:
    return not any(cell.strip(BLANKS) for cell in record)


def _unreadable(file: str, row: int, error: csv.Error) -> BadInput:
    return BadInput.at(
        Place(file, row),
        f"第 {row} 行读不通（引号没有配对？）；请检查引号",
        f"row {row} cannot be read ({error}); check its quotation marks",
    )
