"""What an answer may be: a fact's type, its options and its unit decide how a value is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mingce.law.periods import PartialDate, full_years, read_day
from mingce.law.problems import Unfit, did_you_mean
from mingce.law.shapes.facts import Ask, Fact
from mingce.law.words import Words, shown

Value = bool | int | Decimal | str | date | None
"""A value of an answer; `None` is unknown."""

_NOT_KEPT = re.compile(r"[\x00-\x08\x0b-\x1f]")
"""Control characters but for tab and line feed; a database need not take them in a text."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value somebody gives, with the reasons and the evidence that go with it."""

    value: Value
    because: str | None = None
    evidence: str | None = None


def keeps(text: str) -> bool:
    """A text can be kept as it is where it holds no control character but tab and line feed."""
    return _NOT_KEPT.search(text) is None


def read_given(fact: Fact, raw: object, on: date | None = None) -> Given:
    """A value stands alone, or in `value` beside `because` and `evidence`."""
    if not isinstance(raw, Mapping):
        return Given(read_value(fact, raw, on))
    known = ("value", "because", "evidence")
    for key in raw:
        if key not in known:
            words = Words(
                f"不认识“{shown(key)}”；可写 value、because、evidence",
                f"'{shown(key)}' is not known here; write value, because, evidence",
            )
            raise Unfit(*did_you_mean(words, str(key), known))
    reasons = [None if raw.get(key) is None else str(raw[key]).strip() for key in known[1:]]
    return Given(read_value(fact, raw.get("value"), on), reasons[0] or None, reasons[1] or None)


def read_value(fact: Fact, raw: object, on: date | None = None) -> Value:
    """A value of the fact's type is taken as it is; anything else is refused with what is right.

    Years held may also be given as the day they began, and are then counted up to `on`.
    """
    if raw is None:
        return None
    if fact.type == "boolean":
        return _truth(raw)
    if fact.type == "number":
        return _number(fact, raw, on)
    if fact.type == "date":
        return read_day(_written(raw) if isinstance(raw, bool) else raw)
    if fact.type == "choice":
        return _choice(fact, raw)
    return _text(raw)


def _truth(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise Unfit(
        f"“{shown(raw)}”不是是非值；请写 true 或 false",
        f"'{shown(raw)}' is no truth value; write true or false",
    )


def _number(fact: Fact, raw: object, on: date | None) -> int | Decimal:
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return _not_below(fact, raw)
    if fact.ask is Ask.HELD_FOR and on is not None and isinstance(raw, str):
        return full_years(PartialDate.read(raw).as_start(), on)
    unit = fact.unit or ""
    raise Unfit(
        f"“{_written(raw)}”不是数；请写不带千分位和单位的数（单位：{unit}）",
        f"'{_written(raw)}' is no number; write it without separators and unit (unit: {unit})",
    )


def _not_below(fact: Fact, number: int | Decimal) -> int | Decimal:
    if fact.least is None or number >= fact.least:
        return number
    raise Unfit(
        f"“{shown(number)}”小于 {fact.least}；请检查正负号和单位",
        f"'{shown(number)}' is below {fact.least}; check its sign and its unit",
    )


def _choice(fact: Fact, raw: object) -> str:
    if isinstance(raw, str) and raw in fact.options:
        return raw
    options = fact.options.items()
    words = Words(
        f"没有选项“{_written(raw)}”；"
        f"可选：{'、'.join(f'{name}（{label.zh}）' for name, label in options)}",
        f"there is no option '{_written(raw)}'; "
        f"one of: {', '.join(_glossed(name, label.en) for name, label in options)}",
    )
    raise Unfit(*did_you_mean(words, _written(raw), fact.options))


def _glossed(name: str, label: str) -> str:
    # In English many an option is its own label.
    return name if name == label else f"{name} ({label})"


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return str(raw)
    words = _written(raw)
    raise Unfit(f"“{words}”不是文字；请加引号", f"'{words}' is no text; put it in quotes")


def _written(raw: object) -> str:
    """A value is told as its file writes it: `true`, not as Python would."""
    return str(raw).lower() if isinstance(raw, bool) else shown(raw)
