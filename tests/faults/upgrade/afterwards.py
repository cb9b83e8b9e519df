"""What must hold of an upgraded ledger: every invariant, every old receipt, and life goes on."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from tests.faults.upgrade.frozen import Frozen
from tests.faults.upgrade.lives import Life, lively

MUCH_LATER = datetime(2030, 1, 1, tzinfo=UTC)


def look(frozen: Frozen, tally) -> Iterator[str]:
    """Whatever is not as it should be."""
    yield from _editions()
    yield from _receipts(frozen)
    yield from _go_on(tally)
    yield from _offences()


def _editions() -> Iterator[str]:
    """A case keeps the edition it began with, and its round runs on it."""
    from django.db.models import F

    from mingce.ledger import models

    cases = models.Entry.objects.filter(stream__kind="case")
    for row in cases.exclude(edition=F("stream__case__round__edition_id"))[:9]:
        yield f"{row.stream_id} {row.seq} has another edition"


def _receipts(frozen: Frozen) -> Iterator[str]:
    """Whoever asks again gets the same text; a proof that was given out still proves."""
    from mingce.ledger import models
    from mingce.seal import proof
    from mingce.seal.receipt import receipt

    for kept in frozen.receipts:
        seq = json.loads(kept["receipt"])["seq"]
        row = models.Entry.objects.get(stream_id=kept["stream"], seq=seq)
        if receipt(bytes(row.payload)) != kept["receipt"]:
            yield f"{row.stream_id} {seq} has another receipt"
        if not proof.read(kept["proof"]).proves(bytes(row.payload)):
            yield f"{row.stream_id} {seq} is not proved any more"


def _go_on(tally) -> Iterator[str]:
    """Cases of before are led on, in every track, under the edition they began with."""
    from mingce.ledger import models

    last = models.Entry.objects.order_by("-id").values_list("id", flat=True)[0]
    life = Life("later")
    for number, (place, case) in enumerate(lively()):
        life.cases[place] = case
        life.go_on(place, Random(f"later {number}"))  # noqa: S311 - drawn to be drawn again
    fresh = models.Entry.objects.filter(id__gt=last)
    tally.taken = fresh.count()
    tracks = set(fresh.values_list("stream__case__track", flat=True))
    if tally.taken != life.taken or len(tracks) < len({place.track for place, _ in lively()}):
        yield f"cases do not go on: {tally.taken} acts in {sorted(map(str, tracks))}"
    yield from _editions()


def _offences() -> Iterator[str]:
    from mingce.ledger import invariants

    found = invariants.offences(invariants.House(MUCH_LATER))
    yield from (f"{invariant.name}: {where} {what}" for invariant, (where, what) in found)
