"""The only way in for desks: whoever looks is named first, and is given frozen values, never rows.

What somebody may not see is answered exactly as what is not there. Who looks has a seat of the
day, or is the public.

``viewer``    who looks, from which desk, and how that desk stands to a holder
``docket``    cases in a list, and one of them with all that may be seen of it
``history``   the entries of a stream, and the proof of one
``rolls``     titles, bars and criticisms: those one may see, and those that are published
``open``      what everybody sees: rounds and their rules, checkpoints, whether a receipt is known
``notices``   what was made known of rounds, with the decisions it names
``house``     people for those who enter and seat them, the log for those who audit it
``sifting``   every case, for whoever stands over all of them: counted, or a page at a time
``papers``    one's own drafts, and what one wrote in vain
"""

from mingce.ledger.read.docket import Given, HandedIn, Listed, Remarks, Seen, case, cases
from mingce.ledger.read.history import Step, entries, proof
from mingce.ledger.read.house import Known, Line, Panellist, appointments, experts, log, people
from mingce.ledger.read.notices import (
    Decided,
    Published,
    decided,
    publications,
    published_so_far,
    unpublished,
)
from mingce.ledger.read.open import (
    Note,
    Opened,
    Receipt,
    checkpoints,
    edition,
    genuine,
    last_checkpoint,
    receipt,
    rounds,
)
from mingce.ledger.read.papers import Proposal, Unfinished, drafts, overtaken, proposals
from mingce.ledger.read.rolls import Recorded, named, published, recorded, register
from mingce.ledger.read.sifting import Sieve, Sought, Tally, matching, sifted, tallies
from mingce.ledger.read.viewer import PUBLIC, Viewer, at_desk, seats

__all__ = [
    "PUBLIC",
    "Decided",
    "Given",
    "HandedIn",
    "Known",
    "Line",
    "Listed",
    "Note",
    "Opened",
    "Panellist",
    "Proposal",
    "Published",
    "Receipt",
    "Recorded",
    "Remarks",
    "Seen",
    "Sieve",
    "Sought",
    "Step",
    "Tally",
    "Unfinished",
    "Viewer",
    "appointments",
    "at_desk",
    "case",
    "cases",
    "checkpoints",
    "decided",
    "drafts",
    "edition",
    "entries",
    "experts",
    "genuine",
    "last_checkpoint",
    "log",
    "matching",
    "named",
    "overtaken",
    "people",
    "proof",
    "proposals",
    "publications",
    "published",
    "published_so_far",
    "receipt",
    "recorded",
    "register",
    "rounds",
    "seats",
    "sifted",
    "tallies",
    "unpublished",
]
