"""The office sits at its desk: the round at a glance, a case, and a decision by three hands."""

import re

import pytest

from tests.desks.seated import at_desk, hidden, words

LINK = re.compile(r'href="(/office/2018/[a-z_]+/\w+/)"')


def office(hand):
    return at_desk(f"office-office-{hand}", "office", "office")


@pytest.fixture
def drafts(demonstration):
    return office("draft")


def links(client):
    return LINK.findall(client.get("/office/cases/").content.decode())


def test_every_case_opens_and_says_what_stands_in_the_way(looked_at):
    drafts = office("draft")
    for link in links(drafts):
        page = drafts.get(link)
        assert page.status_code == 200
        assert "条件" in words(page)


def test_what_is_not_grave_is_done_by_one_hand(drafts):
    link = next(
        each for each in links(drafts) if "do/note_arrival/" in drafts.get(each).content.decode()
    )
    path = link + "do/note_arrival/"
    form = hidden(drafts.get(path))
    facts = re.findall(r'name="(a\.[a-z_]+)"', drafts.get(path).content.decode())
    answer = drafts.post(path, form | {facts[0]: "2018-08-19", "do": "1"})
    assert answer.status_code in (302, 422)
    if answer.status_code == 422:
        assert "〔" in words(answer)


def falsified(client):
    """A grave act, drafted: falsification found in the first case that allows it."""
    for link in links(client):
        page = client.get(link).content.decode()
        if "do/find_falsification/" not in page:
            continue
        path = link + "do/find_falsification/"
        asked = client.get(path)
        facts = re.findall(r'<select[^>]* name="a\.([a-z_]+)"', asked.content.decode())
        given = {f"a.{fact}": "true" for fact in facts} | {
            f"b.{fact}": "（演示）已核实" for fact in facts
        }
        looked = client.post(path, hidden(asked) | given | {"look": "1"})
        if 'name="do"' in looked.content.decode():
            return link, client.post(path, hidden(looked) | given | {"do": "1"})
    raise AssertionError("no case can be found falsified")


def test_a_grave_act_takes_three_hands_and_only_then_is_entered(drafts):
    link, drafted = falsified(drafts)
    before = words(drafts.get(link))
    assert "已拟稿，等待核稿" in before
    assert "/office/hands/" in drafted["Location"]
    assert "须由另一人办理" in words(drafts.get("/office/hands/"))
    page = words(drafts.get(drafted["Location"]))
    assert "办理之后" in page
    assert "须由另一人办理" in page
    refused = drafts.post(drafted["Location"], {"check": "1", "code": "201800", "request": "own"})
    assert refused.status_code == 422
    assert words(drafts.get(link)) == before

    checks, signs = office("check"), office("sign")
    assert "您可以办理" in words(checks.get("/office/hands/"))
    assert (
        checks.post(
            drafted["Location"], {"check": "1", "code": "201800", "request": "two"}
        ).status_code
        == 302
    )
    assert words(drafts.get(link)) == before.replace("已拟稿，等待核稿", "已核稿，等待签发")
    assert "须由另一人办理" in words(checks.get("/office/hands/"))
    assert "您可以办理" in words(signs.get("/office/hands/"))
    signed = signs.post(drafted["Location"], {"sign": "1", "code": "201800", "request": "three"})
    assert signed["Location"] == link
    assert words(drafts.get(link)) != before
    assert "没有等待核稿或签发的事项" in words(drafts.get("/office/hands/"))


def test_a_draft_is_dropped_and_nothing_is_entered(drafts):
    link, drafted = falsified(drafts)
    before = re.findall("第 [0-9]+ 版", words(drafts.get(link)))
    assert drafts.post(drafted["Location"], {"drop": "1", "request": "drop"}).status_code == 302
    after = words(drafts.get(link))
    assert "等待核稿" not in after
    assert re.findall("第 [0-9]+ 版", after) == before
    assert drafts.get(drafted["Location"]).status_code == 404


def test_a_draft_is_of_the_office_alone(drafts):
    _, drafted = falsified(drafts)
    province = at_desk("province-320000-1", "province", "320000")
    assert province.get(drafted["Location"]).status_code == 403


def test_what_is_signed_is_what_was_drafted_to_the_letter():
    """An act read from its body asks for the same body."""
    from mingce.acts.perform import CaseAct

    body = {
        "action": "decide",
        "all_true": False,
        "answers": {"a": [True, "why", None], "on": [{"day": "2018-08-20"}, None, "sha256:1"]},
        "case": ["2018", "re_review", "410500"],
        "dated": "2018-08-18",
        "documents": {"letter": ["sha256:0"]},
        "remarks": {"": ["doubtful", "words"]},
    }
    assert CaseAct.as_asked(body).whole() == body
