"""Every address belongs to a desk, and few are anybody's."""

import pytest

from tests.databases import connect

SIGN_IN = {"language", "entrance:seats", "entrance:sit", "entrance:leave"}
ACCOUNTS = ("account_", "mfa_", "invited")
"""Coming in with a password and a second factor."""
MOST_OPEN = 8


def routes(patterns, space=""):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from routes(one.url_patterns, f"{one.app_name}:" if one.app_name else space)
        else:
            yield space + (one.name or str(one.pattern)), one.callback


@pytest.fixture(scope="module")
def all_routes(tmp_path_factory):
    connect(f"sqlite:///{tmp_path_factory.mktemp('routes') / 'empty.sqlite3'}")
    from mingce.config import urls

    return dict(routes(urls.urlpatterns))


def unnamed(found):
    """Routes that name no desk, beside those by which one comes in."""
    unnamed = {name for name, view in found.items() if not getattr(view, "desks", ())} - SIGN_IN
    return {name for name in unnamed if not name.startswith(ACCOUNTS)}


def test_every_address_names_its_desks_or_is_one_of_the_few_that_anybody_may_open(all_routes):
    """What names no desk is public; of such addresses there are eight at most."""
    open_to_all = unnamed(all_routes)
    assert {name.partition(":")[0] for name in open_to_all} == {"public"}
    assert len(open_to_all) <= MOST_OPEN


def test_an_address_is_for_the_desk_under_which_it_stands(all_routes):
    for name, view in all_routes.items():
        desks = getattr(view, "desks", ())
        if desks:
            assert name.partition(":")[0] in desks


def test_a_desk_that_forgets_to_name_itself_is_seen():
    def view(request):
        return request

    assert unnamed({"office:forgotten": view}) == {"office:forgotten"}
