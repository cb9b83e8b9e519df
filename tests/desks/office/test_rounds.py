"""The office moves the last days of a round on recorded authority, and closes it."""

import re

import pytest

from tests.desks.seated import at_desk, city, hidden, words

PATH, FILE = "/office/rounds/", "/applicant/2018/re_review/"
FIELD = re.compile(r'name="(day\.[a-z_]+)" value="([0-9-]{10})"')


@pytest.fixture
def office(demonstration):
    return at_desk("office-office-draft", "office", "office")


def form(office, **more):
    """The form of the running round as it stands."""
    page = office.get(PATH)
    brought = {"round": "2018", **hidden(page), **dict(FIELD.findall(page.content.decode()))}
    return brought | {"code": "201800", "because": "（演示）国知办函 1 号"} | more


def moved(office):
    """A form in which one day is another, with the name of that deadline."""
    asked = form(office, do="move")
    name = next(one for one in asked if one.startswith("day."))
    return name, asked | {name: "2018-09-28"}


def test_each_last_day_stands_there_with_its_clause(office):
    page = office.get(PATH)
    assert len(FIELD.findall(page.content.decode())) > 1
    assert "主办单位规定第13条" in words(page)


def test_a_day_is_moved_on_authority_and_the_old_one_stays_to_be_seen(office):
    name, asked = moved(office)
    before = form(office)[name]
    assert "receipt=" in office.post(PATH, asked)["Location"]
    assert form(office)[name] == "2018-09-28"
    assert f"原为 {before}" in words(office.get(PATH))


def test_without_authority_nothing_moves(office):
    name, asked = moved(office)
    refused = office.post(PATH, asked | {"because": " "})
    assert refused.status_code == 422
    assert "请写明依据" in words(refused)
    assert form(office)[name] != "2018-09-28"


def test_a_form_of_before_another_change_is_refused_and_nothing_typed_is_lost(office):
    _, asked = moved(office)
    office.post(PATH, asked)
    late = office.post(PATH, asked | {"request": "later", "because": "（演示）另一依据"})
    assert late.status_code in (409, 422)
    assert "（演示）另一依据" in late.content.decode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"do": "move"}, "没有改动"),
        ({"do": "move", "expected": "x"}, "没有改动"),
        ({"do": "close", "round": "1999"}, "没有这一轮"),
        ({"do": "close", "expected": ""}, "表单不完整"),
        ({"do": "close", "code": ""}, "一次性验证码"),
        ({"do": "close", "request": "x" * 81}, "表单的编号不对"),
        ({"do": "close", "request": "x\0"}, "表单的编号不对"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(office, change, said):
    answer = office.post(PATH, form(office) | change)
    assert answer.status_code == 422
    assert said in words(answer)


def test_in_a_closed_round_no_case_begins(office):
    assert "receipt=" in office.post(PATH, form(office, do="close"))["Location"]
    assert "已结束" in words(office.get(PATH))
    page = city("510400").get(FILE)
    assert page.status_code == 200
    assert "本轮已结束" in words(page)
    assert "do/submit/" not in page.content.decode()


def test_what_was_written_can_still_be_read_after_the_round_is_closed(office):
    writer = city("510400")
    page = writer.get(FILE + "write/")
    fact = re.search(r'name="(a\.[a-z_0-9]+)"', page.content.decode())[1]
    writer.post(FILE + "write/", hidden(page) | {fact: "（演示）写了一半"})
    office.post(PATH, form(office, do="close"))
    assert "（演示）写了一半" in writer.get(FILE + "write/").content.decode()


def test_a_day_that_is_none_is_told_with_how_to_write_it(office):
    name, asked = moved(office)
    answer = office.post(PATH, asked | {name: "九月底"})
    assert answer.status_code == 422
    assert "2018-08-20" in words(answer)


def test_other_desks_do_not_see_the_page(office):
    assert city("510400").get(PATH).status_code == 403
