import pytest

from mingce.law.overlay import MARKED, OPERATOR_MAY, joined, laid_over
from mingce.law.problems import BadInput
from mingce.law.reader import parse
from mingce.law.shapes.texts import Source
from tests.tiny import FILES, edition_of, tiny

TINY = edition_of(FILES)


def refused(call):
    with pytest.raises(BadInput) as bad:
        call()
    return bad.value.lines("en")


def overlaid(operator):
    return tiny(operator=operator)


def parts(*texts):
    return joined([parse(text, f"{n}.yaml") for n, text in enumerate(texts, start=1)], "folder")


def over(operator):
    return laid_over(parts("forms: {f: {rows: [1, 2]}}\n"), parse(operator, "operator.yaml"))


def test_parts_are_one_whole_mappings_by_key_and_lists_one_after_the_other():
    whole = parts("a: {x: 1, l: [1]}\nb: 2\n", "a: {y: 3, l: [4, {m: 5}]}\n")

    assert whole.data == {"a": {"x": 1, "l": [1, 4, {"m": 5}], "y": 3}, "b": 2}
    assert str(whole.place(("a", "y"))) == "2.yaml:1:8"
    assert str(whole.place(("a", "l", 0))) == "1.yaml:1:15"
    assert str(whole.place(("a", "l", 2, "m"))) == "2.yaml:1:22"
    assert str(whole.key_place(("a", "l", 2, "m"))) == "2.yaml:1:19"
    assert str(whole.place(("nowhere",))) == "folder"


def test_a_key_in_two_parts_is_refused_with_both_places():
    assert refused(lambda: parts("a: {x: 1}\n", "b: 1\na:\n  x: 1\n")) == [
        "2.yaml:3:3: 'x' is already written at 1.yaml:1:8; a name is written once"
    ]
    with pytest.raises(BadInput) as bad:
        parts("a: {x: 1}\n", "a: {x: 1}\n")
    assert bad.value.lines("zh") == ["2.yaml:1:5: “x”已在 1.yaml:1:8 写过；同一名称只写一次"]


def test_every_key_that_two_parts_have_is_told():
    assert len(refused(lambda: parts("a: 1\nb: {c: 2}\n", "b: {c: 3}\na: 4\n"))) == 2


@pytest.mark.parametrize("text", ["- a\n", "a\n", "3\n"])
def test_a_part_is_a_mapping(text):
    told = "this should be a set of entries of the form 'name: content'"

    assert refused(lambda: parts("a: 1\n", text)) == [f"2.yaml:1:1: {told}"]
    assert refused(lambda: over(text)) == [f"operator.yaml:1:1: {told}"]


def test_joining_leaves_the_parts_as_they_were():
    one, other = parse("a: {l: [1]}\n", "1.yaml"), parse("a: {l: [2], m: {n: 3}}\n", "2.yaml")
    joined([one, other], "folder").data["a"]["m"]["n"] = 4

    assert one.data == {"a": {"l": [1]}}
    assert other.data == {"a": {"l": [2], "m": {"n": 3}}}


def test_the_operator_gives_an_article_its_conditions():
    anew = overlaid(
        "facts:\n"
        "  shelves: {label: {zh: 架, en: s}, cite: op.4, type: number, unit: 名, from: town}\n"
        "criteria:\n"
        "  still_fine: {test: looked_after and shelves >= 3}\n"
        "  tidy: {label: {zh: 齐, en: tidy}, cite: op.4, test: shelves >= 1}\n"
    )
    facts, criteria = anew.facts, anew.shape.criteria

    assert criteria["still_fine"].test == "looked_after and shelves >= 3"
    assert criteria["still_fine"].cite == TINY.shape.criteria["still_fine"].cite
    assert (facts["shelves"].source, criteria["tidy"].source) == (Source.OPERATOR, Source.OPERATOR)
    assert criteria["still_fine"].source is Source.OPERATOR
    assert TINY.shape.criteria["still_fine"].source is Source.REGULATION


def test_what_the_operator_says_of_the_source_stands():
    anew = overlaid("criteria:\n  still_fine: {test: looked_after, source: regulation}\n")

    assert anew.shape.criteria["still_fine"].source is Source.REGULATION


