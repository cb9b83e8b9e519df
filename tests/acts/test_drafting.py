"""A draft is saved part by part; whoever came too late loses no word of what he wrote."""

import pytest

from tests.faults import scene

PART = "poem"


@pytest.fixture
def ready(database):
    scene.prepare(3)
    return scene.towns(3)


def save(code, request, text, expected, by=None):
    from mingce.acts import drafting

    asked = scene.asked(request, by or scene.town(code))
    return drafting.save(asked, scene.stream(code), PART, text, expected)


def stands(code):
    from mingce.ledger import drafts

    found = drafts.draft(scene.stream(code), PART)
    return found and (found.text, found.version)


def overtaken(code):
    from mingce.ledger import drafts

    found = drafts.overtaken(scene.stream(code))
    return [(one.text, one.stood, one.expected, one.found) for one in found]


def test_a_part_that_nobody_has_saved_has_no_text(ready):
    assert stands(ready[0]) is None


def test_a_text_stands_as_the_next_version(ready):
    from mingce.acts.drafting import Saved

    first = save(ready[0], "1", "灯", 0)
    second = save(ready[0], "2", "灯火", 1)

    assert (first, second) == (Saved(1), Saved(2))
    assert stands(ready[0]) == ("灯火", 2)


def test_each_case_and_each_part_has_its_own_versions(ready):
    save(ready[0], "1", "灯", 0)
    save(ready[1], "1", "烛", 0)

    assert (stands(ready[0]), stands(ready[1])) == (("灯", 1), ("烛", 1))


def test_a_stale_text_changes_nothing_and_both_are_given_back(ready):
    from mingce.acts.drafting import Overtaken

    save(ready[0], "1", "灯", 0)
    late = save(ready[0], "2", "烛", 0, scene.bureau())

    assert late == Overtaken(theirs="灯", yours="烛", version=1)
    assert stands(ready[0]) == ("灯", 1)
    assert overtaken(ready[0]) == [("烛", "灯", 0, 1)]


def test_what_was_overtaken_is_told_newest_first(ready):
    save(ready[0], "1", "灯", 0)
    save(ready[0], "2", "烛", 0)
    save(ready[0], "3", "火", 5)

    assert overtaken(ready[0]) == [("火", "灯", 5, 1), ("烛", "灯", 0, 1)]


def test_whoever_lost_can_save_upon_what_stands(ready):
    from mingce.acts.drafting import Saved

    save(ready[0], "1", "灯", 0)
    late = save(ready[0], "2", "烛", 0)

    assert save(ready[0], "3", "灯和烛", late.version) == Saved(2)
    assert stands(ready[0]) == ("灯和烛", 2)


def test_the_same_save_asked_again_answers_the_same_and_saves_nothing(ready):
    first = save(ready[0], "1", "灯", 0)
    save(ready[0], "2", "灯火", 1)

    assert save(ready[0], "1", "灯", 0) == first
    assert stands(ready[0]) == ("灯火", 2)
    assert overtaken(ready[0]) == []


def test_an_overtaken_save_asked_again_answers_the_same_whatever_stands_by_then(ready):
    save(ready[0], "1", "灯", 0)
    late = save(ready[0], "2", "烛", 0)
    save(ready[0], "3", "灯火", 1)

    assert save(ready[0], "2", "烛", 0) == late
    assert len(overtaken(ready[0])) == 1


@pytest.mark.parametrize("first", [0, 7], ids=["saved", "overtaken"])
def test_a_request_is_used_for_one_text_by_one_person_upon_one_version(ready, first):
    from mingce.acts.perform import OtherBody

    save(ready[0], "1", "灯", first)
    before = stands(ready[0]), overtaken(ready[0])

    for text, expected, by in [("烛", first, None), ("灯", 3, None), ("灯", first, scene.bureau())]:
        with pytest.raises(OtherBody):
            save(ready[0], "1", text, expected, by)
    assert (stands(ready[0]), overtaken(ready[0])) == before


@pytest.mark.parametrize(
    "by",
    [
        scene.who("town", "999999"),
        scene.who("town", scene.towns(2)[1]),
        scene.who("nobody", "office"),
    ],
    ids=["without a seat", "of another town", "in a role the edition does not know"],
)
def test_only_who_may_act_on_a_case_drafts_for_it(ready, by):
    from mingce.acts.perform import Denied

    if by.of != "999999":
        scene.seat(by)
    with pytest.raises(Denied):
        save(ready[0], "1", "灯", 0, by)
    assert stands(ready[0]) is None


@pytest.mark.parametrize(
    "stream",
    [
        *["case/1999/lighting/320400", "case/2018/darkness/320400", "round/2018", "holder/320400"],
        *["case/2018/lighting", "case/2018/lighting/320400/x"],
    ],
)
def test_drafts_are_written_for_a_case_that_may_come_to_be(ready, stream):
    from mingce.acts import drafting
    from mingce.acts.perform import Refusal
    from mingce.ledger import drafts

    with pytest.raises(Refusal):
        drafting.save(scene.asked("1", scene.town(ready[0])), stream, PART, "灯", 0)
    assert drafts.draft(stream, PART) is None


def test_a_draft_enters_no_log(ready):
    from mingce.ledger import models

    before = models.Entry.objects.count(), models.Stream.objects.count()
    save(ready[0], "1", "灯", 0)

    assert (models.Entry.objects.count(), models.Stream.objects.count()) == before


@pytest.mark.parametrize(
    ("part", "text"),
    [("", "灯"), ("p" * 81, "灯"), ("a\nb", "灯"), (PART, "a\0"), (PART, "\udc00")],
)
def test_what_no_database_would_give_back_is_refused(ready, part, text):
    from mingce.acts import drafting
    from mingce.acts.perform import Refusal

    with pytest.raises(Refusal):
        drafting.save(scene.asked("1", scene.town(ready[0])), scene.stream(ready[0]), part, text, 0)
