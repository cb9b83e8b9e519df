"""Every proof verifies, and nothing else does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal.digest import ALGORITHMS
from mingce.seal.tree import (
    Head,
    empty_root,
    grow,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from tests.drawing import examples
from tests.seal.grown import LARGEST, tree

quick = examples(60)
sizes = st.integers(1, LARGEST)
algorithms = st.sampled_from(ALGORITHMS)


def sides(index: int, size: int) -> str:
    """On which side the proof's hashes stand, from the leaf up: all a verifier takes from sizes."""
    if size == 1:
        return ""
    k = 1 << (size - 1).bit_length() - 1
    return sides(index, k) + "r" if index < k else sides(index - k, size - k) + "l"


def growth_sides(old: int, size: int) -> str:
    """The same for consistency, above the subtree that ends where the earlier tree does."""
    if old == size:
        return ""
    k = 1 << (size - 1).bit_length() - 1
    if old <= k:
        return growth_sides(old, k) + "r"
    return growth_sides(old - k, size - k) + "l"


def damaged(proof: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    """A proof with a bit turned, a hash cut, dropped, doubled, swapped, or one too many."""
    results = [(*proof, bytes(32)), (bytes(32), *proof), (*proof, b"")]
    for place, each in enumerate(proof):
        before, after = proof[:place], proof[place + 1 :]
        results += [
            (*before, bytes([each[0] ^ 1]) + each[1:], *after),
            (*before, each[:-1], *after),
            (*before, *after),
            (*before, each, each, *after),
            (*after[:1], *before, each, *after[1:]),
        ]
    return [result for result in results if result != proof]


@quick
@given(sizes, st.data(), algorithms)
def test_every_leaf_is_proved_and_only_as_what_it_is(
    size: int, data: st.DataObject, algorithm: str
) -> None:
    index = data.draw(st.integers(0, size - 1))
    whole = tree(LARGEST, algorithm)
    head, leaf = whole.head(size), whole.levels[0][index]
    proof = whole.inclusion_proof(index, size)

    assert proof == tree(size, algorithm).inclusion_proof(index)
    assert verify_inclusion(leaf, index, proof, head) is True
    assert [
        place for place in range(-1, size + 1) if verify_inclusion(leaf, place, proof, head)
    ] == [index]
    assert [other for other in whole.levels[0] if verify_inclusion(other, index, proof, head)] == [
        leaf
    ]
    assert [bad for bad in damaged(proof) if verify_inclusion(leaf, index, bad, head)] == []
    assert verify_inclusion(leaf, index, proof, replace(head, root=bytes(32))) is False


@quick
@given(sizes, st.integers(0, LARGEST), algorithms)
def test_a_later_tree_is_consistent_with_each_earlier_one_and_no_other(
    size: int, old: int, algorithm: str
) -> None:
    old = min(old, size)
    whole = tree(LARGEST, algorithm)
    before, after = whole.head(old), whole.head(size)
    proof = whole.consistency_proof(old, size)
    forged = bytes(32)

    assert verify_consistency(before, after, proof) is True
    assert [bad for bad in damaged(proof) if verify_consistency(before, after, bad)] == []
    assert verify_consistency(replace(before, root=forged), after, proof) is False
    # Nothing is claimed of the later root where the earlier tree is empty.
    assert verify_consistency(before, replace(after, root=forged), proof) is (old == 0)
    assert verify_consistency(after, before, proof) is (old == size)


@pytest.mark.parametrize("size", range(1, 18))
def test_a_wrong_size_passes_only_where_the_way_up_is_the_same(size: int) -> None:
    """The root binds no size (RFC 6962): this is why a head carries both."""
    whole = tree(LARGEST)
    for index in range(size):
        proof = whole.inclusion_proof(index, size)
        passing = [
            claimed
            for claimed in range(LARGEST)
            if verify_inclusion(
                whole.levels[0][index], index, proof, replace(whole.head(size), size=claimed)
            )
        ]

        assert passing == [
            claimed
            for claimed in range(index + 1, LARGEST)
            if sides(index, claimed) == sides(index, size)
        ]


@pytest.mark.parametrize("size", range(2, 18))
def test_wrong_sizes_pass_as_consistent_only_where_the_way_up_is_the_same(size: int) -> None:
    whole = tree(LARGEST)
    for old in range(1, size):
        proof = whole.consistency_proof(old, size)
        before, after = whole.head(old), whole.head(size)
        passing = [
            (claimed_old, claimed)
            for claimed in range(2, 20)
            for claimed_old in range(1, claimed)
            if verify_consistency(
                replace(before, size=claimed_old), replace(after, size=claimed), proof
            )
        ]

        assert passing == [
            (claimed_old, claimed)
            for claimed in range(2, 20)
            for claimed_old in range(1, claimed)
            if growth_sides(claimed_old, claimed) == growth_sides(old, size)
        ]


@quick
@given(sizes, sizes, st.data())
def test_a_changed_past_is_consistent_with_no_proof(
    one: int, two: int, data: st.DataObject
) -> None:
    old, size = sorted((one, two))
    changed = list(tree(size).levels[0])
    changed[data.draw(st.integers(0, old - 1))] = leaf_hash(b"another entry")
    rewritten = grow(changed)

    assert (
        verify_consistency(tree(old).head(), rewritten.head(), rewritten.consistency_proof(old))
        is False
    )


def test_a_leaf_cut_at_another_place_proves_nothing() -> None:
    left, right = tree(2).levels[0]

    assert verify_inclusion(b"", 0, (left + right,), tree(2).head()) is False
    assert verify_inclusion(left + right, 0, (b"",), tree(2).head()) is False
    assert verify_consistency(Head(1, b""), tree(2).head(), (left + right,)) is False
    assert verify_consistency(Head(1, left + right), tree(2).head(), (b"",)) is False


def test_a_proof_longer_than_the_tree_is_high_proves_nothing() -> None:
    left, right = tree(2).levels[0]

    assert verify_inclusion(right, 0, (left,), replace(tree(2).head(), size=1)) is False


def test_heads_of_two_algorithms_are_never_consistent() -> None:
    assert verify_consistency(Head(0, empty_root("sm3"), "sm3"), tree(1).head(), ()) is False


def test_every_tree_grows_out_of_the_empty_one() -> None:
    empty = grow([])

    assert empty.head() == Head(0, empty_root())
    assert verify_consistency(empty.head(), tree(5).head(), tree(5).consistency_proof(0)) is True
    assert verify_consistency(empty.head(), empty.head(), ()) is True
    assert verify_inclusion(leaf_hash(b""), 0, (), empty.head()) is False
