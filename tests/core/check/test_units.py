import pytest

from tests.tiny import Plant, assert_told


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "type: number, unit: 年, from: library",
            "type: number, from: library",
            "数值“years_open”没有单位；请写 unit:",
            "the number 'years_open' has no unit; write unit:",
            at="years_open:",
        ),
        Plant(
            "type: number, unit: 千册, label",
            "type: number, label",
            "数值“books”没有单位",
            "the number 'books' has no unit",
            at="{row: A1.2",
        ),
        Plant(
            "type: number, unit: 千册, label",
            "type: number, unit: ¦万册, label",
            "没有名为“万册”的单位；应为：册、千册、年、字、名",
            "there is no unit '万册'; right would be one of: 册, 千册, 年, 字, 名",
        ),
        Plant(
            "type: boolean, from: reader",
            "type: boolean, unit: ¦名, from: reader",
            "“readers_in_favour”不是数值，不能有单位；请删去 unit",
            "'readers_in_favour' is no number and has no unit; delete unit",
        ),
        Plant(
            "of: 册, times: 1000",
            "of: ¦本, times: 1000",
            "没有名为“本”的单位",
            "there is no unit '本'",
        ),
        Plant(
            "of: 册, times: 1000",
            "of: ¦千册, times: 1000",
            "单位“千册”绕了一圈又回到自己：千册 → 千册；应有一个",
            "the unit '千册' leads back to itself: 千册 → 千册; one of them",
        ),
        Plant(
            "of: 册, times: 1000",
            "of: 册, times: ¦0",
            "倍数 0 应为正整数",
            "0 times should be a whole number above nought",
        ),
    ],
)
def test_a_number_has_a_unit_that_comes_down_to_one(plant):
    assert_told(plant)


def test_each_unit_of_a_circle_is_told():
    plant = Plant(
        "册: {en: books}",
        "册: {en: books, of: ¦千册, times: 2}",
        "册 → 千册 → 册",
        "册 → 千册 → 册",
    )
    assert_told(plant, others=1)
