"""The rules a round runs on, loaded from the bytes it was opened with."""

import json
from functools import lru_cache

from mingce.core.rulebook import Rulebook
from mingce.law.edition import Edition, from_files
from mingce.ledger import models
from mingce.seal.canonical import canonical


@lru_cache(maxsize=32)
def rulebook(edition_hash: str) -> Rulebook:
    """The rulebook of an edition that is kept; its hash was checked when it was stored."""
    row = models.Edition.objects.get(hash=edition_hash)
    return Rulebook(as_edition(row.files, row.name))


def as_edition(files: str, name: str) -> Edition:
    """The edition whose files were written so."""
    kept: dict[str, str] = json.loads(files)
    return from_files({file: text.encode() for file, text in kept.items()}, name)


def as_files(edition: Edition) -> str:
    """The files of an edition as one text."""
    return canonical({name: data.decode() for name, data in edition.files.items()}).decode()
