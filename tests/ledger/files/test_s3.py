"""What holds where files lie in a bucket, against a server that speaks S3 over HTTP."""

import json
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO

import obstore
import pytest

from mingce.ledger.files import S3, Access, Fault, Kind, NotKept, NotRead, Trouble
from mingce.ledger.files.s3 import ONE_REQUEST
from mingce.seal.digest import digest
from tests.conftest import ROOT
from tests.ledger.files.shelves import place

BODY = b"a body"
NAME = str(digest(BODY))
LARGE = bytes(range(256)) * (ONE_REQUEST // 256) + b"one more"


@pytest.fixture
def bucket(server, tmp_path):
    """A store below a prefix of its own."""

    def of(name, **more):
        return S3(name, tmp_path.name, server.access(**more))

    return of


def conditions(server, files, body):
    """What was sent for one put: the condition of each request that brought bytes."""
    before = len(json.loads(server.told("seen")))
    files.put(BytesIO(body))
    return [condition for _, condition in json.loads(server.told("seen"))[before:]]


def test_a_file_is_put_where_nothing_is_and_put_again_where_it_is(server, bucket):
    files = bucket("kept")

    assert conditions(server, files, BODY) == ["*"]
    assert conditions(server, files, BODY) == ["*", ""]
    assert [*files.scrub(mentioned=[NAME])] == []


def test_a_file_is_at_its_place_below_the_prefix(server, bucket, tmp_path):
    bucket("kept").put(BytesIO(BODY))

    whole = server.access().opened("kept", "")
    assert obstore.get(whole, f"{tmp_path.name}/{place(NAME)}").bytes() == BODY


def test_a_large_file_goes_in_parts_and_comes_back_whole(server, bucket):
    files = bucket("kept")

    assert conditions(server, files, LARGE) == ["", ""]
    assert files.size(str(digest(LARGE))) == len(LARGE)
    with files.open(str(digest(LARGE))) as stream:
        assert stream.read() == LARGE


def test_a_storage_that_knows_no_conditions_is_asked_for_none(server, bucket):
    with pytest.raises(NotKept):
        bucket("plain").put(BytesIO(BODY))

    assert conditions(server, bucket("plain", conditional=False), BODY) == [""]
    assert bucket("plain").has(NAME)


@pytest.mark.parametrize(
    ("name", "code"), [("bent", "altered"), ("forgets", "altered"), ("mute", "unreachable")]
)
def test_a_storage_that_does_not_give_the_bytes_back_is_not_believed(bucket, name, code):
    with pytest.raises(NotKept) as told:
        bucket(name).put(BytesIO(BODY))

    assert told.value.code == code


def test_a_scrub_names_what_a_storage_no_longer_gives(bucket):
    bent, mute = bucket("bent"), bucket("mute")
    for files in (bent, mute):
        with pytest.raises(NotKept):
            files.put(BytesIO(BODY))

    assert [*bent.scrub()] == [Fault(Kind.DAMAGED, NAME)]
    assert [*mute.scrub()] == [Fault(Kind.UNREADABLE, NAME)]


def test_without_reading_back_the_other_bytes_would_have_been_believed(bucket, monkeypatch):
    monkeypatch.setattr("mingce.ledger.files.s3.holds", lambda *_: True)

    assert bucket("bent").put(BytesIO(BODY)) == (NAME, len(BODY))


def test_a_storage_that_denies_access_says_so(bucket):
    files = bucket("closed")

    with pytest.raises(NotKept) as kept:
        files.put(BytesIO(BODY))
    with pytest.raises(NotRead) as read:
        files.open(NAME)

    assert (kept.value.code, read.value.code) == ("forbidden", "forbidden")
    assert [*files.scrub(sample=[NAME])] == [Fault(Kind.UNREADABLE, NAME)]


def test_a_bucket_that_is_not_there_says_so(bucket):
    files = bucket("absent")

    for ask in (lambda: files.put(BytesIO(BODY)), lambda: [*files.digests()]):
        with pytest.raises(Trouble) as told:
            ask()
        assert told.value.code == "no-bucket"


def test_a_storage_that_does_not_answer_says_so():
    with socket.socket() as taken:
        # Bound but not listening: nobody answers there, and nobody else can.
        taken.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{taken.getsockname()[1]}"
        files = S3("kept", "", Access("key", "secret", endpoint, retries=0))

        for ask in (
            lambda: files.put(BytesIO(BODY)),
            lambda: files.has(NAME),
            lambda: files.size(NAME),
            lambda: files.open(NAME),
            lambda: [*files.digests()],
        ):
            with pytest.raises(Trouble) as told:
                ask()
            assert told.value.code == "unreachable"


def test_an_answer_that_breaks_off_is_an_error_of_reading(bucket):
    files = bucket("kept")
    files.put(BytesIO(LARGE))
    with files.open(str(digest(LARGE))) as stream:
        stream.read(1)
        files.sweep(set(), at=datetime.now(UTC) + timedelta(hours=2), age=timedelta(hours=1))
        with pytest.raises(OSError):  # noqa: PT011 - a file that went away has its own kind
            stream.read()


def test_keys_are_not_shown():
    access = Access("a key", "a secret", token="a token")  # noqa: S106 - nobody's

    assert ("a secret" in repr(access), "a token" in repr(access)) == (False, False)


def test_without_its_package_the_bucket_says_what_to_install():
    script = (
        "import sys\n"
        "sys.modules['obstore'] = None\n"
        "from mingce.ledger.files import S3, Access, Trouble\n"
        "try:\n"
        "    S3('kept', '', Access('key', 'secret'))\n"
        "except Trouble as told:\n"
        "    print(told.code, told.words.en)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT / "src",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert run.stdout == "part-missing object storage needs obstore; install mingce[s3]\n"
