"""Organisations as entries tell of them: each for its days, the last one counts."""

from datetime import date

from mingce.core.organised import Organised
from mingce.core.replay import Recorded, replay
from mingce.law.words import Words
from tests.cast import holders


def told(**said):
    return {"organisation": {"id": "guild", "kind": "workshop", "name": ["行会", "guild"], **said}}


def recommends(seat="county", **days):
    return {"recommends": {"holder": "guild", "seat": seat, **days}}


def test_an_organisation_is_so_within_its_days_and_keeps_its_name_outside():
    organised = Organised()
    organised.enter("guild", told(since="2018-01-01", until="2020-01-01"))

    kinds = {day: organised.on(date.fromisoformat(day))["guild"].kind for day in (
        "2017-12-31", "2018-01-01", "2019-12-31", "2020-01-01")}  # fmt: skip
    assert kinds == {
        "2017-12-31": "",
        "2018-01-01": "workshop",
        "2019-12-31": "workshop",
        "2020-01-01": "",
    }
    assert organised.on(date(2030, 1, 1))["guild"].name == Words("行会", "guild")


def test_entered_again_it_is_otherwise_from_that_day_on():
    organised = Organised()
    organised.enter("guild", told())
    organised.enter("guild", told(kind="factory", since="2019-01-01"))

    assert organised.on(date(2018, 12, 31))["guild"].kind == "workshop"
    assert organised.on(date(2019, 1, 1))["guild"].kind == "factory"


def test_whoever_recommends_next_takes_the_place_at_its_tier():
    organised = Organised()
    organised.enter("guild", told())
    organised.enter("old", recommends())
    organised.enter("state", recommends("state"))
    organised.enter("new", recommends(since="2019-01-01"))

    assert organised.on(date(2018, 6, 1))["guild"].recommended_by == {
        "county": "old",
        "state": "state",
    }
    assert organised.on(date(2019, 6, 1))["guild"].recommended_by["county"] == "new"


def test_replay_knows_them_from_their_entries():
    record = [
        Recorded("organisation/guild", 0, told()),
        Recorded("organisation/county-7", 0, recommends()),
        Recorded("organisation/guild", 1, {"organisation": {"id": "guild"}}),
    ]

    wrong = list(replay(record, lambda _: None, holders()))
    assert [one.index for one in wrong] == [2]
