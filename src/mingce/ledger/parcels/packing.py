"""A parcel stands under its name only when it is whole and on the disk."""

import os
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple, Protocol

from mingce.law.problems import BadInput, Place
from mingce.seal.digest import Digest, hasher

PIECE = 1 << 20
TAR = ".tar"


class Part(NamedTuple):
    """One file of a parcel: its name, its size and its written digest."""

    name: str
    size: int
    digest: str


class Packer(Protocol):
    """Takes in the parts of a parcel, one after the other."""

    def add(self, name: str, pieces: Iterable[bytes]) -> Part:
        """A part is written while its pieces come."""


@contextmanager
def packed(out: Path) -> Iterator[Packer]:
    """A parcel is made beside its place and put there when the block ends well.

    A name that ends in `.tar` is a tar's, any other a folder's. What stands there is left alone.
    """
    if out.exists() or out.is_symlink():
        raise BadInput.at(
            Place(str(out)),
            "已经存在；请另选名称，或先移走",
            "this is there already; choose another name, or move it away first",
        )
    if not out.absolute().parent.is_dir():
        raise BadInput.at(Place(str(out.parent)), "没有这个文件夹", "there is no such folder")
    beside = out.with_name(f".{out.name}.unfinished")
    _remove(beside)
    try:
        if out.suffix == TAR:
            with beside.open("wb") as file:
                with tarfile.open(fileobj=file, mode="w") as tar:
                    yield _Tar(tar, out.parent)
                _settle(file)
        else:
            beside.mkdir()
            yield _Folder(beside)
        beside.rename(out)
        _settle_folder(out.absolute().parent)
    except BaseException:
        _remove(beside)
        raise


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root

    def add(self, name: str, pieces: Iterable[bytes]) -> Part:
        path = self._root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            part = _pour(name, pieces, file)
            _settle(file)
        return part


class _Tar:
    """A tar wants to know the size of a file before the file: so a part is written aside first."""

    def __init__(self, tar: tarfile.TarFile, beside: Path) -> None:
        self._tar, self._beside = tar, beside

    def add(self, name: str, pieces: Iterable[bytes]) -> Part:
        with TemporaryFile(dir=self._beside) as aside:
            part = _pour(name, pieces, aside)
            aside.seek(0)
            self._put(name, part.size, aside)
        return part

    def _put(self, name: str, size: int, file: BinaryIO | BytesIO) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o644
        self._tar.addfile(info, file)


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """What a stream holds, a piece at a time."""
    while piece := stream.read(PIECE):
        yield piece


def _pour(name: str, pieces: Iterable[bytes], file: BinaryIO) -> Part:
    hashed, size = hasher(), 0
    for piece in pieces:
        hashed.update(piece)
        size += len(piece)
        file.write(piece)
    return Part(name, size, str(Digest("sha256", hashed.digest())))


def _settle(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _settle_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