def test_the_operator_sets_a_term_and_a_day():
    anew = overlaid("titles: {fine_library: {term: P4Y}}\ndeadlines: {papers: {day: 2031-06-01}}\n")
    title, deadline = anew.shape.titles["fine_library"], anew.shape.deadlines["papers"]

    assert (str(title.term), title.source) == ("P4Y", Source.OPERATOR)
    assert (str(deadline.day), deadline.source) == ("2031-06-01", Source.OPERATOR)
    assert TINY.shape.deadlines["papers"].source is Source.NOTICE


def test_the_operator_switches_practices():
    anew = overlaid("practices: {leaving: {on: false}, ranking: {on: true}}\n")
    events = [line.event for line in anew.tracks["award"].transitions]

    assert (TINY.on("leaving"), anew.on("leaving")) == (True, False)
    assert (TINY.on("ranking"), anew.on("ranking")) == (False, True)
    assert "leave" not in events
    assert ("ranked" in _required(TINY), "ranked" in _required(anew)) == (False, True)


def _required(edition):
    return next(
        line.requires for line in edition.tracks["award"].transitions if line.event == "pass_on"
    )


def test_the_operator_appends_rows_and_they_are_the_operators():
    row = "{row: A1.4, cite: op.2, fact: lamps, type: number, unit: 名, label: {zh: 灯, en: l}}"
    anew = overlaid(f"forms:\n  application:\n    rows:\n      - {row}\n")
    rows = anew.forms["application"].rows

    assert [row.fact for row in rows] == ["library_name", "books", "letter_text", "lamps"]
    assert [row.source for row in rows] == [Source.NOTICE] * 3 + [Source.OPERATOR]
    assert rows[-1].answered_by == ("library",)
    assert anew.forms["application"].source is Source.NOTICE


def test_a_form_the_operator_adds_is_the_operators_with_all_its_rows():
    whole = over("forms: {g: {rows: [{row: '1'}, {row: '2', source: notice}]}}\n")

    assert whole.data["forms"]["g"] == {
        "source": "operator",
        "rows": [{"row": "1", "source": "operator"}, {"row": "2", "source": "notice"}],
    }


def test_adding_no_rows_marks_none():
    rows = overlaid("forms: {application: {rows: []}}\n").forms["application"].rows

    assert [row.source for row in rows] == [Source.NOTICE] * 3


@pytest.mark.parametrize(
    "part",
    ["tracks", "actors", "every_track", "events", "vetoes", "lists", "id", "format", "in_force"],
)
def test_the_operator_leaves_the_procedure_as_it_is(part):
    (told,) = refused(lambda: overlaid(f"open: []\n{part}: {{}}\n"))

    assert told.startswith(
        f"tiny/operator.yaml:2:1: the operator's file cannot change '{part}'; it may hold: "
        f"{', '.join(OPERATOR_MAY)}"
    )


def test_a_misspelt_part_is_told_with_the_right_one():
    (told,) = refused(lambda: overlaid("practises: {}\n"))

    assert told.endswith("did you mean 'practices'?")


def test_the_operator_rewrites_no_clause():
    (told,) = refused(lambda: overlaid("clauses:\n  op.1: {text: notice}\n  op.8: {}\n"))

    assert told == (
        "tiny/operator.yaml:2:3: the operator cannot rewrite a clause of the text; "
        "add one whose id starts with op."
    )


def test_the_operator_adds_clauses_of_its_own():
    anew = overlaid("clauses:\n  op.8: {gist: {zh: 添, en: added}, text: county}\n")

    assert list(anew.shape.clauses)[-1] == "op.8"


@pytest.mark.parametrize("part", [*MARKED, "clauses", "forms"])
@pytest.mark.parametrize("written", ["3", "[{a: 1}]", "null"])
def test_what_is_no_mapping_is_told_and_not_stumbled_over(part, written):
    (told,) = refused(lambda: overlaid(f"{part}: {written}\n"))

    assert told.startswith(f"tiny/operator.yaml:1:{len(part) + 3}: ")
    assert "this should be a set of `key: value` entries" in told


def test_laying_over_leaves_the_whole_as_it_was():
    whole = parts("facts: {a: {type: text}}\n")
    laid_over(whole, parse("facts: {a: {type: date}, b: {}}\n", "operator.yaml"))

    assert whole.data == {"facts": {"a": {"type": "text"}}}
