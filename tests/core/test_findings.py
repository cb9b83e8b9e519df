"""A finding: one rule, one clause, one verdict, the facts looked at, what is still missing."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.findings import Finding, Rule, findings, negated, rule_of, together
from mingce.law.shapes.criteria import Criterion
from mingce.law.words import Words

LABEL = Words("够高", "is tall enough")
verdicts = st.sampled_from([True, False, None])


def rule(test: str) -> Rule:
    return rule_of("tall", Criterion(label={"zh": LABEL.zh, "en": LABEL.en}, cite="3", test=test))


def found(test: str, **known: object) -> Finding:
    return findings([rule(test)], known)[0]


@pytest.mark.parametrize(
    ("known", "verdict", "missing"),
    [
        ({"height": 3}, True, ()),
        ({"height": Decimal("2.99")}, False, ()),
        ({"height": None}, None, ("height",)),
        ({}, None, ("height",)),
    ],
)
def test_a_finding_is_a_verdict_and_what_is_still_missing(known, verdict, missing):
    finding = found("height >= 3", **known)

    assert (finding.verdict, finding.missing) == (verdict, missing)


def test_a_finding_cites_exactly_one_clause():
    assert found("height >= 3").clause == "3"


def test_a_finding_shows_the_facts_it_looked_at_and_no_others():
    finding = found("height >= 3 and oiled", height=3, weight=7)

    assert finding.facts == {"height": 3, "oiled": None}


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, ("oiled", "height", "poem")),
        ({"oiled": True}, ("height", "poem")),
        ({"oiled": True, "height": 2}, ("poem",)),
        ({"oiled": False}, ()),
        ({"oiled": True, "poem": True}, ()),
    ],
)
def test_only_what_could_still_decide_is_missing(known, missing):
    assert found("oiled and (height >= 3 or poem)", **known).missing == missing


def test_what_a_finding_lacks_can_be_told_apart_from_the_facts_it_names():
    finding = found("poem_given")._replace(lacks=("poem",))

    assert finding.missing == ("poem",)


def test_a_reason_without_a_test_is_missing_nothing():
    assert Finding(Rule("seat", "1", LABEL), False, {}).missing == ()
    assert Finding(Rule("seat", "1", LABEL), None, {}).missing == ()


@given(verdicts, verdicts)
def test_the_opposite_of_a_rule_is_its_negation_and_unknown_stays_unknown(one, other):
    straight = rule("oiled and not wet")
    known = {"oiled": one, "wet": other}
    [verdict] = [f.verdict for f in findings([straight], known)]
    [opposite] = [f.verdict for f in findings([negated(straight)], known)]

    assert opposite is (None if verdict is None else not verdict)


def test_the_opposite_keeps_the_clause_and_says_that_it_is_one():
    opposite = negated(rule("oiled"))

    assert (opposite.id, opposite.clause, opposite.names) == ("not tall", "3", ("oiled",))
    assert opposite.label == Words("并非：够高", "not: is tall enough")


def test_a_reason_without_a_test_has_no_opposite():
    with pytest.raises(ValueError, match="has no opposite"):
        negated(Rule("seat", "1", LABEL))


@given(st.lists(verdicts, max_size=5))
def test_together_they_are_true_if_all_are_false_if_any_is_and_else_unknown(several):
    expected = False if False in several else None if None in several else True

    assert together(Finding(Rule("r", "1", LABEL), v, {}) for v in several) is expected


def test_nothing_at_all_is_true():
    assert together([]) is True


def test_where_a_rule_comes_from_goes_with_it():
    assert [rule("oiled").source, rule("oiled").label] == ["notice", LABEL]


def test_every_rule_is_tested_on_the_same_facts():
    known = {"height": 3, "oiled": False, "lit_on": date(2018, 1, 1)}
    rules = [rule("height >= 3"), rule("oiled"), rule("lit_on >= '2018-01-01'")]

    assert [f.verdict for f in findings(rules, known)] == [True, False, True]
