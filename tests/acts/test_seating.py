"""Seats: given and taken away by security, an administrator's by two, each on record."""

from datetime import timedelta

import pytest

from tests.acts.staffed import (
    DAY,
    a_seat,
    asked,
    audit,
    employ,
    enter,
    entries,
    held,
    reasons,
    seat,
    security,
    system,
    who,
)
from tests.cast import CITY, PROVINCE


@pytest.fixture
def house(house):
    enter("dan", "eve", "fay", "gao")
    return house


def unseat(*seats, days: int = 0, by=None):
    from mingce.acts.seating import unseat as take

    return take(asked(by or security(), days), seats)


def confirm(one, by, days: int = 0, *, removal: bool = False):
    from mingce.acts.seating import confirm as agree

    return agree(asked(by, days), one, removal=removal)


def pending() -> list[tuple[str, str, bool]]:
    from mingce.ledger import people, write

    with write.turn():
        home = write.lock([people.HOME])[people.HOME]
    return [(one.seat.person, one.seat.role, one.removal) for one in people.proposed(home)]


# -- whoever is no administrator


def test_security_seats_whoever_was_entered(house):
    [done] = seat(a_seat("dan", "bureau"))

    assert done.receipt is not None
    assert held("dan") == [("bureau", "office")]
    assert entries()[-1]["seats"] == [
        {"desk": "office", "of": "office", "person": "dan", "role": "bureau", "since": "2018-08-01"}
    ]


def test_a_batch_leaves_one_entry_for_each_organisation(house):
    before = len(entries())
    done = seat(
        a_seat("dan", "town", CITY),
        a_seat("eve", "province", PROVINCE),
        a_seat("fay", "town", CITY),
    )

    assert [one.stream for one in done] == [f"organisation/{PROVINCE}", f"organisation/{CITY}"]
    assert len(entries()) == before + 2
    assert [row["person"] for row in entries(f"organisation/{CITY}")[0]["seats"]] == ["dan", "fay"]


def test_a_seat_that_cannot_be_given_keeps_out_those_of_its_organisation_only(house):
    done = seat(
        a_seat("dan", "town", CITY), a_seat("nobody", "town", CITY), a_seat("eve", "bureau")
    )

    assert [one.receipt is not None for one in done] == [False, True]
    assert (held("dan"), held("eve")) == ([], [("bureau", "office")])


def test_what_one_person_may_not_join_is_seen_across_organisations_of_one_request(house):
    done = seat(a_seat("dan", "judge", PROVINCE), a_seat("dan", "town", CITY))

    assert [reasons(one) for one in done] == [[], ["expert"]]
    assert held("dan") == [("judge", PROVINCE)]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (("nobody", "town", CITY), "person"),
        (("dan", "stranger", CITY), "role"),
        (("dan", "town", "nowhere"), "organisation"),
        (("dan", "town", CITY, -1), "since"),
        (("dan", "town", CITY, 2, 2), "until"),
        (("bei", "town", CITY), "oneself"),
    ],
)
def test_a_seat_is_refused_with_its_reason_and_nothing_is_entered(house, wanted, why):
    before = entries()
    [done] = seat(a_seat(*wanted))

    assert why in reasons(done)
    assert entries() == before


def test_a_role_is_known_by_an_edition_that_is_only_beside(house):
    from mingce.acts.seating import seat as give

    [unknown] = give(asked(security()), [a_seat("dan", "town", CITY)])
    [known] = seat(a_seat("dan", "town", CITY))

    assert (reasons(unknown), known.receipt is not None) == (["role"], True)


def test_a_role_at_two_desks_is_nobodys(house):
    from mingce.acts.seating import seat as give
    from mingce.law.edition import from_files
    from tests.cast import LAMPS, lamps

    other = LAMPS.replace("desk: expert, seat: pool", "desk: office, seat: office")
    edition = from_files({"edition.yaml": other.encode()}, "lamps")
    [done] = give(asked(security()), [a_seat("dan", "judge")], [lamps(), edition])

    assert reasons(done) == ["role"]


@pytest.mark.parametrize("by", [system, audit])
def test_nobody_else_seats(house, by):
    from mingce.acts.perform import Denied

    with pytest.raises(Denied):
        seat(a_seat("dan", "bureau"), by=by())
    assert held("dan") == []


def test_whoever_entered_a_person_does_not_seat_that_person(house):
    from mingce.ledger import models

    models.Person.objects.filter(id="dan").update(entered_by="bei")

    assert reasons(seat(a_seat("dan", "bureau"))[0]) == ["entered"]


def test_a_seat_is_gone_with_the_day_on_which_it_is_taken_away(house):
    from mingce.acts.perform import Denied

    one = a_seat("dan", "town", CITY)
    seat(one)
    unseat(one, days=3)

    assert [held("dan", on=day) for day in (2, 3)] == [[("town", CITY)], []]
    assert entries()[-1]["unseated"][0]["person"] == "dan"
    with pytest.raises(Denied):
        seat(a_seat("eve", "town", CITY), by=who("dan", "town", CITY), days=3)


def test_only_a_seat_there_is_can_be_taken_away(house):
    assert reasons(unseat(a_seat("dan", "town", CITY))[0]) == ["seat"]


def test_a_seat_begins_on_its_first_day(house):
    seat(a_seat("dan", "town", CITY, since=5, until=7))

    assert [bool(held("dan", on=day)) for day in range(4, 8)] == [False, True, True, False]


