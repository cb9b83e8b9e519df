"""A checkpoint has three lines that are read, and others that are let stand."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal import checkpoint
from mingce.seal.checkpoint import Checkpoint, NotACheckpoint, origin
from mingce.seal.digest import ALGORITHMS
from mingce.seal.tree import Head

ROOT = bytes(range(32))
WRITTEN = b64encode(ROOT).decode()
LOG = "mingce.example/sha256"
TEXT = f"{LOG}\n1234\n{WRITTEN}\n"


def test_a_checkpoint_is_an_origin_a_size_and_a_root():
    assert checkpoint.write(LOG, Head(1234, ROOT)) == TEXT
    assert checkpoint.read(TEXT) == Checkpoint(LOG, Head(1234, ROOT))


@given(st.integers(0, 10**18 - 1), st.binary(min_size=32, max_size=32), st.sampled_from(ALGORITHMS))
def test_what_was_written_is_read(size, root, algorithm):
    log, head = origin("知识产权.example/log", algorithm), Head(size, root, algorithm)

    assert checkpoint.read(checkpoint.write(log, head)) == Checkpoint(log, head)


@pytest.mark.parametrize(
    "more",
    [
        "an extension\nand another\n",
        "\n— mingce.example/sha256 Az3grlgtzPICa5OS\n",
        "an extension\n\n— one AA==\n— two BB==\n",
    ],
)
def test_extensions_and_signatures_are_let_stand(more):
    assert checkpoint.read(TEXT + more) == checkpoint.read(TEXT)


REFUSED = {
    "nothing": "",
    "no line feed at the end": TEXT[:-1],
    "a leading zero": TEXT.replace("1234", "01234"),
    "a sign": TEXT.replace("1234", "-1"),
    "digits of another script": TEXT.replace("1234", "１２"),
    "an algorithm nobody knows": TEXT.replace("sha256", "md5"),
    "no installation": TEXT.replace("mingce.example/", ""),
    "an origin with a space": TEXT.replace("mingce.", "mingce "),
    "a root cut short": TEXT.replace(WRITTEN, WRITTEN[4:]),
    "a root that is not base64": TEXT.replace(WRITTEN, "*" * 43 + "="),
    "bits beyond the root": TEXT.replace(WRITTEN, WRITTEN[:42] + "9="),
    "empty lines without signatures": TEXT + "\n",
    "an unsigned tail": TEXT + "\nnot a signature\n",
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_not_exactly_a_checkpoint_is_not_read(why):
    with pytest.raises(NotACheckpoint):
        checkpoint.read(REFUSED[why])


def test_a_head_is_not_written_under_another_algorithm():
    with pytest.raises(NotACheckpoint, match="is no log sealed by sm3"):
        checkpoint.write(LOG, Head(1, ROOT, "sm3"))
    with pytest.raises(NotACheckpoint, match="does not end in"):
        origin("mingce.example", "md5")
