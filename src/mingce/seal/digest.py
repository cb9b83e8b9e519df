"""A digest names its algorithm, so that another can take its place without a rewrite.

SHA-256 is the default. SM3 (GB/T 32905) is there where the OpenSSL that Python is linked to has
it. Both give 32 bytes. The written form is ``sha256:`` or ``sm3:`` and 64 hexadecimal digits in
lower case, and there is no other.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

ALGORITHMS = ("sha256", "sm3")
DIGEST_SIZE = 32

_WRITTEN = re.compile(r"([a-z0-9]+):([0-9a-f]{64})")


class AlgorithmMissing(RuntimeError):
    """This Python cannot compute a known algorithm: nothing is thereby true or false."""


class Hasher(Protocol):
    """A hash under way takes bytes piece by piece, so a file need not fit in memory."""

    def update(self, data: bytes, /) -> None:
        """More bytes are hashed after those before."""

    def digest(self) -> bytes:
        """The hash is that of all bytes so far."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest is an algorithm and its 32 bytes; two are equal only if both agree."""

    algorithm: str
    value: bytes

    def __post_init__(self) -> None:
        """Only a known algorithm and a whole hash make a digest."""
        _known(self.algorithm)
        if len(self.value) != DIGEST_SIZE:
            raise ValueError(f"a digest has {DIGEST_SIZE} bytes, not {len(self.value)}")

    def __str__(self) -> str:
        """The written form is the algorithm, a colon and lower-case hexadecimal digits."""
        return f"{self.algorithm}:{self.value.hex()}"

    def matches(self, data: bytes) -> bool:
        """Data matches a digest if it has the same digest under the same algorithm."""
        return digest(data, self.algorithm) == self


def digest(data: bytes, algorithm: str = "sha256") -> Digest:
    """The digest of data is its hash under the named algorithm."""
    return Digest(algorithm, hasher(algorithm, data).digest())


def parse_digest(text: str) -> Digest:
    """Text is read as a digest only in the one form in which digests are written."""
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(
            f"{text!r} is not a digest: sha256: or sm3: and 64 digits 0-9a-f are needed"
        )
    return Digest(match[1], bytes.fromhex(match[2]))


def hasher(algorithm: str = "sha256", data: bytes = b"") -> Hasher:
    """A hash begins with the first data and takes the rest by ``update``."""
    _known(algorithm)
    try:
        return hashlib.new(algorithm, data)
    except ValueError as absent:
        raise AlgorithmMissing(
            f"this Python's OpenSSL does not offer {algorithm}: use a build that does"
        ) from absent


def fingerprint(text: str) -> str:
    """The fingerprint of official words is the SHA-256 of the text without any white space.

    White space is what ``str.isspace`` says, the ideographic space included, so line breaks and
    indents of a print or a web page do not count; every other character does.
    """
    return hasher("sha256", "".join(text.split()).encode()).digest().hex()


def _known(algorithm: str) -> None:
    if algorithm not in ALGORITHMS:
        raise ValueError(f"{algorithm!r} is not one of the algorithms {', '.join(ALGORITHMS)}")
