import pytest


@pytest.fixture
def demonstration(database):
    """The whole demonstration, on its day."""
    from django.test import override_settings

    from mingce.config import demo

    demo.prepare()
    with override_settings(DEMO=True, DEMO_DAY="2018-08-20", ALLOWED_HOSTS=["testserver"]):
        yield
