"""A file is kept whole, once, under its digest: it never changes and needs no other name."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import BinaryIO, NamedTuple, Protocol

from mingce.law.words import Words
from mingce.ledger.files.troubles import TooLarge
from mingce.seal.digest import Digest, hasher

PIECE = 1 << 20
"""Bytes held in memory at a time."""


class Stored(NamedTuple):
    """A stored file is known by its written digest; its size is what was counted on the way."""

    digest: str
    size: int


class Space(NamedTuple):
    """Bytes that may still be written, of all there are."""

    free: int
    total: int


class Kind(StrEnum):
    """A file is at fault in one of four ways."""

    DAMAGED = "damaged"
    """Its bytes are not those of its name."""
    MISPLACED = "misplaced"
    """Something lies where no file belongs, so nobody will find it."""
    MISSING = "missing"
    """It is mentioned and not there."""
    UNREADABLE = "unreadable"
    """The storage does not give its bytes."""


_FAULTS = {
    Kind.DAMAGED: Words("内容与名称不符（已损坏）", "holds other bytes than its name says"),
    Kind.MISPLACED: Words("不在文件应在的位置", "lies where no file belongs"),
    Kind.MISSING: Words("缺失", "is missing"),
    Kind.UNREADABLE: Words("无法读出", "cannot be read"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault names the file: by digest, or by where it lies when it is misplaced."""

    kind: Kind
    name: str

    @property
    def words(self) -> Words:
        zh, en = _FAULTS[self.kind]
        return Words(f"文件 {self.name} {zh}", f"the file {self.name} {en}")


class Store(Protocol):
    """Where files are kept is one question, what keeping them means another: this is the second.

    Digests are written ones. Whatever the storage refuses is a `troubles.Trouble`.
    """

    def put(self, stream: BinaryIO, at_most: int | None = None) -> Stored:
        """The stream's bytes are kept, durably, when this returns; before that, none of them are.

        A file that is there already is kept as it is, and its age begins anew.
        """

    def open(self, digest: str) -> BinaryIO:
        """A file is read in a `with`; an error on the way is an OSError."""

    def has(self, digest: str) -> bool:
        """A file is there or not; whether it is whole, only a scrub tells."""

    def size(self, digest: str) -> int:
        """A file has so many bytes."""

    def digests(self) -> Iterator[str]:
        """Every file that lies in its place, in no order that means anything."""

    def scrub(
        self, *, sample: Iterable[str] | None = None, mentioned: Iterable[str] = ()
    ) -> Iterator[Fault]:
        """Every file is hashed again, or only a sample; each that is mentioned must be there."""

    def sweep(self, keep: Container[str], *, at: datetime, age: timedelta) -> list[str]:
        """What is not to be kept and is older than the age at the moment is removed.

        `keep` must know every digest that a committed row or a draft mentions, and the age must
        exceed the longest wait between a put and the commit of its row.
        """

    def free(self) -> Space | None:
        """The space left, where that means anything."""


def pour(
    stream: BinaryIO, at_most: int | None, algorithm: str, write: Callable[[bytes], object]
) -> Stored:
    """A stream is hashed while it is written, piece by piece, and no further than the limit."""
    hashed, size = hasher(algorithm), 0
    while piece := stream.read(PIECE):
        size += len(piece)
        if at_most is not None and size > at_most:
            raise TooLarge(at_most)
        hashed.update(piece)
        write(piece)
    return Stored(str(Digest(algorithm, hashed.digest())), size)


def holds(stream: BinaryIO, digest: Digest) -> bool:
    """A stream holds what a digest says if all its bytes hash to it."""
    return pour(stream, None, digest.algorithm, len).digest == str(digest)


def last_moment(at: datetime, age: timedelta) -> datetime:
    """What was put before this moment is older than the age."""
    if at.tzinfo is None or age <= timedelta():
        raise ValueError("a sweep needs a moment with its offset from UTC, and an age above nought")
    return at - age
