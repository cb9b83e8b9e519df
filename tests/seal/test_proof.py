"""A proof is short, stands by itself, and proves its entry and no other."""

from base64 import b64encode

import pytest

from mingce.seal import checkpoint, proof
from mingce.seal.digest import ALGORITHMS
from mingce.seal.proof import EntryProof, NotAProof
from mingce.seal.tree import Head, leaf_hash
from tests.seal.grown import LARGEST, entries, tree

ENTRIES = entries(LARGEST)
INSTALLATION = "evaluation.mingce.example.gov.cn/log"


def note(size: int, algorithm: str = "sha256") -> str:
    head = tree(LARGEST, algorithm).head(size)
    return checkpoint.write(checkpoint.origin(INSTALLATION, algorithm), head)


def made(index: int, size: int, algorithm: str = "sha256") -> EntryProof:
    hashes = tree(LARGEST, algorithm).inclusion_proof(index, size)
    return EntryProof(index, hashes, note(size, algorithm))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 2), (5, 7), (6, 7), (39, 40)])
def test_a_proof_proves_its_entry_and_no_other(index, size, algorithm):
    given = proof.read(proof.write(made(index, size, algorithm)))

    assert given == made(index, size, algorithm)
    assert [place for place in range(LARGEST) if given.proves(ENTRIES[place])] == [index]


def test_the_text_of_a_proof_is_an_index_hashes_and_a_checkpoint():
    given = made(2, 3)
    beside = b64encode(given.hashes[0]).decode()

    assert proof.write(given) == f"c2sp.org/tlog-proof@v1\nindex 2\n{beside}\n\n{note(3)}"


def test_extra_data_and_signatures_are_let_stand():
    text = proof.write(made(2, 3)).replace("index", "extra AAAA\nindex") + "\n— log AAAA\n"

    assert proof.read(text).proves(ENTRIES[2]) is True


def test_a_proof_at_a_million_entries_has_no_more_than_two_kilobytes():
    size = 1_000_000
    text = checkpoint.write(checkpoint.origin(INSTALLATION), Head(size, bytes(32)))
    longest = proof.write(EntryProof(size - 1, (bytes(32),) * 20, text))

    assert proof.read(longest).index == size - 1
    assert len(longest.encode()) <= 1100


def test_a_proof_is_held_against_the_checkpoint_somebody_kept():
    given, growth = made(5, 20), tree(LARGEST).consistency_proof
    kept = {size: checkpoint.read(note(size)) for size in (7, 20, 40)}
    rewritten = checkpoint.Checkpoint(kept[20].origin, Head(20, bytes(32)))

    assert given.proves(ENTRIES[5], kept[20]) is True
    assert given.proves(ENTRIES[5], kept[7], growth(7, 20)) is True
    assert given.proves(ENTRIES[5], kept[40], growth(20, 40)) is True
    assert given.proves(ENTRIES[5], kept[40]) is False
    assert given.proves(ENTRIES[5], rewritten) is False


def test_a_proof_is_not_held_against_another_log():
    other = checkpoint.read(note(20).replace("evaluation", "another"))

    assert made(5, 20).proves(ENTRIES[5], other) is False


def test_a_proof_does_not_prove_under_another_size():
    short = EntryProof(5, made(5, 20).hashes, note(7))

    assert short.proves(ENTRIES[5]) is False
    assert EntryProof(7, (), note(1)).proves(ENTRIES[0]) is False


TEXT = proof.write(made(5, 20))
HASH = b64encode(made(5, 20).hashes[0]).decode()
REFUSED = {
    "another heading": TEXT.replace("@v1", "@v2"),
    "no index": TEXT.replace("index 5\n", ""),
    "a leading zero": TEXT.replace("index 5", "index 05"),
    "a hash cut short": TEXT.replace(HASH, HASH[4:]),
    "bits beyond a hash": TEXT.replace(HASH, HASH[:42] + "9="),
    "no checkpoint": TEXT.partition("\n\n")[0] + "\n\n",
    "something else for a checkpoint": TEXT.partition("\n\n")[0] + "\n\nsomething else\n",
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_not_exactly_a_proof_is_not_read(why):
    with pytest.raises(NotAProof):
        proof.read(REFUSED[why])


def test_a_leaf_is_not_proved_as_an_entry():
    assert made(5, 20).proves(leaf_hash(ENTRIES[5])) is False
