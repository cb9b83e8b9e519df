"""A house that is filled once and only looked at, and one of its own for who changes something."""

import pytest

from tests.ledger.read import readers


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def filled(request, databases):
    from tests.databases import connect

    url = databases.fresh(request.param)
    connect(url)
    readers.fill()
    yield url
    databases.drop(url)


@pytest.fixture
def house(filled):
    """Everybody who looks; nothing is changed."""
    from tests.databases import connect

    connect(filled)
    return readers.cast()


@pytest.fixture
def own_house(database):
    """Everybody who looks, in a house of the test's own."""
    readers.fill()
    return readers.cast()
