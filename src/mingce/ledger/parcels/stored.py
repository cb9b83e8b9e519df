"""A stored file goes out only as its digest says it is."""

from collections.abc import Iterator

from mingce.law.words import Words
from mingce.ledger.files import Store, Trouble
from mingce.ledger.files.naming import parts_of
from mingce.ledger.parcels.packing import pieces
from mingce.seal.digest import Digest, hasher, parse_digest

FOLDER = "files"


class Damaged(Trouble):
    """The bytes that the store gives are not those of the name."""

    def __init__(self, digest: str) -> None:
        super().__init__(
            "damaged",
            Words(
                f"文件 {digest} 已损坏；请从备份取回",
                f"the file {digest} is damaged; take it from a backup",
            ),
        )


def place_of(digest: str) -> str:
    """Where the file of a digest lies in a parcel."""
    return "/".join((FOLDER, *parts_of(parse_digest(digest))))


def stored(store: Store, digest: str) -> Iterator[bytes]:
    """The file of a digest, a piece at a time; at its end it was the right one, or is refused."""
    wanted = parse_digest(digest)
    hashed = hasher(wanted.algorithm)
    with store.open(digest) as stream:
        for piece in pieces(stream):
            hashed.update(piece)
            yield piece
    if Digest(wanted.algorithm, hashed.digest()) != wanted:
        raise Damaged(digest)
