"""Sabotage: each guard of the way in is taken away, and what it kept back is then to be seen."""

from tests.cast import CITY
from tests.ledger.read.readers import DAY, keys, seen


def listed(viewer) -> list:
    from mingce.ledger import read

    return [one.key for one in read.cases(viewer, DAY)]


def test_without_the_policy_table_a_stranger_lists_everything(house, monkeypatch):
    from mingce.ledger.read.viewer import Viewer

    before = listed(house["public"])
    monkeypatch.setattr(Viewer, "may", lambda *_: True)

    assert (before, listed(house["public"])) == ([], sorted(keys()))


def test_without_a_seat_of_the_day_whoever_has_left_still_looks(house, monkeypatch):
    before = listed(house["gone"])
    monkeypatch.setattr("mingce.ledger.standing.desk_of", lambda *_: "office")

    assert (before, listed(house["gone"])) == ([], sorted(keys()))


def test_without_assignment_every_expert_sees_every_case(house, monkeypatch):
    before = listed(house["unassigned"])
    every = {key.stream for key in keys()}
    monkeypatch.setattr("mingce.ledger.people.assigned", lambda *_: every)

    assert (before, listed(house["unassigned"])) == ([], sorted(keys()))


def test_without_the_panels_secret_a_town_sees_what_its_expert_gave(house, monkeypatch):
    def facts():
        return [one.fact for one in seen(house[f"town {CITY}"]).answers]

    before = facts()
    monkeypatch.setattr("mingce.ledger.read.docket.secret", lambda *_: False)

    assert ("beauty" in before, "beauty" in facts()) == (False, True)
    assert "college" in repr(seen(house["office"]))


def test_without_the_list_of_desks_an_expert_reads_a_telephone_number(house, monkeypatch):
    def phone():
        return [one.value for one in seen(house["assigned"]).answers if one.fact == "phone"]

    before = phone()
    monkeypatch.setattr("mingce.ledger.read.docket.PERSONAL", ("expert",))

    assert before == [None]
    assert phone() != [None]
