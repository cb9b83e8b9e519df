"""A code stands for one division on a day, and a division that ended is found under its heir."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law import glossary
from mingce.law.divisions import KINDS, Division, Divisions, load

JANUARY_2018 = date(2018, 1, 31)
# What the notice of 2018 admits as a pilot: 294 cities of prefecture level and 74 districts.
PILOT_KINDS = {
    "separately_planned_city", "sub_provincial_city", "prefecture_city", "municipal_district",
}  # fmt: skip

table = load()
rows = tuple(table)
codes = sorted({row.code for row in rows})
days = st.dates(date(2016, 12, 1), date(2027, 12, 31))
anywhere = st.sampled_from(codes)
# Most codes never change; these are the ones of which something can go wrong.
changing = sorted({row.code for row in rows if row.valid_from or row.valid_to})
changed = st.sampled_from(changing)


def kinds_on(day):
    return Counter(row.kind for row in table.standing(day))


def names(divisions):
    return [(division.code, division.name) for division in divisions]


def a_row(code, name="某县", valid_from=None, valid_to=None, successor=""):
    return Division(code, name, "county", "", valid_from, valid_to, "mou xian", successor)


def test_the_kinds_of_january_2018_are_those_the_ministry_counted():
    assert kinds_on(JANUARY_2018) == {
        "province": 23,
        "autonomous_region": 5,
        "municipality": 4,
        "sar": 2,
        "separately_planned_city": 5,
        "sub_provincial_city": 10,
        "prefecture_city": 279,
        "autonomous_prefecture": 30,
        "prefecture": 7,
        "league": 3,
        "municipal_district": 74,
        "city_district": 888,
        "county_city": 354,
        "xpcc_city": 9,
        "county": 1472,
        "banner": 52,
        "forestry_district": 1,
        "special_district": 1,
    }


def test_368_divisions_are_of_a_kind_that_may_apply_as_pilot():
    counts = kinds_on(JANUARY_2018)

    assert sum(counts[kind] for kind in PILOT_KINDS) == 368
    assert sum(counts[kind] for kind in PILOT_KINDS - {"municipal_district"}) == 294


@pytest.mark.parametrize(
    ("kind", "cities"),
    [
        ("separately_planned_city", "大连市 宁波市 厦门市 青岛市 深圳市"),
        (
            "sub_provincial_city",
            "沈阳市 长春市 哈尔滨市 南京市 杭州市 济南市 武汉市 广州市 成都市 西安市",
        ),
    ],
)
def test_the_fifteen_sub_provincial_cities_are_those(kind, cities):
    found = [row.name for row in table.standing(JANUARY_2018) if row.kind == kind]

    assert " ".join(found) == cities


@pytest.mark.parametrize(
    ("code", "name", "kind", "parent"),
    [
        ("320400", "常州市", "prefecture_city", "320000"),
        ("442000", "中山市", "prefecture_city", "440000"),
        ("320281", "江阴市", "county_city", "320200"),
        ("320582", "张家港市", "county_city", "320500"),
        ("110105", "朝阳区", "municipal_district", "110000"),
        ("220104", "朝阳区", "city_district", "220100"),
        ("652300", "昌吉回族自治州", "autonomous_prefecture", "650000"),
        ("659001", "石河子市", "xpcc_city", "650000"),
        ("419001", "济源市", "county_city", "410000"),
        ("429021", "神农架林区", "forestry_district", "420000"),
        ("610103", "碑林区", "city_district", "610100"),
        ("520203", "六枝特区", "special_district", "520200"),
        ("150825", "乌拉特后旗", "banner", "150800"),
        ("152500", "锡林郭勒盟", "league", "150000"),
        ("652900", "阿克苏地区", "prefecture", "650000"),
        ("469025", "白沙黎族自治县", "county", "460000"),
        ("810000", "香港特别行政区", "sar", ""),
    ],
)
def test_a_division_of_2018_has_its_name_kind_and_parent(code, name, kind, parent):
    found = table.at(code, JANUARY_2018)

    assert found is not None
    assert (found.name, found.kind, found.parent) == (name, kind, parent)


def test_every_kind_is_a_term():
    assert [glossary.term(kind).identifier for kind in KINDS] == list(KINDS)
    assert {row.kind for row in rows} == set(KINDS)


@pytest.mark.parametrize(
    ("code", "pinyin"),
    [
        ("341500", "lu an shi"),
        ("411100", "luo he shi"),
        ("410621", "xun xian"),
        ("371722", "shan xian"),
        ("140428", "zhang zi xian"),
        ("310112", "min hang qu"),
    ],
)
def test_a_name_is_sorted_as_the_place_is_pronounced(code, pinyin):
    found = table.at(code, JANUARY_2018)

    assert found is not None
    assert found.pinyin == pinyin


def test_every_row_is_well_formed():
    wrong = [
        row
        for row in rows
        if not (row.code.isdecimal() and len(row.code) == 6)
        or not (row.pinyin.isascii() and row.pinyin.replace(" ", "").islower())
        or len(row.pinyin.split()) != len(row.name)
        or (row.successor and row.valid_to is None)
        or (row.valid_from and row.valid_to and row.valid_from >= row.valid_to)
    ]

    assert wrong == []


def test_every_parent_holds_as_long_as_its_children():
    turns = sorted({day for row in rows for day in (row.valid_from, row.valid_to) if day})
    days_looked_at = [date(2016, 12, 1), *turns, *(day - timedelta(days=1) for day in turns)]
    orphans = [
        (row.code, day)
        for day in days_looked_at
        for row in table.standing(day)
        if row.parent and table.at(row.parent, day) is None
    ]

    assert orphans == []


def test_every_successor_holds_on_the_day_it_takes_over():
    missing = [
        (code, successor, day)
        for code in codes
        for successor, day in table.successors(code)
        if table.at(successor, day) is None
    ]

    assert missing == []


@given(code=changed, day=days)
def test_a_code_stands_for_at_most_one_division_on_a_day(code, day):
    holding = [row for row in rows if row.code == code and row.holds(day)]

    assert holding == [row for row in [table.at(code, day)] if row is not None]


@given(code=anywhere | changed, day=days)
def test_the_heir_of_an_heir_is_itself_and_no_heir_has_ended(code, day):
    heir = table.heir(code, day)

    assert table.heir(heir, day) == heir
    assert all(day < end for _, end in table.successors(heir))


@given(code=anywhere | changed, day=days)
def test_a_line_is_told_alike_by_every_code_in_it(code, day):
    line = table.line(code, day)

    assert code in line
    assert line[0] == table.heir(code, day)
    assert [table.line(each, day) for each in line] == [line] * len(line)


@given(code=anywhere | changed, day=days)
def test_every_ancestor_is_the_parent_of_the_one_before(code, day):
    row = table.nearest(code, day)
    ancestors = table.ancestors(code, day)

    assert row is not None
    assert [each.code for each in ancestors] == [each.parent for each in (row, *ancestors)][:-1]
    assert [row, *ancestors][-1].code == table.province(code, day)


@st.composite
def successions(draw):
    """A table of codes, each of which may end and be taken over by one that holds on that day."""
    count = draw(st.integers(2, 8))
    first = date(2020, 1, 1)
    starts = [first + timedelta(days=draw(st.integers(0, 6))) for _ in range(count)]
    ends = [start + timedelta(days=draw(st.integers(1, 6))) for start in starts]
    found = []
    for i in range(count):
        takers = [j for j in range(count) if starts[j] <= ends[i] < ends[j]]
        successor = str(draw(st.sampled_from(takers))) if takers else ""
        found.append(a_row(str(i), "", starts[i], ends[i], successor))
    return Divisions(found)


@given(made=successions(), day=st.dates(date(2019, 12, 31), date(2020, 1, 14)))
def test_in_any_table_each_code_is_in_exactly_the_line_of_its_heir(made, day):
    all_codes = [row.code for row in made]
    lines = {made.line(code, day) for code in all_codes}

    assert sorted(code for line in lines for code in line) == sorted(all_codes)
    assert all({made.heir(code, day) for code in line} == {line[0]} for line in lines)


def test_jimo_is_a_city_until_the_end_of_october_2017_and_a_district_from_november():
    before, after = date(2017, 10, 31), date(2017, 11, 1)

    held = [
        (row.code, row.name) for row in rows if row.name.startswith("即墨") and row.holds(before)
    ]
    holds = [
        (row.code, row.name) for row in rows if row.name.startswith("即墨") and row.holds(after)
    ]

    assert (held, holds) == ([("370282", "即墨市")], [("370215", "即墨区")])
    assert table.at("370282", after) is None
    assert table.at("370215", before) is None
    assert table.successors("370282") == (("370215", after),)


def test_a_title_of_jimo_the_city_is_found_under_jimo_the_district():
    assert table.line("370282", date(2017, 10, 31)) == ("370282",)
    assert table.line("370282", date(2017, 11, 1)) == ("370215", "370282")


@pytest.mark.parametrize(
    ("code", "heir", "since"),
    [
        ("370282", "370215", date(2017, 11, 1)),
        ("542400", "540600", date(2017, 10, 1)),
        ("371200", "370100", date(2019, 1, 9)),
        ("371202", "370116", date(2019, 1, 9)),
        ("371203", "370117", date(2019, 1, 9)),
        ("320684", "320614", date(2020, 7, 3)),
        ("500105", "500157", date(2025, 11, 6)),
        ("500112", "500157", date(2025, 11, 6)),
    ],
)
def test_a_division_that_ended_has_its_heir_from_that_day(code, heir, since):
    assert table.heir(code, since - timedelta(days=1)) == code
    assert table.heir(code, since) == heir


def test_two_districts_that_became_one_are_one_line():
    assert table.line("500112", date(2026, 1, 1)) == ("500157", "500105", "500112")


def test_nobody_inherits_from_an_unknown_code():
    assert table.heir("xpcc", JANUARY_2018) == "xpcc"
    assert table.line("xpcc", JANUARY_2018) == ("xpcc",)
    assert table.successors("xpcc") == ()


def test_a_code_that_comes_back_ends_the_walk():
    first, second = date(2020, 1, 1), date(2021, 1, 1)
    made = Divisions(
        [
            a_row("1", valid_from=second),
            a_row("1", valid_to=first, successor="2"),
            a_row("2", valid_from=first, valid_to=second, successor="1"),
        ]
    )

    assert made.heir("1", first) == "2"
    assert made.heir("1", second) == "1"
    assert made.line("2", second) == ("1", "2")


def test_a_code_that_does_not_hold_is_told_as_it_last_was_or_will_first_be():
    change, end = date(2020, 1, 1), date(2021, 1, 1)
    old = a_row("1", "甲县", date(2019, 1, 1), change)
    new = a_row("1", "乙县", change, end)
    made = Divisions([old, new])

    asked = [date(2018, 1, 1), date(2019, 6, 1), change, end]
    assert [made.nearest("1", day) for day in asked] == [old, old, new, new]
    assert made.nearest("2", end) is None
    assert [made.at("1", day) for day in (date(2018, 1, 1), change, end)] == [None, new, None]


def test_a_division_that_is_gone_keeps_its_ancestors():
    after = date(2020, 1, 1)

    assert names(table.ancestors("371202", after)) == [("371200", "莱芜市"), ("370000", "山东省")]
    assert names(table.ancestors("370116", after)) == [("370100", "济南市"), ("370000", "山东省")]


def test_the_province_of_a_division_is_its_last_ancestor():
    assert table.province("110105", JANUARY_2018) == "110000"
    assert table.province("659001", JANUARY_2018) == "650000"
    assert table.province("320000", JANUARY_2018) == "320000"


def test_an_unknown_code_has_no_province():
    with pytest.raises(LookupError, match="999999"):
        table.province("999999", JANUARY_2018)


def test_a_code_is_known_even_when_it_holds_no_longer():
    assert table.known("370282")
    assert not table.known("370283x")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("朝阳区", ["110105", "220104"]),
        ("北京市朝阳区", ["110105"]),
        ("吉林省长春市朝阳区", ["220104"]),
        ("吉林省朝阳区", ["220104"]),
        ("辽宁省朝阳区", []),
        ("市朝阳区", []),
        ("泰州市", ["321200"]),
        ("台州市", ["331000"]),
        ("泰州", []),
        ("山东省青岛市即墨市", ["370282"]),
        ("钢城区", ["370117", "371203"]),
        ("", []),
    ],
)
def test_a_name_means_every_division_so_called_and_no_other(name, found):
    assert sorted(row.code for row in table.named(name)) == found


@given(row=st.sampled_from(rows))
def test_every_division_is_found_by_its_name_with_all_its_ancestors(row):
    above = table.ancestors(row.code, row.valid_from or date.min)
    whole = "".join(each.name for each in (*reversed(above), row))

    assert row in table.named(row.name)
    assert row in table.named(whole)


def test_a_name_borne_twice_by_one_code_is_told_once():
    change = date(2020, 1, 1)
    made = Divisions([a_row("1", valid_to=change), a_row("1", valid_from=change)])

    assert made.named("某县") == (a_row("1", valid_from=change),)


@pytest.mark.parametrize(
    ("word", "suggested"),
    [
        ("泰州", ["泰州市"]),
        ("朝阳", ["朝阳区", "朝阳区", "朝阳市", "朝阳县"]),
        ("朝阳区", ["朝阳区", "朝阳区"]),
        ("攀枝化市", ["攀枝花市"]),
        ("110105", ["朝阳区"]),
        (" 110105", ["朝阳区"]),
        ("110105001000", ["朝阳区"]),
        ("3204", ["常州市"]),
        ("999999", []),
        ("", []),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest_divisions(word, suggested):
    assert [row.name for row in table.suggest(word)] == suggested


def test_two_digits_that_were_swapped_are_put_right_first():
    assert not table.known("110150")
    assert table.suggest("110150")[0].code == "110105"


@given(word=st.text(max_size=20) | st.text("0123456789", max_size=14))
def test_whatever_is_written_at_most_five_divisions_are_suggested(word):
    suggested = table.suggest(word)

    assert len(suggested) <= 5
    assert len(set(suggested)) == len(suggested)
