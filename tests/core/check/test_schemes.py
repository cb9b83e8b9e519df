import pytest

from tests.tiny import FILES, Plant, assert_told, problems

FILE = "forms.yaml"
BROKEN = "breaks_off: {zh: 断, en: broken}"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "    marks: 100",
            "    marks: ¦110",
            "各项分值合计 100，这里写的是 110；两者应相等",
            "the marks of the items add up to 100, and here are 110; both should be the same",
        ),
        Plant(
            "en: new}, marks: 35}",
            "en: new}, marks: 34.5}",
            "各项分值合计 59.5，这里写的是 60",
            "the marks of the items add up to 59.5, and here are 60",
            at="60, items",
        ),
        Plant(
            "en: new}, marks: 35}",
            "en: new}}",
            "指标“new”没有分值；请写 marks",
            "the item 'new' has no marks; write marks",
            at="new: {",
        ),
        Plant(
            "verified: true",
            "verified: false",
            "指标体系“marks_of_readers”未经核实，不能用于评分；核实后",
            "the scheme 'marks_of_readers' is not verified and must not score; verify it",
            at="true\n",
        ),
        Plant(
            "    marks: 100",
            f"    marks: 100\n    {BROKEN}",
            "指标体系“marks_of_readers”不完整（有 breaks_off）",
            "the scheme 'marks_of_readers' is incomplete (something breaks off) and must not score",
            at="true\n",
        ),
        Plant(
            "en: new}, marks: 35}",
            f"en: new}}, marks: 35, {BROKEN}}}",
            "指标体系“marks_of_readers”不完整",
            "the scheme 'marks_of_readers' is incomplete",
            at="true\n",
        ),
    ],
)
def test_marks_add_up_and_a_scheme_that_scores_is_whole(plant):
    assert_told(plant)


def written(**marks):
    """The scheme's problems with other marks, an empty text leaving them out."""
    text = FILES[FILE].decode().replace("active: true", "active: false")
    for name, (old, new) in {
        "books": ("books}, marks: 60", "books}"),
        "new": ("new}, marks: 35", "new}"),
        "old": ("old}, marks: 25", "old}"),
    }.items():
        text = text.replace(old, new + marks[name]) if name in marks else text
    return [problem.words.en for problem in problems({**FILES, FILE: text.encode()})]


def test_marks_that_break_off_may_come_short_but_never_exceed():
    assert written(books=f", marks: 60, {BROKEN}", new="") == []
    assert written(books=f", marks: 60, {BROKEN}", new="", old=", marks: 61") == [
        "the marks of the items add up to 61, and here are 60; both should be the same"
    ]


def test_an_item_without_marks_has_those_of_its_parts():
    assert written(books="") == []
    assert written(books="", old=", marks: 24") == [
        "the marks of the items add up to 99, and here are 100; both should be the same"
    ]
