"""The first appointment: three people, three seats, once."""

import pytest

from tests.acts.staffed import (
    NAMED,
    asked,
    audit,
    entries,
    founded,
    held,
    reasons,
    security,
    system,
)


@pytest.fixture
def empty(database):
    return database


def test_three_people_take_the_three_administrators_seats(empty):
    done = founded()

    assert done.receipt is not None
    assert [held(person) for person in NAMED.values()] == [[(role, "office")] for role in NAMED]


def test_it_is_one_entry_on_the_national_office(empty):
    founded()
    [content] = entries()

    assert [row["person"] for row in content["seats"]] == ["ada", "bei", "cao"]
    assert (content["action"], content["actor"]) == ("found", "ada")
    assert [entries("organisation/office")] == [[content]]


def test_it_happens_once(empty):
    from mingce.acts.founding import found

    founded()
    again = found(asked(system()), NAMED)

    assert reasons(again) == ["founding"]
    assert len(entries()) == 1


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"system": "ada"},
        {**NAMED, "audit": "bei"},
        {**NAMED, "clerk": "dan"},
        {**NAMED, "audit": "Cao Xueqin"},
    ],
)
def test_it_names_three_different_people_by_their_ids(empty, named):
    from mingce.acts.founding import found

    done = found(asked(system()), named)

    assert set(reasons(done)) & {"founding", "person"}
    assert entries() == []


@pytest.mark.parametrize("by", [security, audit])
def test_only_the_system_administrator_to_be_asks_for_it(empty, by):
    from mingce.acts.founding import found

    assert reasons(found(asked(by()), NAMED)) == ["founding"]


def test_names_stand_beside_the_log_and_not_in_it(empty):
    from mingce.ledger import models
    from mingce.ledger.people import Named

    founded((Named("bei", "裴秀", "bei@tests.example"),))
    [content] = entries()
    person = models.Person.objects.get(id="bei")

    assert (person.name, person.email) == ("裴秀", "bei@tests.example")
    assert content["people"].keys() == {"ada", "bei", "cao"}
    assert content["people"]["bei"].keys() == {"name", "email"}
    assert "裴秀" not in str(content)


def test_only_those_who_are_appointed_are_entered_with_it(empty):
    from mingce.ledger.people import Named

    assert reasons(founded((Named("dan", "丹"),))) == ["people"]


def test_nothing_else_is_done_without_a_seat(empty):
    from mingce.acts.people import enter_person
    from mingce.acts.perform import Denied

    with pytest.raises(Denied):
        enter_person(asked(system()), "dan", "丹", "")
    assert entries() == []


def test_asked_again_it_gives_the_same_receipt(empty):
    from mingce.acts.founding import found

    one = asked(system())

    assert found(one, NAMED).receipt == found(one, NAMED).receipt
    assert len(entries()) == 1
