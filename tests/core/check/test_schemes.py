import pytest

from tests.tiny import Plant, assert_told, problems, replaced

FILE = "forms.yaml"
BROKEN = "breaks_off: {zh: 断, en: broken}"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "    marks: 100", "    marks: ¦110",
            "各项分值合计 100，这里写的是 110；两者应相等",
            "the marks of the items add up to 100, and here are 110; both should be the same",
        ),
        Plant(
            "en: new}, marks: 35}", "en: new}, marks: 34.5}",
            "各项分值合计 59.5，这里写的是 60", "the marks of the items add up to 59.5, and here are 60",
            at="60, items",
        ),
        Plant(
            "en: new}, marks: 35}", "en: new}}",
            "指标“new”没有分值；请写 marks", "the item 'new' has no marks; write marks", at="new: {",
        ),
        Plant(
            "verified: true", "verified: false",
            "指标体系“marks_of_readers”未经核实，不能用于评分；核实后",
            "the scheme 'marks_of_readers' is not verified and must not score; verify it",
            at="true\n",
        ),
        Plant(
            "    marks: 100", f"    marks: 100\n    {BROKEN}",
            "指标体系“marks_of_readers”不完整（有 breaks_off）",
            "the scheme 'marks_of_readers' is incomplete (something breaks off) and must not score",
            at="true\n",
        ),
        Plant(
            "en: new}, marks: 35}", f"en: new}}, marks: 35, {BROKEN}}}",
            "指标体系“marks_of_readers”不完整", "the scheme 'marks_of_readers' is incomplete",
            at="true\n",
        ),
    ],
)  # fmt: skip
def test_marks_add_up_and_a_scheme_that_scores_is_whole(plant):
    assert_told(plant)


def test_marks_that_break_off_may_come_short_but_never_exceed():
    files = replaced("active: true", "active: false")
    text = files[FILE].decode()
    short = text.replace("marks: 60", f"marks: 60, {BROKEN}").replace("en: new}, marks: 35}", "en: new}}")
    over = short.replace("marks: 25", "marks: 61")

    assert problems({**files, FILE: short.encode()}) == []
    assert [p.words.en for p in problems({**files, FILE: over.encode()})] == [
        "the marks of the items add up to 61, and here are 60; both should be the same"
    ]


def test_an_item_without_marks_has_those_of_its_parts():
    text = replaced("en: books}, marks: 60, items", "en: books}, items")[FILE]

    assert problems(replaced("en: books}, marks: 60, items", "en: books}, items")) == []
    assert len(problems({FILE: text.replace(b"marks: 25", b"marks: 24"), **{}})) >= 1
