"""An expression says what it says, is refused where it says nothing, and never runs."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law.expressions import (
    And,
    Compare,
    ExpressionError,
    FactType,
    Literal,
    Member,
    Name,
    Not,
    Or,
    check,
    conjunction,
    mutants,
    names,
    parse,
    render,
)
from mingce.law.expressions.parse import _Reading
from tests.drawing import examples
from tests.law.drawn import TYPES, expressions

FACTS = {
    "score": FactType("number"),
    "rank": FactType("number"),
    "barred": FactType("boolean"),
    "listed": FactType("boolean"),
    "theme": FactType("text"),
    "since": FactType("date"),
    "kind": FactType("choice", ("city", "district", "county level")),
    "former": FactType("choice", ("city", "district", "county level")),
    "seat": FactType("choice", ("north", "south")),
}
enough, (A, B, C) = examples(50), (Name("a"), Name("b"), Name("c"))


def refusal(text):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    return caught.value


def read_or_told(text):
    try:
        return parse(text), None
    except ExpressionError as error:
        return None, error


def complaints(text, types=FACTS):
    return [(error.column, error.words.en) for error in check(parse(text), types)]


def changed(text, types=None):
    return [render(mutant.expr) for mutant in mutants(parse(text), types)]


# What is read


def test_and_binds_closer_than_or_and_not_closest():
    assert parse("a or not b and c") == Or((A, And((Not(B), C))))


def test_not_reaches_over_a_comparison_and_no_further():
    assert parse("not a == 1 and b") == And((Not(Compare(A, "==", Literal(Decimal(1)))), B))


def test_parentheses_group():
    assert parse("(a or b) and c") == And((Or((A, B)), C))


def test_terms_joined_alike_are_one_flat_list():
    assert parse("a and (b and c)") == And((A, B, C))
    assert parse("(a or b) or c") == Or((A, B, C))


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">="])
def test_either_side_may_be_the_literal(sign):
    eighty = Literal(Decimal(80))
    assert parse(f"a {sign} 80") == Compare(A, sign, eighty)
    assert parse(f"80{sign}a") == Compare(eighty, sign, A)


def test_a_number_is_exactly_what_is_written():
    assert str(parse("a >= 79.10").right.value) == "79.10"
    assert str(parse("a >= -0.5").right.value) == "-0.5"


def test_true_and_one_are_different_literals():
    assert parse("a == true") != parse("a == 1")
    assert len({Literal(True), Literal(Decimal(1))}) == 2


def test_a_text_stands_in_either_kind_of_quotation_marks():
    assert parse("a == '甲'") == parse('a == "甲"') == Compare(A, "==", Literal("甲"))
    assert parse('a == "it\'s"').right.value == "it's"


def test_options_are_bare_words_or_quoted():
    assert parse("a in (x, 'y z', \"w\")") == Member(A, ("x", "y z", "w"))
    assert parse("a in (x)") == Member(A, ("x",))


def test_not_in_is_the_negated_membership():
    assert parse("a not in (x)") == parse("not a in (x)") == Not(Member(A, ("x",)))


def test_blanks_and_line_breaks_around_words_are_nothing():
    assert parse("\n  a\tand\n  b \n") == And((A, B))


def test_facts_are_named_in_reading_order_each_once():
    assert names(parse("c and (a >= b or kind in (x)) and not a")) == ("c", "a", "b", "kind")


def test_literals_name_no_fact():
    assert names(parse("true or 1 == 2")) == ()


def test_a_node_knows_its_column():
    expr = parse("  甲乙 == a".replace("甲乙", "'甲乙'") + " and b")
    assert [term.column for term in expr.terms] == [3, 17]
    assert expr.terms[0].right.column == 11


@enough
@given(expressions)
def test_what_is_written_back_reads_the_same(expr):
    assert parse(render(expr)) == expr


# What is refused


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("", 1, "the expression is empty; write a condition such as score >= 80"),
        ("  ", 1, "the expression is empty; write a condition such as score >= 80"),
        ("a = 3", 3, "= has no place here; write =="),
        ("a ≥ 3", 3, "≥ has no place here; write >="),
        ("（a）", 1, "（ has no place here; write ("),
        ("a && b", 3, "& has no place here; write and"),
        ("a And b", 3, "write and, not 'And'"),
        ("a is b", 3, "write ==, not 'is'"),
        ("a and True", 7, "write true, not 'True'"),
        ("a + b > 3", 3, "no arithmetic here (+); ask for a fact of its own"),
        ("a > - 5", 5, "no arithmetic here (-); ask for a fact of its own"),
        ("a -5", 3, "between 'a' and '-5' stands neither and, or nor a comparison"),
        ("a b", 3, "between 'a' and 'b' stands neither and, or nor a comparison"),
        ("a not b", 3, "between 'a' and 'not' stands neither and, or nor a comparison"),
        ("f'x'", 2, "between 'f' and 'x' stands neither and, or nor a comparison"),
        ("a == 'x' 'y'", 10, "between 'x' and 'y' stands neither and, or nor a comparison"),
        ("a and", 6, "the expression breaks off; a condition or literal is missing"),
        ("a or or b", 6, "a condition or literal is missing before or"),
        ("(a", 1, "this opening parenthesis is never closed"),
        ("a and b)", 8, "this closing parenthesis has no opening one"),
        ("a < b < c", 1, "comparisons are not chained; join them by and, such as a < b and b < c"),
        ("a in b", 6, "after in comes a list in parentheses, for example in (a, b)"),
        ("a in ()", 7, "a condition or literal is missing before )"),
        ("a in (1, 2)", 7, "the options after in are words or quoted texts"),
        ("a in (true)", 7, "the options after in are words or quoted texts"),
        ("a in (x, x)", 10, "the option x is written twice; drop one"),
        ("80 in (x)", 1, "to the left of in stands the name of a fact with options"),
        (
            "a == not b",
            6,
            "this cannot be read here; write a condition such as score >= 80 and not barred",
        ),
        (
            "a, b",
            1,
            "a comma stands only between the options after in, and never inside a number",
        ),
        (
            "(a == b) == c",
            2,
            "here stands one name or literal; a condition is no side of a comparison",
        ),
        (
            "b or class",
            6,
            "'class' is a reserved word; it names no fact, and as an option it needs quotes",
        ),
    ],
)
def test_what_cannot_be_read_is_told_at_its_column(text, column, says):
    error = refusal(text)
    assert (error.column, error.words.en) == (column, says)


@pytest.mark.parametrize("number", ["080", "1_000", "1e5", "0x10", "1j", "1.", "80分", "1,000"])
def test_a_number_is_written_in_full_and_plainly(number):
    assert refusal(f"a >= {number}").column in {6, 7, 8}


def test_a_number_has_at_most_fifteen_significant_digits():
    assert parse("a >= 0.123456789012345").right.value == Decimal("0.123456789012345")
    assert refusal("a >= 1234567890123456").words.en == (
        "'1234567890123456' has too many digits; at most 15 significant digits"
    )


@pytest.mark.parametrize(
    "code",
    [
        "f(x)", "a.b", "x[0]", "lambda: a", "a if b else c", "[a for a in b]", "{a: b}", "a := 3",
        "f'{a}'", "b'a' == c", "a, b", "*a", "a; b", "a # b", "'\\x41' == a", "...", "`a`",
        "not (yield)", "__import__('os')", "a\0b", "'''a''' == b", "a == 'x\ny'", "a @ b", "~a",
        "a == '\ud800'", "a == None", "ａ and b", "a\u2028b", "_a", "a" * 1001, "await a",
    ],
)  # fmt: skip
def test_code_is_refused(code):
    assert refusal(code).words.zh != ""


@pytest.mark.parametrize(
    "code",
    [
        "f(x)", "a.b", "x[0]", "lambda: a", "a if b else c", "[a for a in b]", "{a: b}", "(a := 3)",
        "f'{a}'", "b'a'", "*a", "a + b", "-a", "a is b", "None", "1j", "...", "ａ", "True", "a @ b",
        "(yield)", "await a", "not f(x)", "a and b.c", "a in (f(x),)", "f(x) == 1", "1 == -(-1)",
    ],
)  # fmt: skip
def test_the_tree_is_walked_by_an_allow_list_even_if_code_came_so_far(code):
    reading = _Reading(code)
    with pytest.raises(ExpressionError):
        reading.expression()


def test_an_error_is_told_by_its_column():
    assert str(refusal("a =")) == "3: = has no place here; write =="


def test_a_text_with_both_quotation_marks_cannot_be_written():
    with pytest.raises(ValueError, match="both kinds"):
        render(Literal("'\""))


@pytest.mark.parametrize("text", ["(" * 500 + "a" + ")" * 490, "not " * 249 + "a", "(" * 999])
def test_no_depth_brings_it_down(text):
    assert refusal(text).words.en == (
        "parentheses and not are nested more than 32 deep; split the expression"
    )


@given(st.text(st.sampled_from("ab01.,()<>=! \n'\"\\notrui_-+甲\0"), max_size=60) | st.text())
def test_any_text_is_an_expression_or_an_error_within_it(text):
    read, told = read_or_told(text)
    assert read is None or parse(render(read)) == read
    assert told is None or (1 <= told.column <= len(text) + 1 and all(told.words))


# What does not fit the facts


@pytest.mark.parametrize(
    "text",
    [
        "score >= 80", "80 <= score", "score > rank", "not barred", "barred == listed",
        "barred != true", "theme == '甲'", "since <= '2018-08-31'", "'2018-08-31' < since",
        "kind == district", "kind in (city, 'county level')", "kind != 'city'", "kind == former",
    ],
)  # fmt: skip
def test_what_fits_its_facts_is_let_through(text):
    facts = FACTS | {"district": FACTS["kind"]}
    assert complaints(text, facts) == []


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("barred and scor >= 8", 12, "there is no fact named scor; did you mean 'score'?"),
        ("xyz", 1, "there is no fact named xyz"),
        ("score == 'high'", 1, "a number is not compared with a text; both sides are of one kind"),
        ("theme >= 3", 1, "a text is not compared with a number; both sides are of one kind"),
        ("since > 2018", 1, "a date is not compared with a number; both sides are of one kind"),
        ("kind == 1", 1, "a choice is not compared with a number; both sides are of one kind"),
        ("barred == 1", 1, "boolean is not compared with a number; both sides are of one kind"),
        ("score > since", 1, "a number is not compared with a date; both sides are of one kind"),
        ("barred > true", 1, "boolean has no order; use == or !="),
        ("kind < 'city'", 1, "a choice has no order; use == or !="),
        ("theme > 'a'", 1, "a text has no order; use == or !="),
        ("kind == 'cty'", 9,
         "'cty' is none of its options: city, district, county level; did you mean 'city'?"),
        ("kind in (city, town)", 1, "'town' is none of its options: city, district, county level"),
        ("kind == seat", 1, "kind and seat have different options and are not compared"),
        ("since > '2018/1/1'", 9, "'2018/1/1' is no date; write it like '2018-08-31'"),
        ("since > '2018-W35-5'", 9, "'2018-W35-5' is no date; write it like '2018-08-31'"),
        ("since > '2018-02-30'", 9, "'2018-02-30' is no date; write it like '2018-08-31'"),
        ("since > '20180101'", 9, "'20180101' is no date; write it like '2018-08-31'"),
        ("theme == ' '", 10,
         "a blank text is no answer, which is always unknown; write out the text"),
        ("score", 1, "score is a number, not a boolean; write a comparison or in"),
        ("barred and not kind", 16, "kind is a choice, not a boolean; write a comparison or in"),
        ("score in (city)", 1, "score is a number and has no options; in is for a choice"),
        ("true", 1, "a literal is no condition; compare a fact with it, such as score >= 80"),
        ("1 == 1", 1, "two literals; name a fact on one side"),
        ("barred or barred", 11, "written twice; drop one"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_at_its_column(text, column, says):
    assert complaints(text) == [(column, says)]


def test_everything_that_does_not_fit_is_told_in_reading_order():
    assert [column for column, _ in complaints("scor > 1 and theme < 'a' and kin in (city)")] == [
        1, 14, 30,
    ]  # fmt: skip


@enough
@given(expressions)
def test_an_expression_over_its_own_facts_fits_unless_it_repeats_itself(expr):
    assert {error.words.en for error in check(expr, TYPES)} <= {"written twice; drop one"}


# Slightly wrong versions


def test_a_comparison_is_flipped_and_its_boundary_and_its_limit_are_moved():
    assert changed("score >= 80") == ["score < 80", "score > 80", "score >= 79", "score >= 81"]
    assert changed("0.50 < score") == [
        "0.50 >= score", "0.50 <= score", "0.49 < score", "0.51 < score",
    ]  # fmt: skip
    assert changed("score == 5") == ["score != 5", "score == 4", "score == 6"]
    assert changed("theme != 'a'") == ["theme == 'a'"]


def test_a_day_moves_by_a_day():
    assert changed("since <= '2018-08-31'") == [
        "since > '2018-08-31'",
        "since < '2018-08-31'",
        "since <= '2018-08-30'",
        "since <= '2018-09-01'",
    ]
    assert "since < '9999-12-30'" in changed("since < '9999-12-31'")


def test_joined_terms_are_joined_otherwise_dropped_and_negated():
    assert changed("a or not b") == ["a and not b", "not b", "not a or not b", "a", "a or b"]


def test_terms_of_a_group_that_falls_open_join_the_ones_around_it():
    assert changed("a and (b or c)")[0] == "a or b or c"
    assert "a and b and c" in changed("a and (b or c)")


def test_an_option_is_dropped_or_a_known_one_added():
    assert changed("kind in (city, district)", FACTS) == [
        "not (kind in (city, district))",
        "kind in (district)",
        "kind in (city)",
        "kind in (city, district, 'county level')",
    ]
    assert changed("kind in (city)") == ["not (kind in (city))"]


def test_a_negation_is_dropped_but_never_doubled():
    assert changed("not a") == ["a"]
    assert changed("not (a and b)") == [
        "a and b", "not (a or b)", "not b", "not (not a and b)", "not a", "not (a and not b)",
    ]  # fmt: skip


def test_a_literal_has_no_mutants_of_its_own():
    assert changed("true or a") == ["true and a", "a", "true", "true or not a"]


def test_a_mutant_tells_what_was_changed():
    first = mutants(parse("score >= 80"))[0]
    assert first.words == (">= 改成 <：score < 80", ">= becomes <: score < 80")


@enough
@given(expressions)
def test_no_mutant_is_made_twice_or_equals_the_expression(expr):
    made = [mutant.expr for mutant in mutants(expr, TYPES)]
    assert len(set(made)) == len(made)
    assert expr not in made
    assert len(made) > 0


@enough
@given(expressions)
def test_every_mutant_can_be_written_and_read(expr):
    for mutant in mutants(expr, TYPES):
        assert parse(render(mutant.expr)) == mutant.expr


def test_a_single_term_joined_is_itself():
    assert conjunction((A,)) == A
