"""A file on disk is written aside, made durable, then named; its name is made durable last.

The order is the guarantee: write while hashing, fsync of the file, rename to its digest, fsync of
the folder. Only then is the file kept. A name therefore never stands for half a file, and a put
that returned survives a power cut.
"""

import os
import stat
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO

from mingce.ledger.files.disk import Disk
from mingce.ledger.files.keeping import Fault, Kind, Space, Stored, holds, last_moment, pour
from mingce.ledger.files.naming import DEFAULT, digest_at, is_folder, parts_of
from mingce.ledger.files.troubles import NotHere, NotKept, NotRead, NotSwept, told
from mingce.seal.digest import Digest, parse_digest

TEMPORARY = "tmp"
NOT_OURS = {TEMPORARY, "lost+found"}
"""The second belongs to the file system, where the root is the top of one."""

_serial = count()


class Local:
    """A folder of the machine's own disk; locks hold among the processes of that machine."""

    def __init__(self, root: Path, *, algorithm: str = DEFAULT, disk: Disk | None = None) -> None:
        self.root = root
        self.algorithm = algorithm
        self.disk = disk or Disk()
        self._settled: set[Path] = set()

    def put(self, stream: BinaryIO, at_most: int | None = None) -> Stored:
        with told(NotKept):
            path, file = self._aside()
        try:
            try:
                stored = pour(stream, at_most, self.algorithm, partial(self._write, file))
                with told(NotKept):
                    self.disk.fsync(file)
            finally:
                # After a failed fsync the kernel forgets what it could not write: this file is
                # never tried again, another put begins from nothing.
                with told(NotKept):
                    self.disk.close(file)
            with told(NotKept):
                self._name(path, stored.digest)
        except BaseException:
            with suppress(OSError):
                self.disk.unlink(path)
            raise
        return stored

    def open(self, digest: str) -> BinaryIO:
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError:
            raise NotHere(digest) from None
        except OSError as error:
            raise NotRead.of(error) from error

    def has(self, digest: str) -> bool:
        status = self._status(self._path(digest))
        return status is not None and stat.S_ISREG(status.st_mode)

    def size(self, digest: str) -> int:
        status = self._status(self._path(digest))
        if status is None:
            raise NotHere(digest)
        return status.st_size

    def digests(self) -> Iterator[str]:
        return (str(digest) for digest in map(digest_at, self._found(())) if digest)

    def scrub(
        self, *, sample: Iterable[str] | None = None, mentioned: Iterable[str] = ()
    ) -> Iterator[Fault]:
        if sample is None:
            for parts in self._found(()):
                yield from self._at_fault(parts)
        else:
            for digest in sample:
                yield from self._at_fault(parts_of(parse_digest(digest)))
        for digest in mentioned:
            if not self.has(digest):
                yield Fault(Kind.MISSING, digest)

    def sweep(self, keep: Container[str], *, at: datetime, age: timedelta) -> list[str]:
        last = last_moment(at, age)
        with told(NotSwept):
            for path in self._left_aside():
                if _older(path, last):
                    self.disk.unlink(path)
        return [digest for digest in self.digests() if self._swept(digest, keep, last)]

    def free(self) -> Space:
        with told(NotRead):
            folder = next(path for path in (self.root, *self.root.parents) if path.exists())
            status = os.statvfs(folder)
        return Space(status.f_bavail * status.f_frsize, status.f_blocks * status.f_frsize)

    def _path(self, digest: str) -> Path:
        return self.root.joinpath(*parts_of(parse_digest(digest)))

    def _status(self, path: Path) -> os.stat_result | None:
        with told(NotRead), suppress(FileNotFoundError):
            return path.lstat()
        return None

    def _write(self, file: int, data: bytes) -> None:
        with told(NotKept):
            self.disk.write(file, data)

    def _aside(self) -> tuple[Path, int]:
        """A new file beside the others; whatever bears its name was left by a process that died."""
        folder = self._settle(self.root / TEMPORARY)
        while True:
            path = folder / f"{os.getpid()}-{next(_serial)}"
            with suppress(FileExistsError):
                return path, self.disk.create(path)

    def _name(self, path: Path, digest: str) -> None:
        final = self._path(digest)
        folder = self._settle(final.parent)
        with self.disk.hold(folder, alone=False):
            if _fault(final, parse_digest(digest)) is None:
                # Else a sweep could take it for forgotten before its row is committed.
                self.disk.touch(final)
                self.disk.unlink(path)
            else:
                self.disk.rename(path, final)
            # Also when it was there: whoever named it may have died before this step.
            self.disk.fsync_dir(folder)

    def _settle(self, folder: Path) -> Path:
        """A folder is there, and durably so: made by us or by somebody who died on the way."""
        try:
            self.disk.mkdir(folder)
        except FileExistsError:
            if folder in self._settled:
                return folder
        except FileNotFoundError:
            self._settle(folder.parent)
            return self._settle(folder)
        if folder == self.root:
            # What lies above the root may be closed to us; then others made it.
            with suppress(PermissionError):
                self.disk.fsync_dir(folder.parent)
        else:
            self.disk.fsync_dir(folder.parent)
        self._settled.add(folder)
        return folder

    def _found(self, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Whatever lies in the store, in its place or not."""
        try:
            with told(NotRead), os.scandir(self.root.joinpath(*parts)) as entries:
                names = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
        except NotRead as trouble:
            if isinstance(trouble.__cause__, FileNotFoundError):
                return
            raise
        for name, folder in names:
            below = (*parts, name)
            if folder and is_folder(below):
                yield from self._found(below)
            elif parts or name not in NOT_OURS:
                yield below

    def _left_aside(self) -> list[Path]:
        with suppress(FileNotFoundError):
            return sorted((self.root / TEMPORARY).iterdir())
        return []

    def _at_fault(self, parts: tuple[str, ...]) -> Iterator[Fault]:
        digest = digest_at(parts)
        if digest is None:
            yield Fault(Kind.MISPLACED, "/".join(parts))
        elif kind := _fault(self.root.joinpath(*parts), digest):
            yield Fault(kind, str(digest))

    def _swept(self, digest: str, keep: Container[str], last: datetime) -> bool:
        if digest in keep:
            return False
        path = self._path(digest)
        with told(NotSwept), self.disk.hold(path.parent, alone=True):
            # Held alone, nobody can put the file anew between this look and the removal.
            if not _older(path, last):
                return False
            self.disk.unlink(path)
        return True


def _fault(path: Path, digest: Digest) -> Kind | None:
    """What is wrong with the file of a digest, as the disk gives it and not as memory keeps it."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return Kind.DAMAGED
        with path.open("rb") as stream:
            _forget(stream.fileno())
            return None if holds(stream, digest) else Kind.DAMAGED
    except FileNotFoundError:
        return Kind.MISSING
    except OSError:
        return Kind.UNREADABLE


def _forget(file: int) -> None:
    # Only a hint, and not on every system.
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)


def _older(path: Path, last: datetime) -> bool:
    with suppress(FileNotFoundError):
        return datetime.fromtimestamp(path.lstat().st_mtime, UTC) < last
    return False
