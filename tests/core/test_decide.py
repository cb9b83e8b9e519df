"""What follows from an act: accepted with its entry, or refused with every reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.case import ANSWER, Act, Answer, Case, Entry
from mingce.core.consequences import Consequence, Kind
from mingce.core.decide import World, decide
from mingce.core.register import Register
from mingce.core.rulebook import Rulebook
from mingce.law.values import Given
from tests.cast import (
    CITY,
    NEIGHBOUR,
    NEIGHBOURS_PROVINCE,
    OFFICE,
    PROVINCE,
    act,
    at,
    built_in,
    case,
    decided,
    entry,
    holders,
    lamps,
    reasons,
    second,
)

READY = {"oil_bought": True, "poem": "灯", "height": 3}
PAPERS = ("letter", "plan")
GRANTED = {"granted": Given(True, "it shines")}
TALL = Answer(3, "town", CITY, at("2018-08-19"))
SAFE = Answer(False, "province", "320000", at("2018-08-19"))

ASKING = act("ask", "town", CITY, facts=READY, documents=PAPERS)


def ruling(facts: dict | None = None, one: Case | None = None, **more: object):
    asked = one or case("asked", answers={"somebody_fell": SAFE, "height": TALL})
    return decided(lamps(), asked, act("rule", "bureau", OFFICE, facts=facts, **more))


# -- accepted


def test_an_act_accepted_is_entered_with_everything_it_brought():
    assert decided(lamps(), case(), ASKING).entry == Entry(
        case=f"lighting-{CITY}",
        seq=0,
        at=ASKING.at,
        actor="town",
        of=CITY,
        action="ask",
        origin="dark",
        goal="asked",
        cite="5",
        on=ASKING.at.date(),
        dated=None,
        answers=ASKING.answered(),
        documents=dict.fromkeys(PAPERS, ()),
        consequences=(),
        due="oil",
    )


@pytest.mark.parametrize("dated", [None, date(2018, 8, 1)])
def test_an_entry_counts_from_the_day_of_its_paper_where_it_has_one(dated):
    one = act("ask", "town", CITY, facts=READY, documents=PAPERS, dated=dated)

    assert entry(decided(lamps(), case(), one)).on == (dated or date(2018, 8, 20))


def test_what_an_act_brings_counts_for_the_act_itself():
    assert reasons(decided(lamps(), case(), ASKING)) == []


def test_what_was_brought_before_counts_too():
    first = act(ANSWER, "town", CITY, "2018-08-19", READY, ("letter",))
    then = case().after(entry(decided(lamps(), case(), first)))
    second_act = act("ask", "town", CITY, documents=("plan",))

    assert entry(decided(lamps(), then, second_act)).seq == 1


def test_an_answer_alone_moves_nothing_and_cites_the_track():
    found = entry(decided(lamps(), case("dark"), act(ANSWER, "town", CITY, facts={"height": 3})))

    assert (found.action, found.origin, found.goal, found.cite) == ("answer", "dark", "dark", "1")


@pytest.mark.parametrize(("actor", "of"), [("town", CITY), ("province", PROVINCE)])
def test_what_has_gone_on_to_the_office_stays_as_it_was(actor, of):
    late = act(ANSWER, actor, of, facts={"height": 3}, documents=("plan",))

    assert reasons(decided(lamps(), case("asked"), late)) == [
        ("answer height", "3"),
        ("document plan", "5"),
    ]


def test_a_line_without_a_goal_leaves_the_case_where_it_is():
    assert entry(decided(lamps(), case("asked"), act("look", "judge", "x"))).goal == "asked"


def test_an_acceptance_carries_the_consequences_of_its_line():
    assert entry(ruling(GRANTED, dated=date(2018, 8, 18))).consequences == (
        Consequence(Kind.CONFER, CITY, date(2018, 8, 18), "4", "lamp"),
    )


def test_deciding_leaves_case_and_register_as_they_were():
    one, register = case(), Register()
    decided(lamps(), one, ASKING, register)

    assert (one, register) == (case(), Register())


# -- chosen


@pytest.mark.parametrize(("granted", "goal"), [(True, "shining"), (False, "smashed")])
def test_of_several_lines_the_one_whose_condition_holds_is_chosen(granted, goal):
    facts = {"granted": Given(granted, "so"), "heard": True}

    assert entry(ruling(facts)).goal == goal


def test_while_the_condition_is_unknown_no_line_is_chosen_and_it_is_asked_for_once():
    decision = ruling()

    assert reasons(decision) == [("not agreed", "4")]
    assert [found.missing for found in decision.reasons] == [("granted",)]


def test_only_the_chosen_line_makes_demands():
    refused = ruling({"granted": Given(False, "too dark")})

    assert reasons(refused) == [("listened_to", "4")]


# -- refused


def test_all_reasons_are_given_at_once():
    one = act(
        "ask",
        "province",
        NEIGHBOURS_PROVINCE,
        "2018-08-20",
        {"poem": "灯", "granted": True},
        ("verdict",),
        date(2018, 8, 21),
    )

    assert reasons(decided(lamps(), case(), one)) == [
        ("answer poem", "3"),
        ("answer granted", "4"),
        ("document verdict", "5"),
        ("dated", "1"),
        ("actor province", "5"),
        ("document letter", "5"),
        ("document plan", "5"),
        ("oiled", "3"),
    ]


def test_a_requirement_that_is_unknown_refuses_and_says_what_it_waits_for():
    decision = decided(lamps(), case(), act("ask", "town", CITY, documents=PAPERS))

    assert [(f.rule.id, f.verdict, f.missing) for f in decision.reasons] == [
        ("oiled", None, ("oil_bought",)),
        ("sung", None, ("poem",)),
    ]


@pytest.mark.parametrize("height", [2, None])
def test_the_conditions_of_the_track_and_the_vetoes_refuse_where_a_line_requires_them(height):
    fell = Answer(True, "province", "320000", at("2018-08-19"))
    facts = {"granted": Given(True, "so")}
    more = {} if height is None else {"height": Answer(height, "town", CITY, at("2018-08-19"))}
    one = case("asked", answers={"somebody_fell": fell, **more})

    assert reasons(ruling(facts, one)) == [("tall", "3"), ("nobody_fell", "6")]


@pytest.mark.parametrize("height", [2, None])
def test_what_only_warns_does_not_refuse(height):
    decision = decided(
        lamps(),
        case(),
        act("ask", "town", CITY, facts={**READY, "height": height}, documents=PAPERS),
    )

    assert entry(decision).goal == "asked"
    assert [(f.rule.id, f.clause) for f in decision.warnings] == [("tall", "3")]


def test_a_warning_that_is_met_is_not_shown():
    assert decided(lamps(), case(), ASKING).warnings == ()


@pytest.mark.parametrize("state", ["asked", "asked_late", "shining", "smashed"])
def test_where_it_is_not_its_turn_an_act_is_refused_with_the_clauses_of_its_lines(state):
    assert reasons(decided(lamps(), case(state), ASKING)) == [(f"state {state}", "5")]


def test_several_lines_of_one_clause_cite_it_once():
    refused = decided(lamps(), case("dark"), act("rule", "bureau", OFFICE, facts=GRANTED))

    assert reasons(refused) == [("state dark", "4")]


def test_an_event_the_track_does_not_have_cites_the_track():
    assert reasons(decided(lamps(), case(), act("mend", "town", CITY))) == [("state dark", "1")]


@pytest.mark.parametrize("state", ["dark", "asked", "shining"])
def test_what_the_text_rules_out_is_refused_in_every_state_in_its_words(state):
    decision = decided(lamps(), case(state), act("smash", "town", CITY))

    assert reasons(decision) == [("never smash", "7")]
    assert decision.reasons[0].rule.label.en == "Lamps are not to be smashed"


def test_what_is_refused_has_no_entry_and_what_is_accepted_no_reason():
    accepted, refused = (decided(lamps(), case(s), ASKING) for s in ("dark", "asked"))

    assert (accepted.accepted, accepted.reasons) == (True, ())
    assert (refused.accepted, refused.entry) == (False, None)


@pytest.mark.parametrize("state", ["shining", "smashed"])
def test_a_case_that_is_at_its_end_takes_no_more_answers(state):
    answered = act(ANSWER, "town", CITY, facts={"height": 3})

    assert reasons(decided(lamps(), case(state), answered)) == [(f"state {state}", "1")]


# -- whatever is tried


VALUES = {"boolean": True, "number": 80, "text": "灯", "date": date(2018, 9, 30), "choice": None}


def anything(book: Rulebook) -> st.SearchStrategy[tuple[Case, Act]]:
    """Any act on a case in any state, brought by anybody with anything."""
    edition = book.edition

    def tried(place: tuple[str, str], what: tuple[str, str, str], brought: tuple) -> tuple:
        (track, state), (event, actor, of) = place, what
        dated, names, documents = brought
        facts = {name: VALUES[edition.facts[name].type] for name in names}
        papers = tuple(d for d in documents if d in edition.tracks[track].documents)
        tried = act(event, actor, of, "2018-08-31T23:59", facts, papers, dated)
        return case(state, CITY, track), tried

    places = [(name, state) for name, track in edition.tracks.items() for state in track.states]
    papers = sorted({name for track in edition.tracks.values() for name in track.documents})
    return st.builds(
        tried,
        st.sampled_from(places),
        st.tuples(
            st.sampled_from([*sorted(edition.shape.events), ANSWER]),
            st.sampled_from(sorted(edition.shape.actors)),
            st.sampled_from([CITY, PROVINCE, OFFICE, NEIGHBOUR, "nobody"]),
        ),
        st.tuples(
            st.sampled_from([None, date(2018, 8, 1), date(2018, 9, 1)]),
            st.lists(st.sampled_from(sorted(edition.facts)), max_size=3),
            st.lists(st.sampled_from(papers), max_size=2),
        ),
    )


BOOKS = {"lamps": Rulebook(lamps()), "first": built_in(), "second": second()}
ATTEMPTS = {name: anything(book) for name, book in BOOKS.items()}


@pytest.mark.parametrize("name", BOOKS)
@given(st.data())
def test_whatever_is_tried_is_a_line_of_the_track_or_refused_with_clauses_of_the_edition(
    name, data
):
    book = BOOKS[name]
    one, tried = data.draw(ATTEMPTS[name])
    decision = decide(World(book, holders(), Register()), one, tried)
    lines = book.edition.tracks[one.track].transitions
    goals = {
        goal if goal != "same" else one.state
        for line in lines
        if line.event == tried.event
        for goal in (line.goal, line.late)
    }

    assert (decision.entry is None) == (decision.reasons != ())
    assert {found.clause for found in decision.reasons} <= set(book.edition.shape.clauses)
    assert {found.clause for found in decision.warnings} <= set(book.edition.shape.clauses)
    if decision.entry:
        assert decision.entry.cite in book.edition.shape.clauses
        assert decision.entry.goal in ({one.state} if tried.event == ANSWER else goals)
