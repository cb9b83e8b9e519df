"""A tree, a frontier and the definition give one root; proofs are those of the RFC."""

from hashlib import new

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal.digest import ALGORITHMS
from mingce.seal.tree import (
    Frontier,
    Head,
    Tree,
    grow,
    leaf_hash,
    node_hash,
    verify_inclusion,
)
from tests.drawing import examples
from tests.seal.grown import LARGEST, entries, tree

quick = examples(60)
sizes = st.integers(1, LARGEST)
algorithms = st.sampled_from(ALGORITHMS)

# The leaf entries and roots that Certificate Transparency implementations test against.
ENTRIES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def naive(entries: list[bytes], algorithm: str) -> bytes:
    """The root by the recursive definition of RFC 6962 section 2.1."""
    if not entries:
        return new(algorithm, b"").digest()
    if len(entries) == 1:
        return new(algorithm, b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    left, right = naive(entries[:k], algorithm), naive(entries[k:], algorithm)
    return new(algorithm, b"\x01" + left + right).digest()


@pytest.mark.parametrize("size", range(9))
def test_roots_agree_with_certificate_transparency(size: int) -> None:
    leaves = [leaf_hash(entry) for entry in ENTRIES]
    head = Head(size, bytes.fromhex(ROOTS[size]))

    assert naive(ENTRIES[:size], "sha256") == head.root
    assert grow(leaves[:size]).head() == head
    assert grow(leaves).head(size) == head
    assert Frontier().extend(leaves[:size]).head() == head


def test_proofs_are_those_of_the_example_in_the_rfc() -> None:
    seven = grow([leaf_hash(entry) for entry in ENTRIES[:7]])
    a, b, c, d, e, f, j = seven.levels[0]
    g, h, i = (node_hash(*pair) for pair in ((a, b), (c, d), (e, f)))
    k, last = node_hash(g, h), node_hash(i, j)

    assert [seven.inclusion_proof(index) for index in (0, 3, 4, 6)] == [
        (b, h, last),
        (c, g, last),
        (f, j, k),
        (i, k),
    ]
    assert [seven.consistency_proof(old) for old in (3, 4, 6)] == [
        (c, d, g, last),
        (last,),
        (i, j, k),
    ]


@quick
@given(st.integers(0, LARGEST), algorithms)
def test_every_way_of_growing_gives_the_root_of_the_definition(size: int, algorithm: str) -> None:
    head = Head(size, naive(entries(size), algorithm), algorithm)
    frontier = Frontier(algorithm=algorithm)
    for leaf in tree(size, algorithm).levels[0]:
        frontier = frontier.append(leaf)

    assert tree(size, algorithm).head() == head
    assert tree(LARGEST, algorithm).head(size) == head
    assert frontier.head() == head


@quick
@given(sizes, sizes, algorithms)
def test_a_frontier_stored_between_two_sizes_goes_on(one: int, two: int, algorithm: str) -> None:
    early, late = sorted((one, two))
    whole = tree(LARGEST, algorithm)
    stored = Frontier(algorithm=algorithm).extend(whole.levels[0][:early])

    assert len(stored.peaks) == early.bit_count()
    again = Frontier(stored.size, stored.peaks, stored.algorithm)
    assert again.extend(whole.levels[0][early:late]).head() == whole.head(late)


@pytest.mark.parametrize(("size", "peaks"), [(3, 1), (0, 1), (-1, 1)])
def test_a_frontier_that_does_not_fit_its_size_is_refused(size: int, peaks: int) -> None:
    with pytest.raises(ValueError, match=f"{peaks} peaks do not make a tree of {size} leaves"):
        Frontier(size, (bytes(32),) * peaks)


def test_a_node_does_not_pass_for_a_leaf() -> None:
    left, right = tree(2).levels[0]

    assert leaf_hash(left + right) != tree(2).head().root
    assert node_hash(left, right) == tree(2).head().root


def test_a_proof_of_what_is_not_there_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="there is no leaf 5 among the first 5"):
        tree(5).inclusion_proof(5)
    with pytest.raises(ValueError, match="there is no leaf -1 among the first 5"):
        tree(5).inclusion_proof(-1)
    with pytest.raises(ValueError, match="a tree of 4 leaves does not grow out of one of 5"):
        tree(5).consistency_proof(5, 4)
    with pytest.raises(ValueError, match="this tree has 5 leaves, not 6"):
        tree(5).head(6)
    with pytest.raises(ValueError, match="this tree has 5 leaves, not -1"):
        tree(5).head(-1)


def test_a_million_leaves_are_proved_in_twenty_hashes() -> None:
    size = 1_000_000
    # All leaves alike, so each level is one hash many times over and the tree costs nothing.
    levels = [(leaf_hash(b"same"),) * size]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append((node_hash(below[0], below[1]),) * (len(below) // 2))
    whole = Tree(tuple(levels))
    places = [0, 1, 2**19 - 1, 2**19, 777_777, size - 1]
    proofs = [whole.inclusion_proof(place) for place in places]

    assert [
        verify_inclusion(levels[0][0], place, proof, whole.head())
        for place, proof in zip(places, proofs, strict=True)
    ] == [True] * len(places)
    assert max(len(proof) for proof in proofs) == 20
    assert len(whole.consistency_proof(2**19 - 1)) == 21
