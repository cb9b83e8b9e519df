"""34 tiles, one for each province, roughly where it lies. It is not a map and shows no boundary."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from mingce.law import divisions, organisations
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.words import Words

PLACES: Final = {
    "230000": (8, 1),
    "650000": (1, 2), "150000": (5, 2), "110000": (6, 2), "210000": (7, 2), "220000": (8, 2),
    "630000": (1, 3), "620000": (2, 3), "640000": (3, 3), "610000": (4, 3), "140000": (5, 3),
    "130000": (6, 3), "120000": (7, 3),
    "540000": (1, 4), "510000": (2, 4), "500000": (3, 4), "420000": (4, 4), "410000": (5, 4),
    "370000": (6, 4),
    "530000": (2, 5), "520000": (3, 5), "430000": (4, 5), "340000": (5, 5), "320000": (6, 5),
    "310000": (7, 5),
    "450000": (3, 6), "440000": (4, 6), "360000": (5, 6), "330000": (6, 6),
    "460000": (3, 7), "820000": (4, 7), "810000": (5, 7), "350000": (6, 7), "710000": (7, 7),
}  # fmt: skip
"""Column and row of each province's tile."""
STEPS: Final = (1, 3, 5, 8)
"""The least numbers of the second to the fifth tint."""
ENDINGS: Final = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市")
ENGLISH: Final = {
    "110000": "Beijing", "120000": "Tianjin", "130000": "Hebei", "140000": "Shanxi",
    "150000": "Inner Mongolia", "210000": "Liaoning", "220000": "Jilin",
    "230000": "Heilongjiang", "310000": "Shanghai", "320000": "Jiangsu", "330000": "Zhejiang",
    "340000": "Anhui", "350000": "Fujian", "360000": "Jiangxi", "370000": "Shandong",
    "410000": "Henan", "420000": "Hubei", "430000": "Hunan", "440000": "Guangdong",
    "450000": "Guangxi", "460000": "Hainan", "500000": "Chongqing", "510000": "Sichuan",
    "520000": "Guizhou", "530000": "Yunnan", "540000": "Tibet", "610000": "Shaanxi",
    "620000": "Gansu", "630000": "Qinghai", "640000": "Ningxia", "650000": "Xinjiang",
    "710000": "Taiwan", "810000": "Hong Kong", "820000": "Macao",
}  # fmt: skip
"""Autonomous regions and two Shaanxi and Shanxi are not spelt by their pinyin alone."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A province by its short name, and how many titles stand there.

    One without an office that recommends to the national one is outside the notice.
    """

    code: str
    name: Words
    number: int
    column: int
    row: int
    outside: bool

    @property
    def tint(self) -> int:
        return sum(self.number >= step for step in STEPS)


@dataclass(frozen=True, slots=True)
class Area:
    """Somewhere titles are counted: a province, or an organisation that stands by itself."""

    code: str
    name: Words
    number: int = 0


def tiles(areas: Iterable[str], on: date) -> tuple[Tile, ...]:
    """The tiles in reading order, each with the number of titles among these areas."""
    numbers = Counter(areas)
    known = organisations.load()
    return tuple(
        Tile(code, short(code, on), numbers[code], *where, outside=known.at(code, on) is None)
        for code, where in PLACES.items()
    )


def apart(areas: Iterable[str], on: date) -> tuple[Area, ...]:
    """Organisations that recommend and are no province's are counted beside the tiles."""
    numbers = Counter(areas)
    return tuple(
        Area(one.id, one.name, numbers[one.id])
        for one in organisations.load().standing(on)
        if one.id not in PLACES and one.id != NATIONAL_OFFICE
    )


def known_areas(on: date) -> dict[str, Words]:
    """Every region there is, by its code, in the order of codes; organisations last."""
    provinces = {code: short(code, on) for code in sorted(PLACES)}
    return {**provinces, **{one.code: one.name for one in apart((), on)}}


def short(code: str, on: date) -> Words:
    """A province is called by its name without what says that it is one."""
    row = divisions.load().nearest(code, on)
    name = row.name if row else code
    ending = next((one for one in ENDINGS if name.endswith(one)), "")
    return Words(name.removesuffix(ending), ENGLISH.get(code, code))
