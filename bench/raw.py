"""The statements of an act, written down and issued again by the database's own driver.

What is other in every act is put in afresh: its stream, its number there, its request, its hashes,
and the number of the row it has just made. All else is issued as it was.
"""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

DIGEST = re.compile("sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class Statement:
    """One statement as it was issued, with what it was given."""

    sql: str
    given: tuple[Any, ...]


@dataclass
class Case:
    """Where a case stands: its stream, how many entries it has, the hash of the last."""

    stream: str
    length: int
    head: str


def written_down(act: Callable[[], Any]) -> list[Statement]:
    """Every statement of an act."""
    from django.db import connection

    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        given = [bytes(p.obj) if hasattr(p, "obj") else p for p in params or ()]
        found.append(Statement(sql, tuple(bytes(p) if isinstance(p, memoryview) else p for p in given)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return found


def cases(streams: Sequence[str]) -> list[Case]:
    """How some cases stand."""
    from mingce.ledger import models

    rows = models.Stream.objects.filter(name__in=streams).order_by("name")
    return [Case(row.name, row.length, row.head) for row in rows]
