"""How single values are written in files: texts, names, codes, clauses, days and moments."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from mingce.law.clause_ids import parse_id
from mingce.law.periods import read_day
from mingce.law.problems import Unfit
from mingce.law.words import shown
from mingce.seal.digest import parse_digest

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_DIVISION = re.compile(r"[0-9]{6}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](?:[01][0-9]|2[0-3]):[0-5][0-9]"
    r"(?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
    r"(?P<offset>Z|[-+](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)


def as_text(value: object) -> str:
    """A number is taken by its text where a text is meant, so `1.10` stays 1.10."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        text = str(value)
        if "E" not in text:
            return text
    raise Unfit("这里应为文字；请加引号", "this should be text; put it in quotes")


def _text(value: object) -> str:
    text = "" if value is None else as_text(value)
    if not text:
        raise Unfit("这里不能为空；请写入文字", "this must not be empty; write a text")
    return text


def _code(value: object) -> str:
    text = _text(value)
    if _DIVISION.fullmatch(text) or _IDENTIFIER.fullmatch(text):
        return text
    raise Unfit(
        f"“{shown(text)}”不是区划代码或机构代号；代码是六位数字，代号由小写字母、数字和下划线组成",
        f"'{shown(text)}' is no division code or organisation id; a code has six digits, "
        "an id small letters, digits and underscores",
    )


def _identifier(value: object) -> str:
    text = _text(value)
    if _IDENTIFIER.fullmatch(text):
        return text
    near = re.sub(r"[-\s]+", "_", text).lower()
    if _IDENTIFIER.fullmatch(near):
        raise Unfit(
            f"名称“{shown(text)}”只能用小写字母、数字和下划线；请写作 {shown(near)}",
            f"the name '{shown(text)}' may have small letters, digits and underscores only; "
            f"write {shown(near)}",
        )
    raise Unfit(
        f"名称“{shown(text)}”应以小写字母开头，只用小写字母、数字和下划线",
        f"the name '{shown(text)}' should begin with a small letter and have small letters, "
        "digits and underscores only",
    )


def _clause_id(value: object) -> str:
    return parse_id(_text(value))


def _moment(value: object) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    found = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise Unfit(
            f"“{shown(value)}”不是时刻；请写作 2018-08-20T09:00:00+08:00",
            f"'{shown(value)}' is no moment; write 2018-08-20T09:00:00+08:00",
        )
    read_day(found.group()[:10])
    if not found.group("offset"):
        raise Unfit(
            f"“{shown(value)}”没有写时差；北京时间请写作 {found.group()}+08:00",
            f"'{shown(value)}' has no offset; Beijing time is written {found.group()}+08:00",
        )
    return datetime.fromisoformat(found.group())


def _zone(value: object) -> str:
    text = _text(value)
    try:
        ZoneInfo(text)
    except (ValueError, KeyError, OSError):
        raise Unfit(
            f"没有“{shown(text)}”这个时区；请写作 Asia/Shanghai",
            f"there is no time zone '{shown(text)}'; write Asia/Shanghai",
        ) from None
    return text


def _file_digest(value: object) -> str:
    text = _text(value)
    try:
        return str(parse_digest(text))
    except ValueError:
        raise Unfit(
            f"“{shown(text)}”不是文件摘要；请写作 sha256: 加 64 位小写十六进制数字",
            f"'{shown(text)}' is no digest of a file; write sha256: and 64 digits 0-9a-f",
        ) from None


Text = Annotated[str, BeforeValidator(_text)]
"""A text is never empty and has no blanks around it; numbers are taken as they are written."""

Code = Annotated[str, BeforeValidator(_code)]
"""A holder or recommender is named by division code or organisation id."""

Identifier = Annotated[str, BeforeValidator(_identifier)]
"""What an edition names is named in small letters, digits and underscores."""

ClauseId = Annotated[str, BeforeValidator(_clause_id)]
"""A clause may be written dotted or as printed, and is kept dotted."""

Day = Annotated[date, BeforeValidator(read_day)]
"""A day is written in full, year first."""

FileDigest = Annotated[str, BeforeValidator(_file_digest)]
"""A file is named by its written digest."""

Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A moment carries its offset, so that it is the same everywhere."""

TimeZone = Annotated[str, BeforeValidator(_zone)]
"""A time zone is named as in the tz database."""
