"""A check of the house says whether all is well, and if not, what to do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from mingce.law.words import Words, same, shown
from mingce.ledger.files import Store


class Check(NamedTuple):
    """What was looked at, how it is, and what to do about it; neither good nor bad is unknown."""

    name: str
    well: bool | None
    words: Words
    todo: Words = same("")


@dataclass(frozen=True, slots=True)
class House:
    """What is looked at, and with how much patience."""

    at: datetime
    store: Callable[[], Store]
    full: bool = False
    sample: int = 100


Look = Callable[[House], Iterable[Check]]

BROKEN = Words("不能检查：{}", "cannot be looked at: {}")
SEE_TO_IT = Words("请先排除这一故障", "see to this first")


def looked(name: str, look: Look, house: House) -> list[Check]:
    """What a look finds; one that cannot be taken is itself something wrong."""
    try:
        return list(look(house))
    except Exception as error:  # noqa: BLE001 - a doctor who faints helps nobody
        why = shown(f"{type(error).__name__}: {error}", 200)
        return [Check(name, False, Words(*(form.format(why) for form in BROKEN)), SEE_TO_IT)]
