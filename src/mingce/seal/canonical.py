r"""One value has one byte string, and one byte string has one value.

A value is made of mappings with text keys, lists (a tuple is a list), text, numbers, true,
false and null. Its canonical bytes are JSON in UTF-8 with nothing left to choose:

*   No white space. Keys stand in the order of their code points, which is the byte order of
    their UTF-8. RFC 8785 orders them by UTF-16 unit instead: the two part only where a key
    outside the basic plane, a rare ideograph, meets one above U+E000.
*   Text is escaped only where JSON demands it, as RFC 8785 does: the quotation mark, the
    backslash, and control characters (``\b \t \n \f \r``, else ``\u001f`` in lower case).
*   A number is a number however it was held, so ``80``, ``Decimal("80")`` and
    ``Decimal("8.0E+1")`` are all written ``80``: plain decimal notation, no exponent, no
    trailing zeros, no ``-0``. The text ``"80"`` keeps its quotation marks and stays another value.
*   Text is kept code point by code point and never normalised. Normalising would change what
    somebody wrote (it replaces compatibility ideographs, which occur in names) and would make
    the bytes depend on the Unicode tables of the day.

Refused, because they would blur a value: floats (binary, not the number that was written), NaN
and infinity, halves of surrogate pairs, keys that are not text, and dates, which would collide
with the same words as text and carry a precision only their field knows. The caller writes them
as text. Within text, whole numbers below 2^53 and keys of the basic plane, the bytes are exactly
those of RFC 8785.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import TypeAlias

Json: TypeAlias = "bool | int | Decimal | str | Sequence[Json] | Mapping[str, Json] | None"

# Python may be set to read and write no more than 640 digits of a whole number, never fewer.
LONGEST_NUMBER = 640
DEEPEST = 100

_TOO_LONG = f"a number is written in at most {LONGEST_NUMBER} characters"
_quoted = encode_basestring


class NotCanonical(ValueError):
    """Bytes that are not the canonical form of any value are no record."""


def canonical(value: Json) -> bytes:
    """A value's canonical bytes are the only ones it is hashed and stored in."""
    try:
        return _written(value, 0).encode()
    except UnicodeEncodeError as half:
        raise ValueError(
            f"text holds half of a surrogate pair, U+{ord(half.object[half.start]):04X}"
        ) from half


def read_canonical(data: bytes) -> Json:
    """Bytes are read only if writing their value gives the very same bytes again.

    So key order, doubled keys, white space, escapes and number forms need no rules of their own.
    """
    try:
        value: Json = json.loads(
            data.decode(), parse_int=_whole, parse_float=Decimal, parse_constant=_no_number
        )
        expected = canonical(value)
    except (ValueError, ArithmeticError, RecursionError) as fault:
        raise NotCanonical(f"these bytes are not a canonical value: {fault}") from fault
    if data != expected:
        raise NotCanonical(_parting(data, expected))
    return value


def _written(value: object, depth: int) -> str:
    if depth > DEEPEST:
        raise ValueError(f"a value is nested at most {DEEPEST} deep, and never in itself")
    match value:
        case str():
            written = _quoted(value)
        case dict() | Mapping():
            pairs = sorted((_key(key), item) for key, item in value.items())
            members = [f"{_quoted(key)}:{_written(item, depth + 1)}" for key, item in pairs]
            written = "{" + ",".join(members) + "}"
        case list() | tuple():
            written = "[" + ",".join([_written(item, depth + 1) for item in value]) + "]"
        case None:
            written = "null"
        case bool():
            written = "true" if value else "false"
        case int() | Decimal():
            written = _number(Decimal(value))
        case _:
            raise TypeError(_refusal(value))
    return written


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a key is text, but {key!r} is of type {type(key).__name__}")
    return key


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} is not a number that can be written")
    if not value:
        return "0"
    # The size is looked at before it is written out: 1E+999999999 would fill the memory.
    if abs(value.adjusted()) > LONGEST_NUMBER:
        raise ValueError(_TOO_LONG)
    written = format(value, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    if len(written) > LONGEST_NUMBER:
        raise ValueError(_TOO_LONG)
    return written


def _refusal(value: object) -> str:
    if isinstance(value, float):
        return f"{value!r} is a float, which is not the number somebody wrote: use Decimal or int"
    name = type(value).__name__
    return f"a {name} has no canonical form: write it as text, a number, a list or a mapping"


def _whole(written: str) -> int:
    if len(written) > LONGEST_NUMBER:
        raise ValueError(_TOO_LONG)
    return int(written)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is not a number")


def _parting(data: bytes, expected: bytes) -> str:
    same = (given == due for given, due in zip(data, expected, strict=False))
    at = next((place for place, equal in enumerate(same) if not equal), len(expected))
    near = slice(at, at + 20)
    return f"not canonical from byte {at}: {data[near]!r} should be {expected[near]!r}"
