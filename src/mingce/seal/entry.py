"""An entry is four lines, and its bytes are all that is ever hashed.

The stream it belongs to, its number in that stream, the written digest of the entry before it
there (a hyphen before the first), and its content: the canonical form of a mapping. A content
holds no raw line break, so the four parts cannot run into each other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mingce.seal.canonical import Json, read_canonical
from mingce.seal.digest import digest, parse_digest

NOTHING = "-"
"""What stands before the first entry of a stream."""

_SEQ = re.compile("0|[1-9][0-9]{0,17}")


class NotAnEntry(ValueError):
    """What is not exactly an entry is none."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry is one link of its stream's chain: it holds fast to the entry before it."""

    stream: str
    seq: int
    before: str
    content: Mapping[str, Json]


def write(stream: str, seq: int, before: str, content: bytes) -> bytes:
    """The bytes of an entry are its four parts, joined by line feeds; the content is canonical."""
    _fits(stream, str(seq), before)
    if not (content.startswith(b"{") and content.endswith(b"}")) or b"\n" in content:
        raise NotAnEntry("the content of an entry is the canonical form of a mapping")
    return b"\n".join((stream.encode(), b"%d" % seq, before.encode(), content))


def read(data: bytes) -> Link:
    """Bytes are read as an entry only if they are what would be written for it."""
    parts = data.split(b"\n", 3)
    if len(parts) != 4:  # noqa: PLR2004
        raise NotAnEntry(f"an entry has four lines, not {len(parts)}")
    try:
        stream, seq, before = (part.decode() for part in parts[:3])
        content = read_canonical(parts[3])
    except ValueError as fault:
        raise NotAnEntry(f"these bytes are no entry: {fault}") from fault
    if not isinstance(content, Mapping):
        raise NotAnEntry("the content of an entry is the canonical form of a mapping")
    _fits(stream, seq, before)
    return Link(stream, int(seq), before, content)


def entry_hash(entry: bytes, algorithm: str = "sha256") -> str:
    """The hash of an entry is the written digest of its bytes."""
    return str(digest(entry, algorithm))


def _fits(stream: str, seq: str, before: str) -> None:
    """Only the first entry of a stream has nothing before it."""
    if not stream or " " in stream or not stream.isprintable():
        raise NotAnEntry(f"{stream!r} names no stream: visible characters are needed")
    if not _SEQ.fullmatch(seq):
        raise NotAnEntry(f"{seq!r} is no number in a stream: they go 0, 1, 2 …")
    if (before == NOTHING) != (seq == "0"):
        raise NotAnEntry(f"{before!r} cannot stand before entry {seq} of a stream")
    try:
        if before != NOTHING:
            parse_digest(before)
    except ValueError as fault:
        raise NotAnEntry(f"before an entry stands the one before it: {fault}") from fault
