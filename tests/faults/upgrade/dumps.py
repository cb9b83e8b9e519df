"""A ledger as an earlier version left it: its tables as that version made them, and every row.

    versions/1/sqlite.sql      the tables, as each database spells them
    versions/1/postgres.sql
    versions/1/rows.jsonl.xz   the rows: a line for each table, then one for each of its rows
    versions/1/receipts.jsonl  what that version had given people to keep

Rows are kept as SQLite gives them; PostgreSQL reads the same texts. Nothing here asks today's
models anything: they are those of another version.
"""

import base64
import json
import lzma
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

VERSIONS = Path(__file__).parent / "versions"
COLUMNS = (
    "SELECT column_name FROM information_schema.columns"
    " WHERE table_schema = 'public' AND table_name = %s AND is_identity = 'YES'"
)
Value = str | int | bytes | None
Table = list[dict[str, Value]]
Rows = dict[str, Table]


def rows_of(path: Path) -> Rows:
    """Every row of an SQLite file, by table, in the order of their keys."""
    kept: Rows = {}
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    for table in tables_of(base):
        found = [dict(row) for row in base.execute(f'SELECT * FROM "{table}"')]  # noqa: S608
        kept[table] = sorted(found, key=lambda row: str(row.get("id", "")).zfill(20))
    base.close()
    return kept


def tables_of(base: sqlite3.Connection) -> list[str]:
    found = base.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    )
    return [name for (name,) in found]


def schema_of(path: Path) -> str:
    """The statements that make the tables of an SQLite file again."""
    base = sqlite3.connect(path)
    kinds = ("table", "index", "trigger")
    made = [
        f"{sql};"
        for kind in kinds
        for (sql,) in base.execute(
            "SELECT sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name",
            [kind],
        )
    ]
    base.close()
    return "\n".join(made) + "\n"


def write(path: Path, rows: Rows) -> None:
    """The same rows always make the same file."""
    lines = [
        json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        for table, held in rows.items()
        for line in (
            {"table": table, "columns": list(held[0]) if held else []},
            *([_plain(value) for value in row.values()] for row in held),
        )
    ]
    data = "\n".join(lines).encode() + b"\n"
    path.write_bytes(lzma.compress(data, preset=9))


def read(path: Path) -> Rows:
    rows: Rows = {}
    table, columns = "", list[str]()
    # Chinese texts may hold other line separators than the one that ends a row.
    for line in lzma.decompress(path.read_bytes()).decode().split("\n")[:-1]:
        said = json.loads(line)
        if isinstance(said, dict):
            table, columns = said["table"], said["columns"]
            rows[table] = []
        else:
            rows[table].append(dict(zip(columns, map(_value, said), strict=True)))
    return rows


def load_sqlite(path: Path, schema: str, rows: Rows) -> None:
    """The file of an earlier version, written anew."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous=OFF")
    tables, _, rest = schema.partition("CREATE INDEX")
    base.executescript(tables)
    for table, held in rows.items():
        if held:
            marks = ",".join("?" * len(held[0]))
            names = ",".join(f'"{name}"' for name in held[0])
            base.executemany(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608
                [tuple(row.values()) for row in held],
            )
    base.commit()
    base.executescript(f"CREATE INDEX{rest}")
    base.close()


def load_postgres(url: str, schema: str, rows: Rows) -> None:
    """The database of an earlier version, filled anew, all in one transaction."""
    import psycopg

    with psycopg.connect(url) as base:
        base.execute("SET TIME ZONE 'UTC'")
        base.execute(schema)
        base.execute("SET search_path TO public")
        for table, held in rows.items():
            if held:
                _copy(base, table, held)


def _copy(base: Any, table: str, held: Iterable[dict[str, Value]]) -> None:
    held = list(held)
    names = ",".join(f'"{name}"' for name in held[0])
    with base.cursor() as cursor:
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in held:
                copy.write_row(tuple(row.values()))
        for (name,) in cursor.execute(COLUMNS, [table]).fetchall():
            last = max(int(row[name]) for row in held)
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, name, last])


def _plain(value: Value) -> Any:
    """Bytes are text where they can be, which is what an entry is, so that they can be read."""
    if not isinstance(value, bytes):
        return value
    try:
        return {"text": value.decode()}
    except UnicodeDecodeError:
        return {"bytes": base64.b85encode(value).decode()}


def _value(said: Any) -> Value:
    match said:
        case {"text": text}:
            return str(text).encode()
        case {"bytes": coded}:
            return base64.b85decode(coded)
    return said
