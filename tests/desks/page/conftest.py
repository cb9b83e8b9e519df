"""Pages of the frame alone, asked for without any database."""

import pytest


@pytest.fixture
def django(tmp_path):
    """Django with its settings; the database it names is nowhere, and nobody may want it."""
    from tests.databases import connect, disconnect

    connect(f"sqlite:///{tmp_path / 'nowhere' / 'ledger.sqlite3'}")
    yield
    disconnect()


@pytest.fixture
def asked(django):
    """Asks for a page, in a language: what came back."""
    from django.test import Client, override_settings

    def ask(path, lang="zh-hans", demo=False, **headers):
        with override_settings(
            ROOT_URLCONF="tests.desks.page.addresses",
            DEMO=demo,
            DEMO_DAY="2018-08-20",
        ):
            client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
            return client.get(path, headers={"accept-language": lang, **headers})

    return ask


@pytest.fixture
def rendered(django):
    """A piece of a template, in a language, with values."""
    from django.template import Context, Template
    from django.test import override_settings
    from django.utils.translation import override

    def render(text, lang="zh-hans", **values):
        with override_settings(ROOT_URLCONF="tests.desks.page.addresses"), override(lang):
            return Template("{% load page %}" + text).render(Context(values))

    return render
