"""The policy table through perform: what it does not allow is refused, whoever asks for it."""

from datetime import date
from importlib import import_module
from itertools import product

import pytest

from tests.acts import writers
from tests.acts.staffed import asked, bureau, entries, system, who
from tests.acts.writers import ACTS, deed, key, town
from tests.cast import CITY, NEIGHBOUR, OFFICE, PROVINCE

DESKS = ("applicant", "recommender", "office", "expert", "public", "system", "security", "audit")
PLACES = (OFFICE, PROVINCE)
ASKS = {
    "assigning.assign": "assign_expert",
    "assigning.release": "assign_expert",
    "erasing.erase": "erase_personal",
    "grave.sign": "take_in",
    "intake.take_in": "take_in",
    "offices.declare_small": "declare_small_office",
    "organisations.enter_organisation": "enter_organisation",
    "organisations.set_recommender": "set_recommender",
    "people.enter_person": "enter_person",
    "publication.publish": "publish",
    "rebuilding.rebuild": "rebuild",
    "rounds.close_round": "close_round",
    "rounds.move_due": "extend_round",
    "rounds.open_round": "open_round",
    "seating.confirm": "confirm_seat",
    "seating.seat": "seat",
    "seating.unseat": "unseat",
}
"""What each act is in the table; those about cases are tried apart."""
APART = {
    "attaching.attach": "of a case that has not begun",
    "drafting.save": "of a case",
    "founding.found": "from no seat",
    "grave.check": "with a draft of its own",
    "grave.draft": "with a draft of its own",
    "grave.drop": "with a draft of its own",
    "people.enter_people": "as enter_person",
    "perform.perform": "of a case",
}


def at(desk: str, of: str):
    """Somebody who has always sat at a desk, in a role that no edition knows."""
    from mingce.ledger import models

    person = f"{desk}.{of}"
    models.Person.objects.get_or_create(id=person)
    models.Seat.objects.get_or_create(
        person_id=person, role=f"{desk}_role", of=of, desk=desk, since=date(2000, 1, 1)
    )
    return who(person, f"{desk}_role", of)


def denied(act, by) -> bool:
    """Whether the table is why it is refused; anything else that is wrong comes later."""
    from mingce.acts.perform import Denied, Refusal

    try:
        act(by)
    except Denied as refusal:
        return refusal.words.en.startswith("this is only for")
    except Refusal:
        return False
    return False


def tried() -> dict[tuple[str, str, str], bool]:
    """Each act from each desk, here and elsewhere: whether it is asked for in vain."""
    # Acts that are refused for another reason are tried as such: nothing of them stays.
    return {
        (name, desk, of): denied(ACTS[name].refused, at(desk, of))
        for name, desk, of in product(ASKS, DESKS, PLACES)
    }


def told() -> dict[tuple[str, str, str], bool]:
    """The same by the table."""
    from mingce.core.policy import Relation, allowed

    def here(desk: str, of: str) -> Relation:
        return Relation.ANY if (desk, of) == ("office", OFFICE) else Relation.NONE

    return {
        (name, desk, of): not allowed(desk, here(desk, of), action)
        for (name, action), desk, of in product(ASKS.items(), DESKS, PLACES)
    }


@pytest.fixture
def house(database):
    writers.prepare()
    return database


def test_every_act_is_tried_here_or_apart():
    assert {*ASKS, *APART} == {*ACTS}


def test_no_desk_asks_for_what_the_table_does_not_allow_it(house):
    before = entries()

    assert tried() == told()
    assert entries() == before


def test_every_row_of_the_table_decides_something_here(house):
    allowed = {(name, desk) for (name, desk, _), refused in told().items() if not refused}

    assert {name for name, _ in allowed} == {*ASKS}
    assert {desk for _, desk in allowed} == {"office", "system", "security", "audit"}


def test_without_the_table_the_matrix_is_red(house, monkeypatch):
    """Sabotage: nothing is looked up."""
    import_module("mingce.acts.grave")  # lest it be loaded with the sabotage, and keep it
    monkeypatch.setattr("mingce.acts.perform.permitted", lambda *_: None)
    found = tried()

    assert len([one for one, refused in told().items() if found[one] != refused]) > 100


@pytest.mark.parametrize("hand", ["draft", "check", "drop"])
@pytest.mark.parametrize("desk", [desk for desk in DESKS if desk != "office"])
def test_only_the_office_puts_a_hand_to_grave_acts(house, hand, desk):
    from mingce.acts import grave

    proposal = writers.proposed()
    by = asked(at(desk, OFFICE), proposal=proposal)
    acts = {
        "draft": lambda _: grave.draft(by, [writers.intake()]),
        "check": lambda _: grave.check(by),
        "drop": lambda _: grave.drop(by),
    }

    assert denied(acts[hand], None)


