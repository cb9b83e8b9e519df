"""Everybody in the demonstration is invented and called so, and nobody sits at an empty desk."""

from datetime import date

import pytest

from mingce.core.answering import APPLICANT, OFFICE, RECOMMENDER
from mingce.core.holders import HOLDER, Holders
from mingce.core.seats import ADMINISTRATORS, EXPERT
from mingce.law import divisions, edition, organisations

ON = date(2018, 8, 20)

rules = edition.load("cn-ip-cities-2018")
holders = Holders(divisions.load(), organisations.load())


def cast() -> tuple:
    from mingce.config.demo import CAST

    return CAST


def at(desk: str) -> list:
    return [one for one in cast() if one.desk == desk]


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


def test_every_name_is_marked_and_everybody_s_own(prepared):
    names = [one.label for one in cast()]

    assert all("演示" in zh and "demo" in en for zh, en in names)
    assert len({zh for zh, _ in names}) == len({en for _, en in names}) == len(names)
    assert len({one.who.person for one in cast()}) == len(names)


def test_whoever_is_in_the_cast_is_entered_so_and_nobody_else_is(prepared):
    from mingce.ledger import models

    assert dict(models.Person.objects.values_list("id", "name")) == {
        one.who.person: one.label.zh for one in cast()
    }


def test_whoever_is_in_the_cast_sits_at_its_desk(prepared):
    from mingce.ledger import standing

    assert [standing.desk_of(one.who, ON) for one in cast()] == [one.desk for one in cast()]


def test_every_role_has_the_desk_that_the_edition_gives_it(prepared):
    actors = rules.shape.actors
    roles = {one.who.role: one.desk for one in cast() if one.desk not in ADMINISTRATORS}

    assert roles == {name: actor.desk for name, actor in actors.items()}


def test_there_are_three_administrators_three_hands_and_three_experts(prepared):
    assert [one.who.role for one in cast()[:3]] == list(ADMINISTRATORS)
    assert (len(at(OFFICE)), len(at(EXPERT))) == (3, 3)


def test_each_of_the_twelve_has_an_officer_in_either_role_and_a_province(prepared):
    roles = [name for name, actor in rules.shape.actors.items() if actor.seat == HOLDER]
    provinces = {one.who.of for one in at(RECOMMENDER)}
    seated = {(one.who.role, one.who.of) for one in at(APPLICANT)}

    for holder in rules.shape.lists["approved_in_2015"].holders:
        assert {(role, holder) for role in roles} <= seated
        assert holders.organisations.recommender(holder, ON) in provinces


def test_no_province_is_there_without_a_city_of_its_own(prepared):
    from mingce.ledger import standing

    cities = sorted({one.who.of for one in at(APPLICANT)})
    known = standing.holders(cities, ON)

    assert {known.seated("province", city, ON) for city in cities} == {
        one.who.of for one in at(RECOMMENDER)
    }


def test_no_desk_is_empty_and_every_track_has_begun(prepared):
    from mingce.ledger import read

    seen = {one.who: read.cases(one.who, ON) for one in cast()}
    by_desk = {
        desk: [c for one in at(desk) for c in seen[one.who]]
        for desk in (APPLICANT, RECOMMENDER, OFFICE, EXPERT)
    }

    assert all(by_desk.values())
    assert {listed.key.track for listed in by_desk[OFFICE]} == rules.tracks.keys()
    assert all(seen[one.who] for one in at(EXPERT))


def test_what_is_being_written_is_seen_where_it_is_written_and_nowhere_else(prepared):
    from mingce.config.demo import CAST
    from mingce.ledger import models, read
    from mingce.ledger.streams import case_key

    for row in models.Draft.objects.all():
        key = case_key(row.stream)
        seen = {one.who.of for one in CAST if read.drafts(one.who, ON, key)}
        assert seen == {key.holder}
        assert "演示" in row.text
    assert models.Draft.objects.count() == 3


def test_every_word_anybody_wrote_is_marked(prepared):
    from mingce.ledger import models, past

    words = [
        said
        for row in models.Entry.objects.filter(stream__kind="case")
        for said in words_of(past.content(row))
    ]

    assert len(words) > 50
    assert [said for said in words if "演示" not in said] == []


def words_of(content: dict) -> list[str]:
    """Whatever was written in Chinese into an entry."""
    remarks = [remark.get("text", "") for remark in content.get("remarks", {}).values()]
    answers = [
        said
        for answer in content.get("answers", {}).values()
        for said in (answer["value"], answer.get("because", ""), answer.get("evidence", ""))
        if isinstance(said, str)
    ]
    return [said for said in (*remarks, *answers) if not said.isascii()]
