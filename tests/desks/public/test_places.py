"""A holder of our own, beside those of the tables, is found and named like any other."""

from datetime import date

from mingce.core.holders import Body, Holders
from mingce.law import divisions, organisations
from mingce.law.words import Words

ON = date(2018, 8, 20)


def place(code: str, *bodies: Body):
    from mingce.desks.public.places import place

    known = {one.id: one for one in bodies}
    return place(Holders(divisions.load(), organisations.load(), known), code, ON)


def test_an_invented_city_is_found_by_its_name_and_code():
    city = place("990100", Body("990100", Words("临澜市", "Linlan"), "prefecture_city"))

    found = {
        one: city.found_by(one) for one in ("临澜", "linlan", "LIN LAN", "9901", "佛山", "lan l")
    }
    assert found == {
        "临澜": True,
        "linlan": True,
        "LIN LAN": True,
        "9901": True,
        "佛山": False,
        "lan l": False,
    }
    assert (city.region, city.pinyin, city.initials) == ("", "", "")


def test_an_umlaut_is_written_in_three_ways():
    lvliang = place("141100")

    assert [lvliang.found_by(one) for one in ("lvliang", "lüliang", "luliang", "lll")] == [
        True,
        True,
        True,
        False,
    ]


def test_an_apostrophe_makes_no_difference():
    assert [place("610100").found_by(one) for one in ("xi'an", "xian", "Xi’an")] == [True] * 3


def test_every_division_is_found_by_its_own_name_pinyin_initials_and_code():
    for row in divisions.load().standing(ON):
        one = place(row.code)
        initials = "".join(part[0] for part in row.pinyin.split())
        words = (row.name, row.pinyin, row.pinyin.replace(" ", ""), initials, row.code)
        assert [one.found_by(word) for word in words] == [True] * 5, row


def test_a_district_is_counted_with_the_office_that_recommends_it():
    areas = {code: place(code).region for code in ("110105", "659001", "650100", "810000")}

    assert areas == {"110105": "110000", "659001": "xpcc", "650100": "650000", "810000": "810000"}
