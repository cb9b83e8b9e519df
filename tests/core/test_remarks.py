"""What is found about a file item by item: what there is to vet, and when a finding is spent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.case import WHOLE_FILE, Answer, Case, Handed, Remark, Remarked, Vetting
from mingce.core.decide import decide
from mingce.core.remarks import about, all_true, items, still_to_vet, vetted
from mingce.law.values import Given
from tests.cast import CITY, OFFICE, PROVINCE, act, case, decided, entry, lamps, reasons, world
from tests.strategies import NINE, histories

TRUE, DOUBT, LIE = (
    Remark(Vetting.TRUE),
    Remark(Vetting.DOUBTFUL, "blurred"),
    Remark(Vetting.FALSE, "copied"),
)
PAPERS = {"letter": Handed("town", NINE, 1), "verdict": Handed("judge", NINE, 1)}
ANSWERS = {
    "height": Answer(3, "town", CITY, NINE),
    "poem": Answer(None, "town", CITY, NINE),
    "somebody_fell": Answer(False, "province", PROVINCE, NINE),
}
FILE = case("asked", documents=PAPERS, answers=ANSWERS)
DRAFT = replace(FILE, state="dark")


def found(of: Case, **remarks: Remark) -> Case:
    return of.with_remarks(remarks, "province", PROVINCE, NINE)


def remarking(actor: str, of: str, **remarks: Remark):
    return replace(act("answer", actor, of), remarks=remarks)


# -- what there is to vet


def test_items_are_what_came_from_the_applicants_desk():
    assert list(items(FILE, lamps())) == ["letter", "height"]


def test_all_true_names_every_item_but_the_exceptions():
    assert all_true(FILE, lamps()) == {"letter": TRUE, "height": TRUE}
    assert all_true(FILE, lamps(), ["letter"]) == {"height": TRUE}


@pytest.mark.parametrize(
    ("remarks", "expected", "open_"),
    [
        ({}, None, ("letter", "height")),
        ({"letter": TRUE}, None, ("height",)),
        ({"letter": TRUE, "height": TRUE}, True, ()),
        ({"letter": TRUE, "height": DOUBT}, None, ("height",)),
        ({"letter": TRUE, "height": LIE}, False, ("height",)),
        ({"plan": LIE, "letter": TRUE, "height": TRUE}, False, ()),
        ({WHOLE_FILE: LIE, "letter": TRUE, "height": TRUE}, False, ()),
        ({WHOLE_FILE: DOUBT, "letter": TRUE, "height": TRUE}, None, (WHOLE_FILE,)),
        ({WHOLE_FILE: TRUE}, None, ("letter", "height")),
    ],
)
def test_a_file_is_vetted_once_each_item_is_found_true(remarks, expected, open_):
    file = found(FILE, **remarks)

    assert vetted(file, lamps()) is expected
    assert still_to_vet(file, lamps()) == open_


def test_a_file_with_nothing_in_it_is_not_vetted():
    assert vetted(case(), lamps()) is None


@pytest.mark.parametrize(
    ("item", "clause"),
    [("letter", "5"), ("height", "3"), (WHOLE_FILE, "1"), ("has_lamp", None), ("lamp", None)],
)
def test_an_item_is_a_paper_or_an_answer_or_the_whole_file(item, clause):
    known = about(lamps(), "lighting", item)

    assert (known[0] if known else None) == clause


# -- when a remark is spent


def test_a_remark_is_spent_once_its_item_comes_anew():
    file = found(FILE, letter=TRUE, height=TRUE)
    papers = file.with_material({}, {"letter": ()}, "town", NINE)
    answers = file.with_material({"height": ANSWERS["height"]}, {}, "town", NINE)

    assert still_to_vet(papers, lamps()) == ("letter",)
    assert still_to_vet(answers, lamps()) == ("height",)
    assert papers.remarks["letter"].spent


def test_a_finding_that_an_item_is_false_is_spent_with_it():
    file = found(FILE, letter=TRUE, height=LIE)
    anew = file.with_material({"height": ANSWERS["height"]}, {}, "town", NINE)

    assert [vetted(file, lamps()), vetted(anew, lamps())] == [False, None]


@pytest.mark.parametrize(("actor", "spent"), [("province", False), ("town", True)])
def test_a_remark_on_the_whole_file_is_spent_once_anybody_else_adds_to_it(actor, spent):
    file = found(FILE, **{WHOLE_FILE: DOUBT})

    assert file.with_material({}, {"plan": ()}, actor, NINE).remarks[WHOLE_FILE].spent is spent
    assert not file.with_material({}, {}, actor, NINE).remarks[WHOLE_FILE].spent


def test_a_reply_stands_beside_the_remark_it_answers():
    file = found(FILE, letter=DOUBT).with_remarks(
        {"letter": Remark(None, "it was the rain")}, "town", CITY, NINE
    )

    assert file.remarks["letter"] == Remarked(
        Vetting.DOUBTFUL,
        "blurred",
        "province",
        PROVINCE,
        NINE,
        reply=Remarked(None, "it was the rain", "town", CITY, NINE),
    )


@given(histories, st.integers(0, 6))
def test_remarks_fold_in_two_parts_as_at_once(entries, cut):
    entries = [
        replace(one, remarks={"letter": TRUE, WHOLE_FILE: LIE} if one.actor == "province" else {})
        for one in entries
    ]

    assert case().after_all(entries) == case().after_all(entries[:cut]).after_all(entries[cut:])


# -- acts


def test_all_true_is_spelled_out_in_the_entry():
    all_but_one = replace(remarking("province", PROVINCE, height=DOUBT), all_true=True)
    entered = entry(decided(lamps(), DRAFT, all_but_one))

    assert entered.remarks == {"letter": TRUE, "height": DOUBT}
    assert still_to_vet(FILE.after(entered), lamps()) == ("height",)


def test_all_true_speaks_for_what_comes_with_the_same_act():
    passed_on = replace(act("answer", "province", PROVINCE, documents=("plan",)), all_true=True)

    assert set(entry(decided(lamps(), DRAFT, passed_on)).remarks) == {"letter", "plan", "height"}


@pytest.mark.parametrize(
    ("actor", "of", "remarks", "expected"),
    [
        ("province", PROVINCE, {"letter": LIE, "height": DOUBT, WHOLE_FILE: TRUE}, []),
        ("bureau", OFFICE, {"letter": TRUE}, []),
        ("province", PROVINCE, {"plan": LIE}, []),
        ("province", PROVINCE, {"plan": TRUE}, [("remark plan", "5")]),
        ("province", PROVINCE, {"poem": TRUE}, [("remark poem", "3")]),
        ("province", PROVINCE, {"letter": Remark(Vetting.FALSE)}, [("remark letter", "5")]),
        ("province", PROVINCE, {"letter": Remark(Vetting.DOUBTFUL, " ")}, [("remark letter", "5")]),
        ("province", PROVINCE, {"letter": Remark(None, "why?")}, [("remark letter", "5")]),
        ("province", PROVINCE, {"lamp": TRUE}, [("remark lamp", "1")]),
        ("province", PROVINCE, {"la\0mp": TRUE}, [("remark la\\x00mp", "1")]),
        ("province", PROVINCE, {"letter": Remark(Vetting.FALSE, "\0")}, [("remark letter", "5")]),
        ("province", PROVINCE, {"height": Remark(Vetting.TRUE, "a\r")}, [("remark height", "3")]),
        ("province", PROVINCE, {"letter": Remark(Vetting.FALSE, "a\n\tb")}, []),
        ("province", PROVINCE, {"has_lamp": TRUE}, [("remark has_lamp", "1")]),
        ("judge", "nobody", {"letter": TRUE}, [("remark letter", "5")]),
        ("town", CITY, {"letter": TRUE}, [("remark letter", "5")]),
        ("town", CITY, {"letter": Remark(None, "why?")}, [("remark letter", "5")]),
    ],
)
def test_who_examines_finds_with_words_where_something_is_wrong(actor, of, remarks, expected):
    assert reasons(decided(lamps(), DRAFT, remarking(actor, of, **remarks))) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Remark(None, "it was the rain"), []),
        (Remark(None, " "), [("remark letter", "5")]),
        (Remark(None, "rain\0"), [("remark letter", "5")]),
        (TRUE, [("remark letter", "5")]),
    ],
)
def test_who_applies_replies_to_what_was_found(reply, expected):
    dark = found(DRAFT, letter=DOUBT)

    assert reasons(decided(lamps(), dark, remarking("town", CITY, letter=reply))) == expected


def test_what_has_gone_on_to_the_office_gets_no_more_remarks_from_below():
    late = remarking("province", PROVINCE, letter=TRUE)

    assert reasons(decided(lamps(), FILE, late)) == [("remark letter", "5")]


def test_deciding_spells_nothing_out_in_the_act_it_was_given():
    asked = replace(remarking("bureau", OFFICE), all_true=True)
    decide(world(lamps()), FILE, asked)

    assert asked.remarks == {}


def test_the_first_moment_at_a_deadline_stays_whatever_comes_later():
    told = entry(
        decided(
            lamps(),
            case(),
            act("ask", "town", CITY, facts={"oil_bought": True, "poem": "灯"},
                documents=("letter", "plan")),
        )
    )  # fmt: skip
    again = replace(told, seq=1, at=told.at + timedelta(days=90))

    assert told.due == "oil"
    assert case().after_all([told, again]).submitted == {"oil": told.at}


# -- a line that is there for vetting

VETTING = """
events:
  vet: {zh: 逐项审核, en: vet}
  pass_by: {zh: 路过, en: pass by}
  note: {zh: 记录, en: note}
