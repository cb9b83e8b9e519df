"""Freezes a version: its tables, and a ledger with cases in every state, for all later versions.

    python -m tests.faults.upgrade.frozen --version 2 --migration 0003_since_when

It is done once, when a version is released, with the code of that version; from then on nobody
changes the files, nor a migration up to the named one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.databases import connect, disconnect
from tests.faults.upgrade import dumps
from tests.faults.upgrade.lives import YEARS, live
from tests.postgres import NOBODY, serving

LOG = "tests.example/log"
EVERY = 40
"""One entry in so many has its receipt kept, and its proof."""


class Frozen(NamedTuple):
    """A version as it is kept."""

    folder: Path

    @property
    def schema(self) -> dict[str, str]:
        names = ("sqlite", "postgres")
        return {name: (self.folder / f"{name}.sql").read_text(encoding="utf-8") for name in names}

    @property
    def rows(self) -> dumps.Rows:
        return dumps.read(self.folder / "rows.jsonl.xz")

    @property
    def receipts(self) -> list[dict[str, str]]:
        lines = (self.folder / "receipts.jsonl").read_text(encoding="utf-8").split("\n")
        return [json.loads(line) for line in lines[:-1]]


def versions() -> list[Frozen]:
    """Every version that may be upgraded from, the oldest first."""
    folders = (path for path in dumps.VERSIONS.iterdir() if path.is_dir())
    return [Frozen(path) for path in sorted(folders, key=lambda path: int(path.name))]


def schema(vendor: str, migration: str) -> str:
    """The tables as today's migrations make them up to one."""
    if vendor == "sqlite":
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "ledger.sqlite3"
            _migrated(f"sqlite:///{path}", migration)
            return dumps.schema_of(path)
    with serving() as server:
        _migrated(server.url(), migration)
        return _dumped(server)


def freeze(version: str, migration: str) -> None:
    folder = dumps.VERSIONS / version
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "ledger.sqlite3"
        _migrated(f"sqlite:///{path}", None)
        connect(f"sqlite:///{path}")
        receipts = _live()
        # Today's tables may be those of a later version already.
        _migrate(migration)
        disconnect()
        dumps.write(folder / "rows.jsonl.xz", _frozen_rows(path))
    for vendor in ("sqlite", "postgres"):
        _written(folder / f"{vendor}.sql", schema(vendor, migration))
    _written(folder / "receipts.jsonl", "".join(receipts))


def _frozen_rows(path: Path) -> dumps.Rows:
    rows = dumps.rows_of(path)
    for row in rows["django_migrations"]:
        row["applied"] = "2018-07-01 00:00:00"
    return rows


def _live() -> list[str]:
    """Most of it is sealed; then the last towns go on."""
    from django.db import connection

    from mingce.acts.sealing import seal
    from mingce.ledger import models, sealing, write

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    states = live()
    at = datetime(int(YEARS[-1]) + 3, 1, 1, tzinfo=UTC)
    seal(at, LOG, ("sha256",))
    seal(at + timedelta(days=1), LOG, ("sha256",))
    sys.stdout.write(f"{states.total()} cases in {len(states)} states\n")
    kept = models.Entry.objects.order_by("id")[::EVERY]
    return [
        json.dumps(
            {
                "stream": row.stream_id,
                "receipt": write.receipt_of(row),
                "proof": sealing.proof_of(row.stream_id, row.seq),
            },
            ensure_ascii=False,
        )
        + "\n"
        for row in kept
    ]


def _migrated(url: str, migration: str | None) -> None:
    connect(url)
    _migrate(migration)
    disconnect()


def _migrate(migration: str | None) -> None:
    """The record and its jobs; accounts are beside it, and their tables belong to no version."""
    from django.core.management import call_command

    for app, last in (("ledger", migration), ("django_tasks_database", None)):
        call_command("migrate", *filter(None, (app, last)), verbosity=0)


def _dumped(server) -> str:
    program = str(server.programs / "pg_dump")
    told = subprocess.run(
        [program, "-s", "-O", "-x", "-h", str(server.folder), "-U", "mingce", "postgres"],
        check=True,
        capture_output=True,
        text=True,
        cwd="/",
        **({"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}),
    )
    # What is said about the program itself, or to psql, belongs to no version of ours.
    lines = (line for line in told.stdout.split("\n") if line and not line.startswith(("--", "\\")))
    return "\n".join(lines) + "\n"


def _written(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    asked = argparse.ArgumentParser(description="Freezes a version for all later ones.")
    asked.add_argument("--version", required=True)
    asked.add_argument("--migration", required=True, help="the last one of the version")
    given = asked.parse_args()
    freeze(given.version, given.migration)


if __name__ == "__main__":
    main()
