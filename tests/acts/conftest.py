"""A house with its three administrators, in which a test seats whom else it needs."""

import pytest

from tests.acts.staffed import founded


@pytest.fixture
def house(database):
    """The address of a database in which nothing but the first appointment was made."""
    founded()
    return database
