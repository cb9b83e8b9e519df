"""The generated pages are in step with the code and the editions, and a track is drawn whole."""

from functools import cache

import pytest

from mingce.config.drawing import diagram, labelled, ruled_out
from mingce.law.edition import Edition, load
from tests.docs import pages

SMALL = "tests/editions/star-workshops"


@cache
def small(root) -> Edition:
    return load(str(root / SMALL))


@pytest.mark.docs
def test_the_generated_pages_are_in_step(root, kept):
    folder = root / "docs" / "generated"
    made = pages.pages()
    for name, text in made.items():
        kept(folder / name, text)

    assert {path.name for path in folder.iterdir()} == set(made)


def test_a_track_is_drawn_with_its_states_lines_and_ends(root):
    drawn = diagram(small(root), "inspection").splitlines()

    assert drawn[0] == "stateDiagram-v2"
    assert '    state "复检中" as being_inspected' in drawn
    assert "    [*] --> called" in drawn
    assert "    being_inspected --> kept : 复检结论 第十五条" in drawn
    assert "    being_inspected --> being_inspected : 登门检查 第十四条" in drawn
    assert "    lost --> [*]" in drawn


def test_a_line_from_everywhere_is_drawn_once_from_a_state_of_its_own(root):
    drawn = diagram(small(root), "naming").splitlines()

    assert [line for line in drawn if "撤回" in line and "-->" in line] == [
        "    open --> taken_back : 撤回 主办单位规定第3条"
    ]
    assert [line for line in drawn if "查实虚假材料" in line] == [
        "    any --> struck_off : 查实虚假材料 第十七条"
    ]


def test_a_late_act_has_an_arrow_that_cites_the_deadline(root):
    drawn = diagram(small(root), "naming").splitlines()

    assert "    at_county --> county_list_late : 县局推荐（逾期） 第七条" in drawn


def test_what_the_text_rules_out_is_told_and_not_drawn(root):
    told = list(ruled_out(small(root), "naming"))

    assert [(event, cite) for event, _, _, cite in told] == [("charge_fee", "第三条")]
    assert "收取费用" not in diagram(small(root), "naming")


def test_every_arrow_leads_between_states_that_are_declared(root):
    drawn = diagram(small(root), "mastery").splitlines()
    declared = {line.rsplit(" ", 1)[1] for line in drawn if line.startswith('    state "')}
    ends = {
        end.strip()
        for line in drawn
        if "-->" in line
        for end in line.partition(" : ")[0].split("-->")
    }

    assert ends - {"[*]"} == declared


def test_a_final_state_is_told_as_one(root):
    assert dict(labelled(small(root).tracks["mastery"]))["granted"] == (
        "已认定（终结）",
        "granted (final)",
    )


def test_a_stroke_in_a_cell_does_not_end_it():
    assert pages.table("a|b", [["1|2", ""]]) == "| a | b |\n| --- | --- |\n| 1\\|2 |  |"
