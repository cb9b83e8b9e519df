"""A file is taken in whole, within a limit, and only if it is plain text in UTF-8."""

import codecs
import os
import re
import stat
from itertools import islice
from pathlib import Path

from mingce.law.problems import Place, Unreadable, did_you_mean
from mingce.law.words import Words, shown

MEBIBYTE = 1024 * 1024
NAMES_LOOKED_AT = 2000

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HAN = re.compile("[\u4e00-\u9fff]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)


def take_in(path: Path, limit: int) -> bytes:
    """A regular file within the limit is read; anything else is refused without waiting for it."""
    place = Place(str(path))
    try:
        status = path.stat()
        _refuse_unless_regular(place, status.st_mode)
        if status.st_size > limit:
            raise _too_large(place, status.st_size, limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        raise _missing(path) from None
    except (OSError, ValueError) as error:
        raise _unreadable(place, error) from None
    if len(data) > limit:
        raise _too_large(place, len(data), limit)
    return data


def decode(data: bytes, file: str) -> str:
    """Text is UTF-8, with or without a byte order mark, and free of control characters."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable.at(
            Place(file, 1, 1),
            "文件是 UTF-16 编码；请另存为 UTF-8",
            "the file is encoded in UTF-16; save it as UTF-8",
        )
    if b"\0" in data:
        raise Unreadable.at(
            _place_after(data[: data.index(b"\0")].decode("utf-8", "replace"), file),
            "文件含有空字节，不是文本文件（可能是 Excel、Word 或 UTF-16 文件）；请提供 UTF-8 文本",
            "the file holds a NUL byte and is no text (Excel, Word or UTF-16 perhaps); "
            "give a UTF-8 text",
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start, file) from None
    unwanted = _UNWANTED.search(text)
    if unwanted is not None:
        code = f"U+{ord(unwanted.group()):04X}"
        raise Unreadable.at(
            _place_after(text[: unwanted.start()], file),
            f"这里有看不见的控制字符 {code}；请删除它",
            f"there is an invisible control character {code} here; delete it",
        )
    return text


def _place_after(before: str, file: str) -> Place:
    lines = _LINE_BREAK.split(before)
    return Place(file, len(lines), len(lines[-1]) + 1)


def _not_utf8(data: bytes, start: int, file: str) -> Unreadable:
    place = _place_after(data[:start].decode("utf-8"), file)
    in_line = start - max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start))
    what = Words(
        f"第 {place.line} 行第 {in_line} 个字节（0x{data[start]:02X}）不是 UTF-8",
        f"byte {in_line} of line {place.line} (0x{data[start]:02X}) is not UTF-8",
    )
    if _looks_like_gbk(data):
        return Unreadable.at(
            place,
            f"{what.zh}，文件看来是 GBK 编码；请另存为 UTF-8",
            f"{what.en}, the file looks like GBK; save it as UTF-8",
        )
    return Unreadable.at(place, f"{what.zh}；请另存为 UTF-8", f"{what.en}; save it as UTF-8")


def _looks_like_gbk(data: bytes) -> bool:
    try:
        return _HAN.search(data.decode("gb18030")) is not None
    except UnicodeDecodeError:
        return False


def _refuse_unless_regular(place: Place, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Unreadable.at(
            place, "这是文件夹；请给出其中的一个文件", "this is a folder; name a file in it"
        )
    if not stat.S_ISREG(mode):
        raise Unreadable.at(
            place,
            "这是管道或设备，不是普通文件；请先存成文件",
            "this is a pipe or a device, not an ordinary file; save it to a file first",
        )


def _too_large(place: Place, size: int, limit: int) -> Unreadable:
    return Unreadable.at(
        place,
        f"文件有 {_mebibytes(size)} MB，超过上限 {_mebibytes(limit)} MB；请拆分或确认没有选错文件",
        f"the file has {_mebibytes(size)} MB, more than the {_mebibytes(limit)} MB allowed; "
        "split it, or check that it is the right one",
    )


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f}".removesuffix(".0")


def _missing(path: Path) -> Unreadable:
    words = Words(
        "没有这个文件；请检查路径和文件名", "there is no such file; check the path and the name"
    )
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in islice(entries, NAMES_LOOKED_AT))
    except OSError:
        names = []
        words = Words(
            f"没有文件夹 {shown(path.parent)}；请检查路径",
            f"there is no folder {shown(path.parent)}; check the path",
        )
    return Unreadable.of(Place(str(path)), did_you_mean(words, path.name, names))


def _unreadable(place: Place, error: OSError | ValueError) -> Unreadable:
    if isinstance(error, PermissionError):
        return Unreadable.at(
            place,
            "没有读取这个文件的权限；请检查文件权限",
            "there is no permission to read this file; check its permissions",
        )
    if isinstance(error, NotADirectoryError):
        return Unreadable.at(
            place,
            "路径中间的一段不是文件夹；请检查路径",
            "a part of the path is not a folder; check the path",
        )
    return Unreadable.at(
        place,
        "无法读取这个文件；请检查路径和磁盘",
        "this file cannot be read; check the path and the disk",
    )
