"""Every clause in our own words with what it leaves open, and every form, empty."""

from tests.desks.public import house
from tests.desks.public.house import get, said, text


def test_every_clause_can_be_jumped_to(opened):
    page = text(get("/notice/"))

    assert [one for one in house.edition().shape.clauses if f'id="c-{one}"' not in page] == []


def test_what_the_operator_rules_is_marked_so_and_the_notice_is_not(opened):
    shown = {one.id: one.provenance for one in get("/notice/").context["clauses"]}

    assert (shown["op.2"], shown["1.1"]) == ("operator", "notice")
    assert text(get("/notice/")).count("主办方设定") > 10


def test_every_open_reading_stands_with_its_clause(opened):
    clauses = get("/notice/").context["clauses"]
    readings = [one for clause in clauses for one in clause.readings]

    assert sorted(map(repr, readings)) == sorted(map(repr, house.edition().shape.open))


def test_every_row_of_every_form_is_there_to_be_filled_in(opened):
    forms = get("/forms/").context["forms"]

    assert {one.id: len(one.rows) for one in forms} == {
        name: len(form.rows) for name, form in house.edition().forms.items()
    }
    assert "式样不在所持文本中" in said(get("/forms/"))


def test_a_form_speaks_english_too(opened):
    page = said(house.reader("en").get("/forms/"))

    assert "square" in page or "km²" in page
    assert "GDP" in page
