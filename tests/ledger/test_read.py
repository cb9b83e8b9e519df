"""The only way in: everybody sees what is theirs, and what is not theirs is not there."""

from datetime import timedelta

import pytest

from tests.cast import CITY, NEIGHBOUR, PROVINCE
from tests.ledger import readers
from tests.ledger.readers import DAY, FAR, PHONE, SISTER, cast, do, keys, statements


@pytest.fixture
def house(database):
    readers.fill()
    return cast()


def listed(viewer, **wanted) -> list:
    from mingce.ledger import read

    return [one.key for one in read.cases(viewer, DAY, **wanted)]


def opened(viewer) -> list:
    from mingce.ledger import read

    return [key for key in sorted(keys()) if read.case(viewer, DAY, key) is not None]


def expected() -> dict[str, list]:
    """Whose cases are whose, told by hand."""
    every = sorted(keys())
    own = {f"town {code}": [key for key in every if key.holder == code] for code in readers.HOLDERS}
    return {
        **{name: [] for name in cast()},
        **own,
        f"province {PROVINCE}": [key for key in every if key.holder in (CITY, SISTER)],
        "province xpcc": [key for key in every if key.holder == FAR],
        "other province": [key for key in every if key.holder == NEIGHBOUR],
        "office": every,
        "assigned": [keys()[0]],
    }


# -- who sees which case


def test_everybody_lists_their_own_cases_and_no_others(house):
    assert {name: listed(viewer) for name, viewer in house.items()} == expected()


def test_what_is_listed_is_exactly_what_opens(house):
    assert {name: opened(viewer) for name, viewer in house.items()} == {
        name: listed(viewer) for name, viewer in house.items()
    }


def test_what_has_entries_to_be_seen_is_exactly_what_opens(house):
    from mingce.ledger import read

    def told(viewer):
        return [key for key in sorted(keys()) if read.entries(viewer, DAY, key.stream)]

    assert {n: told(viewer) for n, viewer in house.items()} == {
        n: opened(viewer) for n, viewer in house.items()
    }


def test_a_narrower_list_is_what_of_the_whole_fits(house):
    for viewer in house.values():
        whole = listed(viewer)
        for number in readers.ROUNDS:
            assert listed(viewer, round_id=number) == [k for k in whole if k.round == number]
        assert listed(viewer, track="lighting", states=["asked"]) == whole
        assert listed(viewer, states=["dark"]) == listed(viewer, track="ending") == []


def test_pages_together_are_the_whole(house):
    whole = listed(house["office"])
    pages = [listed(house["office"], skip=skip, at_most=2) for skip in (0, 2, 4, 6)]

    assert [key for page in pages for key in page] == whole
    assert [len(page) for page in pages] == [2, 2, 2, 0]


def test_a_foreign_case_is_answered_as_one_that_is_not_there(house):
    from mingce.ledger import read
    from mingce.ledger.streams import CaseKey

    foreign, missing = keys()[2], CaseKey("2018", "lighting", "110000")
    town = house[f"town {CITY}"]

    def answers(key):
        return [
            read.case(town, DAY, key),
            read.entries(town, DAY, key.stream),
            read.proof(town, DAY, key.stream, 0),
            read.drafts(town, DAY, key),
            read.overtaken(town, DAY, key),
            read.experts(town, DAY, key),
        ]

    assert answers(foreign) == answers(missing) == [None, (), None, (), (), ()]


@pytest.mark.parametrize(
    "stream",
    ["", "case", "case/2018", "case/2018/lighting/320400/x", "case/a/b/c", "holder/", "x/y"],
)
def test_a_stream_that_is_none_has_no_entries_for_anybody(house, stream):
    from mingce.ledger import read

    assert {read.entries(viewer, DAY, stream) for viewer in house.values()} == {()}


def test_a_seat_that_is_taken_away_is_gone_with_the_next_look(house):
    from mingce.ledger import models, read

    town = house[f"town {CITY}"]
    before = listed(town)
    models.Seat.objects.filter(person_id=town.person).update(until=DAY)

    assert (bool(before), listed(town), read.case(town, DAY, keys()[0])) == (True, [], None)


def test_an_expert_who_is_released_sees_nothing_more(house):
    from mingce.acts.assigning import release

    release(readers.asked(house["office"]), keys()[0], house["assigned"])

    assert listed(house["assigned"]) == []


# -- how many statements it takes


def test_listing_forty_cases_takes_three_statements(database):
    from mingce.acts.rounds import open_round
    from mingce.ledger import read
    from mingce.ledger.streams import CaseKey
    from tests.faults import scene

    readers.seat_all()
    office = cast()["office"]
    open_round(readers.asked(office), "2018", readers.lamps(readers.PART))
    towns = scene.towns(40)
    scene.seat(*map(scene.town, towns))
    for code in towns:
        do(scene.town(code), CaseKey("2018", "lighting", code), "answer", height=4)
    read.cases(office, DAY)
    with statements() as sent:
        found = read.cases(office, DAY)

    assert (len(found), len(sent)) == (40, 3)


