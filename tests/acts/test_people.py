"""People are entered by system; entered, a person is nobody until seated."""

import pytest

from tests.acts.staffed import (
    a_seat,
    asked,
    audit,
    employ,
    enter,
    entries,
    reasons,
    seat,
    security,
    system,
    who,
)


def person(name: str):
    from mingce.ledger import models

    return models.Person.objects.get(id=name)


def test_a_person_who_is_entered_has_a_name_here_and_a_commitment_in_the_log(house):
    from mingce.acts.people import enter_person
    from mingce.ledger import models
    from mingce.seal.commitment import opens

    enter_person(asked(system()), "dan", "丁汝昌", "dan@tests.example")
    content = entries()[-1]
    said = content["people"]["dan"]
    clear = {row.text: row for row in models.Clear.objects.filter(subject="dan")}

    assert (person("dan").name, person("dan").email) == ("丁汝昌", "dan@tests.example")
    assert (content["action"], sorted(content["people"])) == ("enter_person", ["dan"])
    assert "丁汝昌" not in str(entries())
    assert "dan@tests.example" not in str(entries())
    assert said == {
        "name": clear["丁汝昌"].commitment,
        "email": clear["dan@tests.example"].commitment,
    }
    assert all(opens(row.commitment, text, bytes(row.salt)) for text, row in clear.items())


def test_two_names_of_one_request_have_salts_of_their_own(house):
    from mingce.ledger import models

    enter("dan", "eve")
    salts = [bytes(row.salt) for row in models.Clear.objects.all()]

    assert len(set(salts)) == len(salts) == 4


def test_several_people_are_entered_in_one_entry(house):
    before = len(entries())
    enter("dan", "eve", "fay")

    assert len(entries()) == before + 1
    assert sorted(entries()[-1]["people"]) == ["dan", "eve", "fay"]


def test_one_who_cannot_be_entered_keeps_all_of_the_request_out(house):
    from mingce.ledger import models

    before = len(entries())

    assert reasons(enter("dan", "bei")) == ["still seated"]
    assert len(entries()) == before
    assert not models.Person.objects.filter(id="dan").exists()


@pytest.mark.parametrize("name", ["", "王", "a b", "a" * 41, "Dan", "a/b", "a\nb"])
def test_an_id_is_a_short_word_that_tells_nothing(house, name):
    assert "person" in reasons(enter(name))


def test_nobody_is_entered_without_a_name_or_twice_at_once(house):
    from mingce.acts.people import enter_people, enter_person
    from mingce.ledger.people import Named

    assert reasons(enter_person(asked(system()), "dan", " ", "")) == ["name"]
    twice = enter_people(asked(system()), [Named("dan", "丹"), Named("dan", "丹")])
    assert reasons(twice) == ["people"]
    assert reasons(enter_people(asked(system()), [])) == ["people"]


@pytest.mark.parametrize("by", [security, audit])
def test_only_the_system_administrator_enters_anybody(house, by):
    from mingce.acts.people import enter_person
    from mingce.acts.perform import Denied

    before = entries()
    with pytest.raises(Denied) as refused:
        enter_person(asked(by()), "dan", "丹", "")

    assert refused.value.words.en == "this is only for the system administrator"
    assert entries() == before


def test_an_access_is_not_renewed_while_its_person_has_a_seat_or_is_proposed_for_one(house):
    employ("dan", "bureau")
    enter("eve")
    seat(a_seat("eve", "audit"))

    assert reasons(enter("dan")) == ["still seated"]
    assert reasons(enter("eve")) == ["still seated"]


def test_whoever_is_entered_again_is_known_by_the_last_name_and_to_the_last_who_entered(house):
    from mingce.acts.people import enter_person

    enter("dan")
    enter_person(asked(system()), "dan", "丹丹", "")

    assert (person("dan").name, person("dan").entered_by) == ("丹丹", "ada")


def test_whoever_is_only_entered_can_do_nothing(house):
    from mingce.acts.people import enter_person
    from mingce.acts.perform import Denied

    enter("dan")
    for role in ("system", "bureau", "town"):
        with pytest.raises(Denied):
            enter_person(asked(who("dan", role)), "eve", "夏娃", "")
