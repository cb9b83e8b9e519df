from hypothesis import given
from hypothesis import strategies as st

from mingce.law.words import Words, one_line, same, shown


def test_words_are_said_in_the_language_asked_for():
    words = Words("城市", "city")

    assert [words.say(lang) for lang in ("zh", "en")] == ["城市", "city"]


def test_chinese_is_said_where_the_language_is_not_known():
    assert Words("城市", "city").say("fr") == "城市"


def test_an_identifier_is_the_same_in_both_languages():
    assert same("A3.1") == Words("A3.1", "A3.1")


def test_long_text_is_cut_when_it_is_shown():
    assert shown("一二三四五六", at_most=4) == "一二三…"
    assert shown("一二三四", at_most=4) == "一二三四"


def test_what_nobody_can_see_is_shown_as_an_escape():
    assert shown("a\u200bb\n\ud800") == "a\\u200bb\\n\\ud800"


def test_the_ideographic_space_is_ordinary_typography():
    assert one_line("第一章\u3000总则") == "第一章\u3000总则"


@given(st.text(alphabet=st.characters()))
def test_a_line_is_always_one_line_that_any_terminal_takes(text):
    line = one_line(text)

    assert (len(line.splitlines()), line.encode("utf-8").decode("utf-8")) == (
        min(len(text), 1),
        line,
    )
