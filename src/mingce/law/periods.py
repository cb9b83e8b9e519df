"""What texts say about time: days, months or years as precisely as they are written, and terms.

No clock is read here: the day `on` or the moment `at` is always handed in.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

from mingce.law.problems import Unfit
from mingce.law.words import shown

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST_IN_YEARS = 100

_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DURATION = re.compile(
    r"P(?!$)(?:([0-9]{1,5})Y)?(?:([0-9]{1,5})M)?(?:([0-9]{1,5})D)?|P([0-9]{1,5})W"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year, kept as precisely as it is written."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, value: object) -> "PartialDate":
        """A year is written `2014`, a month `2015-03`, a day `2015-03-02`."""
        if isinstance(value, PartialDate):
            return value
        # A year alone is a number to YAML.
        text = str(value).strip() if isinstance(value, str | int) else ""
        found = _PARTIAL_DATE.fullmatch(text)
        if isinstance(value, bool) or found is None:
            raise Unfit(
                f"“{shown(value)}”不是日期；请写作 2015-03-02、2015-03 或 2015",
                f"'{shown(value)}' is no date; write 2015-03-02, 2015-03 or 2015",
            )
        partial = cls(*(int(part) for part in found.groups() if part is not None))
        try:
            date(partial.year, partial.month or 1, partial.day or 1)
        except ValueError:
            raise _no_such_day(text, partial) from None
        _refuse_far_year(text, partial.year)
        return partial

    def first_day(self) -> date:
        """The first day of a month is its 1st, that of a year 1 January."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day of a month or year is the last that still belongs to it."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def as_start(self) -> date:
        """A beginning computes as the first day of what is written."""
        return self.first_day()

    def as_end(self) -> date:
        """An end given as a month computes as its first day, a year alone as its last day."""
        return self.first_day() if self.month else self.last_day()

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p is not None)]
        return "-".join(parts)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> dict[str, Any]:
        """A shape reads a partial date from what is written."""
        return _read_by(cls.read)


@dataclass(frozen=True, slots=True)
class Duration:
    """A term of years, months and days; half-open, so it ends before the day it is added up to."""

    years: int = 0
    months: int = 0
    days: int = 0

    @classmethod
    def read(cls, value: object) -> "Duration":
        """A term is written in ISO 8601 without time of day: `P3Y`, `P6M`, `P20D`, `P2W`."""
        if isinstance(value, Duration):
            return value
        found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None:
            raise Unfit(
                f"“{shown(value)}”不是期限；三年写作 P3Y，六个月 P6M，二十天 P20D，一年半 P1Y6M",
                f"'{shown(value)}' is no term; three years are written P3Y, six months P6M, "
                "twenty days P20D, a year and a half P1Y6M",
            )
        years, months, days, weeks = (int(part or 0) for part in found.groups())
        duration = cls(years, months, days + 7 * weeks)
        if duration == cls():
            raise Unfit(
                "期限不能为零；没有期限就不要写这一项",
                "a term cannot be nought; leave it out where there is none",
            )
        if 365 * years + 30 * months + duration.days > 365 * LONGEST_IN_YEARS:
            raise Unfit(
                f"期限超过 {LONGEST_IN_YEARS} 年；请检查数字和单位",
                f"the term is longer than {LONGEST_IN_YEARS} years; check number and unit",
            )
        return duration

    def add_to(self, day: date) -> date:
        """A missing anniversary is the month's last day; days are counted after months."""
        months = day.year * 12 + day.month - 1 + self.years * 12 + self.months
        year, month = months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(day.day, last)) + timedelta(days=self.days)

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{n}{unit}" for n, unit in parts if n) or "0D")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> dict[str, Any]:
        """A shape reads a term from what is written."""
        return _read_by(cls.read)


def full_years(start: date, on: date) -> int:
    """A year is full on its anniversary, not the day before; before the start there is none."""
    years = on.year - start.year
    if years > 0 and Duration(years=years).add_to(start) > on:
        years -= 1
    return max(years, 0)


HOUSE: Final = ZoneInfo("Asia/Shanghai")
"""Where the house is: days outside any edition, such as those of seats, are its days."""


def local_day(at: datetime, zone: tzinfo) -> date:
    """A moment belongs to the day it is on in the edition's time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without offset belongs to no day")
    return at.astimezone(zone).date()


def day_deadline_passed(deadline: date, at: datetime, zone: tzinfo) -> bool:
    """A day's deadline lasts until the next midnight in the edition's time zone."""
    return local_day(at, zone) > deadline


def read_day(value: object) -> date:
    """A day is written in full: `2018-08-20`."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        partial = _PARTIAL_DATE.fullmatch(value.strip())
        if partial is not None and partial.group(3):
            return PartialDate.read(value).first_day()
    near = _meant_day(value)
    raise Unfit(
        f"“{shown(value)}”不是完整的日期；请写作 {near}",
        f"'{shown(value)}' is no full date; write {near}",
    )


def _meant_day(value: object) -> str:
    # 2018-8-20, 2018.8.20 and 2018年8月20日 are the slips of Chinese offices.
    numbers = [int(n) for n in re.findall(r"[0-9]{1,4}", str(value)[:20])]
    try:
        return date(*numbers).isoformat() if len(numbers) == 3 else "2018-08-20"  # noqa: PLR2004
    except ValueError:
        return "2018-08-20"


def _no_such_day(text: str, partial: PartialDate) -> Unfit:
    if partial.month is not None and 1 <= partial.month <= 12 and partial.year:  # noqa: PLR2004
        last = PartialDate(partial.year, partial.month).last_day()
        return Unfit(
            f"没有 {text} 这一天；该月最后一天是 {last}",
            f"there is no day {text}; the last of that month is {last}",
        )
    return Unfit(
        f"没有 {text} 这个日期；月份为 01 至 12，日为 01 至 31",
        f"there is no date {text}; months run from 01 to 12, days from 01 to 31",
    )


def _refuse_far_year(text: str, year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unfit(
            f"{text} 的年份不在 {FIRST_YEAR} 至 {LAST_YEAR} 之间；请检查年份",
            f"the year of {text} is not between {FIRST_YEAR} and {LAST_YEAR}; check the year",
        )


def _read_by(read: Callable[[object], object]) -> dict[str, Any]:
    return {
        "type": "function-plain",
        "function": {"type": "no-info", "function": read},
        "serialization": {"type": "to-string", "when_used": "json"},
    }
