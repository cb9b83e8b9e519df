"""A digest has one place: its first two digits, then all of them; a new algorithm gets a folder.

Files of the default algorithm lie at `<ab>/<64 digits>`, those of another at
`<algorithm>/<ab>/<64 digits>`. So a store may take up another algorithm and keep what it has.
"""

from mingce.seal.digest import ALGORITHMS, Digest, parse_digest

DEFAULT = "sha256"
SHARD = 2

_OTHERS = frozenset(ALGORITHMS) - {DEFAULT}


def parts_of(digest: Digest) -> tuple[str, ...]:
    """Where the file of a digest lies, from the root of a store."""
    digits = digest.value.hex()
    folder = () if digest.algorithm == DEFAULT else (digest.algorithm,)
    return (*folder, digits[:SHARD], digits)


def digest_at(parts: tuple[str, ...]) -> Digest | None:
    """The digest whose file lies there, if anything's does."""
    algorithm = parts[0] if parts and parts[0] in _OTHERS else DEFAULT
    try:
        digest = parse_digest(f"{algorithm}:{parts[-1] if parts else ''}")
    except ValueError:
        return None
    return digest if parts_of(digest) == parts else None


def is_folder(parts: tuple[str, ...]) -> bool:
    """Whether files may lie below."""
    if parts and parts[0] in _OTHERS:
        parts = parts[1:]
    if not parts:
        return True
    return len(parts) == 1 and digest_at((*parts, parts[0] + "0" * (64 - SHARD))) is not None
