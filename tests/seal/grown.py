"""Trees of numbered entries, each grown once."""

from functools import cache

from mingce.seal.tree import Tree, grow, leaf_hash

LARGEST = 40


def entries(size: int) -> list[bytes]:
    return [f"entry {number}".encode() for number in range(size)]


@cache
def tree(size: int, algorithm: str = "sha256") -> Tree:
    return grow([leaf_hash(entry, algorithm) for entry in entries(size)], algorithm)
