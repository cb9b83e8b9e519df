"""How things stood at the end of a day, folded from the entries up to then."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from mingce.core.case import Case
from mingce.core.record import entry_of, read_consequence
from mingce.core.register import Register
from mingce.ledger import models
from mingce.ledger.editions import rulebook
from mingce.ledger.streams import CASE, case_key, kind_of


def register(on: date, zone: ZoneInfo) -> Register:
    """The register as it stood at the end of a day."""
    found = Register()
    for row in _until(on, zone):
        for written in content(row).get("consequences", ()):
            found = found.after(read_consequence(written))
    return found


def cases(on: date, zone: ZoneInfo) -> list[Case]:
    """Every case opened by the end of a day, as it then stood."""
    found: dict[str, Case] = {}
    for row in _until(on, zone):
        if kind_of(row.stream_id) == CASE:
            case = found.get(row.stream_id) or blank(row)
            found[row.stream_id] = case.after(entry_of(row.stream_id, row.seq, content(row)))
    return list(found.values())


def nothing_yet() -> bool:
    """Whether nothing was ever entered."""
    return not models.Entry.objects.exists()


def content(row: models.Entry) -> Mapping[str, Any]:
    """What an entry says, out of its bytes."""
    written: Mapping[str, Any] = json.loads(
        bytes(row.payload).rpartition(b"\n")[2], parse_float=Decimal
    )
    return written


def blank(row: models.Entry) -> Case:
    """The case of an entry before anything was entered in it."""
    key = case_key(row.stream_id)
    track = rulebook(row.edition).edition.tracks[key.track]
    return Case(row.stream_id, *key, track.initial)


def _until(on: date, zone: ZoneInfo) -> Iterator[models.Entry]:
    end = datetime.combine(on + timedelta(days=1), time(), zone).astimezone(UTC)
    return models.Entry.objects.filter(at__lt=end).order_by("id").iterator()
