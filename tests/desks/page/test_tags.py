"""What tags and filters write."""

import re
from datetime import UTC, date, datetime

import pytest

from mingce.law.periods import PartialDate
from mingce.law.shapes.texts import Source
from mingce.law.words import Words
from tests.house.sources import PACKAGE

PAGE = PACKAGE / "desks" / "page"
DRAWN = '<svg class="ic" aria-hidden="true"><use href="/static/page/icons.svg#{}"></use></svg>'


@pytest.mark.parametrize(("lang", "said"), [("zh-hans", "市"), ("en", "city"), ("fr", "市")])
def test_words_are_said_in_the_language_of_the_page(rendered, lang, said):
    assert rendered("{{ words|say }}", lang, words=Words("市", "city")) == said


def test_words_that_are_not_there_are_not_said(rendered):
    assert rendered("[{{ none|say }}{{ forgotten|say }}]", none=None) == "[]"


def test_words_cannot_bring_markup(rendered):
    assert rendered("{{ words|say }}", words=Words("<b>", "")) == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (date(2018, 9, 15), "2018-09-15 周六", "2018-09-15 Sat"),
        (date(2018, 8, 20), "2018-08-20 周一", "2018-08-20 Mon"),
        (PartialDate(2018, 9, 16), "2018-09-16 周日", "2018-09-16 Sun"),
        (PartialDate(2015, 3), "2015-03", "2015-03"),
        (PartialDate(2014), "2014", "2014"),
        (None, "", ""),
    ],
)
def test_a_day_has_its_weekday_and_a_month_has_none(rendered, value, zh, en):
    assert rendered("{{ value|day }}", value=value) == zh
    assert rendered("{{ value|day }}", "en", value=value) == en


def test_a_moment_is_told_by_the_clock_of_the_house(rendered):
    at = datetime(2018, 8, 19, 16, 0, 5, tzinfo=UTC)

    assert rendered("{{ at|moment }}", at=at) == "2018-08-20 周一 00:00:05"
    assert rendered("[{{ at|moment }}]", at=None) == "[]"


def test_a_moment_is_not_taken_for_a_day(rendered):
    with pytest.raises(TypeError, match="zone"):
        rendered("{{ at|day }}", at=datetime(2018, 8, 19, 16, tzinfo=UTC))
    with pytest.raises(ValueError, match="offset"):
        rendered("{{ at|moment }}", at=datetime(2018, 8, 19, 16))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    ("tag", "anchor", "printed"),
    [
        ('{% clause "3.3.2" %}', "3.3.2", "三（三）2"),
        ('{% clause "三（三）2" %}', "3.3.2", "三（三）2"),
        ('{% clause "A3.14" "row" %}', "A3.14", "附件3第14行"),
        ('{% clause "op.5" %}', "op.5", "主办单位规定第5条"),
    ],
)
def test_a_clause_is_printed_and_leads_to_its_gist(rendered, tag, anchor, printed):
    assert rendered(tag) == (
        f'<a class="cl" href="/notice/#c-{anchor}" title="查看条款">〔{printed}〕</a>'
    )
    assert 'title="see this clause"' in rendered(tag, "en")


def test_what_is_no_clause_is_not_shown_as_one(rendered):
    with pytest.raises(ValueError, match="不是条款编号"):
        rendered('{% clause "x" %}')


@pytest.mark.parametrize(
    ("verdict", "tint", "drawing", "zh", "en"),
    [
        (True, "met", "met", "满足", "met"),
        (False, "off", "no", "不满足", "not met"),
        (None, "wait", "ask", "待定", "unknown"),
    ],
)
def test_a_verdict_has_drawing_word_and_tint(rendered, verdict, tint, drawing, zh, en):
    chip = '<span class="chip {}">{}{}</span>'
    tag = "{% chip verdict %}"

    assert rendered(tag, verdict=verdict) == chip.format(tint, DRAWN.format(drawing), zh)
    assert rendered(tag, "en", verdict=verdict) == chip.format(tint, DRAWN.format(drawing), en)


def test_a_verdict_that_was_forgotten_is_not_unknown(rendered):
    with pytest.raises(ValueError, match="no verdict"):
        rendered("{% chip forgotten %}")


@pytest.mark.parametrize(
    ("source", "written"),
    [
        (Source.NOTICE, ""),
        (Source.REGULATION, '<span class="src">办法</span>'),
        (Source.OPERATOR, '<span class="src op">主办方设定</span>'),
        ("operator", '<span class="src op">主办方设定</span>'),
    ],
)
def test_only_a_rule_that_is_not_the_notice_s_names_its_source(rendered, source, written):
    assert rendered("{% source source %}", source=source) == written


def test_a_drawing_is_one_of_those_there_are(rendered):
    from mingce.desks.page.templatetags.page import ICONS

    sprite = (PAGE / "static" / "page" / "icons.svg").read_text("utf-8")

    assert sorted(re.findall(r'<symbol id="(\w+)"', sprite)) == sorted(ICONS)
    assert rendered('{% icon "met" %}') == DRAWN.format("met")
    with pytest.raises(ValueError, match="no drawing 'nothing'"):
        rendered('{% icon "nothing" %}')
