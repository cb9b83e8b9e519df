"""A checkpoint is a head that travels: three lines of text, as c2sp.org/tlog-checkpoint has them.

The first line, the origin, names the log. Its last component names the algorithm, for the same
entries are sealed under SHA-256 and under SM3, as two logs. Then come the size and the root. Lines
that follow, and signatures after an empty line, are kept by whoever holds the text; they are
neither read nor written here.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass

from mingce.seal.digest import ALGORITHMS
from mingce.seal.tree import Head

_FORM = re.compile(
    r"(?P<origin>[^\n]+)\n(?P<size>0|[1-9][0-9]{0,17})\n(?P<root>[A-Za-z0-9+/]{43}=)\n"
    r"(?:[^\n]+\n)*"
    r"(?:\n(?:— [^\n]+\n)+)?"
)


class NotACheckpoint(ValueError):
    """Text that is not exactly a checkpoint is none."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint says of which log a head is."""

    origin: str
    head: Head

    def __post_init__(self) -> None:
        """The origin names the algorithm of its head."""
        if algorithm_of(self.origin) != self.head.algorithm:
            raise NotACheckpoint(f"{self.origin!r} is no log sealed by {self.head.algorithm}")


def origin(installation: str, algorithm: str = "sha256") -> str:
    """The same entries sealed by another algorithm are another log."""
    made = f"{installation}/{algorithm}"
    algorithm_of(made)
    return made


def algorithm_of(log: str) -> str:
    """The last component of an origin names the algorithm."""
    installation, _, algorithm = log.rpartition("/")
    if not installation or algorithm not in ALGORITHMS:
        raise NotACheckpoint(f"{log!r} does not end in one of /{', /'.join(ALGORITHMS)}")
    if " " in log or not log.isprintable():
        raise NotACheckpoint(f"{log!r} holds a character that cannot be seen")
    return algorithm


def write(log: str, head: Head) -> str:
    """The text of a checkpoint is the origin, the size and the root, a line each."""
    Checkpoint(log, head)
    return f"{log}\n{head.size}\n{b64encode(head.root).decode()}\n"


def read(text: str) -> Checkpoint:
    """Text is read as a checkpoint only in its one form; what follows the root is let stand."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise NotACheckpoint(f"{text[:80]!r} does not begin with an origin, a size and a root")
    root = b64decode(form["root"])
    if b64encode(root).decode() != form["root"]:
        raise NotACheckpoint(f"{form['root']!r} is not how a root is written")
    head = Head(int(form["size"]), root, algorithm_of(form["origin"]))
    return Checkpoint(form["origin"], head)
