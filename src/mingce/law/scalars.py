"""A plain word in YAML is a truth value, nothing, an exact number, or the text it is.

This is the core schema of YAML 1.2 without its doubles: `yes`, `on` and `True` are texts, numbers
have no binary fractions, and a number that may well be a code is refused rather than guessed.
"""

import re
from decimal import Decimal
from typing import TypeAlias

from mingce.law.problems import Unfit
from mingce.law.words import shown

Scalar: TypeAlias = bool | int | Decimal | str | None

MOST_DIGITS = 100

_WHOLE = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MISLEADING = re.compile(r"[-+]?0[0-9].*|.*[0-9]\.(?:[eE].*)?")
_WORDS_OF_YAML: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


def meant(text: str) -> Scalar:
    """What a plain word means follows from how it is written, and from nothing else."""
    if text in _WORDS_OF_YAML:
        return _WORDS_OF_YAML[text]
    if text[0] not in "+-.0123456789":
        return text
    value = number(text)
    return text if value is None else value


def number(text: str) -> int | Decimal | None:
    """A number is exactly the digits written; a misleading way of writing one is unfit."""
    if _NO_NUMBER.fullmatch(text):
        raise Unfit(
            f"“{text}”不是可用的数；请写确切的数值，未知则留空",
            f"'{text}' is no usable number; write an exact value, or nothing where it is unknown",
        )
    if _OTHER_BASE.fullmatch(text) and len(text) <= MOST_DIGITS:
        return int(text, 0)
    if not _FRACTION.fullmatch(text):
        return None
    if _MISLEADING.fullmatch(text):
        raise Unfit(
            f"“{shown(text)}”既像数又像编号；是编号请加引号，是数请去掉多余的 0 或点",
            f"'{shown(text)}' could be a number or a code; quote a code, "
            "and drop the superfluous zero or point of a number",
        )
    value = int(text) if len(text) <= MOST_DIGITS and _WHOLE.fullmatch(text) else Decimal(text)
    if isinstance(value, Decimal) and _immense(text, value):
        raise Unfit(
            f"“{shown(text)}”这个数过大或位数过多；如果是编号请加引号",
            f"'{shown(text)}' is too large or too long a number; put it in quotes if it is a code",
        )
    return value


def _immense(text: str, value: Decimal) -> bool:
    # Arithmetic on 1e999999999 would never end.
    return len(text) > MOST_DIGITS or abs(value.adjusted()) > MOST_DIGITS
