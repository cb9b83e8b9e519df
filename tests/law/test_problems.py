import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law.problems import BadInput, Place, Problem, Unfit, did_you_mean, suggest
from mingce.law.words import Words

WORDS = Words("有误；请改正", "wrong; correct it")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 3), "a.yaml:3"),
        (Place("a.yaml", 3, 7), "a.yaml:3:7"),
        (Place("a.yaml", None, 7), "a.yaml"),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(place, text):
    assert str(place) == text


def test_a_problem_is_one_line_of_place_and_words():
    problem = Problem(Place("a.yaml", 3, 7), WORDS)

    assert problem.line("en") == "a.yaml:3:7: wrong; correct it"
    assert problem.line("zh") == "a.yaml:3:7: 有误；请改正"


def test_a_line_break_in_a_file_name_does_not_break_the_line():
    assert Problem(Place("a\nb"), WORDS).line("en") == "a\\nb: wrong; correct it"


def test_a_bad_input_reads_as_its_problems_in_chinese():
    bad = BadInput([Problem(Place("a", 1), WORDS), Problem(Place("b", 2), WORDS)])

    assert str(bad) == "a:1: 有误；请改正\nb:2: 有误；请改正"
    assert bad.lines("en") == ["a:1: wrong; correct it", "b:2: wrong; correct it"]


def test_a_bad_input_may_be_told_in_one_go():
    assert BadInput.at(Place("a"), *WORDS).problems == (Problem(Place("a"), WORDS),)
    assert BadInput.of(Place("a"), WORDS).problems == (Problem(Place("a"), WORDS),)


def test_a_bad_input_has_a_problem():
    with pytest.raises(ValueError, match="without a problem"):
        BadInput([])


def test_a_bad_input_crosses_processes_unchanged():
    bad = BadInput.at(Place("a", 1, 2), *WORDS)

    assert pickle.loads(pickle.dumps(bad)).problems == bad.problems  # noqa: S301 - our own bytes


def test_an_unfit_value_carries_its_words_and_reads_as_them():
    unfit = Unfit(*WORDS, at=("rows", 3))

    assert (unfit.words, unfit.at, str(unfit)) == (WORDS, ("rows", 3), "有误；请改正")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("trakc", "track"),
        ("Holder-Kind", "holder_kind"),
        ("holderkind", "holder_kind"),
        ("holder kind", "holder_kind"),
        ("ｔｒａｃｋ", "track"),
        ("track", "track"),
        ("zzz", None),
        ("", None),
        ("track" * 100, None),
    ],
)
def test_the_nearest_spelling_is_suggested(word, near):
    assert suggest(word, ["holder_kind", "track", "tracks"]) == near


def test_a_suggestion_is_added_to_the_words():
    assert did_you_mean(Words("没有", "no such"), "trakc", ["track"]) == Words(
        "没有；是否想写“track”？", "no such; did you mean 'track'?"
    )
    assert did_you_mean(Words("没有", "no such"), "zzz", ["track"]) == Words("没有", "no such")


@given(st.text(), st.lists(st.text()))
def test_only_known_words_are_suggested_and_a_known_one_never_misses(word, known):
    near = suggest(word, known)

    assert near is None or near in known
    assert suggest(word, [*known, word]) is not None
