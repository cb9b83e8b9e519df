"""Sealing: every minute and at every deadline, by nobody in particular."""

from collections.abc import Sequence
from datetime import datetime

from mingce.ledger import sealing, write


def seal(
    at: datetime, installation: str, algorithms: Sequence[str], waits: int = sealing.WAITS
) -> list[str]:
    """Everything committed by now is sealed, a part in each turn; gives the new checkpoints.

    Raises `sealing.Busy` where writers left no moment for it; then it is tried again next time.
    """
    with write.turn():
        upto = sealing.settled(waits)
    notes: list[str] = []
    while True:
        with write.turn():
            fresh = sealing.seal(upto, at, installation, algorithms, waits)
        if not fresh:
            return notes
        notes += fresh
