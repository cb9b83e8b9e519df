"""Entries as their bytes say them, in the order of their ids; nothing else of a row is believed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from mingce.core.record import read_moment
from mingce.ledger import models
from mingce.seal.entry import Link, NotAnEntry, entry_hash, read

BATCH = 500
"""Entries that are in memory at a time."""


@dataclass(frozen=True, slots=True)
class Said:
    """An entry by its number in the log, with its link, its moment and the hash of its bytes."""

    id: int
    link: Link
    at: datetime
    hash: str

    @property
    def content(self) -> Mapping[str, Any]:
        return self.link.content


@dataclass(frozen=True, slots=True)
class Garbled:
    """Bytes that are no entry, and why not."""

    id: int
    why: str


def entries() -> Iterator[Said | Garbled]:
    """Every entry there is."""
    rows = models.Entry.objects.order_by("id").values_list("id", "payload")
    for number, payload in rows.iterator(BATCH):
        yield _read(number, bytes(payload))


def batches() -> Iterator[list[Said | Garbled]]:
    """Every entry there is, some at a time."""
    every = entries()
    while batch := list(islice(every, BATCH)):
        yield batch


def readable(batch: Iterable[Said | Garbled]) -> list[Said]:
    """Those that are entries."""
    return [one for one in batch if isinstance(one, Said)]


def _read(number: int, payload: bytes) -> Said | Garbled:
    try:
        link = read(payload)
        return Said(number, link, read_moment(str(link.content["at"])), entry_hash(payload))
    except (NotAnEntry, KeyError, ValueError) as fault:
        return Garbled(number, str(fault))
