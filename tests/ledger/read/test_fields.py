"""What is seen of a case: by whom what was given, and never which expert gave it."""

import pytest

from tests.cast import CITY, PROVINCE
from tests.ledger.read import readers
from tests.ledger.read.readers import DAY, PHONE, keys, seen


def test_a_case_is_seen_as_it_stands(house):
    found = seen(house[f"town {CITY}"])
    answers = {one.fact: (one.value, one.role, one.of) for one in found.answers}

    assert (found.state, found.version, found.relation) == ("asked", 3, "own")
    assert answers["height"] == (5, "province", PROVINCE)
    assert answers["poem"] == (f"诗{CITY}", "town", CITY)
    assert [one.document for one in found.documents] == ["letter", "plan"]


def test_it_is_a_frozen_value_and_nothing_of_the_database(house):
    from django.db.models import Model, QuerySet

    found = seen(house["office"])

    def parts(value):
        yield value
        slots = [] if isinstance(value, tuple) else getattr(type(value), "__slots__", [])
        inner = value if isinstance(value, tuple) else [getattr(value, each) for each in slots]
        for one in inner:
            yield from parts(one)

    assert [one for one in parts(found) if isinstance(one, Model | QuerySet)] == []
    with pytest.raises(AttributeError):
        found.state = "shining"


@pytest.mark.parametrize(
    ("name", "phone"),
    [
        (f"town {CITY}", PHONE),
        (f"province {PROVINCE}", PHONE),
        ("office", PHONE),
        ("assigned", None),
    ],
)
def test_personal_data_are_seen_by_who_looks_after_the_file_and_not_by_experts(house, name, phone):
    [found] = [one for one in seen(house[name]).answers if one.fact == "phone"]

    assert (found.value, found.closed) == (phone, phone is None)


def test_personal_data_that_were_erased_are_closed_to_everybody(own_house):
    from mingce.acts.erasing import erase

    erase(readers.asked(own_house["office"]), CITY, "本人要求")
    [found] = [one for one in seen(own_house["office"]).answers if one.fact == "phone"]

    assert (found.value, found.closed) == (None, True)


@pytest.mark.parametrize(
    ("name", "there"),
    [
        (f"town {CITY}", False),
        (f"province {PROVINCE}", False),
        ("office", True),
        ("assigned", True),
    ],
)
def test_what_experts_gave_is_the_panels_and_the_offices(house, name, there):
    from mingce.ledger import read

    answered = [one.fact for one in seen(house[name]).answers]
    done = [one.action for one in read.entries(house[name], DAY, keys()[0].stream)]

    assert ("beauty" in answered, "look" in done) == (there, there)


def test_nobody_sees_an_experts_name_or_origin_in_a_case(house):
    from mingce.ledger import read

    shown = [
        repr((seen(viewer), read.entries(viewer, DAY, keys()[0].stream)))
        for viewer in house.values()
    ]

    assert [word for word in ("jun", "college") if any(word in one for one in shown)] == []


def test_only_the_office_is_told_who_the_experts_are(house):
    from mingce.ledger import read

    told = {
        name: [one.person for one in read.experts(viewer, DAY, keys()[0])]
        for name, viewer in house.items()
    }

    assert {name: found for name, found in told.items() if found} == {"office": ["jun"]}


# -- drafts


def test_a_draft_is_read_by_its_own_office_only(house):
    from mingce.ledger import read

    told = {
        name: [(one.part, one.text) for one in read.drafts(viewer, DAY, keys()[0])]
        for name, viewer in house.items()
    }

    assert {n: found for n, found in told.items() if found} == {f"town {CITY}": [("poem", "未完")]}


def test_what_was_written_in_vain_is_read_by_who_wrote_it(own_house):
    from mingce.acts.drafting import save
    from mingce.ledger import read

    town = own_house[f"town {CITY}"]
    save(readers.asked(town), keys()[0].stream, "poem", "迟了", 0)
    told = {
        name: [one.text for one in read.overtaken(viewer, DAY, keys()[0])]
        for name, viewer in own_house.items()
    }

    assert {n: found for n, found in told.items() if found} == {f"town {CITY}": ["迟了"]}
