"""Where files are kept is said in one word: a folder, or a bucket."""

from io import BytesIO
from pathlib import Path

import pytest

from mingce.law.problems import Unfit
from mingce.ledger.files import S3, Access, Local, store

KNOWN = Access("key", "secret")


def test_a_path_is_a_folder_of_this_machine(tmp_path):
    files = store(str(tmp_path / "files"), algorithm="sm3")

    assert type(files) is Local
    assert files.root == tmp_path / "files"
    assert files.algorithm == "sm3"


def test_a_bucket_has_a_prefix_or_none(server):
    whole = store("s3://kept", access=server.access())
    part = store("s3://kept/office/files/", access=server.access())
    name = part.put(BytesIO(b"a file of test_choice")).digest

    assert (type(whole), type(part)) == (S3, S3)
    assert part.has(name)
    assert not whole.has(name)
    assert store("s3://kept/office/files", access=server.access()).has(name)


@pytest.mark.parametrize(
    ("url", "access", "en"),
    [
        ("", KNOWN, "files are kept in a folder or at s3://bucket/prefix, not at ''"),
        ("gs://b", KNOWN, "files are kept in a folder or at s3://bucket/prefix, not at 'gs://b'"),
        ("s3:///prefix", KNOWN, "s3:///prefix names no bucket"),
        ("s3://bucket", None, "s3://bucket needs a key and an address"),
    ],
)
def test_anything_else_is_refused_in_words(url, access, en):
    with pytest.raises(Unfit) as told:
        store(url, access=access)

    assert told.value.words.en == en
    assert told.value.words.zh


def test_a_relative_path_is_below_the_folder_it_was_said_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = store("files")
    monkeypatch.chdir(Path("/"))

    assert files.root == tmp_path / "files"
