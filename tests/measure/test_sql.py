"""An expression in SQL says the same in words that every engine reads alike."""

import pytest

from mingce.law.expressions import Name, parse
from mingce.measure.sql import condition, text
from mingce.measure.tables import connect
from tests.law.drawn import TYPES


@pytest.mark.parametrize(
    ("expression", "sql"),
    [
        ("barred", "facts.barred"),
        ("not barred or listed", "((NOT facts.barred) OR facts.listed)"),
        ("false or barred", "(FALSE OR facts.barred)"),
        ("score >= 79.90", "(facts.score >= 79.90)"),
        ("-1 != score", "(-1 <> facts.score)"),
        ("barred == true", "(facts.barred = TRUE)"),
        ("theme == '甲'", "(facts.theme = '甲')"),
        ("since <= '1970-01-01'", "(facts.since <= DATE '1970-01-01')"),
        ("'1970-01-01' == theme", "('1970-01-01' = facts.theme)"),
        ("kind in (city, \"league's\")",
         "(facts.kind IN ('city', concat('league', chr(39), 's')))"),
        ("barred and not (listed and select)",
         "(facts.barred AND (NOT (facts.listed AND facts.select)))"),
    ],
)  # fmt: skip
def test_an_expression_is_written_as_a_condition(expression, sql):
    assert condition(parse(expression), TYPES) == sql


def test_the_table_may_have_another_name():
    assert condition(parse("barred"), TYPES, "cases") == "cases.barred"


@pytest.mark.parametrize("name", ['a" OR 1=1 --', "A", "a.b", "", "and"])
def test_only_the_name_of_a_fact_goes_into_sql(name):
    with pytest.raises(ValueError, match="name of a fact"):
        condition(Name(name), TYPES)
    with pytest.raises(ValueError, match="name of a fact"):
        condition(Name("barred"), TYPES, name)


def test_every_word_of_the_engine_may_name_a_fact():
    with connect() as con:
        words = con.execute("SELECT keyword_name FROM duckdb_keywords()").fetchall()
        for (word,) in words:
            con.execute(f'CREATE OR REPLACE TABLE facts AS SELECT true AS "{word}"')
            asked = f"SELECT facts.{word} FROM facts"  # noqa: S608 - a word of the engine's own
            assert con.execute(asked).fetchall() == [(True,)]


@pytest.mark.parametrize("value", ["", "plain", "it's", "''", "a\\'b", "\\", "；DROP", "'"])
def test_a_text_is_read_back_as_it_was(value):
    with connect() as con:
        assert con.execute(f"SELECT {text(value)}").fetchall() == [(value,)]
