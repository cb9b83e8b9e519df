import pytest

from tests.tiny import Plant, assert_told

FILE, FORMS, QUESTIONS = "facts.yaml", "forms.yaml", "questions.yaml"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "fact: books, type: number,",
            "fact: ¦books, type: number, personal: true,",
            "个人信息“books”应为 text",
            "the personal fact 'books' should be a text",
        ),
        Plant(
            "  rank: {label",
            "  ¦spare: {label: {zh: 闲, en: spare}, cite: op.2, type: text, from: town}\n"
            "  rank: {label",
            "没有人问到事实“spare”；应有",
            "nobody asks for the fact 'spare'; a criterion",
        ),
        Plant(
            ", extended_by: grant_time, extended_to: extended_to",
            "",
            "没有人问到事实“extended_to”",
            "nobody asks for the fact 'extended_to'",
            at="extended_to:",
            of=FILE,
        ),
        Plant(
            "from: reader}",
            "from: ¦readers}",
            "没有名为“readers”的角色；应为：library、town、office、reader、register、engine；"
            "是否想写“reader”",
            "there is no actor 'readers'; right would be one of: library, town, office, reader, "
            "register, engine; did you mean 'reader'?",
        ),
        Plant(
            "from: [town, office], judged",
            "from: [town, ¦ofice], judged",
            "是否想写“office”",
            "did you mean 'office'?",
        ),
        Plant(
            "unit: 年, from: library}",
            "unit: 年, from: []}",
            "没有人回答事实“years_open”；请在 from 中",
            "nobody answers the fact 'years_open'; say",
            at="years_open:",
        ),
        Plant(
            "table\n    from: library",
            "table\n    from: ¦librarian",
            "没有名为“librarian”的角色",
            "there is no actor 'librarian'",
        ),
        Plant(
            "{row: A1.1, fact: library_name,",
            "{row: A1.1, fact: library_name, from: ¦twon,",
            "是否想写“town”",
            "did you mean 'town'?",
        ),
        Plant(
            "from: register, ask: holds,",
            "from: register, judged: ¦true, ask: holds,",
            "register 回答的事实无须人判断；请删去 judged",
            "what the register answers is judged by nobody; delete judged",
        ),
    ],
)
def test_a_fact_is_asked_for_and_answered_by_somebody(plant):
    assert_told(plant)


def test_the_register_answers_beside_nobody():
    plant = Plant(
        "from: register, ask: holds,",
        "from: ¦[register, office], ask: holds,",
        "register 自己回答，不与别人同列；请只留一方",
        "register answers by itself and beside nobody; keep one of them",
    )
    assert_told(plant, others=1)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            ", type: boolean, from: reader}",
            ", type: choice, from: reader}",
            "选择型事实“readers_in_favour”没有选项；请在 options",
            "the choice 'readers_in_favour' has no options; write them",
            at="readers_in_favour:",
        ),
        Plant(
            ", type: boolean, from: reader}",
            ", type: boolean, options: ¦{yes: {zh: 是, en: yes}}, from: reader}",
            "“readers_in_favour”不是选择型，不能有选项；请删去 options",
            "'readers_in_favour' is no choice and has no options; delete options",
        ),
    ],
)
def test_only_a_choice_has_options(plant):
    broken = ("the expression", "two examples") if "choice" in plant.new else ()
    assert_told(plant, others=3 if broken else 0)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "    rows:\n",
            "    rows:\n      - {row: A1.8, cite: A1, fact: ¦improvement_seen, type: boolean, "
            "label: {zh: 好, en: good}}\n",
            "事实“improvement_seen”已在 tiny/facts.yaml:8:3 写过；一个事实",
            "the fact 'improvement_seen' is already at tiny/facts.yaml:8:3; a fact has one place",
        ),
        Plant(
            "    rows:\n",
            "    rows:\n      - {row: A1.9, cite: A1, fact: books, type: number, unit: 册, "
            "label: {zh: 书, en: books}}\n",
            "事实“books”已在 tiny/forms.yaml:9:37 写过",
            "the fact 'books' is already at tiny/forms.yaml:9:37",
            at="books, type: number, unit: 千",
        ),
    ],
)
def test_a_fact_has_one_place(plant):
    assert_told(plant)


def test_a_row_number_is_used_once_in_a_form():
    plant = Plant(
        "{row: A1.3, fact: letter_text",
        "{row: ¦A1.2, cite: A1.3, fact: letter_text",
        "表“application”里行号 A1.2 写了两次；请改正其中一个",
        "the form 'application' has two rows A1.2; correct one of them",
    )
    assert_told(plant)
