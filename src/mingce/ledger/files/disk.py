"""The steps in which a disk is written, each alone, so that a test can stop or fail at any one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_READ_ONLY = 0o440
_PRIVATE = 0o750


class Disk:
    """Each method is one step that either has happened or has not."""

    def mkdir(self, folder: Path) -> None:
        folder.mkdir(_PRIVATE)

    def create(self, path: Path) -> int:
        # Nobody writes to it again, so the mode that it is kept in is the one it is born with.
        return os.open(path, _NEW, _READ_ONLY)

    def write(self, file: int, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]

    def fsync(self, file: int) -> None:
        os.fsync(file)

    def close(self, file: int) -> None:
        os.close(file)

    def rename(self, path: Path, to: Path) -> None:
        path.rename(to)

    def touch(self, path: Path) -> None:
        os.utime(path)

    def unlink(self, path: Path) -> None:
        path.unlink()

    def fsync_dir(self, folder: Path) -> None:
        file = os.open(folder, _FOLDER)
        try:
            os.fsync(file)
        finally:
            os.close(file)

    @contextmanager
    def hold(self, folder: Path, *, alone: bool) -> Iterator[None]:
        """Those who put into a folder hold it together, one who sweeps it holds it alone."""
        file = os.open(folder, _FOLDER)
        try:
            fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
            yield
        finally:
            os.close(file)
