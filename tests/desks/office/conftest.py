"""The demonstration, prepared once for those tests that only look."""

import pytest


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def prepared(request, databases):
    from tests.databases import connect

    url = databases.fresh(request.param)
    connect(url)
    from mingce.config import demo

    demo.prepare()
    yield url
    databases.drop(url)


@pytest.fixture
def looked_at(prepared):
    """The whole demonstration, on its day; nothing of it is changed."""
    from django.test import override_settings

    from tests.databases import connect

    connect(prepared)
    with override_settings(DEMO=True, DEMO_DAY="2018-08-20", ALLOWED_HOSTS=["testserver"]):
        yield
