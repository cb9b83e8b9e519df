"""An entry has one form; its bytes and nothing else are hashed."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal import entry
from mingce.seal.canonical import canonical
from mingce.seal.entry import Link, NotAnEntry, entry_hash

STREAM = "case/2018/strong/410500"
BEFORE = "sha256:" + "0f" * 32
CONTENT = b'{"action":"submit","at":"2018-08-20T01:00:00.000000Z"}'
FIRST = f"{STREAM}\n0\n-\n".encode() + CONTENT
streams = st.text(st.characters(categories=["L", "N", "P"]), min_size=1)
contents = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.text("\n a"))


def test_an_entry_is_four_lines():
    assert entry.write(STREAM, 0, "-", CONTENT) == FIRST
    assert entry.write(STREAM, 12, BEFORE, CONTENT) == FIRST.replace(
        b"\n0\n-\n", f"\n12\n{BEFORE}\n".encode()
    )


def test_the_hash_of_an_entry_is_that_of_its_bytes():
    assert entry_hash(FIRST) == "sha256:" + hashlib.sha256(FIRST).hexdigest()
    assert entry_hash(FIRST, "sm3") == "sm3:" + hashlib.new("sm3", FIRST).hexdigest()


@given(streams, st.integers(1, 10**18 - 1), contents)
def test_what_was_written_is_read(stream, seq, content):
    written = entry.write(stream, seq, BEFORE, canonical(content))

    assert entry.read(written) == Link(stream, seq, BEFORE, content)


def test_a_first_entry_has_nothing_before_it():
    assert entry.read(FIRST) == Link(
        STREAM, 0, "-", {"action": "submit", "at": "2018-08-20T01:00:00.000000Z"}
    )


REFUSED = {
    "three lines": b"a\n0\n-",
    "no stream": b"\n0\n-\n{}",
    "white space in the stream": b"a b\n0\n-\n{}",
    "an ideographic space in it": "a\u3000b\n0\n-\n{}".encode(),
    "a control character in it": b"a\x1b\n0\n-\n{}",
    "a leading zero": b"a\n01\n" + BEFORE.encode() + b"\n{}",
    "another digit for one": "a\n１\n".encode() + BEFORE.encode() + b"\n{}",
    "a sign": b"a\n+1\n" + BEFORE.encode() + b"\n{}",
    "an endless number": b"a\n1" + b"0" * 18 + b"\n" + BEFORE.encode() + b"\n{}",
    "something before the first": b"a\n0\n" + BEFORE.encode() + b"\n{}",
    "nothing before the second": b"a\n1\n-\n{}",
    "no digest before the second": b"a\n1\nsha256:00\n{}",
    "a digest in capitals": b"a\n1\n" + BEFORE.upper().encode() + b"\n{}",
    "content with white space": b'a\n0\n-\n{"a": 1}',
    "content that is no mapping": b"a\n0\n-\n[]",
    "a line feed at the end": b"a\n0\n-\n{}\n",
    "a carriage return": b"a\r\n0\n-\n{}",
    "bytes that are no text": b"\xff\n0\n-\n{}",
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_not_exactly_an_entry_is_not_read(why):
    with pytest.raises(NotAnEntry):
        entry.read(REFUSED[why])


@pytest.mark.parametrize(
    ("stream", "seq", "before", "content"),
    [
        ("a b", 0, "-", b"{}"),
        ("a", -1, BEFORE, b"{}"),
        ("a", 1, "-", b"{}"),
        ("a", 0, BEFORE, b"{}"),
        ("a", 1, "md5:00", b"{}"),
        ("a", 0, "-", b"[]"),
        ("a", 0, "-", b'{"a":\n1}'),
    ],
)
def test_what_could_not_be_read_is_not_written(stream, seq, before, content):
    with pytest.raises(NotAnEntry):
        entry.write(stream, seq, before, content)
