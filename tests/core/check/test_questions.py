import pytest

from mingce.core.check.questions import VOCABULARY
from mingce.law.shapes.facts import Ask
from tests.tiny import Plant, assert_told, problems, replaced

FILE = "questions.yaml"


def test_every_word_of_the_vocabulary_is_known():
    assert set(VOCABULARY) == set(Ask)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "from: register, ask: holds, title: fine_library",
            "from: register",
            "事实“holds_title”由 register 回答，却没有写 ask；可写：holds、awaiting、held_for、"
            "terms_completed、rectification_over、barred、kind、listed",
            "the fact 'holds_title' is answered by the register but has no ask; write one of: "
            "holds, awaiting, held_for, terms_completed, rectification_over, barred, kind, listed",
            at="holds_title:",
        ),
        Plant(
            "from: register, ask: holds,",
            "from: office, ask: ¦holds,",
            "holds 由 register 回答；请写 from",
            "holds is answered by the register; write from",
        ),
        Plant(
            "from: engine, ask: share,",
            "from: register, ask: ¦share,",
            "share 由 engine 回答；请写 from: engine",
            "share is answered by the engine; write",
        ),
        Plant(
            "from: register, ask: barred,",
            "from: engine, ask: ¦barred,",
            "barred 由 register 回答",
            "barred is answered by the register; write from: register",
        ),
        Plant(
            "ask: barred, title: fine_library",
            "ask: barred",
            "事实“barred”问 barred，却没有 title；请",
            "the fact 'barred' asks barred without title; write it",
            at="barred:",
        ),
        Plant(
            "event: visit, facts: books",
            "event: visit",
            "却没有 documents、facts；请至少写",
            "without documents, facts; write at least one",
            at="unchanged_since_visit:",
        ),
        Plant(
            "ask: holds, title: fine_library",
            "ask: holds, title: ¦fine_libary",
            "没有名为“fine_libary”的称号；应为：fine_library；是否想写",
            "there is no title 'fine_libary'; right would be one of: fine_library; did you mean",
        ),
        Plant(
            "list: first_libraries",
            "list: ¦last_libraries",
            "没有名为“last_libraries”的名单",
            "there is no list 'last_libraries'",
        ),
        Plant(
            "ask: form_complete, form: a",
            "ask: form_complete, form: ¦la",
            "没有名为“lapplication”的表",
            "there is no form 'lapplication'",
        ),
        Plant(
            "documents: letter}",
            "documents: ¦leter}",
            "没有名为“leter”的材料",
            "there is no document 'leter'",
        ),
        Plant(
            "facts: [library_name]",
            "facts: [¦libary_name]",
            "没有名为“libary_name”的事实",
            "there is no fact 'libary_name'",
        ),
        Plant(
            "of: letter_text",
            "of: ¦leter_text",
            "没有名为“leter_text”的事实",
            "there is no fact 'leter_text'",
        ),
        Plant(
            "ask: share, event: pass_on",
            "ask: share, event: ¦pass",
            "没有名为“pass”的事项",
            "there is no event 'pass'",
        ),
        Plant(
            "of: letter_text",
            "of: ¦books",
            "“books”不是文字，没有长度；of 应为",
            "'books' is no text and has no length; of names",
        ),
        Plant(
            "facts: [library_name]",
            "facts: [library_name, ¦barred]",
            "“barred”由系统得出，没有人填报；这里应为",
            "'barred' is worked out and given by nobody; name",
        ),
        Plant(
            "ask: kind, options",
            "ask: kind, title: ¦fine_library, options",
            "kind 不看 title；请删去它",
            "kind does not look at title; delete it",
        ),
        Plant(
            "boolean, from: reader}",
            "boolean, from: reader, event: ¦visit}",
            "只有写了 ask 的事实才有 event；请",
            "only a fact with an ask has event; write",
        ),
    ],
)
def test_a_question_is_put_to_whoever_can_answer_it(plant):
    assert_told(plant)


@pytest.mark.parametrize(
    ("plant", "others"),
    [
        (
            Plant(
                "type: boolean, from: register, ask: holds",
                "type: ¦text, from: register, ask: holds",
                "holds 的回答是是非；请写 type: boolean",
                "holds is answered by a boolean; write type: boolean",
            ),
            4,
        ),
        (
            Plant(
                "type: number, unit: 年, from: register, ask: held_for",
                "type: ¦boolean, from: register, ask: held_for",
                "held_for 的回答是数值；请写 type: number",
                "held_for is answered by a number; write type: number",
            ),
            3,
        ),
    ],
)
def test_an_answer_of_the_wrong_type_is_told_beside_what_it_breaks(plant, others):
    assert_told(plant, others)


def test_a_form_without_rows_is_never_complete():
    slip = "forms: {slip: {label: {zh: 条, en: slip}, cite: A1, kind: slot, from: town}}\n"
    files = replaced("ask: form_complete, form: application", "ask: form_complete, form: slip")
    (problem,) = problems({**files, "slip.yaml": slip.encode()})

    assert problem.line("en") == (
        "tiny/questions.yaml:9:114: the form 'slip' has no rows to complete; "
        "ask documents_complete, or add its rows"
    )
    assert problem.line("zh") == (
        "tiny/questions.yaml:9:114: 表“slip”没有行，谈不上填写齐全；"
        "请改用 documents_complete，或补上各行"
    )