@pytest.mark.parametrize(
    ("look", "at_most"),
    [
        (lambda read, who: read.case(who, DAY, keys()[0]), 3),
        (lambda read, who: read.entries(who, DAY, keys()[0].stream), 3),
        (lambda read, who: read.drafts(who, DAY, keys()[0]), 3),
        (lambda read, who: read.register(who, DAY), 4),
        (lambda read, who: read.rounds(who, DAY), 1),
        (lambda read, who: read.checkpoints(who, "sha256"), 1),
        (lambda read, who: read.receipt(who, "sha256:x"), 1),
    ],
)
def test_no_look_takes_a_statement_for_each_row(house, look, at_most):
    from mingce.ledger import read

    look(read, house[f"town {CITY}"])
    with statements() as sent:
        look(read, house[f"town {CITY}"])

    assert len(sent) <= at_most


def test_people_and_the_log_take_as_many_statements_as_they_are_tables(house):
    from mingce.ledger import read

    with statements() as sent:
        read.people(house["system"], DAY)
        read.log(house["audit"], DAY)

    assert len(sent) == 3 + 2


# -- what is seen of a case


def seen(viewer, key=None):
    from mingce.ledger import read

    return read.case(viewer, DAY, key or keys()[0])


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


def test_personal_data_that_were_erased_are_closed_to_everybody(house):
    from mingce.acts.erasing import erase

    erase(readers.asked(house["office"]), CITY, "本人要求")
    [found] = [one for one in seen(house["office"]).answers if one.fact == "phone"]

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


def test_what_was_written_in_vain_is_read_by_who_wrote_it(house):
    from mingce.acts.drafting import save
    from mingce.ledger import read

    town = house[f"town {CITY}"]
    save(readers.asked(town), keys()[0].stream, "poem", "迟了", 0)
    told = {
        name: [one.text for one in read.overtaken(viewer, DAY, keys()[0])]
        for name, viewer in house.items()
    }

    assert {n: found for n, found in told.items() if found} == {f"town {CITY}": ["迟了"]}


# -- people, and the log


def test_people_are_told_to_administrators_and_addresses_to_who_gives_access(house):
    from mingce.ledger import read

    told = {
        name: {bool(one.email) for one in read.people(viewer, DAY)}
        for name, viewer in house.items()
    }

    assert {name: found for name, found in told.items() if found} == {
        "system": {True},
        "security": {False},
        "audit": {False},
    }


def test_a_person_is_told_with_its_seats(house):
    from mingce.ledger import read

    [town] = [one for one in read.people(house["security"], DAY) if one.id == f"town.{CITY}"]

    assert [(seat.role, seat.of) for seat in town.seats] == [("town", CITY)]
    assert town.name == f"名town.{CITY}"


def test_the_log_is_the_audits_and_names_no_expert(house):
    from mingce.ledger import models, read

    told = {name: len(read.log(viewer, DAY)) for name, viewer in house.items()}
    lines = read.log(house["audit"], DAY)

    every = models.Entry.objects.count()
    assert {n: found for n, found in told.items() if found} == {"audit": every}
    assert [one.actor.startswith("sha256:") for one in lines if one.role == "judge"] == [True]
    assert [one.id for one in read.log(house["audit"], DAY, beyond=lines[-3].id)] == [
        one.id for one in lines[-2:]
    ]


# -- the register


def take_in(holder: str) -> None:
    """An earlier title, as the register's own entry."""
    from mingce.acts import grave, intake, offices
    from mingce.core.intake import Wanted
    from mingce.law.periods import PartialDate

    office = cast()["office"]
    offices.declare_small(readers.asked(office), "只有一人")
    wanted = intake.Intake(Wanted(holder, "lamp", PartialDate.read("2015"), paper="文"))
    [done] = grave.sign(readers.asked(office), [wanted])
    assert done.receipt is not None, done.decision


def decide(key) -> str:
    """A decision that confers a title; gives the hash of its entry."""
    from mingce.acts import offices
    from mingce.acts.perform import CaseAct, perform
    from mingce.law.values import Given
    from mingce.ledger import models

    office = cast()["office"]
    offices.declare_small(readers.asked(office), "只有一人")
    ruling = CaseAct(key, "rule", None, {"granted": Given(True, "甚好"), "heard": Given(True)})
    [done] = perform(readers.asked(office, 20), [ruling])
    assert done.receipt is not None, done.decision
    return models.Entry.objects.get(stream_id=key.stream, action="rule").hash


def publish(*hashes: str) -> None:
    from mingce.acts.publication import Publication, publish

    office = cast()["office"]
    one = Publication("2018", "文〔2018〕1号", DAY, "公布", hashes)
    [done] = publish(readers.asked(office, 30), [one])
    assert done.receipt is not None, done.decision


def rows(viewer) -> list[str]:
    from mingce.ledger import read

    return sorted(held.holder for held in read.register(viewer, DAY).titles)


