import pytest

from mingce.core.check import check
from tests.tiny import FILES, Plant, assert_told, edition_of, problems, replaced, tiny

FILE, CRITERIA = "examples.yaml", "criteria.yaml"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "{of: readers_agree, given: {readers_in_favour: false}, expect: false}",
            "{of: readers_agree, given: {readers_in_favour: false}, expect: ¦unknown}",
            "例子不成立：readers_agree 应为未知，结果为假；请改正",
            "the example fails: readers_agree should be unknown and came out false; correct",
        ),
        Plant(
            "{of: open_long_enough, given: {years_open: 1}, expect: false}",
            "{of: open_long_enough, given: {years_open: 1}, expect: ¦true}",
            "open_long_enough 应为真，结果为假",
            "should be true and came out false",
        ),
    ],
)
def test_an_example_that_comes_out_otherwise_is_told_beside_what_it_no_longer_shows(plant):
    assert_told(plant, others=1)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "{of: readers_agree, given: {}",
            "{of: ¦reader_agrees, given: {}",
            "没有名为“reader_agrees”的判据；是否想写“readers_agree”",
            "there is no criterion 'reader_agrees'; did you mean 'readers_agree'?",
        ),
        Plant(
            "{readers_in_favour: true}",
            "{¦reader_in_favour: true}",
            "没有名为“reader_in_favour”的事实；是否想写",
            "there is no fact 'reader_in_favour'; did you",
        ),
        Plant(
            "{readers_in_favour: true}",
            "{readers_in_favour: ¦yes}",
            "“yes”不是是非值；请写 true 或 false",
            "'yes' is no truth value; write true or false",
        ),
        Plant(
            "{kind: shop}",
            "{kind: ¦shops}",
            "没有选项“shops”",
            "there is no option 'shops'",
        ),
        Plant(
            "{rank: 11}",
            "{rank: ¦last}",
            "“last”不是数；请写",
            "'last' is no number; write",
        ),
    ],
)
def test_an_example_is_about_facts_and_criteria_there_are(plant):
    assert_told(plant, others=1)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "  - {of: chosen, given: {county_in_favour: true}, expect: true}\n",
            "",
            "判据“chosen”没有结果为真的例子；可加：{of: chosen, given: {county_in_favour: true}, "
            "expect: true}",
            "the criterion 'chosen' has no example that is true; add for instance: {of: chosen, "
            "given: {county_in_favour: true}, expect: true}",
            at="chosen: {",
            of=CRITERIA,
        ),
        Plant(
            "  - {of: chosen, given: {county_in_favour: false}, expect: false}\n",
            "",
            "没有结果为假的例子；可加：{of: chosen, given: {county_in_favour: false}",
            "has no example that is false; add for instance: {of: chosen, given: "
            "{county_in_favour: false}, expect: false}",
            at="chosen: {",
            of=CRITERIA,
        ),
        Plant(
            "  - {of: chosen, given: {}, expect: unknown}\n",
            "",
            "没有结果为未知的例子；可加：{of: chosen, given: {}, expect: unknown}",
            "has no example that is unknown; add for instance: {of: chosen, given: {}, expect: "
            "unknown}",
            at="chosen: {",
            of=CRITERIA,
        ),
    ],
)
def test_a_criterion_has_an_example_of_each_verdict(plant):
    assert_told(plant)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "  - {of: papers_complete, given: {name_given: false}, expect: false}\n",
            "",
            "“papers_complete”的例子看不出这样的笔误：去掉 name_given："
            "form_full and letter_handed_in；可加：{of: papers_complete, given: {name_given",
            "the examples of 'papers_complete' do not catch a slip: name_given is dropped: "
            "form_full and letter_handed_in; add for instance: {of: papers_complete, given: "
            "{name_given: false}, expect: false}",
            at=">-",
            of=CRITERIA,
        ),
        Plant(
            "{of: open_long_enough, given: {years_open: 2}, expect: true}",
            "{of: open_long_enough, given: {years_open: 3}, expect: true}",
            "笔误：>= 改成 >：years_open > 2；可加：{of: open_long_enough, given: {years_open: 2}",
            ">= becomes >: years_open > 2; add for instance: {of: open_long_enough, given: "
            "{years_open: 2}, expect: true}",
            at="years_open >= 2",
            of=CRITERIA,
        ),
        Plant(
            "{of: few_sent, given: {share_sent: 0.6}, expect: false}",
            "{of: few_sent, given: {share_sent: 0.7}, expect: false}",
            "0.5 改成 0.6：share_sent <= 0.6；可加：{of: few_sent, given: {share_sent: 0.6}",
            "0.5 becomes 0.6: share_sent <= 0.6; add for instance: {of: few_sent, given: "
            "{share_sent: 0.6}, expect: false}",
            at="share_sent <= 0.5",
            of=CRITERIA,
        ),
        Plant(
            "  - {of: of_a_village, given: {kind: school_library}, expect: true}\n",
            "",
            "选项去掉 school_library",
            "the option school_library is dropped",
            at='"kind in (village',
            of=CRITERIA,
        ),
    ],
)
def test_a_slip_of_the_pen_is_caught_by_an_example(plant):
    assert_told(plant)


def test_a_slip_that_says_the_same_is_not_told():
    twice = "readers_in_favour or (readers_in_favour and gifts_counted)"
    written = replaced("test: readers_in_favour}", f"test: {twice}}}")
    told = [problem.words.en for problem in problems(written)]

    assert [words for words in told if "gifts_counted is dropped" in words] == []


def test_a_criterion_that_no_answers_make_true_is_told():
    plant = Plant(
        "test: rank <= 10",
        "test: rank <= 10 and rank > 10",
        "找不到使判据“ranked”为真的回答；请改正",
        "no answers make the criterion 'ranked' true; correct its test",
        at="ranked: {",
    )
    assert_told(plant, others=2)


def test_what_is_proposed_is_all_that_is_missing():
    """The examples of the tiny edition, taken away and proposed again, leave nothing to say."""
    none = tiny(examples="examples: []\n")
    proposed = [p.words.en.split("add for instance: ")[1] for p in check(none)]
    filled = tiny(examples="examples:\n" + "".join(f"  - {each}\n" for each in proposed))

    assert check(filled) == ()
    assert len(set(proposed)) == len(proposed) <= len(edition_of(FILES).shape.examples)


def test_progress_is_told_each_criterion_once():
    told = []
    check(edition_of(FILES), told.append)

    assert told == list(edition_of(FILES).shape.criteria)


def test_an_operator_who_writes_a_test_anew_brings_its_examples():
    anew = "criteria:\n  chosen: {test: county_in_favour and readers_in_favour}\n"
    alone = check(tiny(operator=anew))
    examples = "examples:\n" + "".join(
        f"  - {{of: chosen, given: {given}, expect: {verdict}}}\n"
        for given, verdict in (
            ("{county_in_favour: true, readers_in_favour: true}", "true"),
            ("{county_in_favour: false}", "false"),
            ("{readers_in_favour: false}", "false"),
            ("{}", "unknown"),
        )
    )

    assert {str(problem.place) for problem in alone} == {
        "tiny/criteria.yaml:16:3",
        "tiny/operator.yaml:2:18",
    }
    assert check(tiny(operator=anew + examples)) == ()
