"""Organisations beyond the shipped table, and who recommends them, day by day."""

from datetime import date

import pytest

from mingce.law.words import Words
from tests.acts.staffed import (
    asked,
    audit,
    entries,
    founded,
    reasons,
    security,
    system,
)
from tests.cast import CITY, PROVINCE

GUILD = Words("灯会", "guild")
D1, D2, D3 = date(2018, 1, 1), date(2019, 1, 1), date(2020, 1, 1)


@pytest.fixture
def house(database):
    founded()
    return database


def enter(key: str = "guild", name: Words = GUILD, *rest, by=None):
    from mingce.acts.organisations import Entered, enter_organisation

    return enter_organisation(asked(by or system()), Entered(key, name, *rest))


def relate(holder: str, seat: str, organisation: str, *days, by=None):
    from mingce.acts.organisations import Recommender, set_recommender

    wanted = Recommender(holder, seat, organisation, *days)
    return set_recommender(asked(by or security()), wanted)


def holders(on: date):
    from mingce.ledger import standing

    return standing.holders(["guild"], on)


def test_an_organisation_is_known_with_its_name_and_kind(house):
    done = enter("guild", GUILD, "club")

    assert done.receipt is not None
    assert holders(D1).name("guild", D1) == GUILD
    assert holders(D1).kind("guild", D1) == "club"
    assert entries("organisation/guild")[0]["organisation"] == {
        "id": "guild", "kind": "club", "name": ["灯会", "guild"]
    }  # fmt: skip


def test_it_bears_each_name_for_its_days(house):
    enter("guild", GUILD, "club", D1)
    enter("guild", Words("灯社", "lamp society"), "society", D2, D3)

    assert [holders(on).name("guild", on).en for on in (D1, D2)] == ["guild", "lamp society"]
    assert [holders(on).kind("guild", on) for on in (D1, D2, D3)] == ["club", "society", None]


def test_outside_its_days_it_keeps_its_last_name_and_has_no_kind(house):
    enter("guild", GUILD, "club", D1, D2)

    assert (holders(D3).name("guild", D3), holders(D3).kind("guild", D3)) == (GUILD, None)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (("Guild", GUILD), "organisation"),
        (("a/b", GUILD), "organisation"),
        (("", GUILD), "organisation"),
        ((CITY, GUILD), "organisation"),
        (("office", GUILD), "organisation"),
        (("guild", Words("灯会", " ")), "name"),
        (("guild", GUILD, "club", D2, D2), "until"),
    ],
)
def test_what_cannot_be_entered_is_refused_with_its_reason(house, wanted, why):
    before = entries()

    assert why in reasons(enter(*wanted))
    assert entries() == before


@pytest.mark.parametrize("since", [None, D1, date(2017, 1, 1)])
def test_a_new_name_begins_after_the_one_before(house, since):
    enter("guild", GUILD, "club", D2)

    assert reasons(enter("guild", GUILD, "club", since)) == ["since"]


def test_who_recommends_it_changes_with_the_days(house):
    enter()
    relate("guild", "province", PROVINCE, D1)
    relate("guild", "province", "410000", D2)

    assert [holders(on).seated("province", "guild", on) for on in (D1, D2)] == [PROVINCE, "410000"]
    assert holders(date(2017, 1, 1)).seated("province", "guild", date(2017, 1, 1)) == ""


def test_a_relation_with_an_end_ends(house):
    enter()
    relate("guild", "province", PROVINCE, D1, D2)

    assert [holders(on).seated("province", "guild", on) for on in (D1, D2)] == [PROVINCE, ""]


def test_tiers_do_not_disturb_each_other(house):
    enter()
    enter("league", Words("盟", "league"))
    relate("guild", "province", PROVINCE)
    relate("guild", "league", "league")

    assert holders(D1).seated("province", "guild", D1) == PROVINCE
    assert holders(D1).seated("league", "guild", D1) == "league"
    assert [one["recommends"]["seat"] for one in entries(f"organisation/{PROVINCE}")] == [
        "province"
    ]


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ((CITY, "province", PROVINCE), "holder"),
        (("guild", "province", "nowhere"), "organisation"),
        (("guild", "province", "guild"), "organisation"),
        (("guild", "holder", PROVINCE), "seat"),
        (("guild", "province", PROVINCE, D2, D1), "until"),
    ],
)
def test_a_relation_that_cannot_be_is_refused_with_its_reason(house, wanted, why):
    enter()
    before = entries()

    assert why in reasons(relate(*wanted))
    assert entries() == before


@pytest.mark.parametrize("by", [security, audit])
def test_only_system_enters_organisations(house, by):
    from mingce.acts.perform import Denied

    with pytest.raises(Denied):
        enter(by=by())


@pytest.mark.parametrize("by", [system, audit])
def test_only_security_says_who_recommends_whom(house, by):
    from mingce.acts.perform import Denied

    enter()
    with pytest.raises(Denied):
        relate("guild", "province", PROVINCE, by=by())


def test_an_act_is_decided_by_whoever_recommends_on_its_day(house):
    """The same province may act for the guild before the change, and not after it."""
    from mingce.core.holders import Body

    enter("guild", GUILD, "club", D1)
    relate("guild", "province", PROVINCE, D1)
    relate("guild", "province", "410000", D2)

    assert holders(D1).bodies == {"guild": Body("guild", GUILD, "club", {"province": PROVINCE})}
    assert holders(D2).bodies == {"guild": Body("guild", GUILD, "club", {"province": "410000"})}
