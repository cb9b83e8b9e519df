"""A receipt says at once what was taken in; its proof follows when the entry is sealed.

It is made of the entry's bytes and of nothing else, so whoever asks again is given the very same
text. The checkpoint in it is the last one before the entry: together with the later proof it shows
that nothing sealed until then was changed either.
"""

from mingce.seal.canonical import canonical
from mingce.seal.entry import Link, NotAnEntry, entry_hash, read


def receipt(entry: bytes, algorithm: str = "sha256") -> str:
    """A receipt names the entry by stream and number, its moment, its hash and what was sealed."""
    return receipt_for(read(entry), entry_hash(entry, algorithm))


def receipt_for(link: Link, hashed: str) -> str:
    """The receipt of a link whose bytes have this hash."""
    at, checkpoint = link.content.get("at"), link.content.get("checkpoint")
    if not isinstance(at, str):
        raise NotAnEntry("an entry without its moment gets no receipt: the content has no at")
    if not isinstance(checkpoint, str | None):
        raise NotAnEntry("a content holds the text of a checkpoint, or none")
    return canonical(
        {
            "stream": link.stream,
            "seq": link.seq,
            "at": at,
            "hash": hashed,
            "checkpoint": checkpoint,
        }
    ).decode()
