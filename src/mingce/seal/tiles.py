"""The tree is stored in tiles, so that a proof at a million entries reads a handful of rows.

The shape is that of c2sp.org/tlog-tiles. A tile holds up to 256 hashes of one level, 32 bytes
each, from left to right. Level 0 holds leaf hashes; a hash of level 1 is the root of a whole tile
of level 0, and so on. Only the last tile of a level is ever partial, and only there a level grows.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from mingce.seal.digest import DIGEST_SIZE
from mingce.seal.tree import Provable, node_hash

HEIGHT = 8
WIDTH = 1 << HEIGHT
FULL = WIDTH * DIGEST_SIZE

Place: TypeAlias = tuple[int, int]
"""A tile's level and its number within the level."""

Read: TypeAlias = Callable[[int, int], bytes]
"""Gives the tile at a level and number."""


class TileMissing(LookupError):
    """A tile that is shorter than the tree needs cannot be proved from."""


def added(
    size: int, leaves: Iterable[bytes], read: Read, algorithm: str = "sha256"
) -> dict[Place, bytes]:
    """The tiles to write when leaves are added to a tree of that size: new ones and grown ones.

    Only the last, partial tile of a level is read, and only where the level grows.
    """
    written: dict[Place, bytes] = {}
    new, level, held = list(leaves), 0, size
    while new:
        number, within = divmod(held, WIDTH)
        known = _read(read, level, number, within)[: within * DIGEST_SIZE] if within else b""
        row = known + b"".join(new)
        tiles = [row[start : start + FULL] for start in range(0, len(row), FULL)]
        written.update({(level, number + place): tile for place, tile in enumerate(tiles)})
        new = [_root(tile, algorithm) for tile in tiles if len(tile) == FULL]
        level, held = level + 1, held >> HEIGHT
    return written


class TiledTree(Provable):
    """A tree in tiles reads each tile at most once, and only those that a proof runs through."""

    __slots__ = ("_algorithm", "_known", "_read", "_whole")

    def __init__(self, size: int, read: Read, algorithm: str = "sha256") -> None:
        self._whole, self._read, self._algorithm = size, read, algorithm
        self._known: dict[Place, bytes] = {}

    @property
    def size(self) -> int:
        """A tree is as large as its leaves are many."""
        return self._whole

    @property
    def algorithm(self) -> str:
        """A tree is of one algorithm."""
        return self._algorithm

    def node(self, height: int, index: int) -> bytes:
        """A node is a hash of a tile, or the root of a few that stand side by side in one."""
        level, above = divmod(height, HEIGHT)
        number, first = divmod(index << above, WIDTH)
        last = first + (1 << above)
        tile = self._known.get((level, number), b"")
        if len(tile) < last * DIGEST_SIZE:
            tile = self._known[level, number] = _read(self._read, level, number, last)
        return _root(tile[first * DIGEST_SIZE : last * DIGEST_SIZE], self._algorithm)


def _read(read: Read, level: int, number: int, hashes: int) -> bytes:
    """A tile may have grown since the size was noted; what it held then it still holds."""
    tile = read(level, number)
    if len(tile) < hashes * DIGEST_SIZE:
        raise TileMissing(f"tile {number} of level {level} should hold {hashes} hashes or more")
    return tile


def _root(row: bytes, algorithm: str) -> bytes:
    """The root of a row of hashes, of which there are 1, 2, 4 … 256."""
    nodes = [row[start : start + DIGEST_SIZE] for start in range(0, len(row), DIGEST_SIZE)]
    while len(nodes) > 1:
        pairs = zip(nodes[::2], nodes[1::2], strict=True)
        nodes = [node_hash(left, right, algorithm) for left, right in pairs]
    return nodes[0]
