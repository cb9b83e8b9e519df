"""The demonstration fills an empty ledger through acts alone, always to the same bytes."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from mingce.law import edition
from mingce.law.periods import HOUSE, local_day
from mingce.law.words import Words

ON = date(2018, 8, 20)
NEXT_MORNING = datetime(2018, 8, 21, 9, tzinfo=HOUSE)

rules = edition.load("cn-ip-cities-2018")


def entries() -> list[bytes]:
    from mingce.ledger import models

    return [bytes(row.payload) for row in models.Entry.objects.order_by("id")]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def filled(request, databases):
    from tests.databases import connect

    url = databases.fresh(request.param)
    connect(url)
    from mingce.config.demo import prepare

    prepare()
    yield url
    databases.drop(url)


@pytest.fixture
def prepared(filled):
    """The address of the demonstration, filled once for all tests, which only look at it."""
    from tests.databases import connect

    connect(filled)
    return filled


def test_what_is_prepared_twice_is_prepared_once(prepared):
    from mingce.config.demo import prepare

    before = entries()
    prepare()

    assert len(before) > 100
    assert entries() == before


@pytest.mark.parametrize("vendor", ["sqlite", "postgres"])
def test_every_demonstration_is_the_same_to_the_byte(prepared, databases, vendor):
    from mingce.config.demo import prepare
    from tests.databases import connect

    before = entries()
    other = databases.fresh(vendor)
    connect(other)
    try:
        prepare()
        assert entries() == before
    finally:
        connect(prepared)
        databases.drop(other)


def test_a_ledger_in_which_there_is_anything_is_left_as_it_is(database):
    from mingce.config.demo import prepare
    from tests.acts.staffed import founded

    founded()
    before = entries()
    prepare()

    assert before
    assert entries() == before


def test_the_register_has_the_sixty_four_titles_and_the_papers_they_rest_on(prepared):
    from mingce.law import titles
    from mingce.ledger import read

    held = read.published(read.PUBLIC, ON).titles
    real = {(one.holder, one.title, one.since, one.term_to, one.paper) for one in held}
    due = [one.holder for one in held if one.term_to and one.term_to.year == 2018]

    assert Counter(one.title for one in held) == {"demonstration": 64, "pilot": 1, "cultivation": 1}
    assert real >= {
        (one.holder, one.title, one.since.as_start(), one.until.as_end(), one.source)
        for one in titles.load()
        if one.until
    }
    assert sorted(due) == sorted(rules.shape.lists["approved_in_2015"].holders)


def test_no_real_city_has_an_invented_title(prepared):
    from mingce.law import divisions
    from mingce.ledger import read, standing

    held = read.published(read.PUBLIC, ON).titles
    invented = {one.holder for one in held if one.title != "demonstration"}
    names = [standing.holders([one], ON).name(one, ON) for one in invented]

    assert not any(divisions.load().known(one) for one in invented)
    assert names == [Words("演示市（虚构）", "Demo City (invented)")]
    assert all("演示" in one.paper for one in held if one.holder in invented)


def test_each_title_went_through_three_hands(prepared):
    from mingce.config.demo import CAST
    from mingce.ledger import models, past

    taken_in = models.Entry.objects.filter(action="take_in")
    hands = [past.content(row)["hands"] for row in taken_in]
    drafts, checks, signs = (one.who.person for one in CAST if one.desk == "office")

    assert [{hand: person for hand, (person, _) in one.items()} for one in hands] == [
        {"drafted": drafts, "checked": checks, "signed": signs}
    ] * 66
    assert len({drafts, checks, signs}) == 3


def test_the_round_is_open_since_the_day_of_the_notice(prepared):
    from mingce.ledger import read
    from mingce.ledger.deadlines import falling

    [opened] = read.rounds(read.PUBLIC, ON)

    assert (opened.id, opened.edition, opened.closed) == ("2018", rules.hash, None)
    assert local_day(opened.opened, HOUSE) == date(2018, 7, 27)
    assert {one.name: one.day for one in falling()} == {
        name: deadline.day for name, deadline in rules.shape.deadlines.items() if deadline.day
    }


def test_everything_happens_before_the_day_it_is_shown_and_in_its_order(prepared):
    from mingce.ledger import models

    times = list(models.Entry.objects.order_by("id").values_list("at", flat=True))

    assert times == sorted(times)
    assert datetime(2018, 7, 20, tzinfo=HOUSE) < times[0]
    assert times[-1] < datetime(2018, 8, 20, tzinfo=HOUSE)


def test_what_must_hold_of_a_ledger_holds(prepared):
    from mingce.ledger.invariants import House, offences
    from mingce.ledger.rebuild import differences

    assert list(offences(House(NEXT_MORNING.astimezone(UTC)))) == []
    assert list(differences()) == []
