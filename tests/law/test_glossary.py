"""Every word of the field has one name in code and wording in both languages."""

from collections import Counter

import pytest

from mingce.law.glossary import load, term
from mingce.law.words import Words

terms = load()


def test_no_identifier_and_no_chinese_wording_stands_twice():
    assert [
        one for one, count in Counter(each.identifier for each in terms).items() if count > 1
    ] == []
    assert [one for one, count in Counter(each.zh for each in terms).items() if count > 1] == []


def test_an_identifier_is_a_plain_python_name():
    wrong = [
        each.identifier
        for each in terms
        if not (
            each.identifier.isascii()
            and each.identifier.isidentifier()
            and each.identifier == each.identifier.lower()
        )
    ]

    assert wrong == []


def test_every_term_has_words_in_both_languages_and_says_where_from():
    assert [each for each in terms if not (each.zh.strip() and each.note.strip())] == []
    assert [each for each in terms if not (each.en.strip() and each.en.isascii())] == []


def test_the_seven_words_that_english_flattens_keep_seven_names():
    seven = {
        "evaluation": "评定",
        "vetting": "审核",
        "plan_appraisal": "论证",
        "measurement": "测评",
        "panel": "评审",
        "annual_assessment": "年度考核",
        "re_review": "复核",
    }

    assert {name: term(name).zh for name in seven} == seven
    assert len({term(name).en for name in seven}) == 7


def test_no_term_is_bare_review():
    assert [each for each in terms if "review" in {each.identifier, each.en.casefold()}] == []


def test_a_term_is_found_by_its_identifier():
    assert [term(each.identifier) for each in terms] == list(terms)
    assert term("county_city").words == Words("县级市", "county-level city")


def test_an_unknown_identifier_is_refused():
    with pytest.raises(LookupError, match="'evaluations'"):
        term("evaluations")
