"""A province sits at its desk: its cities, what it finds of them, and what it passes on."""

import re

import pytest

from tests.desks.seated import at_desk, hidden, words

JIANGSU, HENAN = "320000", "410000"
LINK = re.compile(r'href="(/recommender/2018/re_review/\d+/)"')


def province(code):
    return at_desk(f"province-{code}-1", "province", code)


@pytest.fixture
def jiangsu(demonstration):
    return province(JIANGSU)


@pytest.fixture
def waiting(jiangsu):
    """A re-review that lies with the province."""
    page = jiangsu.get("/recommender/").content.decode()
    for link in LINK.findall(page):
        if "do/forward/" in jiangsu.get(link).content.decode():
            return link
    raise AssertionError("nothing waits for the province")


def test_a_province_sees_its_own_cities_and_those_that_wait_first(jiangsu):
    page = words(jiangsu.get("/recommender/"))
    assert "江阴市" in page or "常州市" in page
    assert "安阳市" not in page
    chips = re.findall(
        r'<span class="chip (wait|line)">', jiangsu.get("/recommender/").content.decode()
    )
    assert chips == sorted(chips, reverse=True)


def test_another_provinces_case_is_not_there(waiting):
    assert province(HENAN).get(waiting).status_code == 404
    assert province(HENAN).get(waiting + "do/forward/").status_code == 404


def test_all_is_found_true_in_one_step_with_an_exception_in_words(jiangsu, waiting):
    path = waiting + "do/vet_items/"
    form = hidden(jiangsu.get(path))
    found = {
        "all_true": "1",
        "v.work_summary": "doubtful",
        "r.work_summary": "数据年度不清\r\n请补",
    }
    done = jiangsu.post(path, form | found | {"do": "1"})
    assert done.status_code == 302
    page = words(jiangsu.get(done["Location"]))
    assert "存疑" in page
    assert "数据年度不清" in page


def test_a_doubt_without_words_is_refused_and_what_was_typed_stays(jiangsu, waiting):
    path = waiting + "do/vet_items/"
    form = hidden(jiangsu.get(path))
    typed = {"v.work_summary": "doubtful", "v.application_letter": "true", "do": "1"}
    refused = jiangsu.post(path, form | typed)
    assert refused.status_code == 422
    assert "须写明内容" in words(refused)
    assert '<option value="doubtful" selected>' in refused.content.decode()


def test_a_case_is_passed_on_to_the_office_after_a_look(jiangsu, waiting):
    path = waiting + "do/forward/"
    form = hidden(jiangsu.get(path))
    looked = jiangsu.post(path, form | {"look": "1"})
    assert "办理之后" in words(looked)
    done = jiangsu.post(path, hidden(looked) | {"do": "1"})
    assert "receipt=" in done["Location"]
    assert "国家知识产权局" in words(jiangsu.get(done["Location"]))


def test_an_act_upon_what_has_changed_meanwhile_is_told_and_loses_nothing(jiangsu, waiting):
    path = waiting + "do/vet_items/"
    mine = hidden(jiangsu.get(path))
    other = hidden(jiangsu.get(path))
    assert jiangsu.post(path, other | {"all_true": "1", "do": "1"}).status_code == 302
    late = jiangsu.post(path, mine | {"r.": "我的意见", "v.": "doubtful", "do": "1"})
    assert late.status_code == 409
    assert "我的意见" in words(late)


def test_of_a_batch_each_city_has_its_own_answer(jiangsu):
    page = jiangsu.get("/recommender/").content.decode()
    cases = re.findall(r'name="case" value="([^"]+)"', page)
    events = re.findall(r'name="event" value="([^"]+)"', page)
    assert cases
    assert "forward" in events
    form = hidden(jiangsu.get("/recommender/")) | {"case": cases, "event": "forward"}
    answer = jiangsu.post("/recommender/batch/", form)
    told = words(answer)
    assert answer.status_code == 200
    assert told.count(" 已受理 ") + told.count(" 未能办理 ") == len(cases)
    assert " 已受理 " in told


@pytest.mark.parametrize(
    "case", ["", "x", "2018/re_review/410500", "2018/nowhere/320400", "a/b/c/d"]
)
def test_a_batch_takes_only_its_own_cases(jiangsu, case):
    answer = jiangsu.post("/recommender/batch/", {"case": [case], "event": "forward"})
    assert answer.status_code == 302
