"""Earlier titles are real ones: so many, of divisions that bore that name on that day."""

from collections import Counter
from datetime import date

import pytest

from mingce.law import divisions, edition
from mingce.law.divisions import CODE_LENGTH
from mingce.law.periods import PartialDate
from mingce.law.titles import load, read

table = load()
of_divisions = divisions.load()
rules = edition.load("cn-ip-cities-2018")

CHANGZHOU = ["320400", "常州市", "2018-01-01", "demonstration", "2015-03", "2018-03", "a paper"]


def test_sixty_four_titles_are_known_each_of_another_holder():
    assert len(table) == 64
    assert len({one.holder for one in table}) == 64
    assert {one.title for one in table} == {"demonstration"} <= rules.shape.titles.keys()


def test_they_came_in_five_batches():
    assert [(str(since), n) for since, n in Counter(one.since for one in table).items()] == [
        ("2012-04", 23),
        ("2013-09", 18),
        ("2015-03", 8),
        ("2015-04", 4),
        ("2016-05", 11),
    ]
    assert len({one.source for one in table}) == 5


def test_the_twelve_under_re_review_have_terms_to_the_spring_of_2018():
    spring = {PartialDate(2018, 3), PartialDate(2018, 4)}
    of_2015 = rules.shape.lists["approved_in_2015"].holders

    assert {one.holder for one in table if one.until in spring} == set(of_2015)


def test_a_term_is_as_precise_as_its_paper():
    until = {one.holder: str(one.until) for one in table}

    assert (until["420100"], until["350200"], until["370282"]) == ("2014", "2016-08", "2019-05")


def test_a_code_that_has_an_heir_stands_as_it_was_named():
    jimo = next(one for one in table if one.holder == "370282")

    assert (jimo.name, jimo.named_on) == ("即墨市", date(2016, 12, 1))
    assert of_divisions.heir("370282", date(2018, 7, 27)) == "370215"


def test_every_line_has_a_code_and_a_source_and_an_end_after_its_beginning():
    for one in table:
        assert len(one.holder) == CODE_LENGTH
        assert one.source
        assert one.until
        assert one.since.as_start() < one.until.as_end()


def test_a_title_without_an_end_has_none():
    [endless] = read([[*CHANGZHOU[:5], "", "a paper"]], of_divisions)

    assert (endless.since, endless.until) == (PartialDate(2015, 3), None)


@pytest.mark.parametrize(("at", "wrong"), [(0, "320499"), (1, "泰州市")])
def test_a_code_that_is_not_of_a_division_so_named_is_refused(at, wrong):
    line = [*CHANGZHOU[:at], wrong, *CHANGZHOU[at + 1 :]]

    with pytest.raises(LookupError, match=line[0]):
        read([line], of_divisions)


def test_a_name_of_another_day_is_refused():
    jimo = ["370282", "即墨市", "2018-01-01", "demonstration", "2016-05", "2019-05", "a paper"]

    with pytest.raises(LookupError, match="370282"):
        read([jimo], of_divisions)
