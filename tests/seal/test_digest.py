"""Digests name their algorithm; fingerprints ignore white space only."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal.digest import (
    ALGORITHMS,
    AlgorithmMissing,
    Digest,
    digest,
    fingerprint,
    hasher,
    parse_digest,
)
from tests.drawing import examples

quick = examples(40)
algorithms = st.sampled_from(ALGORITHMS)

# FIPS 180-4 and GB/T 32905-2016, the examples printed in the standards.
VECTORS = [
    (b"abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
        b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ),
    (b"abc", "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
    (b"abcd" * 16, "sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
]


@pytest.mark.parametrize(("data", "written"), VECTORS)
def test_a_digest_agrees_with_the_standard(data: bytes, written: str) -> None:
    algorithm = written.partition(":")[0]

    assert str(digest(data, algorithm)) == written
    assert parse_digest(written) == digest(data, algorithm)
    assert parse_digest(written).matches(data) is True


def test_sha256_is_the_default() -> None:
    assert digest(b"abc") == digest(b"abc", "sha256")


@quick
@given(st.binary(), algorithms)
def test_a_written_digest_is_read_back_equal(data: bytes, algorithm: str) -> None:
    assert parse_digest(str(digest(data, algorithm))) == digest(data, algorithm)


@quick
@given(st.binary(max_size=3), st.binary(max_size=3), algorithms, algorithms)
def test_two_digests_are_equal_only_for_the_same_data_and_algorithm(
    one: bytes, two: bytes, first: str, second: str
) -> None:
    same = (one, first) == (two, second)

    assert (digest(one, first) == digest(two, second)) == same
    assert digest(one, first).matches(two) == (one == two)


@quick
@given(st.lists(st.binary()), algorithms)
def test_data_hashed_piece_by_piece_has_the_digest_of_the_whole(
    pieces: list[bytes], algorithm: str
) -> None:
    running = hasher(algorithm)
    for piece in pieces:
        running.update(piece)

    assert Digest(algorithm, running.digest()) == digest(b"".join(pieces), algorithm)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ab" * 32,
        "sha256:",
        "sha256:" + "ab" * 31,
        "sha256:" + "AB" * 32,
        "SHA256:" + "ab" * 32,
        "sha256:" + "ab" * 32 + "\n",
        "sha256: " + "ab" * 32,
        "sha256:" + "a٣" * 32,
        "md5:" + "ab" * 32,
    ],
)
def test_text_in_any_other_form_is_no_digest(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a digest|is not one of the algorithms"):
        parse_digest(text)


def test_a_cut_hash_is_no_digest() -> None:
    with pytest.raises(ValueError, match="a digest has 32 bytes, not 31"):
        Digest("sha256", bytes(31))


def test_an_unknown_algorithm_is_refused() -> None:
    with pytest.raises(ValueError, match="'md5' is not one of the algorithms sha256, sm3"):
        hasher("md5")


def test_an_algorithm_this_python_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(name: str, data: bytes) -> None:
        message = f"unsupported hash type {name} for {len(data)} bytes"
        raise ValueError(message)

    monkeypatch.setattr(hashlib, "new", without)
    with pytest.raises(AlgorithmMissing) as refusal:
        digest(b"abc", "sm3")

    assert str(refusal.value) == "this Python's OpenSSL does not offer sm3: use a build that does"


def test_a_fingerprint_is_the_hash_of_the_words_alone() -> None:
    words = "\u3000\u3000示范 城市，\r\n\u00a0 ok\t\n"

    assert fingerprint(words) == hashlib.sha256("示范城市，ok".encode()).hexdigest()


@quick
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(" \t\r\n\u00a0\u2003\u3000"))
def test_white_space_changes_no_fingerprint_and_anything_else_does(words: str, gap: str) -> None:
    assert fingerprint(gap + gap.join(words) + gap) == fingerprint(words)
    assert fingerprint(words + "。") != fingerprint(words)
