import pytest

from tests.tiny import Plant, assert_told

FILE, TRACKS = "criteria.yaml", "tracks.yaml"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "test: years_open >= 2",
            "test: years_open >= ¦__import__('os')",
            "“__import__”不是事实名",
            "'__import__' names no fact",
        ),
        Plant(
            "test: years_open >= 2",
            "test: years_open >= 1 ¦+ 1",
            "这里不能计算（+）",
            "no arithmetic here (+)",
        ),
        Plant(
            "test: readers_in_favour",
            "test: ¦readers_in_favor",
            "没有名为 readers_in_favor 的事实；是否想写“readers_in_favour”",
            "there is no fact named readers_in_favor; did you mean 'readers_in_favour'?",
        ),
        Plant(
            "test: holds_title and looked_after",
            "test: holds_title and ¦looked_aftr",
            "是否想写“looked_after”",
            "did you mean 'looked_after'?",
        ),
        Plant(
            "test: books >= 1 or gifts",
            "test: ¦letter_text >= 1 or gifts",
            "文字不能与数比较；两边应同类",
            "a text is not compared with a number; both sides",
        ),
        Plant(
            "test: years_open >= 2",
            "test: ¦years_open",
            "years_open 是数，不是是非；应写成比较",
            "years_open is a number, not a boolean; write",
        ),
        Plant(
            'test: "kind in (village_library, school_library)"',
            'test: "¦kind in (village_library, shcool_library)"',
            "“shcool_library”不是它的选项",
            "'shcool_library' is none of its options",
        ),
        Plant(
            'test: "kind in (village_library, school_library)"',
            "test: 'kind in (village_library, ¦3)'",
            "in 的选项应是单词",
            "the options after in are words",
        ),
        Plant(
            "test: years_open >= 2",
            "test: years_open >= 2 and ¦years_open >= 2",
            "写了两次；请删去一个",
            "written twice; drop one",
        ),
    ],
)
def test_a_fault_in_an_expression_is_told_at_its_column(plant):
    assert_told(plant)


@pytest.mark.parametrize("written", ["test: ¦>-\n", "test: ¦|\n", "test:\n"])
def test_an_expression_over_several_lines_is_told_where_it_begins(written):
    begins = "¦form_ful" if "¦" not in written else "form_ful"
    plant = Plant(
        "test: >-\n      form_full",
        f"{written}      {begins}",
        "没有名为 form_ful 的事实；是否想写“form_full”",
        "there is no fact named form_ful; did you mean 'form_full'?",
    )
    assert_told(plant)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "requires: [conditions, ranked, few_sent]",
            "requires: [conditions, few_sent]",
            "没有一处用到判据“ranked”；应列入",
            "the criterion 'ranked' is used nowhere; it belongs",
            at="ranked:",
            of=FILE,
        ),
        Plant(
            "vetoes: [paid_by_the_village]",
            "vetoes: []",
            "没有一处用到判据“paid_by_the_village”",
            "the criterion 'paid_by_the_village' is used nowhere",
            at="paid_by_the_village:",
            of=FILE,
        ),
    ],
)
def test_a_criterion_is_used_somewhere(plant):
    assert_told(plant)
