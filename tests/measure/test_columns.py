"""Whole columns are judged as each case is."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingce.core.kleene import compile_test
from mingce.law.expressions import FactType, parse
from mingce.measure.columns import FALSE, TRUE, UNKNOWN, judge
from mingce.measure.sql import condition
from tests.law.drawn import TYPES, answers, expressions
from tests.measure.columned import columns, loaded

CODES = {False: FALSE, None: UNKNOWN, True: TRUE}
BOOLEANS = {name: FactType("boolean") for name in "abc"}


def codes(expr, cases):
    test = compile_test(expr)
    return [CODES[test(case)] for case in cases]


def judged(tests, cases, types=TYPES, **options):
    texts = {}
    table = columns(cases, texts, types)
    criteria = {f"c{place}": expr for place, expr in enumerate(tests)}
    return judge(criteria, types, table, rows=len(cases), texts=texts, **options)


@settings(max_examples=60)
@given(st.lists(expressions, min_size=1, max_size=4), st.lists(answers(), max_size=8))
def test_one_case_a_column_and_a_table_give_the_same_verdicts(tests, cases):
    expected = [codes(expr, cases) for expr in tests]
    found = judged(tests, cases, block=3)
    assert [row.tolist() for row in found.codes[:-1]] == expected
    assert found.verdict.tolist() == [min(column) for column in zip(*expected, strict=True)]
    with loaded(cases) as con:
        listed = ", ".join(condition(expr, TYPES) for expr in tests)
        rows = con.execute(f"SELECT {listed} FROM facts").fetchall()  # noqa: S608 - under test
    assert [[CODES[value] for value in column] for column in zip(*rows, strict=True)] == (
        expected if cases else []
    )


def test_a_verdict_over_criteria_is_false_before_it_is_unknown():
    cases = [{"a": a, "b": b} for a in (True, False, None) for b in (True, False, None)]
    found = judged([parse("a"), parse("b")], cases, BOOLEANS)
    assert found.verdict.tolist() == [2, 0, 1, 0, 0, 0, 1, 0, 1]


def test_no_criterion_at_all_is_true_of_every_case():
    assert judged([], [{}, {}]).verdict.tolist() == [TRUE, TRUE]


def test_a_fact_without_a_column_is_unknown_throughout():
    tests = [parse("a"), parse("not a"), parse("a or b"), parse("a == b"), parse("b == true")]
    found = judge(
        dict(zip("vwxyz", tests, strict=True)), BOOLEANS, {"b": (np.array([True, False]), None)}
    )
    assert found.codes.tolist() == [[1, 1], [1, 1], [2, 1], [1, 1], [2, 0], [1, 0]]


def test_a_table_without_any_column_asked_for_still_has_its_rows():
    assert judge({"v": parse("a")}, BOOLEANS, {}, rows=2).verdict.tolist() == [UNKNOWN, UNKNOWN]


def test_two_criteria_that_say_the_same_have_the_same_verdicts():
    found = judged([parse("not a"), parse("not a")], [{"a": True}, {}], BOOLEANS)
    assert found.of("c0").tolist() == found.of("c1").tolist() == [FALSE, UNKNOWN]


def test_what_stands_where_nothing_is_known_does_not_matter():
    values = np.array([np.nan, 90.0, 70.0, np.nan])
    known = np.array([False, True, False, False])
    found = judge(
        {"high": parse("score >= 80"), "other": parse("score != 80")},
        {"score": FactType("number")},
        {"score": (values, known)},
    )
    assert found.codes.tolist() == [[1, 2, 1, 1], [1, 2, 1, 1], [1, 2, 1, 1]]


def test_whole_numbers_beyond_floating_point_are_compared_exactly():
    counts = np.array([9007199254740993, 999999999999999], np.int64)
    found = judge(
        {"few": parse("score <= 999999999999999")},
        {"score": FactType("number")},
        {"score": (counts, None)},
    )
    assert found.verdict.tolist() == [FALSE, TRUE]


def test_days_may_be_given_as_days():
    since = np.array(["2018-08-31", "2018-09-01"], "datetime64[D]")
    found = judge(
        {"early": parse("since <= '2018-08-31'")},
        {"since": FactType("date")},
        {"since": (since, None)},
    )
    assert found.verdict.tolist() == [TRUE, FALSE]


def test_the_block_is_nothing_but_speed():
    cases = [{"a": a} for a in (True, None, False)] * 5
    tests = [parse("a"), parse("not a")]
    whole = judged(tests, cases, BOOLEANS)
    for block in (1, 4, 15, 100):
        assert judged(tests, cases, BOOLEANS, block=block).codes.tolist() == whole.codes.tolist()


def test_progress_is_told_block_by_block():
    told = []
    judged([parse("a")], [{}] * 5, BOOLEANS, block=2, progress=lambda *done: told.append(done))
    assert told == [(2, 5), (4, 5), (5, 5)]


def test_a_literal_is_the_same_for_every_case():
    found = judged([parse("true"), parse("false and a")], [{}, {"a": True}], BOOLEANS)
    assert found.codes.tolist() == [[2, 2], [0, 0], [0, 0]]


def test_two_literals_are_not_judged():
    with pytest.raises(ValueError, match="two literals"):
        judged([parse("1 == 1")], [{}], BOOLEANS)
