"""What was made known is read with the decisions it names; what was not is nowhere."""

import pytest

from tests.desks.public.house import get, said
from tests.ledger.read import readers


@pytest.fixture
def decided(door):
    """The hash of a decision nobody was told of yet, in a house of two rounds."""
    readers.fill()
    return readers.decide(readers.keys()[0])


def test_a_decision_is_nowhere_until_it_is_published(decided):
    code = readers.CITY
    before = get("/decisions/"), get(f"/register/{code}/"), get("/register/")
    readers.publish(decided)
    after = get("/decisions/"), get(f"/register/{code}/"), get("/register/")

    assert ["文〔2018〕1号" in said(one) for one in before] == [False, False, False]
    assert ["文〔2018〕1号" in said(one) for one in after] == [True, True, False]
    assert [one.context["page"].total for one in (before[2], after[2])] == [0, 1]
    assert [one.paper for one in after[1].context["history"]] == ["文〔2018〕1号"]


def test_a_publication_names_its_decisions_in_words(decided):
    readers.publish(decided)
    [notice] = get("/decisions/").context["page"].rows
    [entry] = notice.entries

    assert (entry.holder.zh, entry.track.zh, entry.event.zh, entry.outcome.zh) == (
        "常州市",
        "点灯",
        "决定",
        "明",
    )
    assert (notice.published.number, entry.decided.hash) == ("文〔2018〕1号", decided)


def test_what_is_wrong_in_the_address_is_told(decided):
    assert [get("/decisions/", page=page).status_code for page in ("abc", "2", "1")] == [
        400,
        404,
        200,
    ]


def test_a_text_is_shown_as_text(decided):
    from mingce.acts.publication import Publication, publish

    one = Publication("2018", "<b>号</b>", readers.DAY, "<script>x</script>", (decided,))
    assert publish(readers.asked(readers.cast()["office"], 31), [one])[0].receipt
    pages = [get(path).content.decode() for path in ("/decisions/", "/feed.xml")]

    assert ["<script>" in page or "<b>号" in page for page in pages] == [False, False]
    assert ["&lt;script&gt;" in page for page in pages] == [True, True]
