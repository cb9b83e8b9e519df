"""What is there after a cut, beside what was said before it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.faults import trial
from tests.faults.power.databases.house import House
from tests.faults.power.databases.writers import Said

AFTERWARDS = datetime(2018, 10, 1, tzinfo=UTC)


@dataclass
class Tally(trial.Tally):
    """What was seen: what was said to be taken in, and what became of it."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    """Receipts without their entry, checkpoints that are gone, files that were said to be kept."""
    fileless: int = 0
    """Rows whose file is missing or damaged."""
    repairs: int = 0
    """Databases that did not come up by themselves."""
    offences: int = 0
    """Whatever else must hold of the ledger and does not."""

    @property
    def wrong(self) -> int:
        return self.lost + self.fileless + self.repairs + self.offences


def look(house: House, said: Iterable[Said], tally: Tally) -> None:
    """Everything that was said is there; nothing is there by half; the chains and tables agree."""
    found = {
        "lost": _lost(said),
        "fileless": _fileless(house),
        "offences": (*house.whole(), *_offences()),
    }
    for kind, wrong in found.items():
        for what in wrong:
            tally.fault(kind, f"cut {tally.cuts}: {what}")


def _lost(said: Iterable[Said]) -> list[str]:
    from mingce.ledger import models

    entries = {
        (stream, seq): written
        for stream, seq, written in models.Entry.objects.values_list("stream_id", "seq", "hash")
    }
    notes = set(models.Checkpoint.objects.values_list("note", flat=True))
    attached = set(models.Attached.objects.values_list("entry__stream_id", "entry__seq", "file_id"))
    lost = []
    for one in said:
        if "note" in one:
            lost += [one["note"]] * (one["note"] not in notes)
            continue
        receipt = json.loads(one["receipt"])
        place = receipt["stream"], receipt["seq"]
        if entries.get(place) != receipt["hash"]:
            lost.append(one["receipt"])
        elif missing := [file for file in one["files"] if (*place, file) not in attached]:
            lost += missing
    return lost


def _fileless(house: House) -> list[str]:
    from mingce.ledger import models

    rows = sorted(models.StoredFile.objects.values_list("digest", flat=True))
    rows += sorted(set(models.Attached.objects.values_list("file_id", flat=True)) - set(rows))
    there = [file for file in rows if house.store.has(file)]
    faults = house.store.scrub(sample=there, mentioned=rows)
    return [fault.words.en for fault in faults]


def _offences() -> list[str]:
    """The store was looked into already, so here only the database is."""
    from mingce.ledger import invariants

    found = invariants.offences(invariants.House(AFTERWARDS))
    return [f"{invariant.name}: {where} {what}" for invariant, (where, what) in found]
