"""What everybody may know of a decision, once it is made known; a receipt to the letter."""

from tests.ledger.read.readers import (
    CITY,
    DAY,
    NEIGHBOUR,
    SISTER,
    cast,
    decide,
    keys,
    publish,
    take_in,
)


def recorded(*codes) -> list[tuple[str, str]]:
    from mingce.ledger import read

    found = read.recorded(read.PUBLIC, DAY, codes)
    return [(one.consequence.subject, one.number) for one in found]


def test_what_made_a_row_is_told_with_the_publication_that_told_of_it(own_house):
    first, _ = decide(keys()[0]), decide(keys()[1])
    take_in(NEIGHBOUR)
    before = recorded(CITY, SISTER, NEIGHBOUR)
    publish(first)

    assert before == [(NEIGHBOUR, "")]
    assert recorded(CITY, SISTER) == [(CITY, "文〔2018〕1号")]
    assert recorded() == []


def test_a_code_is_not_the_end_of_another(own_house):
    take_in(NEIGHBOUR)

    assert recorded(NEIGHBOUR[1:]) == []


def test_publications_come_the_latest_first_a_page_at_a_time(own_house):
    from mingce.ledger import read

    for key in keys()[:2]:
        publish(decide(key))
    every = read.publications(read.PUBLIC, DAY)
    second = read.publications(read.PUBLIC, DAY, skip=1, at_most=1)

    assert [one.decided[0].key.holder for one in every] == [SISTER, CITY]
    assert second == every[1:]
    assert read.published_so_far(read.PUBLIC, DAY) == 2


def test_everybody_is_told_the_same_of_what_is_public(own_house):
    from mingce.ledger import read

    publish(decide(keys()[0]))
    told = {
        (
            read.publications(viewer, DAY),
            read.recorded(viewer, DAY, [CITY]),
            read.rounds(viewer, DAY)[0].edition,
        )
        for viewer in cast().values()
    }

    assert len(told) == 1


def test_a_receipt_is_genuine_to_the_letter(own_house):
    from mingce.acts.perform import Asked, perform
    from mingce.ledger import models, read
    from tests.ledger.read import readers

    office = cast()["office"]
    wanted = Asked("once", office, readers.MORNING, b"-" * 32)
    deed = look()
    [done] = perform(wanted, [deed])
    hashed = models.Entry.objects.latest("id").hash

    assert read.genuine(read.PUBLIC, hashed, done.receipt) is True
    assert read.genuine(read.PUBLIC, hashed, done.receipt + " ") is False
    assert read.genuine(read.PUBLIC, "sha256:" + "0" * 64, done.receipt) is False


def look():
    from mingce.acts.perform import CaseAct

    return CaseAct(keys()[1], "look", None)


def test_names_of_our_own_organisations_are_given_only_where_asked_for(own_house):
    from mingce.ledger import models, read

    for key in ("guild", "other"):
        models.Organisation.objects.create(key=key, name_zh=f"会{key}", name_en=key)
    holders = read.named(read.PUBLIC, DAY, [CITY, "guild"])

    assert (holders.name("guild", DAY).zh, holders.known("other")) == ("会guild", False)
