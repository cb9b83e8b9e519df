"""The two kinds of store, each with a hand that reaches past it: to damage, lose or misplace."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Protocol

import obstore

from mingce.ledger.files import S3, Access, Local, Store


class Hand(Protocol):
    """Reaches for what lies at a place below the root of a store."""

    def write(self, place: str, data: bytes) -> None: ...

    def remove(self, place: str) -> None: ...


class Shelf(NamedTuple):
    """A store with nothing in it, and the hand that reaches past it."""

    store: Store
    hand: Hand


New = Callable[[], Shelf]


class OnDisk:
    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, place: str, data: bytes) -> None:
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data)

    def remove(self, place: str) -> None:
        (self.root / place).unlink()


class InBucket:
    def __init__(self, prefix: str, access: Access) -> None:
        self.bucket = access.opened("kept", prefix)

    def write(self, place: str, data: bytes) -> None:
        obstore.put(self.bucket, place, data)

    def remove(self, place: str) -> None:
        obstore.delete(self.bucket, place)


def on_disk(folder: Path) -> New:
    """A new folder at each asking."""

    def new() -> Shelf:
        root = folder / str(len([*folder.iterdir()]))
        root.mkdir()
        return Shelf(Local(root), OnDisk(root))

    return new


def in_bucket(access: Access, name: str) -> New:
    """A new prefix at each asking."""
    made: list[str] = []

    def new() -> Shelf:
        made.append(f"{name}/{len(made)}")
        return Shelf(S3("kept", made[-1], access), InBucket(made[-1], access))

    return new


def place(digest: str) -> str:
    """Where a file of the default algorithm lies."""
    digits = digest.removeprefix("sha256:")
    return f"{digits[:2]}/{digits}"


def wrong_place(digest: str) -> str:
    """Where it would lie if its first two digits were others."""
    digits = digest.removeprefix("sha256:")
    return f"{'01' if digits.startswith('00') else '00'}/{digits}"


class Dribble(BytesIO):
    """A stream that gives a few bytes at a time, as a network does."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(size or 7, 7))


class Breaks(Dribble):
    """A stream whose other end goes away after a while."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= 21:
            raise ConnectionResetError
        return super().read(size)
