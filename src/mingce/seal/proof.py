"""A proof shows that one entry was sealed, offline and without an account.

The text is that of c2sp.org/tlog-proof: the entry's place in the log, the hashes beside its way up
to the root, and the checkpoint whose root that is. At a million entries it has about a kilobyte.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from mingce.seal import checkpoint
from mingce.seal.checkpoint import Checkpoint, NotACheckpoint
from mingce.seal.tree import Proof, leaf_hash, verify_consistency, verify_inclusion

HEADING = "c2sp.org/tlog-proof@v1"

_FORM = re.compile(
    re.escape(HEADING) + r"\n(?:extra [A-Za-z0-9+/=]+\n)?"
    r"index (?P<index>0|[1-9][0-9]{0,17})\n"
    r"(?P<hashes>(?:[A-Za-z0-9+/]{43}=\n)*)"
    r"\n(?P<checkpoint>.+)",
    re.DOTALL,
)


class NotAProof(ValueError):
    """Text that is not exactly a proof proves nothing."""


@dataclass(frozen=True, slots=True)
class EntryProof:
    """A proof is a place in the log, the hashes up to the root, and the text of a checkpoint."""

    index: int
    hashes: Proof
    checkpoint: str

    def proves(
        self, entry: bytes, kept: Checkpoint | None = None, growth: Sequence[bytes] = ()
    ) -> bool:
        """An entry is proved if the hashes lead from it to the root.

        Where somebody kept a checkpoint, the proof's own has to be the same, or the one of the two
        has to grow out of the other, which ``growth``, a consistency proof, shows.
        """
        own = checkpoint.read(self.checkpoint)
        leaf = leaf_hash(entry, own.head.algorithm)
        return verify_inclusion(leaf, self.index, self.hashes, own.head) and (
            kept is None or _agree(own, kept, growth)
        )


def write(proof: EntryProof) -> str:
    """The text of a proof ends with the checkpoint, unchanged."""
    hashes = "".join(f"{b64encode(each).decode()}\n" for each in proof.hashes)
    return f"{HEADING}\nindex {proof.index}\n{hashes}\n{proof.checkpoint}"


def read(text: str) -> EntryProof:
    """Text is read as a proof only in its one form; extra data in it is let stand, unread."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise NotAProof(f"{text[:80]!r} is no proof: {HEADING}, an index and hashes are needed")
    written = form["hashes"].split()
    hashes = tuple(b64decode(each) for each in written)
    if [b64encode(each).decode() for each in hashes] != written:
        raise NotAProof("a hash of this proof is not written as hashes are")
    try:
        checkpoint.read(form["checkpoint"])
    except NotACheckpoint as fault:
        raise NotAProof(f"a proof ends with a checkpoint: {fault}") from fault
    return EntryProof(int(form["index"]), hashes, form["checkpoint"])


def _agree(one: Checkpoint, other: Checkpoint, growth: Sequence[bytes]) -> bool:
    old, new = sorted((one, other), key=lambda each: each.head.size)
    return old.origin == new.origin and verify_consistency(old.head, new.head, growth)