# -- administrators


@pytest.mark.parametrize(
    ("role", "proposes", "confirms"),
    [
        ("audit", security, system),
        ("audit", security, audit),
        ("system", security, audit),
        ("security", system, audit),
        ("security", audit, system),
    ],
)
def test_an_administrators_seat_takes_two_of_two_roles(house, role, proposes, confirms):
    one = a_seat("dan", role)
    [done] = seat(one, by=proposes())

    assert (done.receipt is not None, held("dan"), pending()) == (True, [], [("dan", role, False)])
    assert confirm(one, confirms()).receipt is not None
    assert (held("dan"), pending()) == ([(role, "office")], [])


def test_a_proposal_is_on_record_with_its_proposer_and_so_is_what_became_of_it(house):
    one = a_seat("dan", "audit")
    seat(one)
    confirm(one, system())
    proposed, confirmed = entries()[-2:]

    assert (proposed["action"], proposed["proposed"][0]["by"]) == ("seat", "bei")
    assert "seats" not in proposed
    assert (confirmed["action"], confirmed["actor"]) == ("confirm_seat", "ada")
    assert confirmed["settled"] == proposed["proposed"]
    assert confirmed["seats"][0]["person"] == "dan"


@pytest.mark.parametrize("by", [security, lambda: who("dan", "audit")])
def test_nobody_confirms_who_may_not(house, by):
    from mingce.acts.perform import Denied

    one = a_seat("dan", "audit")
    seat(one)

    with pytest.raises(Denied):
        confirm(one, by())
    assert held("dan") == []


def test_whoever_proposed_does_not_confirm(house):
    one = a_seat("dan", "security")
    seat(one, by=system())

    assert reasons(confirm(one, system())) == ["confirmed"]
    assert (held("dan"), pending()) == ([], [("dan", "security", False)])


def test_what_was_not_proposed_is_not_confirmed(house):
    assert reasons(confirm(a_seat("dan", "audit"), system())) == ["proposal"]


def test_a_seat_that_is_confirmed_later_begins_when_it_is_confirmed(house):
    one = a_seat("dan", "audit")
    seat(one)
    confirm(one, system(), days=4)

    assert [bool(held("dan", on=day)) for day in (3, 4)] == [False, True]


def test_a_proposal_falls_with_its_proposer(house):
    one = a_seat("dan", "audit")
    seat(one)
    gone = a_seat("bei", "security")
    unseat(gone, by=system())
    confirm(gone, audit(), removal=True)

    assert reasons(confirm(one, system())) == ["proposed"]


def test_the_same_is_not_proposed_twice(house):
    seat(a_seat("dan", "audit"))

    assert reasons(seat(a_seat("dan", "audit"))[0]) == ["seat"]


def test_a_proposal_that_is_dropped_gives_no_seat_and_leaves_its_person_free(house):
    one = a_seat("dan", "audit")
    seat(one)
    [done] = unseat(one)

    assert (done.receipt is not None, pending()) == (True, [])
    assert entries()[-1]["settled"][0]["person"] == "dan"
    assert reasons(confirm(one, system())) == ["proposal"]
    assert enter("dan").receipt is not None


def test_two_administrators_remove_the_third_at_once(house):
    one = a_seat("cao", "audit")
    unseat(one)

    assert (held("cao"), pending()) == ([("audit", "office")], [("cao", "audit", True)])
    assert confirm(one, system(), removal=True).receipt is not None
    assert (held("cao"), pending()) == ([], [])


def test_an_administrator_sits_at_the_national_office(house):
    assert reasons(seat(a_seat("dan", "audit", CITY))[0]) == ["organisation"]


def test_an_administrator_has_no_other_role(house):
    employ("han", "bureau")

    assert reasons(seat(a_seat("han", "audit"))[0]) == ["administrators"]


# -- asked twice, and at the same time


def test_the_same_request_gives_one_seat(house):
    from mingce.acts.seating import seat as give
    from tests.cast import lamps

    one = asked(security())
    first = give(one, [a_seat("dan", "bureau")], [lamps()])
    again = give(one, [a_seat("dan", "bureau")], [lamps()])

    assert first[0].receipt == again[0].receipt
    assert held("dan") == [("bureau", "office")]


def test_two_who_seat_at_once_do_not_join_what_is_kept_apart(house):
    """Each alone could be given; one of them comes second, and is decided upon what then stands."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    def give(one):
        try:
            return seat(one)[0].receipt is not None
        finally:
            connection.close()

    wanted = [a_seat("dan", "judge", PROVINCE), a_seat("dan", "town", CITY)]
    with ThreadPoolExecutor(2) as both:
        given = list(both.map(give, wanted))

    assert sorted(given) == [False, True]
    assert len(held("dan")) == 1


def test_the_day_of_the_house_counts(house):
    """At one in the morning in Beijing it is still yesterday in Greenwich."""
    from mingce.acts.perform import Asked
    from mingce.acts.seating import unseat as take

    one = a_seat("dan", "town", CITY)
    seat(one)
    late = asked(security()).at + timedelta(hours=16)
    take(Asked("late", security(), late, b"-" * 32), [one])

    assert entries()[-1]["at"].startswith("2018-08-01T17")
    assert held("dan", on=0) == [("town", CITY)]
    assert held("dan", on=1) == []
    assert DAY.isoformat() == "2018-08-01"
