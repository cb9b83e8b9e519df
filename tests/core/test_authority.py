"""Who may do what: seats, answers, documents, dates."""

from datetime import date

import pytest

from mingce.core.case import ANSWER, Answer
from mingce.core.decide import decide
from mingce.law.values import Given
from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    CORPS,
    CORPS_CITY,
    NEIGHBOUR,
    NEIGHBOURS_PROVINCE,
    OFFICE,
    PROVINCE,
    act,
    at,
    body,
    case,
    decided,
    lamps,
    reasons,
    world,
)


def answering(actor: str, of: str, holder: str = CITY, **more: object):
    return decided(lamps(), case(holder=holder), act(ANSWER, actor, of, **more))


# -- seats


@pytest.mark.parametrize(
    ("actor", "of", "holder"),
    [
        ("town", CITY, CITY),
        ("town_office", CITY, CITY),
        ("province", PROVINCE, CITY),
        ("province", NEIGHBOURS_PROVINCE, NEIGHBOUR),
        ("province", CORPS, CORPS_CITY),
        ("bureau", OFFICE, CITY),
        ("judge", OFFICE, CITY),
        ("judge", "anybody", CITY),
    ],
)
def test_an_actor_acts_for_whom_it_is_seated(actor, of, holder):
    assert answering(actor, of, holder).accepted


@pytest.mark.parametrize(
    ("actor", "of", "holder"),
    [
        ("town", NEIGHBOUR, CITY),
        ("town", PROVINCE, CITY),
        ("province", NEIGHBOURS_PROVINCE, CITY),
        ("province", CITY, CITY),
        ("province", "650000", CORPS_CITY),
        ("bureau", PROVINCE, CITY),
    ],
)
def test_nobody_acts_from_the_seat_of_another(actor, of, holder):
    seat = {"town": "holder", "province": "province", "bureau": "office"}[actor]

    assert reasons(answering(actor, of, holder)) == [(f"seat {seat}", "1")]


def test_the_refusal_says_whose_seat_it_is():
    [found] = answering("province", NEIGHBOURS_PROVINCE).reasons

    assert "江苏" in found.rule.label.zh
    assert found.rule.label.zh.endswith("而不是河南省知识产权局（410000）")
    assert found.rule.label.en.endswith(
        "not for Intellectual Property Office of Henan Province (410000)"
    )


@pytest.mark.parametrize(
    ("when", "accepted"), [("2020-07-02T23:59:59", False), ("2020-07-03T00:00", True)]
)
def test_a_heir_acts_for_its_predecessor_from_the_day_of_the_succession(when, accepted):
    one = act(ANSWER, "town", AFTER, when)

    assert decided(lamps(), case(holder=BEFORE), one).accepted is accepted


@pytest.mark.parametrize("of", [PROVINCE, "", "stranger"])
def test_where_the_seat_is_empty_nobody_acts_from_it(of):
    there = world(lamps(), bodies=(body("stranger"),))
    [found] = decide(there, case(holder="stranger"), act(ANSWER, "province", of)).reasons

    assert (found.rule.id, found.clause) == ("seat province", "1")
    assert found.rule.label.en == "this holder has no province over it"


# -- answers


@pytest.mark.parametrize(
    ("actor", "of", "facts", "expected"),
    [
        ("town", CITY, {"height": 3}, []),
        ("province", PROVINCE, {"height": 3}, []),
        ("town", CITY, {"somebody_fell": True}, [("answer somebody_fell", "6")]),
        ("province", PROVINCE, {"oil_bought": True}, [("answer oil_bought", "3")]),
        (
            "town",
            CITY,
            {"heard": True, "height": 3, "granted": Given(True, "so")},
            [("answer heard", "4"), ("answer granted", "4")],
        ),
    ],
)
def test_a_fact_is_answered_only_by_those_the_edition_asks(actor, of, facts, expected):
    assert reasons(answering(actor, of, facts=facts)) == expected


@pytest.mark.parametrize("fact", ["has_lamp", "poem_given"])
def test_what_follows_from_register_or_case_is_for_nobody_to_answer(fact):
    [found] = answering("bureau", OFFICE, facts={fact: True}).reasons

    assert found.rule.id == f"answer {fact}"
    assert found.rule.label.en.endswith("follows from the register and the case; nobody gives it")


