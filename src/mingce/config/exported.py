"""What an export holds, read for replay: its entries, and the rules that they name."""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import zip_longest
from typing import BinaryIO

from mingce.core.holders import Holders
from mingce.core.replay import Disagreement, Recorded, replay
from mingce.core.rulebook import Rulebook
from mingce.law import divisions, organisations
from mingce.law.edition import from_files
from mingce.law.problems import BadInput
from mingce.ledger.parcels import Parcel
from mingce.seal.digest import parse_digest

EDITIONS = "editions"


def openers(parcel: Parcel) -> dict[str, Callable[[], BinaryIO]]:
    """How to open each file of an export, by its name."""
    return {name: partial(parcel.open, name) for name in parcel.sizes}


def replayed(parcel: Parcel) -> Iterator[Disagreement]:
    """Every entry of an export that is not what follows from those before it."""
    holders = Holders(divisions.load(), organisations.load())
    return replay(entries(parcel), Rules(parcel), holders)


def entries(parcel: Parcel) -> Iterator[Recorded]:
    """The entries of an export, in its order; whether they are whole is for the seal to say."""
    with parcel.open("entries") as lines:
        for _, stream, seq, _, content in zip_longest(*[lines] * 5, fillvalue=b""):
            try:
                said = json.loads(content, parse_float=Decimal)
                yield Recorded(stream.decode().rstrip("\n"), int(seq), said)
            except ValueError:
                yield Recorded(ascii(stream[:99]), -1, {})


class Rules:
    """The rulebooks of an export by the hashes of their editions, each read once."""

    def __init__(self, parcel: Parcel) -> None:
        self._parcel = parcel
        self._known: dict[str, Rulebook | None] = {}

    def __call__(self, edition: str) -> Rulebook | None:
        """The rulebook of an edition, if the export has that very edition."""
        if edition not in self._known:
            self._known[edition] = self._read(edition)
        return self._known[edition]

    def _read(self, edition: str) -> Rulebook | None:
        folder = f"{EDITIONS}/{parse_digest(edition).value.hex()}/"
        files = {}
        for name in self._parcel.sizes:
            if name.startswith(folder):
                with self._parcel.open(name) as stream:
                    files[name.removeprefix(folder)] = stream.read()
        try:
            found = from_files(files, folder) if files else None
        except BadInput:
            return None
        return Rulebook(found) if found and found.hash == edition else None
