"""What the register and the engine answer by themselves: each word of the vocabulary."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mingce.core.asks import Situation, known, lacking, value_of
from mingce.core.case import Answer, Handed
from mingce.core.register import RECTIFICATION, Bar, Held, Register
from mingce.law.shapes.facts import Ask
from tests.cast import AFTER, BEFORE, CITY, NEIGHBOUR, at, case, holders, lamps

ASKS = """
facts:
  pending: {label: {zh: 待定, en: pending}, cite: "1", type: boolean, from: register, ask: awaiting, title: lamp}
  years: {label: {zh: 年数, en: years}, cite: "1", type: number, from: register, ask: held_for, title: lamp}
  terms: {label: {zh: 期数, en: terms}, cite: "1", type: number, from: register, ask: terms_completed, title: lamp}
  mending_over: {label: {zh: 期满, en: time is up}, cite: "1", type: boolean, from: register, ask: rectification_over, title: lamp}
  shut_out: {label: {zh: 受限, en: barred}, cite: "1", type: boolean, from: register, ask: barred, title: lamp}
  sort:
    label: {zh: 类别, en: kind}
    cite: "1"
    type: choice
    from: register
    ask: kind
    options: {prefecture_city: {zh: 市, en: city}}
  called: {label: {zh: 在名单, en: listed}, cite: "1", type: boolean, from: register, ask: listed, list: bright}
  papers: {label: {zh: 材料齐, en: papers}, cite: "1", type: boolean, from: engine, ask: documents_complete, documents: [letter, plan]}
  form_done: {label: {zh: 表填齐, en: form done}, cite: "1", type: boolean, from: engine, ask: form_complete, form: lamp_form}
  lines: {label: {zh: 诗长, en: length}, cite: "1", type: number, from: engine, ask: text_length, of: poem}
  both: {label: {zh: 两项, en: both}, cite: "1", type: boolean, from: engine, ask: given, facts: [poem, height]}
  same: {label: {zh: 未变, en: unchanged}, cite: "1", type: boolean, from: engine, ask: unchanged_since, event: look, documents: plan, facts: height}
  waited: {label: {zh: 天数, en: days}, cite: "1", type: number, from: engine, ask: days_since, event: look}
  part: {label: {zh: 比例, en: share}, cite: "1", type: number, from: engine, ask: share, event: look}
  looked_over: {label: {zh: 逐项看过, en: looked over}, cite: "1", type: boolean, from: engine, ask: vetted}
forms:
  lamp_form:
    label: {zh: 灯表, en: lamp form}
    cite: "5"
    kind: table
    from: town
    rows:
      - {row: "5.1", fact: bulbs, type: number, label: {zh: 灯泡, en: bulbs}}
      - {row: "5.2", fact: maker, type: text, required: false, label: {zh: 厂家, en: maker}}
