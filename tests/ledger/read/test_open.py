"""What everybody sees; what administrators see of people and of the log."""

from datetime import timedelta

from tests.cast import CITY, PROVINCE
from tests.ledger.read import readers
from tests.ledger.read.readers import (
    DAY,
    decide,
    keys,
    publish,
)


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


def test_everybody_sees_rounds_and_what_was_published_in_them(own_house):
    from mingce.ledger import read

    publish(decide(keys()[0]))
    for viewer in own_house.values():
        assert [one.id for one in read.rounds(viewer, DAY)] == ["2019", "2018"]
        done = read.entries(viewer, DAY, "round/2018")
        assert [one.action for one in done] == ["open_round", "publish"]
        assert done[1].says["number"] == "文〔2018〕1号"


def test_a_receipt_is_known_to_the_public_and_sealed_in_time(own_house):
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


def test_a_proof_is_given_to_who_sees_the_entry(own_house):
    from mingce.acts.sealing import seal
    from mingce.ledger import read

    stream = keys()[0].stream
    seal(readers.MORNING + timedelta(hours=1), "tests.example/log", ("sha256",))
    first = {n: read.proof(viewer, DAY, stream, 0) is not None for n, viewer in own_house.items()}
    looked = {n: read.proof(viewer, DAY, stream, 2) is not None for n, viewer in own_house.items()}

    assert {n for n, given in first.items() if given} == {
        f"town {CITY}",
        f"province {PROVINCE}",
        "office",
        "assigned",
    }
    assert {n for n, given in looked.items() if given} == {"office", "assigned"}
