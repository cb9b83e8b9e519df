"""The tables. Only the ledger sees them; screens and acts are given plain frozen values.

``streams``    what is never changed: entries, each in its stream, and what is folded from them
``cases``      projections that lists ask for: cases, answers, attached files
``register``   titles, bars and criticisms as they stand
``people``     persons, seats, organisations, who recommends whom; clear text of commitments
``sealing``    the tree over all entries: leaves, tiles, checkpoints
``papers``     drafts and what was overtaken, grave acts under way: mutable, outside the log
``running``    the outbox, who is overdue, and the record of upkeep
``accounts``   how people sign in: mutable, outside the log
"""

from mingce.ledger.models.accounts import Account, Tried
from mingce.ledger.models.cases import Answer, Attached, Case, Edition, Round, StoredFile
from mingce.ledger.models.papers import Draft, DraftVersion, Overtaken, Proposal
from mingce.ledger.models.people import (
    Assigned,
    Clear,
    Organisation,
    Person,
    Recommends,
    Seat,
)
from mingce.ledger.models.register import RegisterRow
from mingce.ledger.models.running import Message, Overdue, Upkeep
from mingce.ledger.models.sealing import Checkpoint, Leaf, Tile
from mingce.ledger.models.streams import Entry, Stream

__all__ = [
    "Account",
    "Answer",
    "Assigned",
    "Attached",
    "Case",
    "Checkpoint",
    "Clear",
    "Draft",
    "DraftVersion",
    "Edition",
    "Entry",
    "Leaf",
    "Message",
    "Organisation",
    "Overdue",
    "Overtaken",
    "Person",
    "Proposal",
    "Recommends",
    "RegisterRow",
    "Round",
    "Seat",
    "StoredFile",
    "Stream",
    "Tile",
    "Tried",
    "Upkeep",
]
