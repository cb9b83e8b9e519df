"""The statements of an act, written down and issued again by the database's own driver.

What is other in every act is put in afresh: whose case it is, its number there, its request, its
hashes, and the number of the row that was just made. All else is issued as it was.
"""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from mingce.config.database import PRAGMAS, WAITS

NAMED = re.compile(r'"(\w+)"(?: (?:=|<=|>=|<|>) %s| IN \((?:%s(?:, )?)+\))')


@dataclass(frozen=True)
class Statement:
    """One statement as it was issued, what it was given, and for which column each is."""

    sql: str
    given: tuple[Any, ...]
    columns: tuple[str, ...]


def written_down(act: Callable[[], Any]) -> list[Statement]:
    """Every statement of an act."""
    from django.db import connection

    found: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        given = tuple(_plain(one) for one in params or ())
        found.append(Statement(sql, given, _columns(sql, len(given))))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return found


def _plain(value: Any) -> Any:
    value = getattr(value, "obj", value)  # psycopg's mark for bytes
    return bytes(value) if isinstance(value, memoryview) else value


def _columns(sql: str, number: int) -> tuple[str, ...]:
    if sql.startswith("INSERT"):
        columns = re.findall(r'"(\w+)"', sql[sql.index("(") : sql.index(")")])
        return tuple(columns * (number // len(columns)))
    found = [(m.group(1), m.group(0).count("%s")) for m in NAMED.finditer(sql)]
    columns = [name for name, times in found for _ in range(times)]
    assert len(columns) == number, f"which column is what for, in {sql}"
    return tuple(columns)


class Client:
    """Issues the statements of one act after the other, upon one case."""

    def __init__(self, url: str, statements: Sequence[Statement], stream: str) -> None:
        self.stream, self.holder = stream, stream.split("/")[3]
        self.statements = statements
        self.recorded = next(
            dict(zip(one.columns, one.given, strict=True))["stream_id"].split("/")[3]
            for one in statements
            if one.sql.startswith('INSERT INTO "ledger_entry"')
        )
        if url.startswith("sqlite"):
            path = urlsplit(url).path[1:]
            self.connection: Any = sqlite3.connect(path, WAITS, isolation_level=None)
            self.connection.executescript(PRAGMAS)
            self.texts = [one.sql.replace("%s", "?") for one in statements]
        else:
            import psycopg

            self.connection = psycopg.connect(url)
            self.texts = [one.sql for one in statements]
        self.cursor = self.connection.cursor()
        mark = "?" if url.startswith("sqlite") else "%s"
        stands = f"SELECT length, head FROM ledger_stream WHERE name = {mark}"  # noqa: S608
        self.cursor.execute(stands, [stream])
        self.length, self.head = self.cursor.fetchone()
        self.connection.commit()

    def act(self, number: int) -> None:
        """One act: its statements, and the commit."""
        request = f"raw-{os.getpid()}-{number}"
        hashed = f"sha256:{hashlib.sha256(request.encode()).hexdigest()}"
        fresh = {
            "request": request, "hash": hashed, "head": hashed, "before": self.head,
            "seq": self.length, "length": self.length + 1, "entry_id": 0,
        }  # fmt: skip
        for text, one in zip(self.texts, self.statements, strict=True):
            given = [
                fresh[name] if name in fresh else self._own(value)
                for name, value in zip(one.columns, one.given, strict=True)
            ]
            self.cursor.execute(text, given)
            rows = self.cursor.fetchall() if self.cursor.description else ()
            if text.startswith('INSERT INTO "ledger_entry"'):
                fresh["entry_id"] = rows[0][0]
        self.connection.commit()
        self.length, self.head = self.length + 1, hashed

    def _own(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) < 200 and self.recorded in value:
            return value.replace(self.recorded, self.holder)
        return value
