"""A tree in tiles gives what the tree in memory gives, and reads few of them."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.seal.digest import ALGORITHMS
from mingce.seal.tiles import FULL, TiledTree, TileMissing, added
from mingce.seal.tree import Tree, grow, leaf_hash, node_hash
from tests.drawing import examples

LARGEST = 600
LARGE = 70_000


@cache
def whole(size: int, algorithm: str = "sha256") -> Tree:
    return grow([leaf_hash(b"%d" % at, algorithm) for at in range(size)], algorithm)


def stored(tree: Tree, *sizes: int) -> dict[tuple[int, int], bytes]:
    """The tiles as they lie when the tree has grown from each of these sizes to the next."""
    tiles: dict[tuple[int, int], bytes] = {}
    size = 0
    for next_size in sizes:
        leaves = tree.levels[0][size:next_size]
        tiles.update(added(size, leaves, lambda *at: tiles[at], tree.algorithm))
        size = next_size
    return tiles


def reading(tiles: dict[tuple[int, int], bytes], size: int, algorithm: str) -> TiledTree:
    return TiledTree(size, lambda *at: tiles[at], algorithm)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_tree_in_tiles_has_the_head_of_the_tree_at_every_size(algorithm):
    tree = whole(LARGEST, algorithm)
    tiles = stored(tree, LARGEST)
    tiled = reading(tiles, LARGEST, algorithm)

    assert [tiled.head(size) for size in range(LARGEST + 1)] == [
        tree.head(size) for size in range(LARGEST + 1)
    ]


def test_tiles_grown_leaf_by_leaf_are_those_grown_at_once():
    tree = whole(LARGEST)
    once = stored(tree, LARGEST)

    assert stored(tree, *range(LARGEST + 1)) == once
    assert {at: len(tile) // 32 for at, tile in once.items()} == {
        (0, 0): 256,
        (0, 1): 256,
        (0, 2): 88,
        (1, 0): 2,
    }


@examples(40)
@given(st.lists(st.integers(0, LARGE), min_size=1, max_size=5), st.data())
def test_proofs_from_tiles_are_those_of_the_tree(sizes, data):
    tree = whole(LARGE)
    sizes.sort()
    size = sizes[-1] or 1
    tiled = reading(stored(tree, *sizes[:-1], size), size, "sha256")
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))

    assert tiled.head() == tree.head(size)
    assert tiled.inclusion_proof(index) == tree.inclusion_proof(index, size)
    assert tiled.consistency_proof(old) == tree.consistency_proof(old, size)


def test_only_the_last_tile_of_a_level_is_read_to_grow():
    tree, read = whole(LARGE), []
    tiles = stored(tree, 300)
    added(300, tree.levels[0][300:301], lambda *at: read.append(at) or tiles[at])

    assert read == [(0, 1)]


def test_a_tile_that_has_grown_since_is_as_good():
    """A writer that was cut off may have left a longer tile than the size it is to grow from."""
    tree = whole(LARGE)
    longer, shorter = stored(tree, 290), stored(tree, 260)
    leaves = tree.levels[0][260:280]

    assert added(260, leaves, lambda *at: longer[at]) == added(260, leaves, lambda *at: shorter[at])
    assert reading(longer, 260, "sha256").head() == tree.head(260)


def test_a_tile_that_lacks_hashes_proves_nothing():
    tiles = stored(whole(LARGE), 300)
    tiles[0, 1] = tiles[0, 1][:-32]

    with pytest.raises(TileMissing, match="tile 1 of level 0 should hold 44 hashes or more"):
        reading(tiles, 300, "sha256").head()
    with pytest.raises(TileMissing, match="tile 1 of level 0 should hold 44 hashes or more"):
        added(300, [bytes(32)], lambda *at: tiles[at])


def test_a_proof_at_a_million_entries_reads_a_handful_of_tiles():
    size, node = 1_000_000, leaf_hash(b"same")
    # All leaves alike, so that the tiles of each level are one hash many times over.
    rows = [node]
    for _ in range(3):
        for _ in range(8):
            node = node_hash(node, node)
        rows.append(node)
    read: list[tuple[int, int]] = []

    def tile(level: int, number: int) -> bytes:
        read.append((level, number))
        return (rows[level] * ((size >> 8 * level) - 256 * number))[:FULL]

    counts = []
    for place in (0, 1, 255, 256, 2**19 - 1, 2**19, 777_777, 999_935, size - 1):
        read.clear()
        proof = TiledTree(size, tile).inclusion_proof(place)
        inclusion = len(read)
        read.clear()
        TiledTree(size, tile).consistency_proof(place)
        counts.append((len(proof) <= 20, inclusion, len(read)))

    assert [each[0] for each in counts] == [True] * len(counts)
    assert max(each[1] for each in counts) == MOST
    assert max(each[2] for each in counts) == MOST


MOST = 5
