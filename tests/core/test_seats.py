"""Who sits where, and who may seat whom."""

from datetime import date, timedelta
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.core.seats import (
    ADMINISTRATORS,
    CLAUSE,
    Appointment,
    Seat,
    founders,
    founding,
    reserved,
    unappointable,
    unenterable,
    unremovable,
    unseatable,
)

FIRST = date(2018, 8, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(8)]
DESKS = {
    "mayor": "applicant", "bureau": "recommender", "clerk": "office", "judge": "expert",
    "citizen": "public",
}  # fmt: skip
ROLES = (*ADMINISTRATORS, *DESKS)


def seat(role: str, since: int = 0, until: int | None = None, of: str = "o", person: str = "gao"):
    return Seat(person, role, of, DAYS[since], None if until is None else DAYS[until])


def ids(found) -> list[str]:
    return [finding.rule.id for finding in found]


def refused(held: list[Seat], wanted: Seat, on: date = FIRST) -> list[str]:
    return ids(unseatable(held, wanted, on, DESKS))


intervals = st.tuples(st.integers(0, 6), st.none() | st.integers(1, 7)).filter(
    lambda days: days[1] is None or days[0] < days[1]
)
seat_of_somebody = st.builds(
    lambda person, role, of, days: seat(role, *days, of=of, person=person),
    st.sampled_from(["gao", "he"]),
    st.sampled_from(ROLES),
    st.sampled_from(["o", "p"]),
    intervals,
)


# -- a seat's days


def test_a_seat_is_held_from_its_first_day_until_before_its_last():
    assert [seat("clerk", 2, 4).held(day) for day in DAYS] == [False] * 2 + [True] * 2 + [False] * 4
    assert [seat("clerk", 6).held(day) for day in DAYS] == [False] * 6 + [True] * 2


@given(seat_of_somebody, seat_of_somebody)
def test_two_seats_meet_if_both_are_held_on_some_day(one, other):
    assert one.meets(other) is any(one.held(day) and other.held(day) for day in DAYS)
    assert one.meets(other) is other.meets(one)


@given(seat_of_somebody, st.sampled_from(DAYS))
def test_a_seat_left_is_not_held_from_that_day_and_unchanged_before(one, on):
    assert [one.left(on).held(day) for day in DAYS] == [one.held(d) and d < on for d in DAYS]


def test_a_seat_left_on_its_first_day_meets_nothing():
    assert not seat("clerk", 3).left(DAYS[3]).meets(seat("judge"))


# -- what one person may not be


def conflicts(roles: list[str]) -> bool:
    """The rule told anew, for what a person is on one day."""
    desks = {DESKS.get(role) for role in roles}
    administers = set(roles) & set(ADMINISTRATORS)
    return (administers and len(set(roles)) > 1) or (
        "expert" in desks and bool(desks & {"applicant", "recommender", "office"})
    )


def on_a_day(held: list[Seat], person: str, day: date) -> list[str]:
    return [s.role for s in held if s.person == person and s.held(day)]


@given(st.lists(seat_of_somebody, max_size=8))
def test_nobody_ever_joins_duties_that_exclude_each_other(wanted):
    given_out: list[Seat] = []
    for one in wanted:
        if not refused(given_out, one):
            given_out.append(one)

    assert [
        (person, day)
        for person, day in product(["gao", "he"], DAYS)
        if conflicts(on_a_day(given_out, person, day))
    ] == []


@given(seat_of_somebody, seat_of_somebody)
def test_a_seat_is_refused_exactly_for_a_day_on_which_duties_would_join(held, wanted):
    joined = any(conflicts(on_a_day([held, wanted], wanted.person, day)) for day in DAYS)
    again = (held.person, held.role, held.of) == (wanted.person, wanted.role, wanted.of)
    doubled = again and held.meets(wanted)

    assert bool(refused([held], wanted)) is bool(
        (held.person == wanted.person and joined) or doubled
    )


