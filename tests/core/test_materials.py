"""What has been handed in, what is missing, and how long a text is."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.case import Answer, Handed
from mingce.core.materials import missing_rows, owed, text_length
from mingce.law.words import Words
from tests.cast import CITY, case, lamps

NOON = datetime(2018, 8, 20, 4, tzinfo=UTC)
FORM = """
forms:
  lamp_form:
    label: {zh: 灯表, en: lamp form}
    cite: "5"
    kind: table
    from: town
    rows:
      - {row: "5.1", fact: bulbs, type: number, label: {zh: 灯泡, en: bulbs}}
      - {row: "5.2", fact: maker, type: text, required: false, label: {zh: 厂家, en: maker}}
      - {row: "5.3", fact: story, type: text, label: {zh: 来历, en: story}}
"""


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        (" \t\r\n\u00a0", 0),
        # Chinese characters and marks count one each.
        ("灯", 1),
        ("灯笼", 2),
        ("𠀀灯", 2),
        ("点灯，修灯。", 6),
        ("“灯”", 3),
        ("——……", 4),
        ("（灯）", 3),
        ("灯\n笼", 2),
        ("灯 笼", 2),
        # Runs of letters and digits count one each, with the marks inside or beside them.
        ("lamp", 1),
        ("street lamp", 2),
        ("it's", 1),
        ("lamp, oil; wick.", 3),
        ("1,234.56", 1),
        ("8.5%", 1),
        ("http://example.test/a?b=c", 1),
        ("лампа", 1),
        ("e\u0301tage", 1),
        # Mixed.
        ("2017年", 2),
        ("GDP增长8.5%", 4),
        ("灯3盏", 3),
        ("第 3 盏灯", 4),
        ("A、B和C", 5),
        ("ＬＥＤ灯", 4),
        # Emoji stand like letters; a whole one and its two halves are alike.
        ("💡", 1),
        ("💡💡", 1),
        ("灯💡笼", 3),
        ("\ud83d\udca1", 1),
        ("\ud83d", 1),
    ],
)
def test_a_text_is_as_long_as_word_processors_count(text, length):
    assert length == text_length(text)


@given(st.text(alphabet="灯笼，。ab 1%\n💡", max_size=30), st.text(alphabet="灯a ，", max_size=10))
def test_two_texts_on_two_lines_are_as_long_as_each_of_them(one, other):
    assert text_length(one) + text_length(other) == text_length(f"{one}\n{other}")


@given(st.text(max_size=30))
def test_a_text_is_never_longer_than_its_characters(text):
    assert 0 <= text_length(text) <= len(text)


@given(st.text(alphabet="灯笼，。", max_size=30))
def test_of_a_chinese_text_each_character_counts(text):
    assert len(text) == text_length(text)


def test_the_rows_that_a_form_requires_are_missing_until_they_are_answered():
    form = lamps(FORM).forms["lamp_form"]
    one = case(answers={"bulbs": Answer(3, "town", CITY, NOON)})

    assert missing_rows(form, case()) == ("bulbs", "story")
    assert missing_rows(form, one) == ("story",)


@pytest.mark.parametrize(
    ("story", "missing"), [(None, ("story",)), ("", ("story",)), (" \n", ("story",)), ("灯", ())]
)
def test_a_row_that_is_blank_is_still_missing(story, missing):
    form = lamps(FORM).forms["lamp_form"]
    given = {"bulbs": 0, "story": story}
    one = case(answers={k: Answer(v, "town", CITY, NOON) for k, v in given.items()})

    assert missing_rows(form, one) == missing


LATER = """
tracks:
  lighting:
    documents:
      second_plan:
        {label: {zh: 新图, en: second plan}, cite: "5", owner: town, addressee: bureau, after: look}
"""


@pytest.mark.parametrize(
    ("happened", "handed", "expected"),
    [
        ({}, NOON, ["second_plan"]),
        ({"look": NOON}, NOON, ["second_plan"]),
        ({"look": NOON}, NOON.replace(hour=5), []),
        ({"look": NOON}, None, ["second_plan"]),
    ],
)
def test_a_document_that_comes_after_an_event_counts_only_then(happened, handed, expected):
    document = lamps(LATER).tracks["lighting"].documents["second_plan"]
    documents = {"second_plan": Handed("town", handed, 1)} if handed else {}
    found = owed([("second_plan", document)], case(happened=happened, documents=documents))

    assert [name for f in found for name in f.missing] == expected


def test_a_document_that_was_not_handed_in_is_owed_and_cites_its_clause():
    documents = lamps().tracks["lighting"].documents
    one = case(documents={"letter": Handed("town", NOON, 1)})
    found = owed(documents.items(), one)

    assert [(f.rule.id, f.clause, f.verdict, f.missing, f.rule.label) for f in found] == [
        ("document plan", "5", False, ("plan",), Words("缺少材料“图”", "the plan is missing")),
        (
            "document verdict",
            "5",
            False,
            ("verdict",),
            Words("缺少材料“评语”", "the verdict is missing"),
        ),
    ]
