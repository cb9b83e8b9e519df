"""One head of 32 bytes stands for every entry ever sealed (RFC 6962; RFC 9162 section 2.1).

A leaf is hashed with 0x00 before it and a node with 0x01, so neither passes for the other. Every
function below takes leaf hashes, never entries: ``leaf_hash`` makes one from the other.

A root does not commit to its size: the root of three leaves proves leaf 0 as well for a size of
four. Size and root therefore travel together, as a `Head`, and a verifier takes both from one
signed checkpoint, never one of them from the proof's bearer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mingce.seal.digest import DIGEST_SIZE, hasher

Proof: TypeAlias = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A head is all a witness keeps of a tree: how many leaves, their root, which algorithm."""

    size: int
    root: bytes
    algorithm: str = "sha256"


def leaf_hash(entry: bytes, algorithm: str = "sha256") -> bytes:
    """An entry's leaf hash is the hash of 0x00 and the entry."""
    return hasher(algorithm, b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes, algorithm: str = "sha256") -> bytes:
    """A node's hash is the hash of 0x01 and its two children, left then right."""
    return hasher(algorithm, b"\1" + left + right).digest()


def empty_root(algorithm: str = "sha256") -> bytes:
    """The root of no leaves is the hash of nothing."""
    return hasher(algorithm).digest()


# Growing ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree is enough to append to it: one hash for each binary one of its size.

    ``peaks`` are the roots of the perfect subtrees the leaves fall into, the largest first.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    algorithm: str = "sha256"

    def __post_init__(self) -> None:
        """A frontier that was stored and read back still fits its size."""
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ValueError(f"{len(self.peaks)} peaks do not make a tree of {self.size} leaves")

    def extend(self, leaves: Iterable[bytes]) -> "Frontier":
        """New leaves go to the right of all leaves before them."""
        size, peaks = self.size, list(self.peaks)
        for leaf in leaves:
            node, full = leaf, size
            while full & 1:
                node, full = node_hash(peaks.pop(), node, self.algorithm), full >> 1
            peaks.append(node)
            size += 1
        return Frontier(size, tuple(peaks), self.algorithm)

    def append(self, leaf: bytes) -> "Frontier":
        """A new leaf goes to the right of all leaves before it."""
        return self.extend((leaf,))

    def head(self) -> Head:
        """The root joins the peaks from the smallest to the largest."""
        if not self.peaks:
            return Head(0, empty_root(self.algorithm), self.algorithm)
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root, self.algorithm)
        return Head(self.size, root, self.algorithm)


# Proving ---------------------------------------------------------------------------------------