# -- cases: what the edition has against it is told first, and then the table


def perform(by, *deeds, days: int = 0):
    from mingce.acts.perform import perform

    return perform(asked(by, days), deeds)


def reasons(outcome) -> set[str]:
    return {found.rule.id for found in outcome.decision.reasons}


def test_whoever_has_no_part_in_a_case_is_told_so_by_the_edition(house):
    [done] = perform(town(), deed(code=NEIGHBOUR, height=4))

    assert "seat holder" in reasons(done)
    assert entries(f"case/2018/lighting/{NEIGHBOUR}") == []


@pytest.mark.parametrize(
    "by", [system, lambda: who("bei", "security"), lambda: who("cao", "audit")]
)
@pytest.mark.parametrize("action", ["answer", "ask", "rule"])
def test_no_administrator_acts_on_a_case(house, by, action):
    assert denied(lambda one: perform(one, deed(action)), by())


def test_a_role_that_sits_at_another_desk_here_may_not_do_what_the_edition_lets_it(house):
    """Seated as an applicant's under one edition, it is the office's under a round's own."""
    from mingce.ledger import models

    models.Person.objects.create(id="twin")
    models.Seat.objects.create(
        person_id="twin", role="bureau", of=OFFICE, desk="applicant", since=date(2000, 1, 1)
    )
    twin = who("twin", "bureau")

    assert denied(lambda one: perform(one, deed("put_off", put_off_to=date(2018, 9, 30))), twin)
    assert perform(bureau(), deed("put_off", put_off_to=date(2018, 9, 30)))[0].receipt is not None


def test_an_expert_acts_on_the_cases_assigned_and_on_no_others(house):
    from mingce.acts.assigning import assign

    writers.enter("jia")
    writers.seat(writers.a_seat("jia", "judge"))
    ask = {"oil_bought": True, "poem": "灯", "height": 4}
    asking = deed("ask", **ask)
    asking.documents = {"letter": (), "plan": ()}
    assert perform(town(), asking)[0].receipt is not None
    assert denied(lambda one: perform(one, deed("look")), who("jia", "judge"))
    assert assign(asked(bureau()), key(), who("jun", "judge")).receipt is not None

    assert denied(lambda one: perform(one, deed("look")), who("jia", "judge"))
    assert perform(who("jun", "judge"), deed("look"))[0].receipt is not None


def test_assignments_come_out_of_the_entries_as_they_are_kept(house):
    from mingce.acts.assigning import assign, release
    from mingce.ledger import models
    from mingce.ledger.rebuild import differences

    for act in (assign, release, assign):
        assert act(asked(bureau()), key(), who("jun", "judge")).receipt is not None

    assert [one for one in differences() if one.table == "Assigned"] == []
    models.Assigned.objects.filter(until=None).update(role="town")
    assert [one.column for one in differences() if one.table == "Assigned"] != []


def test_an_applicant_does_not_act_on_several_cases_at_once_and_a_recommender_does(house):
    from mingce.acts.rounds import open_round
    from tests.cast import lamps

    open_round(asked(bureau()), "2019", lamps())
    other = deed(height=4)
    other.key = other.key._replace(round="2019")
    fell, fell_too = deed(somebody_fell=False), deed(somebody_fell=False)
    fell_too.key = other.key

    assert denied(lambda one: perform(one, deed(height=4), other), town())
    done = perform(who("pan", "province", PROVINCE), fell, fell_too)
    assert [one.receipt is not None for one in done] == [True, True]


def test_what_was_done_meanwhile_is_not_told_to_whoever_has_no_part_in_it(house):
    from mingce.acts.perform import Outdated

    perform(town(), deed(height=4))
    mine, foreign = deed(height=5), deed(height=5)
    mine.expected = foreign.expected = 7
    writers.enter("neighbour")
    writers.seat(writers.a_seat("neighbour", "town", NEIGHBOUR))

    with pytest.raises(Outdated):
        perform(town(), mine)
    [done] = perform(who("neighbour", "town", NEIGHBOUR), foreign)
    assert "seat holder" in reasons(done)


def test_a_refusal_says_who_may_and_nothing_else(house):
    from mingce.acts.perform import Denied

    with pytest.raises(Denied) as refused:
        perform(system(), deed("ask"))

    assert CITY not in str(refused.value)
    assert refused.value.words.en.startswith("this is only for the holder itself, ")