def test_the_refusal_says_who_is_asked():
    [found] = answering("judge", "x", facts={"height": 3}).reasons

    assert found.rule.label.en == "'height' is answered by: town, province"
    assert found.rule.label.zh == "“高度”由镇、省局回答"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Given(True), [("because granted", "4")]),
        (Given(False), [("because granted", "4")]),
        (Given(True, "it shines"), []),
        (Given(None), []),
    ],
)
def test_an_open_norm_is_judged_with_reasons(given, expected):
    assert reasons(answering("bureau", OFFICE, facts={"granted": given})) == expected


@pytest.mark.parametrize(
    "given",
    [
        Given("灯\0火"),
        Given("灯火", "查明\x1b"),
        Given("灯火", "查明", "附\r件"),
        Given(None, "\0"),
    ],
)
def test_what_cannot_be_kept_is_refused_wherever_it_stands_in_an_answer(given):
    [found] = answering("town", CITY, facts={"poem": given}).reasons

    assert (found.rule.id, found.clause) == ("answer poem", "3")
    assert found.rule.label.zh == "“灯诗”含有控制字符，不能保存；只可有换行和制表符"
    assert found.rule.label.en == (
        "'poem' holds a control character and cannot be kept; line feeds and tabs can"
    )


def test_lines_and_tabs_are_kept_in_an_answer():
    lines = Given("灯\n火", "一\t二\n", "附\n件")

    assert answering("town", CITY, facts={"poem": lines}).accepted


def test_an_answer_that_is_somebody_elses_and_cannot_be_kept_is_refused_for_both():
    told = answering("province", PROVINCE, facts={"poem": "灯\0"})

    assert reasons(told) == [("answer poem", "3"), ("answer poem", "3")]


def test_an_answer_of_an_office_is_not_changed_by_the_applicant():
    settled = case(answers={"height": Answer(3, "province", PROVINCE, at("2018-08-19"))})
    own = case(answers={"height": Answer(3, "town_office", CITY, at("2018-08-19"))})
    one = act(ANSWER, "town", CITY, facts={"height": 4})
    other = act(ANSWER, "province", PROVINCE, facts={"height": 4})

    assert reasons(decided(lamps(), settled, one)) == [("answer height", "3")]
    assert reasons(decided(lamps(), settled, other)) == []
    assert reasons(decided(lamps(), own, one)) == []


SHARED = """
facts:
  hue: {label: {zh: 色调, en: hue}, cite: "3", type: text, from: [town, province, bureau, judge]}
"""


@pytest.mark.parametrize(
    ("first", "then", "accepted"),
    [
        ("town", "province", True),
        ("town", "bureau", True),
        ("province", "bureau", True),
        ("province", "town", False),
        ("bureau", "province", False),
        ("bureau", "town", False),
        ("bureau", "judge", True),
        ("judge", "town", True),
    ],
)
def test_whoever_stands_higher_has_the_last_word(first, then, accepted):
    seats = {"town": CITY, "province": PROVINCE, "bureau": OFFICE, "judge": "x"}
    earlier = case(answers={"hue": Answer("红", first, seats[first], at("2018-08-19"))})
    one = act(ANSWER, then, seats[then], facts={"hue": "绿"})

    assert decided(lamps(SHARED), earlier, one).accepted is accepted


OCCASION = """
facts:
  verse: {label: {zh: 诗句, en: verse}, cite: "3", type: text, from: [town, judge], only_with: look}
"""


def test_a_fact_that_has_its_occasion_is_answered_with_it_only():
    before = act(ANSWER, "judge", "x", facts={"verse": "灯"})
    then = act("look", "judge", "x", facts={"verse": "灯"})

    assert reasons(decided(lamps(OCCASION), case("asked"), before)) == [("answer verse", "3")]
    assert reasons(decided(lamps(OCCASION), case("asked"), then)) == []


EVIDENCED = """
facts:
  weight: {label: {zh: 重量, en: weight}, cite: "3", type: number, from: town, evidence: required}
  width: {label: {zh: 宽度, en: width}, cite: "3", type: number, from: town, evidence: required}
"""