def test_a_decision_is_in_the_public_register_once_it_is_published(house):
    first = decide(keys()[0])
    before = rows(house["public"])
    publish(first)

    assert (before, rows(house["public"])) == ([], [CITY])


def test_an_earlier_title_that_was_taken_in_is_public(house):
    take_in(NEIGHBOUR)

    assert rows(house["public"]) == [NEIGHBOUR]


def test_everybody_sees_the_rows_of_their_own_holders(house):
    for key in (keys()[0], keys()[1], keys()[2]):
        decide(key)
    told = {name: rows(viewer) for name, viewer in house.items()}

    assert {name: found for name, found in told.items() if found} == {
        f"town {CITY}": [CITY],
        f"town {SISTER}": [SISTER],
        f"town {NEIGHBOUR}": [NEIGHBOUR],
        f"province {PROVINCE}": [CITY, SISTER],
        "other province": [NEIGHBOUR],
        "office": sorted([CITY, SISTER, NEIGHBOUR]),
        "assigned": [CITY],
    }


def test_the_entries_of_a_holder_are_seen_by_who_sees_its_rows(house):
    from mingce.ledger import read

    take_in(CITY)
    told = {n: len(read.entries(viewer, DAY, f"holder/{CITY}")) for n, viewer in house.items()}

    assert {name for name, found in told.items() if found} == {
        f"town {CITY}",
        f"province {PROVINCE}",
        "office",
        "assigned",
    }


# -- what everybody sees


def test_everybody_sees_rounds_and_what_was_published_in_them(house):
    from mingce.ledger import read

    publish(decide(keys()[0]))
    for viewer in house.values():
        assert [one.id for one in read.rounds(viewer, DAY)] == ["2019", "2018"]
        done = read.entries(viewer, DAY, "round/2018")
        assert [one.action for one in done] == ["open_round", "publish"]
        assert done[1].says["number"] == "文〔2018〕1号"


def test_a_receipt_is_known_to_the_public_and_sealed_in_time(house):
    from mingce.acts.sealing import seal
    from mingce.ledger import models, read

    hashes = list(models.Entry.objects.order_by("id").values_list("hash", flat=True))
    before = read.receipt(read.PUBLIC, hashes[-1])
    sealed_at = readers.MORNING + timedelta(hours=1)
    seal(sealed_at, "tests.example/log", ("sha256",))
    after = read.receipt(read.PUBLIC, hashes[-1])

    assert (before.hash, before.sealed) == (hashes[-1], None)
    assert after.sealed == sealed_at
    assert read.receipt(read.PUBLIC, "sha256:" + "0" * 64) is None
    assert [one.size for one in read.checkpoints(read.PUBLIC, "sha256")] == [len(hashes)]
    assert read.checkpoints(read.PUBLIC, "sha256", beyond=len(hashes)) == ()


def test_a_proof_is_given_to_who_sees_the_entry(house):
    from mingce.acts.sealing import seal
    from mingce.ledger import read

    stream = keys()[0].stream
    seal(readers.MORNING + timedelta(hours=1), "tests.example/log", ("sha256",))
    first = {n: read.proof(viewer, DAY, stream, 0) is not None for n, viewer in house.items()}
    looked = {n: read.proof(viewer, DAY, stream, 2) is not None for n, viewer in house.items()}

    assert {n for n, given in first.items() if given} == {
        f"town {CITY}",
        f"province {PROVINCE}",
        "office",
        "assigned",
    }
    assert {n for n, given in looked.items() if given} == {"office", "assigned"}


# -- two worlds


def view(name: str) -> str:
    """Everything somebody can look at, but for hashes, which tell nothing."""
    import re

    from mingce.ledger import read

    viewer = cast()[name]
    looks = [
        read.cases(viewer, DAY),
        [seen(viewer, key) for key in keys()],
        [read.entries(viewer, DAY, key.stream) for key in keys()],
        [read.entries(viewer, DAY, f"holder/{key.holder}") for key in keys()],
        [read.drafts(viewer, DAY, key) for key in keys()],
        [read.experts(viewer, DAY, key) for key in keys()],
        read.entries(viewer, DAY, "round/2018"),
        read.entries(viewer, DAY, "panel/2018/lighting.320400"),
        read.register(viewer, DAY),
        read.published(viewer, DAY),
        read.people(viewer, DAY),
        read.log(viewer, DAY),
    ]
    return re.sub(r"sha256:[0-9a-f]{64}", "hash", repr(looks))


@pytest.mark.parametrize("vendor", ["sqlite", "postgres"])
def test_two_worlds_that_differ_in_their_expert_look_the_same(databases, vendor):
    from tests.databases import connect

    names = [f"town {CITY}", f"province {PROVINCE}", "other province", "released", "public"]
    worlds = []
    for judge, minutes in (("assigned", 5), ("unassigned", 7)):
        url = databases.fresh(vendor)
        connect(url)
        readers.fill(judge, minutes)
        worlds.append({name: view(name) for name in (*names, "office")})
        databases.drop(url)
    one, other = worlds

    assert {name for name in one if one[name] != other[name]} == {"office"}
