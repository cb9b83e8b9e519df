"""However many rows there are, a page asks the database as often; and few addresses are open."""

import pytest

from tests.desks.public import house

PATHS = ("/", "/register/", "/register/?q=zhou", "/register/440600/", "/decisions/", "/notice/",
         "/forms/", "/calendar.ics", "/feed.xml", "/receipt/")  # fmt: skip
MOST = 6


def asked(path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        assert house.reader().get(path).status_code == 200
    return len(queries)


@pytest.fixture
def many(door):
    house.open_house()
    house.take_in(["440600"])
    for path in PATHS:
        house.reader().get(path)  # the edition is read once


def test_one_title_and_three_hundred_take_the_same_queries(many):
    one = {path: asked(path) for path in PATHS}
    house.take_in([code for code in house.cities(300) if code != "440600"])
    three_hundred = {path: asked(path) for path in PATHS}

    assert three_hundred == one
    assert max(one.values()) <= MOST


def test_eight_addresses_are_open_to_everybody(door):
    from mingce.desks.public.urls import urlpatterns

    assert len(urlpatterns) == 8