@pytest.mark.parametrize(
    ("held", "wanted", "found"),
    [
        *((one, other, ["administrators"]) for one, other in combinations(ADMINISTRATORS, 2)),
        *((one, "clerk", ["administrators"]) for one in ADMINISTRATORS),
        *(("citizen", one, ["administrators"]) for one in ADMINISTRATORS),
        *(("judge", role, ["expert"]) for role in ("mayor", "bureau", "clerk")),
        *((role, "judge", ["expert"]) for role in ("mayor", "bureau", "clerk")),
        ("judge", "citizen", []),
        ("mayor", "bureau", []),
        ("clerk", "clerk", ["seat"]),
    ],
)
def test_each_refusal_says_what_cannot_be_joined(held, wanted, found):
    assert refused([seat(held)], seat(wanted)) == found


@pytest.mark.parametrize(("ends", "found"), [(4, []), (5, ["administrators"])])
def test_one_duty_may_begin_on_the_day_on_which_the_other_has_ended(ends, found):
    assert refused([seat("system", 0, ends)], seat("audit", 4)) == found


def test_the_same_role_at_another_organisation_is_another_seat():
    assert refused([seat("bureau")], seat("bureau", of="p")) == []


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [(3, 4, []), (3, 3, ["until"]), (3, 2, ["until"]), (3, None, []), (2, None, ["since"])],
)
def test_a_seat_lasts_a_day_at_least_and_begins_no_earlier_than_it_is_given(since, until, found):
    assert refused([], seat("clerk", since, until), DAYS[3]) == found


def test_a_role_that_no_edition_names_is_nobodys():
    [found] = unseatable([], seat("king"), FIRST, DESKS)

    assert (found.rule.id, found.clause, found.verdict) == ("role", CLAUSE, False)
    assert found.rule.label.en == "there is no role 'king'"


def test_no_edition_names_an_actor_like_an_administrator():
    assert ids(reserved(["mayor", "audit", "auditor", "system"])) == ["actor audit", "actor system"]


# -- the first appointment

NAMED = {"system": "ada", "security": "bei", "audit": "cao"}


def test_the_first_appointment_seats_three_people():
    assert founding(NAMED) == []
    assert [(s.person, s.role) for s in founders(NAMED, "o", FIRST)] == [
        ("ada", "system"), ("bei", "security"), ("cao", "audit"),
    ]  # fmt: skip


@given(st.tuples(*[st.sampled_from(["ada", "bei", "cao"])] * 3))
def test_the_first_three_are_three_people(people):
    named = dict(zip(ADMINISTRATORS, people, strict=True))

    assert ids(founding(named)) == ([] if len(set(people)) == 3 else ["founding"])


@pytest.mark.parametrize(
    "named", [{}, {"system": "ada"}, {**NAMED, "clerk": "dan"}, {**NAMED, "audit": ""}]
)
def test_the_first_appointment_names_the_three_administrators_only(named):
    assert ids(founding(named)) == ["founding"]


def test_the_first_appointment_happens_once():
    assert ids(founding(NAMED, [seat("clerk", 0, 1)])) == ["founding"]


# -- appointments, one by one

SEATED = (*founders(NAMED, "o", FIRST), seat("clerk", person="dan"))
ENTERED = {"ada": None, "bei": None, "cao": None, "dan": "ada", "eve": "ada"}
ANYBODY = (None, *ENTERED)


def in_force(role: str) -> set[tuple[str, str | None]]:
    """Who, proposing and confirming, can seat Eve in a role."""
    wanted = seat(role, person="eve")
    return {
        (by, second)
        for by, second in product(ENTERED, ANYBODY)
        if not unappointable(SEATED, ENTERED, Appointment(wanted, by, second), FIRST, DESKS)
    }


def test_security_seats_alone_whoever_is_not_an_administrator():
    assert in_force("clerk") == {("bei", second) for second in ANYBODY if second != "eve"}


@pytest.mark.parametrize("role", ["system", "audit"])
def test_security_seats_an_administrator_together_with_another(role):
    assert in_force(role) == {("bei", "ada"), ("bei", "cao")}


def test_a_security_administrator_is_seated_by_the_two_others():
    assert in_force("security") == {("ada", "cao"), ("cao", "ada")}


def test_two_of_one_role_are_not_two_administrators():
    second = (*SEATED, seat("system", person="fay"))
    wanted = Appointment(seat("security", person="eve"), "ada", "fay")

    assert ids(unappointable(second, ENTERED, wanted, FIRST, DESKS)) == ["confirmed"]


