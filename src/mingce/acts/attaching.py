"""A file is taken in before anything is handed in with it: whole, synced, and known by its digest.

The file comes first and its row second, so that no row ever speaks of a file that is not there. A
file nobody hands in is swept away later.
"""

from typing import BinaryIO

from mingce.acts.perform import Asked, may
from mingce.core.policy import Action
from mingce.ledger import write
from mingce.ledger.files import Store, Stored

__all__ = ["Store", "Stored", "attach"]


def attach(asked: Asked, store: Store, stream: BinaryIO, at_most: int | None = None) -> Stored:
    """The digest under which the file can be handed in. Sent again, it is the same file."""
    stored = store.put(stream, at_most)
    with write.turn():
        may(asked, Action.ATTACH_FILE)
        write.keep_stored(stored, asked.at)
    return stored