"""  # noqa: E501 - one question a line
ON = date(2018, 8, 20)
MARCH, ENDED = date(2015, 3, 1), date(2018, 3, 1)
HELD = Held(CITY, "lamp", MARCH, MARCH, ENDED)
LOOK = datetime(2018, 8, 10, 15, 59, 59, tzinfo=UTC)  # a second before midnight in Beijing


def situation(
    register: Register | None = None, holder: str = CITY, when: str = "2018-08-20", **more
):
    peers = more.pop("peers", ())
    one = case(holder=holder, **more)
    return Situation(lamps(ASKS), one, register or Register(), holders(), at(when), peers)


def answer(value: object, when: datetime = LOOK) -> Answer:
    return Answer(value, "town", CITY, when)


def test_every_word_of_the_vocabulary_is_asked_here():
    asked = {fact.ask for fact in lamps(ASKS).facts.values() if fact.ask}

    assert asked == set(Ask)


# -- the register


@pytest.mark.parametrize(
    ("fact", "empty", "held"),
    [
        ("has_lamp", False, True),
        ("pending", False, True),
        ("years", 0, 3),
        ("terms", 0, 1),
        ("shut_out", False, False),
    ],
)
def test_the_register_answers_with_what_it_holds_and_is_never_unknown(fact, empty, held):
    assert value_of(situation(), fact) == empty
    assert value_of(situation(Register((HELD,))), fact) == held


@pytest.mark.parametrize(("when", "pending"), [("2018-02-28", False), ("2018-03-01", True)])
def test_a_title_awaits_a_decision_from_the_first_day_after_its_term(when, pending):
    assert value_of(situation(Register((HELD,)), when=when), "pending") is pending


def test_a_bar_is_looked_up_on_the_day():
    register = Register(bars=(Bar(CITY, "lamp", MARCH, ENDED, "4"),))

    assert value_of(situation(register, when="2018-02-28"), "shut_out") is True
    assert value_of(situation(register, when="2018-03-01"), "shut_out") is False


def test_a_title_of_a_predecessor_is_the_heirs_own():
    register = Register((Held(BEFORE, "lamp", MARCH, MARCH, None),))

    assert value_of(situation(register, AFTER, "2020-07-02"), "has_lamp") is False
    assert value_of(situation(register, AFTER, "2020-07-03"), "has_lamp") is True


@pytest.mark.parametrize(
    ("holder", "when", "listed"),
    [
        (CITY, "2018-08-20", True),
        (NEIGHBOUR, "2018-08-20", False),
        (AFTER, "2020-07-02", False),
        (AFTER, "2020-07-03", True),
    ],
)
def test_a_holder_is_listed_under_its_own_code_or_that_of_a_predecessor(holder, when, listed):
    assert value_of(situation(holder=holder, when=when), "called") is listed


def test_the_kind_of_a_code_that_does_not_hold_yet_is_unknown():
    assert value_of(situation(), "sort") == "prefecture_city"
    assert value_of(situation(holder=AFTER), "sort") is None


@pytest.mark.parametrize(
    ("until", "when", "over"),
    [
        (ON, "2018-08-19", False),
        (ON, "2018-08-20", True),
        (None, "2099-01-01", False),
    ],
)
def test_the_time_to_mend_is_over_on_its_first_day_outside(until, when, over):
    under = Register((replace(HELD, status=RECTIFICATION, rectify_by=until),))

    assert value_of(situation(under, when=when), "mending_over") is over
    assert value_of(situation(Register((HELD,)), when=when), "mending_over") is False
    assert value_of(situation(when=when), "mending_over") is False


def test_how_many_terms_are_over_is_unknown_where_no_end_was_recorded():
    open_end = Register((replace(HELD, term_to=None),))

    assert value_of(situation(open_end), "terms") is None


# -- the engine


def test_documents_are_complete_or_not_and_never_unknown():
    letter, plan = Handed("town", LOOK, 1), Handed("town", LOOK, 1)

    assert value_of(situation(documents={"letter": letter}), "papers") is False
    assert value_of(situation(documents={"letter": letter, "plan": plan}), "papers") is True


def test_a_form_is_complete_once_every_required_row_is_answered_and_unknown_before():
    filled = situation(answers={"bulbs": answer(0)})

    assert value_of(situation(), "form_done") is None
    assert value_of(situation(answers={"maker": answer("x")}), "form_done") is None
    assert value_of(filled, "form_done") is True
    assert lacking(situation(), "form_done") == ("bulbs",)


@pytest.mark.parametrize(("poem", "length"), [("灯 lamp", 2), ("", 0), (None, None)])
def test_a_text_is_measured_once_it_is_there(poem, length):
    assert value_of(situation(answers={"poem": answer(poem)}), "lines") == length


def test_a_text_nobody_wrote_has_no_length():
    assert value_of(situation(), "lines") is None
    assert lacking(situation(), "lines") == ("poem",)


def test_facts_are_given_once_all_of_them_are():
    some = situation(answers={"poem": answer("灯"), "height": answer(None)})
    all_given = situation(answers={"poem": answer("灯"), "height": answer(0)})

    assert value_of(some, "both") is None
    assert lacking(some, "both") == ("height",)
    assert value_of(all_given, "both") is True


@pytest.mark.parametrize(
    ("plan", "height", "expected"),
    [
        (None, None, True),
        (LOOK, LOOK, True),
        (LOOK.replace(hour=16), LOOK, False),
        (LOOK, LOOK.replace(hour=16), False),
    ],
)
def test_what_was_seen_is_unchanged_until_something_is_handed_in_or_answered(
    plan, height, expected
):
    one = situation(
        happened={"look": LOOK},
        documents={"plan": Handed("town", plan, 1)} if plan else {},
        answers={"height": answer(3, height)} if height else {},
    )

    assert value_of(one, "same") is expected


def test_before_anything_was_seen_nobody_knows_whether_it_changed():
    assert value_of(situation(), "same") is None
    assert lacking(situation(), "same") == ("same",)


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2018-08-10T23:59:59.999", 0),
        ("2018-08-11T00:00", 1),
        ("2018-08-20", 10),
        ("2019-08-10", 365),
    ],
)
def test_days_are_counted_by_midnights_of_the_editions_zone(when, days):
    assert value_of(situation(when=when, happened={"look": LOOK}), "waited") == days


def test_before_an_event_no_days_are_counted():
    assert value_of(situation(), "waited") is None


@pytest.mark.parametrize(
    ("looked_at", "others", "share"),
    [(0, 0, "1"), (0, 1, "0.5"), (1, 1, "1"), (1, 3, "0.5"), (0, 3, "0.25")],
)
def test_the_share_counts_this_case_as_if_it_were_done(looked_at, others, share):
    peers = [
        case(holder=NEIGHBOUR, happened={"look": LOOK} if n < looked_at else {})
        for n in range(others)
    ]

    assert value_of(situation(peers=tuple(peers)), "part") == Decimal(share)


def test_a_third_is_not_rounded_up_to_half():
    peers = (case(holder=NEIGHBOUR), case(holder=BEFORE))

    assert Decimal("0.33") < value_of(situation(peers=peers), "part") < Decimal("0.34")


# -- people


SPENT = """
facts:
  oath: {label: {zh: 誓言, en: oath}, cite: "3", type: boolean, from: town, used_up_by: [look, ask]}
"""


@pytest.mark.parametrize(
    ("given", "value"),
    [(LOOK.replace(hour=14), None), (LOOK, None), (LOOK.replace(hour=16), True)],
)
def test_an_answer_that_is_used_up_must_be_given_anew(given, value):
    one = case(answers={"oath": answer(True, given)}, happened={"look": LOOK})
    there = Situation(lamps(SPENT), one, Register(), holders(), at("2018-08-20"))

    assert value_of(there, "oath") is value


@pytest.mark.parametrize("poem", ["", " \n", None])
def test_white_space_is_no_answer(poem):
    blank = situation(answers={"poem": answer(poem), "height": answer(0)})

    assert value_of(blank, "both") is None
    assert lacking(blank, "both") == ("poem",)


def test_an_answered_fact_is_known_as_it_was_answered():
    one = situation(answers={"height": answer(Decimal("3.5"))})

    assert known(one, ["height", "poem"]) == {"height": Decimal("3.5"), "poem": None}
    assert lacking(one, "poem") == ("poem",)


def test_the_day_of_a_moment_is_that_of_the_editions_zone():
    beijing = Situation(lamps(), case(), Register(), holders(), LOOK)

    assert beijing.on == date(2018, 8, 10)
    assert situation(when="2018-08-20T00:00").on == ON
