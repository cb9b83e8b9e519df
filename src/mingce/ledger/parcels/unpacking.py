"""A parcel is read part by part; nothing of it is ever written out under a name it brings."""

import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from mingce.law.problems import BadInput, Place
from mingce.law.words import Words, shown


class NotAParcel(BadInput):
    """What is given is no folder and no tar, or is one only in part."""


class Parcel(Protocol):
    """The parts of a parcel by their names."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Every part there is, with its size in bytes."""

    def open(self, name: str) -> BinaryIO:
        """A part is read in a `with`; OSError or TarError where it cannot be."""


@contextmanager
def unpacked(path: Path) -> Iterator[Parcel]:
    """A folder, or a tar of it: plain files only, each name once."""
    if path.is_dir():
        yield _Folder(path)
        return
    try:
        tar = tarfile.open(path, mode="r:")  # noqa: SIM115 - closed below
    except FileNotFoundError:
        raise _none(path, "没有这个文件或文件夹", "there is no such file or folder") from None
    except (tarfile.TarError, EOFError):
        raise _none(path, *_NO_TAR) from None
    except OSError as error:
        why = error.strerror
        raise _none(path, f"无法读取：{why}", f"cannot be read: {why}") from None
    with tar:
        yield _Tar(path, tar)


_NO_TAR = Words(
    "不是 tar 文件，或不完整；请给出文件夹或未压缩的 tar",
    "is no tar, or not a whole one; give a folder or a tar that is not compressed",
)


class _Folder:
    def __init__(self, root: Path) -> None:
        self._paths: dict[str, Path] = {}
        for path in sorted(root.rglob("*")):
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise _odd(root, path.relative_to(root).as_posix())
            if path.is_file():
                self._paths[path.relative_to(root).as_posix()] = path

    @property
    def sizes(self) -> Mapping[str, int]:
        return {name: path.stat().st_size for name, path in self._paths.items()}

    def open(self, name: str) -> BinaryIO:
        return self._paths[name].open("rb")


class _Tar:
    def __init__(self, path: Path, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._members: dict[str, tarfile.TarInfo] = {}
        try:
            members = tar.getmembers()
        except (tarfile.TarError, EOFError):
            raise _none(path, *_NO_TAR) from None
        for member in members:
            name = member.name.removeprefix("./")
            if member.isdir():
                continue
            if not member.isreg() or name in self._members:
                raise _odd(path, name)
            self._members[name] = member
        self._whole(path)

    def _whole(self, path: Path) -> None:
        """A tar that was cut off may still list its last file: the bytes are not there."""
        end = max((m.offset_data + m.size for m in self._members.values()), default=0)
        if path.stat().st_size < end:
            raise _none(path, *_NO_TAR)

    @property
    def sizes(self) -> Mapping[str, int]:
        return {name: member.size for name, member in self._members.items()}

    def open(self, name: str) -> BinaryIO:
        return partial(self._tar.extractfile, self._members[name])()  # type: ignore[return-value]


def _none(path: Path, zh: str, en: str) -> NotAParcel:
    return NotAParcel.at(Place(str(path)), zh, en)


def _odd(path: Path, name: str) -> NotAParcel:
    return _none(
        path,
        f"其中的“{shown(name)}”不是普通文件，或出现两次",
        f"'{shown(name)}' in it is no plain file, or stands there twice",
    )
