"""What a backup says of itself: of which version, of which moment, and every part with its digest.

It is written last, so a backup that was cut off has none.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from mingce.core.record import moment, read_moment
from mingce.ledger.tabled import APPS
from mingce.seal.digest import parse_digest

NAME = "manifest.json"
FORMAT = "mingce-backup/1"
LARGEST = 1 << 24

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(.*)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of a backup: its name, rows or lines in it, size and digest."""

    name: str
    rows: int
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a restore must find as it is said here."""

    version: str
    at: datetime
    migrations: tuple[str, ...]
    entries: int
    sealed: int
    checkpoints: tuple[str, ...]
    """The last checkpoint of each tree."""
    parts: tuple[Listed, ...]
    files: int
    bytes: int


def migrations() -> tuple[str, ...]:
    """The changes of the tables that the database has seen."""
    found = MigrationRecorder(connection).applied_migrations()
    return tuple(sorted(f"{app}.{name}" for app, name in found if app in APPS))


def write(manifest: Manifest) -> bytes:
    """A manifest, written."""
    said = {"format": FORMAT, **asdict(manifest), "at": moment(manifest.at)}
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def read(data: bytes) -> Manifest:
    """The manifest that was written so; ValueError where it is none of this format."""
    said = json.loads(data)
    if not isinstance(said, Mapping) or said.get("format") != FORMAT:
        raise ValueError(f"≠ {FORMAT}")
    try:
        return Manifest(
            version=_text(said["version"]),
            at=read_moment(said["at"]),
            migrations=_texts(said["migrations"]),
            entries=_whole(said["entries"]),
            sealed=_whole(said["sealed"]),
            checkpoints=_texts(said["checkpoints"]),
            parts=tuple(_listed(part) for part in said["parts"]),
            files=_whole(said["files"]),
            bytes=_whole(said["bytes"]),
        )
    except (KeyError, TypeError) as fault:
        raise ValueError(str(fault)) from fault


def newer(version: str, than: str) -> bool:
    """Whether one version is later than another; one that cannot be read counts as later."""
    one, other = _VERSION.fullmatch(version), _VERSION.fullmatch(than)
    if one is None or other is None:
        return True
    return [int(n) for n in one.groups()[:3]] > [int(n) for n in other.groups()[:3]]


def _listed(part: Mapping[str, Any]) -> Listed:
    return Listed(
        _text(part["name"]),
        _whole(part["rows"]),
        _whole(part["size"]),
        str(parse_digest(part["digest"])),
    )


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is no list")
    return tuple(_text(value) for value in values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError(f"{value!r} is no count")
    return value