@pytest.mark.parametrize(
    ("weight", "width", "lacking"),
    [
        (Given(3), Given(4), [("weight", "width")]),
        (Given(3, None, "scales"), Given(4), [("width",)]),
        (Given(3, None, "scales"), Given(None), []),
    ],
)
def test_evidence_that_is_missing_only_warns(weight, width, lacking):
    one = act(ANSWER, "town", CITY, facts={"weight": weight, "width": width})
    decision = decided(lamps(EVIDENCED), case(), one)

    assert [(f.rule.id, f.clause, f.missing) for f in decision.warnings] == [
        ("evidence", "3", names) for names in lacking
    ]
    assert decision.accepted


# -- documents


@pytest.mark.parametrize(
    ("actor", "of", "documents", "expected"),
    [
        ("town", CITY, ("letter", "plan"), []),
        ("town_office", CITY, ("letter",), []),
        ("province", PROVINCE, ("letter",), []),
        ("judge", "x", ("verdict",), []),
        ("bureau", OFFICE, ("verdict",), [("document verdict", "5")]),
        ("bureau", OFFICE, ("letter",), [("document letter", "5")]),
        ("town", CITY, ("verdict",), [("document verdict", "5")]),
        ("province", PROVINCE, ("verdict",), [("document verdict", "5")]),
        ("judge", "x", ("letter", "plan"), [("document letter", "5"), ("document plan", "5")]),
    ],
)
def test_a_document_comes_from_its_owner_or_through_the_recommender(actor, of, documents, expected):
    assert reasons(answering(actor, of, documents=documents)) == expected


@pytest.mark.parametrize(("actor", "of"), [("town", CITY), ("bureau", OFFICE)])
@pytest.mark.parametrize("state", ["dark", "asked"])
@pytest.mark.parametrize(("name", "said"), [("lamp", "lamp"), ("let\0ter", "let\\x00ter")])
def test_a_document_that_the_track_does_not_have_is_refused_in_the_tracks_clause(
    actor, of, state, name, said
):
    told = decided(lamps(), case(state), act(ANSWER, actor, of, documents=(name,))).reasons

    assert [(found.rule.id, found.clause) for found in told] == [(f"document {said}", "1")]
    assert told[0].rule.label.en == f"there is no document '{said}'"


# -- dates


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        (None, []),
        (date(1990, 1, 1), []),
        (date(2018, 8, 20), []),
        (date(2018, 8, 21), [("dated", "1")]),
    ],
)
def test_a_document_is_not_dated_after_the_day_of_its_entry(dated, expected):
    assert reasons(answering("town", CITY, dated=dated)) == expected


@pytest.mark.parametrize(
    ("when", "expected"), [("2018-08-20T23:59:59", [("dated", "1")]), ("2018-08-21", [])]
)
def test_the_day_of_entry_is_that_of_the_editions_zone(when, expected):
    assert reasons(answering("town", CITY, when=when, dated=date(2018, 8, 21))) == expected


# -- events


@pytest.mark.parametrize(
    ("actor", "of", "accepted"),
    [("judge", "x", True), ("bureau", OFFICE, True), ("town", CITY, False)],
)
def test_an_event_is_brought_about_by_the_actors_of_its_line(actor, of, accepted):
    decision = decided(lamps(), case("asked"), act("look", actor, of))

    assert reasons(decision) == ([] if accepted else [("actor town", "3")])


@pytest.mark.parametrize("of", [NEIGHBOUR, PROVINCE])
def test_who_sits_in_the_wrong_seat_is_refused_with_the_clause_of_the_line(of):
    one = act("ask", "town", of)

    assert ("seat holder", "5") in reasons(decided(lamps(), case(), one))


def test_who_is_not_asked_at_all_is_not_told_about_seats():
    one = act("look", "town", NEIGHBOUR)

    assert reasons(decided(lamps(), case("asked"), one)) == [("actor town", "3")]


def test_the_wrong_actor_is_told_who_does_it():
    [found] = decided(lamps(), case("asked"), act("look", "town", CITY)).reasons

    assert found.rule.label.en == "this is done by: judge, bureau"


def test_lines_of_one_clause_tell_the_wrong_actor_once():
    one = act("rule", "town", CITY)

    assert ("actor town", "4") in reasons(decided(lamps(), case("asked"), one))
    assert [
        name for name, _ in reasons(decided(lamps(), case("asked"), one)) if "actor" in name
    ] == ["actor town"]