def test_a_proposal_stands_while_it_only_lacks_its_confirmation():
    proposal = Appointment(seat("audit", person="eve"), "bei")
    [found] = unappointable(SEATED, ENTERED, proposal, FIRST, DESKS)

    assert (found.rule.id, found.verdict) == ("confirmed", None)
    assert found.rule.label.en == (
        "this is confirmed by the system administrator or the audit administrator"
    )


def test_a_proposal_falls_with_its_proposer():
    gone = [s.left(DAYS[1]) if s.role == "security" else s for s in SEATED]
    proposal = Appointment(seat("audit", 1, person="eve"), "bei", "ada")

    assert ids(unappointable(gone, ENTERED, proposal, DAYS[1], DESKS)) == ["proposed"]


def test_whoever_entered_a_person_does_not_seat_that_person_in_another_office_either():
    entered = {**ENTERED, "eve": "bei"}
    wanted = Appointment(seat("clerk", person="eve"), "bei")

    assert ids(unappointable(SEATED, entered, wanted, FIRST, DESKS)) == ["entered"]


def test_nobody_is_seated_who_has_not_been_entered():
    wanted = Appointment(seat("clerk", person="nobody"), "bei")

    assert ids(unappointable(SEATED, ENTERED, wanted, FIRST, DESKS)) == ["person"]


def test_an_appointment_is_refused_for_the_seat_as_well():
    wanted = Appointment(seat("judge", person="dan"), "bei")

    assert ids(unappointable(SEATED, ENTERED, wanted, FIRST, DESKS)) == ["expert"]


def removable(role: str) -> set[tuple[str, str | None]]:
    gone = next(s for s in SEATED if s.role == role)
    return {
        (by, second)
        for by, second in product(ENTERED, ANYBODY)
        if not unremovable(SEATED, Appointment(gone, by, second), FIRST)
    }


def test_any_two_administrators_can_remove_the_third():
    assert removable("system") == {("bei", "cao")}
    assert removable("audit") == {("bei", "ada")}
    assert removable("security") == {("ada", "cao"), ("cao", "ada")}
    assert removable("clerk") == {("bei", second) for second in ANYBODY if second != "dan"}


def test_only_a_seat_there_is_can_be_taken_away():
    assert ids(unremovable(SEATED, Appointment(seat("judge"), "bei"), FIRST)) == ["seat"]


@pytest.mark.parametrize(
    ("person", "by", "found"),
    [
        ("eve", "ada", []),
        ("new", "ada", []),
        ("eve", "bei", ["entered"]),
        ("eve", "cao", ["entered"]),
        ("ada", "ada", ["oneself", "still seated"]),
        ("dan", "ada", ["still seated"]),
        ("bei", "ada", ["still seated"]),
    ],
)
def test_system_enters_whoever_has_no_seat(person, by, found):
    assert ids(unenterable(SEATED, person, by, FIRST)) == found


@pytest.mark.parametrize(("on", "found"), [(1, ["still seated"]), (2, ["still seated"]), (4, [])])
def test_an_access_is_renewed_only_when_no_seat_is_left_or_to_come(on, found):
    coming = (*SEATED, seat("clerk", 2, 4, person="eve"))

    assert ids(unenterable(coming, "eve", "ada", DAYS[on])) == found
    assert ids(unenterable(SEATED, "eve", "ada", DAYS[on], coming)) == found


def test_whoever_is_only_proposed_cannot_do_anything_yet():
    proposed = [seat("system", person="eve")]

    assert ids(unenterable(SEATED, "new", "eve", FIRST, proposed)) == ["entered"]


def test_every_refusal_has_words_in_both_languages_and_the_same_clause():
    wrong = Appointment(seat("audit", 1, 1, person="bei"), "bei", "bei")
    found = [
        *unappointable(SEATED, {}, wrong, DAYS[2], DESKS),
        *unenterable(SEATED, "bei", "bei", FIRST),
        *unremovable(SEATED, wrong, FIRST),
        *founding({"system": "a", "audit": "a"}, SEATED),
        *reserved(ADMINISTRATORS),
    ]

    assert {f.clause for f in found} == {CLAUSE}
    assert all(f.rule.label.zh != f.rule.label.en for f in found)
