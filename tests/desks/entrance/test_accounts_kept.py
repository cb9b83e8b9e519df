"""An account comes through a backup as it was; an export knows nothing of it."""

from datetime import UTC, datetime

import pytest

from tests.acts.staffed import asked, enter, founded, system

SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105 - of an invented person
PASSWORD = "丁香 hat 7 Blüten"  # noqa: S105 - likewise
AT = datetime(2018, 8, 20, tzinfo=UTC)


@pytest.fixture
def kept(database):
    """Dan has an account, with a second factor."""
    from allauth.mfa.totp.internal.auth import TOTP
    from django.contrib.auth import get_user_model

    from mingce.acts.accounts import accept, invite

    founded()
    enter("dan")
    accept("dan", invite(asked(system()), "dan"), PASSWORD)
    TOTP.activate(get_user_model().objects.get(person="dan"), SECRET)
    return database


@pytest.mark.parametrize("into", ["sqlite", "postgres"])
def test_a_restored_account_has_its_password_and_its_second_factor(kept, databases, into, tmp_path):
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import get_user_model

    from mingce.ledger.backup import backup
    from mingce.ledger.files import store
    from mingce.ledger.restore import restore
    from tests.databases import connect

    files = store(str(tmp_path / "files"))
    backup(tmp_path / "kept", files, version="1.0.0", at=AT)
    url = databases.fresh(into)
    connect(url)
    restore(tmp_path / "kept", files, version="1.0.0", at=AT, verify=True)
    dan = get_user_model().objects.get(person="dan")
    factor = Authenticator.objects.get(user=dan)
    found = (dan.is_active, dan.check_password(PASSWORD), factor.data["secret"])
    databases.drop(url)

    assert found == (True, True, SECRET)


def test_an_export_holds_no_account(kept, tmp_path):
    from mingce.acts.sealing import seal
    from mingce.ledger.export import export
    from mingce.ledger.files import store

    seal(AT, "tests", ("sha256",))
    export(tmp_path / "out", store(str(tmp_path / "files")))
    written = b"\n".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())

    assert [word in written for word in (b"argon2", SECRET.encode())] == [False, False]