facts:
  all_seen:
    {label: {zh: 都看过, en: all seen}, cite: "5", type: boolean, from: engine, ask: vetted}
every_track:
  transitions:
    - {event: vet, from: open, by: province, cite: "5"}
    - {event: pass_by, from: open, by: [province, bureau], cite: "5"}
    - {event: note, from: open, by: province, cite: "5", requires: [tall]}
"""
UNASKED = VETTING.replace("ask: vetted", "ask: given, facts: poem")


def doing(event: str, **more):
    return replace(act(event, "province", PROVINCE), **more)


def test_vetting_that_finds_nothing_is_refused_in_the_clause_of_its_line():
    [reason] = decided(lamps(VETTING), DRAFT, doing("vet")).reasons

    assert (reason.rule.id, reason.clause) == ("remarks vet", "5")
    assert reason.rule.label.zh == "审核须写明结果：已报送的全部属实，或逐项写明"
    assert reason.rule.label.en == (
        "vetting says what was found: all that has come in is true, or item by item"
    )


def test_to_bring_something_is_not_to_find_anything():
    brought = doing("vet", answers={"height": Given(3)}, documents={"plan": ()})

    assert reasons(decided(lamps(VETTING), DRAFT, brought)) == [("remarks vet", "5")]


@pytest.mark.parametrize("found", [{"all_true": True}, {"remarks": {"letter": DOUBT}}])
def test_vetting_finds_all_true_or_something_of_an_item(found):
    assert decided(lamps(VETTING), DRAFT, doing("vet", **found)).accepted


def test_all_true_of_an_empty_file_finds_nothing_and_is_decided_so_again():
    empty = decided(lamps(VETTING), case(), doing("vet", all_true=True))

    assert reasons(empty) == [("remarks vet", "5")]


@pytest.mark.parametrize(
    ("event", "part"), [("pass_by", VETTING), ("note", VETTING), ("vet", UNASKED)]
)
def test_a_line_that_is_there_for_something_else_may_find_nothing(event, part):
    assert decided(lamps(part), DRAFT, doing(event)).accepted
