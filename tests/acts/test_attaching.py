"""A file comes first and its row second; nothing is handed in that is not here."""

import io

import pytest

from tests.faults import scene


@pytest.fixture
def store(database, tmp_path):
    from mingce.ledger.files import store

    scene.prepare(1)
    return store(str(tmp_path / "files"))


def attached(store, data: bytes, request: str = "attach"):
    from mingce.acts.attaching import attach

    town = scene.town(scene.towns(1)[0])
    return attach(scene.asked(request, town), store, io.BytesIO(data))


def handed_in(digest: str):
    from mingce.acts.perform import CaseAct, perform
    from mingce.law.values import Given

    code = scene.towns(1)[0]
    answers = {"oil_bought": Given(True), "poem": Given("灯")}
    deed = CaseAct(scene.key(code), "ask", None, answers, {"letter": (digest,), "plan": ()})
    return perform(scene.asked("ask", scene.town(code), 2), [deed])[0]


def test_a_file_that_was_taken_in_can_be_handed_in(store):
    from mingce.ledger import models

    stored = attached(store, b"a letter")
    done = handed_in(stored.digest)

    row = models.Attached.objects.get()
    assert done.receipt
    assert (row.document, row.file_id) == ("letter", stored.digest)
    with store.open(stored.digest) as file:
        assert file.read() == b"a letter"


def test_a_file_that_never_came_cannot_be_handed_in(store):
    from mingce.acts.perform import Refusal
    from mingce.ledger import models

    with pytest.raises(Refusal, match="have not arrived"):
        handed_in("sha256:" + "0" * 64)
    assert models.Entry.objects.filter(stream__kind="case").count() == 0


def test_the_same_file_sent_again_is_one_file(store):
    from mingce.ledger import models

    first = attached(store, b"a letter")
    again = attached(store, b"a letter", "attach again")

    assert first == again
    assert models.StoredFile.objects.count() == 1


def test_a_stranger_attaches_nothing(store):
    from mingce.acts.attaching import attach
    from mingce.acts.perform import Denied
    from mingce.ledger import models

    with pytest.raises(Denied):
        attach(scene.asked("x", scene.who("town", "110000")), store, io.BytesIO(b"x"))
    assert models.StoredFile.objects.count() == 0
