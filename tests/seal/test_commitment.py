"""A commitment is opened by its text and its salt, and by nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal.commitment import commit, opens
from mingce.seal.digest import ALGORITHMS, digest

texts = st.text(st.characters(exclude_categories=["Cs"]))
salts = st.binary(min_size=16, max_size=40)


@given(texts, salts, texts, salts, st.sampled_from(ALGORITHMS))
def test_a_commitment_is_opened_by_its_own_text_and_salt_only(text, salt, other, grain, algorithm):
    made = commit(text, salt, algorithm)

    assert opens(made, text, salt) is True
    assert opens(made, other, salt) is (other == text)
    assert opens(made, text, grain) is (grain == salt)


def test_the_border_between_salt_and_text_cannot_be_moved():
    assert commit("bc", b"0123456789abcdea") != commit("c", b"0123456789abcdeab")


def test_no_bytes_are_both_a_commitment_and_a_file_that_is_salt_and_text():
    salt = bytes(16)

    assert commit("", salt) not in {str(digest(salt)), str(digest(bytes(8) + salt))}


def test_a_commitment_stays_what_it_was():
    salt = bytes(range(32))

    assert commit("张三", salt) == SHA256
    assert commit("张三", salt, "sm3") == SM3


def test_a_salt_that_can_be_guessed_is_refused():
    with pytest.raises(ValueError, match="a salt has at least 16 bytes, not 15"):
        commit("张三", bytes(15))
    assert opens(commit("张三", bytes(16)), "张三", bytes(15)) is False


def test_what_is_no_digest_is_no_commitment():
    with pytest.raises(ValueError, match="is not a digest"):
        opens("张三", "张三", bytes(16))


SHA256 = "sha256:974d7a162381d7f643dbe0956db9e80a2961524114baa499d487555b29f9fc85"
SM3 = "sm3:c9f824c7121f86d46daf13221cd796fa8c0a498e9268d7824ae1388b9e7408a3"
