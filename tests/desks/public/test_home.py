"""The open round, explained from its edition."""

from datetime import date

import pytest

from tests.desks.public import house
from tests.desks.public.house import get, said, text

PAGES = ("/", "/register/", "/decisions/", "/receipt/", "/notice/", "/forms/", "/calendar.ics",
         "/feed.xml", "/register/440600/")  # fmt: skip


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_every_page_answers_with_and_without_a_round(door, lang):
    reader = house.reader(lang)
    before = [reader.get(path).status_code for path in PAGES]
    house.open_house()
    house.take_in(house.TWELVE)
    after = [reader.get(path).status_code for path in PAGES]

    assert (before, after) == ([200] * len(PAGES), [200] * len(PAGES))


def test_without_an_open_round_the_page_says_so(door):
    assert "目前没有启动的轮次" in said(get("/"))


def test_each_track_stands_with_its_clause_and_its_days(opened):
    answer = get("/")
    [shown] = answer.context["rounds"]

    assert [(line.label.zh, line.who) for line in shown.lines] == [
        ("试点城市评定", "1.1"),
        ("示范城市评定", "2.1"),
        ("示范城市复核", "3.1"),
        ("强市创建市评定", "4.2"),
    ]
    assert [[(due.day.isoformat(), due.left) for due in line.dues] for line in shown.lines] == [
        [("2018-08-31", 11)],
        [("2018-08-15", -5), ("2018-09-15", 26)],
        [("2018-08-31", 11)],
        [("2018-09-15", 26)],
    ]
    assert [line.next.words.zh for line in shown.lines] == [
        "还有 11 天", "还有 26 天", "还有 11 天", "还有 26 天"
    ]  # fmt: skip
    assert "2018-09-15 周六" in said(answer)


def test_how_days_are_read_stands_with_its_readings(opened):
    [shown] = get("/").context["rounds"]

    assert {one.cite for one in shown.readings} == {"1.3.end", "2.3.end"}
    assert [one.zh for one in shown.unset] == ["退回后的补正", "国家局要求的补正"]


def test_the_rounds_own_day_counts_and_the_editions_is_told(door):
    house.open_house({"pilot_materials": date(2018, 9, 7)})
    page = said(get("/"))

    assert "2018-09-07 周五" in page
    assert "原为 2018-08-31 周五" in page


def test_a_closed_round_is_explained_no_more(opened):
    from mingce.acts.rounds import close_round
    from tests.acts.staffed import asked

    assert close_round(asked(house.office()), house.ROUND, "文号", 1).receipt
    assert get("/").context["rounds"] == ()
    assert get("/notice/").context["edition"].id == "cn-ip-cities-2018"


def test_the_twelve_who_are_expected_stand_with_their_terms(opened):
    [(called, rows)] = get("/").context["called"]

    assert [row["place"].code for row in rows] == list(house.TWELVE)
    assert [row["rows"][0].until for row in rows] == ["2018-03"] * 12
    assert called.cite == "3.1"


def test_the_day_itself_is_in_time(door):
    from mingce.desks.public.rounds import days_left

    assert [days_left(left) for left in (11, 1, 0, -1)] == [
        ("还有 11 天", "11 days left"),
        ("还有 1 天", "1 day left"),
        ("今天截止", "due today"),
        ("已过 1 天", "1 day ago"),
    ]


def test_a_page_has_no_script_and_no_style_of_its_own(opened):
    for path in PAGES:
        page = text(get(path))
        assert ("<script" in page, " style=" in page, "<style" in page) == (False,) * 3
        if not path.endswith((".ics", ".xml")):
            assert (page.count("<h1"), page.count('id="main"')) == (1, 1)
