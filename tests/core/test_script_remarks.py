"""Remarks in a story: on papers, facts, rows, the whole file, or all at once."""

from mingce.core.case import WHOLE_FILE, Remark, Vetting
from tests.core.test_script import STORY, script


def test_remarks_are_on_papers_facts_rows_or_the_whole_file():
    said = """remarks:
        all: true
        letter: true
        plan: false
        "5.1": {verdict: doubtful, remark: blurred}
        poem: {remark: it rhymes}
        whole_file: {verdict: true, remark: in order}
      facts: {poem"""
    act = script(STORY.replace("facts: {poem", said)).scenes()[0].act

    assert act.all_true
    assert act.remarks == {
        "letter": Remark(Vetting.TRUE),
        "plan": Remark(Vetting.FALSE),
        "bulbs": Remark(Vetting.DOUBTFUL, "blurred"),
        "poem": Remark(None, "it rhymes"),
        WHOLE_FILE: Remark(Vetting.TRUE, "in order"),
    }


def test_without_all_an_act_finds_only_what_it_names():
    assert not script().scenes()[0].act.all_true
    assert (
        not script(STORY.replace("facts: {poem", "remarks: {all: false}\n      facts: {poem"))
        .scenes()[0]
        .act.all_true
    )
