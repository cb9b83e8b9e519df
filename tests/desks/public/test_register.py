"""The register is searched by any name a city is known by, and filtered; what is wrong is told."""

from urllib.parse import quote

from tests.desks.public import house
from tests.desks.public.house import get, said


def found(**query) -> list[str]:
    page = get("/register/", **query).context["page"]
    return [row.place.code for row in page.rows]


SEARCHES = {
    "家港": ["320582"],
    "佛山": ["440600"],
    "江苏省张家港市人民政府": ["320582"],
    "江苏 常州": ["320400"],
    "changzhou": ["320400"],
    "chang zhou": ["320400"],
    "ＣＨＡＮＧＺＨＯＵ": ["320400"],
    "zjg": ["320582"],
    "440600": ["440600"],
    "3205": ["320582"],
    "440600000000": ["440600"],
    "朝阳": ["110105"],
    "hangz": [],
    "拉萨": [],
    "%_": [],
}


def test_a_city_is_found_by_every_name(opened):
    assert {search: found(q=search) for search in SEARCHES} == SEARCHES


def test_a_city_is_found_by_what_it_was_called(opened):
    house.take_in(["370282"])

    assert found(q="即墨市") == ["370215"]
    assert found(q="370282") == ["370215"]


def test_rows_are_filtered_by_title_province_and_state(opened):
    house.take_in(["320500"], "pilot", "2014", None)

    assert found(title="pilot") == ["320500"]
    assert found(province="320000", title=house.TITLE) == ["320281", "320400", "320582", "321181"]
    assert found(state="held") == ["320500"]
    assert len(found(state="awaiting")) == 12


def test_a_city_of_the_corps_is_counted_with_the_corps(opened):
    house.take_in(["659001"])
    answer = get("/register/", province="xpcc")

    assert [row.place.code for row in answer.context["page"].rows] == ["659001"]
    assert [(one.code, one.number) for one in answer.context["apart"]] == [("xpcc", 1)]
    assert {one.code: one.number for one in answer.context["tiles"]}["650000"] == 0


def test_thirty_four_tiles_are_no_map(opened):
    answer = get("/register/")
    tiles = answer.context["tiles"]

    assert len({(one.column, one.row) for one in tiles}) == 34
    assert [one.code for one in tiles if one.outside] == ["820000", "810000", "710000"]
    assert {one.code: one.number for one in tiles}["320000"] == 4
    assert "不是地图" in said(answer)


def test_rows_come_fifty_a_page(opened):
    house.take_in(house.cities(72)[12:])
    first, second = (get("/register/", page=number).context["page"] for number in (1, 2))

    assert (first.total, len(first.rows), len(second.rows)) == (72, 50, 22)
    assert (first.after, second.before, second.last) == ("?page=2", "?page=1", 72)


WRONG = [
    ({"page": "abc"}, 400, "页码应为从 1 起的数字"),
    ({"page": "0"}, 400, "页码应为从 1 起的数字"),
    ({"page": "-1"}, 400, "页码应为从 1 起的数字"),
    ({"page": "9" * 5000}, 400, "页码应为从 1 起的数字"),
    ({"page": "٣"}, 400, "页码应为从 1 起的数字"),
    ({"page": "9"}, 404, "没有第 9 页；共 1 页"),
    ({"province": "999999"}, 400, "没有这个省份"),
    ({"title": "nobel"}, 400, "没有这个称号"),
    ({"state": "happy"}, 400, "没有这个状态"),
    ({"q": "x" * 61}, 400, "搜索词最多 60 个字"),
    ({"q": "常\0州"}, 400, "搜索词中有看不见的字符"),
]


def test_what_cannot_be_answered_is_told_in_one_line(opened):
    for query, status, line in WRONG:
        answer = get("/register/", **query)
        assert (answer.status_code, said(answer).count(line)) == (status, 1), query


def test_an_unknown_code_is_told_with_what_is_near(opened):
    for code in ("999999", "常州", "%00", "x" * 3000, "44 0600", "..."):
        answer = get(f"/register/{quote(code, safe='%')}/")
        assert (answer.status_code, said(answer).count("没有代码为")) == (404, 1), code
        assert "x" * 100 not in said(answer)


def test_a_swapped_digit_is_answered_with_the_code_that_was_meant(opened):
    assert "佛山市（440600）" in said(get("/register/404600/"))


def test_a_holder_stands_with_its_titles_their_papers_and_what_made_them_so(opened):
    answer = get("/register/440600/")
    [happened] = answer.context["history"]

    assert [(row.title.zh, row.since, row.until) for row in answer.context["rows"]] == [
        ("国家知识产权示范城市", "2015-03", "2018-03")
    ]
    assert (happened.paper, happened.what.zh) == (house.PAPER, "依文件登记入册")
    assert answer.context["place"].initials == "FSS"
    assert "期满，尚无复核记录" in said(answer)
    assert [one.cite for one in answer.context["called"]] == ["3.1"]


def test_a_corrected_row_keeps_its_history(opened):
    from mingce.core.titles import REVOKED
    from mingce.ledger import read

    held = read.published(read.PUBLIC, None).titles[0]
    house.take_in(
        [held.holder], since="2015-04", until="2018-04", instead_of=held, because="月份有误"
    )
    answer = get(f"/register/{held.holder}/")

    assert [row.since for row in answer.context["rows"]] == ["2015-04"]
    assert [one.what.en for one in answer.context["history"]].count(
        "the row of the register is put right"
    ) == 1
    assert "月份有误" in said(answer)
    assert REVOKED not in {row.held.status for row in answer.context["rows"]}


def test_a_holder_that_was_succeeded_is_found_under_its_heir(opened):
    house.take_in(["370282"])
    answer = get("/register/370282/")

    assert answer.context["place"].code == "370215"
    assert [(one.code, one.heir) for one in answer.context["steps"]] == [("370282", "370215")]
    assert len(answer.context["rows"]) == 1


def test_a_known_city_without_a_title_is_told_so(opened):
    answer = get("/register/540100/")

    assert (answer.status_code, answer.context["rows"]) == (200, [])
    assert "没有收录不等于没有" in said(answer)