class Provable:
    """Whoever knows the roots of the perfect subtrees gives every head and every proof.

    Heads and proofs can be asked of any earlier size as well.
    """

    __slots__ = ()

    @property
    def size(self) -> int:
        """A tree is as large as its leaves are many."""
        raise NotImplementedError

    @property
    def algorithm(self) -> str:
        """A tree is of one algorithm."""
        raise NotImplementedError

    def node(self, height: int, index: int) -> bytes:
        """The root of the leaves from ``index * 2**height`` up to ``(index + 1) * 2**height``."""
        raise NotImplementedError

    def head(self, size: int | None = None) -> Head:
        """A head covers the first ``size`` leaves, or all of them."""
        size = self._size(size)
        root = self._root(0, size) if size else empty_root(self.algorithm)
        return Head(size, root, self.algorithm)

    def inclusion_proof(self, index: int, size: int | None = None) -> Proof:
        """The hashes beside the way from a leaf to the root prove the leaf, the lowest first."""
        size = self._size(size)
        if not 0 <= index < size:
            raise ValueError(f"there is no leaf {index} among the first {size}")
        return self._path(index, 0, size)

    def consistency_proof(self, old: int, size: int | None = None) -> Proof:
        """A few hashes that build both roots prove that the later tree only added leaves."""
        size = self._size(size)
        if not 0 <= old <= size:
            raise ValueError(f"a tree of {size} leaves does not grow out of one of {old}")
        return self._growth(old, 0, size, known=True) if old else ()

    def _size(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise ValueError(f"this tree has {self.size} leaves, not {size}")
        return size

    def _root(self, start: int, stop: int) -> bytes:
        if (stop - start).bit_count() == 1:
            height = (stop - start).bit_length() - 1
            return self.node(height, start >> height)
        middle = _middle(start, stop)
        return node_hash(self._root(start, middle), self._root(middle, stop), self.algorithm)

    def _path(self, index: int, start: int, stop: int) -> Proof:
        if stop - start == 1:
            return ()
        middle = _middle(start, stop)
        if index < middle:
            return (*self._path(index, start, middle), self._root(middle, stop))
        return (*self._path(index, middle, stop), self._root(start, middle))

    def _growth(self, old: int, start: int, stop: int, *, known: bool) -> Proof:
        if old == stop:
            return () if known else (self._root(start, stop),)
        middle = _middle(start, stop)
        if old <= middle:
            return (*self._growth(old, start, middle, known=known), self._root(middle, stop))
        return (*self._growth(old, middle, stop, known=False), self._root(start, middle))


@dataclass(frozen=True)
class Tree(Provable):
    """A tree in memory keeps the root of every perfect subtree: ``levels[height][index]``."""

    levels: tuple[tuple[bytes, ...], ...]
    algorithm: str = "sha256"

    @property
    def size(self) -> int:
        """A tree is as large as its leaves are many."""
        return len(self.levels[0])

    def node(self, height: int, index: int) -> bytes:
        """Every node is at hand."""
        return self.levels[height][index]


def grow(leaves: Iterable[bytes], algorithm: str = "sha256") -> Tree:
    """A tree is grown level by level, each node from the two below it."""
    levels = [tuple(leaves)]
    while len(below := levels[-1]) > 1:
        pairs = zip(below[::2], below[1::2], strict=False)
        levels.append(tuple(node_hash(left, right, algorithm) for left, right in pairs))
    return Tree(tuple(levels), algorithm)


def _middle(start: int, stop: int) -> int:
    """A tree is divided at the largest power of two smaller than its size."""
    return start + (1 << ((stop - start - 1).bit_length() - 1))


# Verifying: shares nothing with the above but the two hashes, and walks up instead of down ------


def verify_inclusion(leaf: bytes, index: int, proof: Sequence[bytes], head: Head) -> bool:
    """A leaf stands at an index under a head if the proof leads from it to the root.

    RFC 9162 section 2.1.3.2. A missing algorithm raises: that is neither true nor false.
    """
    if not 0 <= index < head.size or not _whole(proof):
        return False
    place, last, node = index, head.size - 1, leaf
    for beside in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            node = node_hash(beside, node, head.algorithm)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, beside, head.algorithm)
        place, last = place >> 1, last >> 1
    return last == 0 and node == head.root


def verify_consistency(old: Head, new: Head, proof: Sequence[bytes]) -> bool:
    """A later head only adds to an earlier one if the proof builds the roots of both.

    RFC 9162 section 2.1.4.2. Equal sizes need equal roots and no proof. Every tree grows out of
    the empty one, again without proof.
    """
    if old.algorithm != new.algorithm or not 0 <= old.size <= new.size:
        return False
    if old.size == new.size:
        return not proof and old.root == new.root
    if old.size == 0:
        return not proof and old.root == empty_root(old.algorithm)
    if not proof or not _whole(proof):
        return False
    path = [old.root, *proof] if old.size.bit_count() == 1 else list(proof)
    place, last = old.size - 1, new.size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    earlier = later = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            earlier = node_hash(beside, earlier, old.algorithm)
            later = node_hash(beside, later, old.algorithm)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            later = node_hash(later, beside, old.algorithm)
        place, last = place >> 1, last >> 1
    return last == 0 and earlier == old.root and later == new.root


def _whole(proof: Sequence[bytes]) -> bool:
    """Hashes of another length could move the border between left and right."""
    return all(len(each) == DIGEST_SIZE for each in proof)
