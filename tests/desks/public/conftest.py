"""The public desk in the demonstration's time: 20 August 2018."""

import pytest

from tests.desks.public import house


@pytest.fixture
def door(database):
    """An empty house, on the day of the demonstration."""
    from django.test import override_settings
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()  # what a template was given is kept with the answer
    with override_settings(DEMO=True, DEMO_DAY="2018-08-20"):
        yield
    teardown_test_environment()


@pytest.fixture
def opened(door):
    """The round of 2018 is open, and the twelve cities are in the register."""
    house.open_house()
    house.take_in(house.TWELVE)
