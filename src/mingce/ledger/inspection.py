"""A backup is looked at before anything of it is taken in: it is whole, and what it says it is."""

import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from mingce.law.problems import BadInput, Place
from mingce.law.words import Words, shown
from mingce.ledger import manifest, tabled
from mingce.ledger.backup import FILES, part_of, read_line
from mingce.ledger.manifest import Listed, Manifest
from mingce.ledger.parcels import Parcel
from mingce.ledger.parcels.packing import pieces
from mingce.ledger.parcels.stored import place_of
from mingce.seal.digest import Digest, hasher

Files = Mapping[str, int]
"""The files of a backup: sizes by digest."""


class Refused(Exception):
    """A backup that is not taken in; the reason in words."""

    def __init__(self, zh: str, en: str) -> None:
        self.words = Words(zh, en)
        super().__init__(zh, en)


def inspected(parcel: Parcel, place: Place, version: str) -> tuple[Manifest, Files]:
    """What a backup says of itself, and the files it brings; Refused where it is not so."""
    said = _manifest(parcel, place, version)
    with readable():
        _names(parcel, said)
        for part in said.parts:
            _part(parcel, part)
        files = dict(_files(parcel))
    _enclosed(parcel, said, files)
    return said, files


@contextmanager
def readable() -> Iterator[None]:
    """Whatever goes wrong in reading a backup is a reason to refuse it."""
    try:
        yield
    except (OSError, tarfile.TarError) as fault:
        why = shown(f"{type(fault).__name__}: {fault}")
        raise Refused(f"备份无法读取（{why}）", f"the backup cannot be read ({why})") from fault


def _manifest(parcel: Parcel, place: Place, version: str) -> Manifest:
    size = parcel.sizes.get(manifest.NAME)
    if size is None:
        raise BadInput.at(
            place,
            f"没有 {manifest.NAME}，不是备份，或备份没有写完",
            f"there is no {manifest.NAME}: this is no backup, or one that was not finished",
        )
    try:
        with readable(), parcel.open(manifest.NAME) as stream:
            said = manifest.read(stream.read(manifest.LARGEST))
    except ValueError as fault:
        why = shown(fault)
        raise Refused(
            f"{manifest.NAME} 不是本版能读的格式（{why}）",
            f"{manifest.NAME} is of no format that this version reads ({why})",
        ) from fault
    if manifest.newer(said.version, version):
        raise Refused(
            f"备份由更新的版本 {shown(said.version)} 所作，本版为 {version}；请先升级",
            f"the backup was made by a newer version, {shown(said.version)}, and this is "
            f"{version}: upgrade first",
        )
    if said.migrations != manifest.migrations():
        odd = sorted(set(said.migrations) ^ set(manifest.migrations()))
        raise Refused(
            f"备份的表结构与本版不同（{shown('、'.join(odd))}）；请用版本 {said.version} 恢复，"
            "然后升级",
            f"its tables are not those of this version ({shown(', '.join(odd))}): restore with "
            f"version {said.version}, then upgrade",
        )
    return said


def _names(parcel: Parcel, said: Manifest) -> None:
    """Exactly the parts that every backup has, each once."""
    due = sorted([*map(part_of, tabled.tables()), FILES])
    if sorted(part.name for part in said.parts) != due:
        raise Refused(
            f"{manifest.NAME} 所列的部分不是备份应有的部分",
            f"{manifest.NAME} does not list the parts that a backup has",
        )
    for name in due:
        if name not in parcel.sizes:
            raise _lacks(name)


def _part(parcel: Parcel, part: Listed) -> None:
    hashed, size, count = hasher(), 0, 0
    with parcel.open(part.name) as stream:
        for piece in pieces(stream):
            hashed.update(piece)
            size += len(piece)
            count += piece.count(b"\n")
    digest = str(Digest("sha256", hashed.digest()))
    if (size, digest) != (part.size, part.digest):
        raise Refused(
            f"{part.name} 与其大小或摘要不符（已损坏或被改动）",
            f"{part.name} has another size or digest than it should: damaged or changed",
        )
    above = part.name != FILES
    if count - above != part.rows:
        raise Refused(
            f"{part.name} 应有 {part.rows} 行，实有 {count - above} 行",
            f"{part.name} should have {part.rows} rows and has {count - above}",
        )


def _files(parcel: Parcel) -> Iterator[tuple[str, int]]:
    with parcel.open(FILES) as stream:
        for line in stream:
            try:
                yield read_line(line)
            except ValueError as fault:
                what = shown(line)
                raise Refused(
                    f"{FILES} 中的一行不成格式：{what}", f"a line of {FILES} is of no form: {what}"
                ) from fault


def _enclosed(parcel: Parcel, said: Manifest, files: Files) -> None:
    """Every file that is listed is there in its size, and nothing else is."""
    if (len(files), sum(files.values())) != (said.files, said.bytes):
        raise Refused(
            f"{FILES} 所列的文件与 {manifest.NAME} 的件数或字节数不符",
            f"{FILES} lists other files than {manifest.NAME} counts",
        )
    due = {place_of(digest): size for digest, size in files.items()}
    for name, size in due.items():
        if name not in parcel.sizes:
            raise _lacks(name)
        if parcel.sizes[name] != size:
            raise Refused(
                f"{name} 应有 {size} 字节，实有 {parcel.sizes[name]} 字节",
                f"{name} should have {size} bytes and has {parcel.sizes[name]}",
            )
    foreign = parcel.sizes.keys() - due.keys() - {manifest.NAME, *(p.name for p in said.parts)}
    if foreign:
        name = shown(min(foreign))
        raise Refused(f"“{name}”不属于备份", f"'{name}' does not belong in a backup")


def _lacks(name: str) -> Refused:
    return Refused(f"备份中缺少 {name}", f"the backup lacks {name}")
