import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mingce.law.clause_ids import (
    NoSuchNumber,
    label,
    number_of,
    numeral,
    order_key,
    parse_id,
)

NUMBERS = st.integers(1, 120) | st.integers(1, 99_999_999)
COUNTED = st.tuples(NUMBERS, st.just("") | st.integers(1, 30).map("~{}".format)).map(
    lambda counted: f"{counted[0]}{counted[1]}"
)


def under(prefix):
    return COUNTED.map(lambda number: [f"{prefix}{number}"])


@st.composite
def clause_numbers(draw):
    none = st.just([])
    parts = draw(none | under("A"))
    if draw(st.booleans()):
        parts += draw(none | under("art"))
    else:
        parts += draw(none | under("ch")) + draw(none | under("s"))
    parts += draw(st.lists(COUNTED, max_size=6))
    parts += draw(st.sampled_from([[], ["end"]]))
    apart = st.sampled_from(["0", "close", "annexes", "sign", "contact", "op.7", "A2.note", "0~2"])
    return ".".join(parts) if parts else draw(apart)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("3.3.2", "3.3.2"),
        ("３．３．２", "3.3.2"),
        (" 3. 3 .2 ", "3.3.2"),
        ("三（三）2", "3.3.2"),
        ("三(三)2．", "3.3.2"),
        ("三、（三）2、", "3.3.2"),
        ("三　（三） 2", "3.3.2"),
        ("二十一（十）12（3）④", "21.10.12.3.4"),
        ("0", "0"),
        ("开头", "0"),
        ("sign", "sign"),
        ("落款", "sign"),
        ("联系方式", "contact"),
        ("1.3.end", "1.3.end"),
        ("一（三）末段", "1.3.end"),
        ("A3", "A3"),
        ("附件三", "A3"),
        ("附件3第14行", "A3.14"),
        ("附件 ３ 第 14 行", "A3.14"),
        ("附件三第十四行第2项", "A3.14.2"),
        ("附件1第三部分", "A1.3"),
        ("附件1说明", "A1.note"),
        ("附件3表二", "A3.s2"),
        ("附件2第五条（一）", "A2.art5.1"),
        ("第十八条", "art18"),
        ("第18条", "art18"),
        ("第一百二十条之一", "art120~1"),
        ("第五条第二款第（三）项", "art5.2.3"),
        ("第二章第一节", "ch2.s1"),
        ("op.5", "op.5"),
        ("主办单位规定第5条", "op.5"),
        ("一之二（三）", "1~2.3"),
    ],
)
def test_a_number_may_be_written_dotted_or_as_printed(written, number):
    assert parse_id(written) == number


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", ".", "3..3", "03", "3.0", "0.1", "x", "A", "op", "op~2.5", "note", "end.1"),
        *("1 2", "二 三", "一二", "十十", "〇", "（三）2", "第2项", "第14行", "二（三", "1.2.note"),
        *("第零条", "A1.2.note", "sign.1", "art5.art6", "1.art5", "3.3.2 等", "附件"),
        *("9" * 9, "1" * 999, "九千九百九十九万九千九百九十九一"),
    ],
)
def test_anything_else_is_refused_with_what_would_be_right(written):
    with pytest.raises(NoSuchNumber) as refused:
        parse_id(written)

    assert "3.3.2、三（三）2" in refused.value.words.zh
    assert "right would be 3.3.2, 三（三）2" in refused.value.words.en


@pytest.mark.parametrize("give", [label, order_key])
def test_only_the_dotted_form_has_a_label_and_a_place(give):
    with pytest.raises(NoSuchNumber):
        give("三（三）2")


@given(clause_numbers(), st.sampled_from(["item", "part", "row"]))
@example("1.2.3.4.20.21", "item")
@example("A3.14~2.3~4.5", "row")
@example("A1.3.2.1", "part")
def test_what_is_printed_is_read_back_as_the_same_number(number, kind):
    assert parse_id(number) == number
    assert parse_id(label(number, kind)) == number


@given(st.text("附件第三章节条款项行部分之末段说明表0123A.~一十百千万（）()①、 end", max_size=12))
def test_a_text_is_a_number_or_is_refused(text):
    try:
        number = parse_id(text)
    except NoSuchNumber:
        return
    assert parse_id(label(number)) == number


@pytest.mark.parametrize(
    ("number", "kind", "printed"),
    [
        ("3.3.2", "item", "三（三）2"),
        ("1.2.3.4.5.6", "item", "一（二）3（4）⑤⑥"),
        ("2.3.end", "item", "二（三）末段"),
        ("A3.14.2", "row", "附件3第14行第2项"),
        ("A3.14.2", "item", "附件3第14项第2项"),
        ("A1.3.2", "part", "附件1第三部分（二）"),
        ("A3.s2", "row", "附件3表二"),
        ("art5.2", "item", "第五条（二）"),
        ("ch2.s1", "item", "第二章第一节"),
        ("op.12", "item", "主办单位规定第12条"),
        ("1.2~3", "item", "一（二）之三"),
    ],
)
def test_each_level_is_printed_in_its_own_numerals(number, kind, printed):
    assert label(number, kind) == printed


def test_clauses_stand_in_the_order_of_the_text():
    in_order = [
        *("0", "1", "1.2", "1.2.1", "1.2.9", "1.2.10", "1.2.10~2", "1.3", "1.3.2", "1.3.end", "2"),
        *("10", "close", "annexes", "sign", "contact"),
        *("A1", "A1.1", "A1.9", "A1.note", "A2", "A3", "A3.2", "A3.14", "A3.14.1", "op.2", "op.12"),
    ]
    by_spelling = sorted(in_order)

    assert sorted(by_spelling, key=order_key) == in_order


def test_articles_are_ordered_by_number():
    assert sorted(["art10", "art9.2", "art9~1", "art9"], key=order_key) == [
        *("art9", "art9.2", "art9~1", "art10")
    ]


@given(NUMBERS)
def test_a_chinese_numeral_is_read_back_as_its_number(number):
    assert number_of(numeral(number)) == number
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (20_000, "二万"),
        (20_300, "二万零三百"),
    ],
)
def test_numerals_are_written_as_in_print(number, written):
    assert numeral(number) == written


@pytest.mark.parametrize("written", ["", "一十", "二二", "十百", "百", "零", "〇", "茶", "²", "两"])
def test_what_is_no_numeral_has_no_number(written):
    assert number_of(written) is None


def test_both_ways_to_write_nought_within_a_numeral_are_the_same():
    assert number_of("一百〇五") == number_of("一百零五") == 105
