"""A commitment fixes a text without showing it, so that what it fixes can be erased.

The log keeps the commitment for ever; text and salt lie beside it. Once both are erased, nothing
in the log says what the text was, and every hash still holds. Without the salt a name could be
found by trying all names, so a salt is as long as it is secret: 16 bytes at least, better 32.
"""

from mingce.seal.digest import digest, parse_digest

SHORTEST_SALT = 16
PURPOSE = b"mingce commitment\n"
"""No file begins like a commitment by chance, so neither passes for the other."""


def commit(text: str, salt: bytes, algorithm: str = "sha256") -> str:
    """A commitment is the written digest of the salt's length, the salt and the text."""
    if len(salt) < SHORTEST_SALT:
        raise ValueError(f"a salt has at least {SHORTEST_SALT} bytes, not {len(salt)}")
    length = len(salt).to_bytes(8, "big")
    return str(digest(PURPOSE + length + salt + text.encode(), algorithm))


def opens(commitment: str, text: str, salt: bytes) -> bool:
    """A text opens a commitment if committing to it with the same salt gives the same again."""
    algorithm = parse_digest(commitment).algorithm
    return len(salt) >= SHORTEST_SALT and commit(text, salt, algorithm) == commitment
