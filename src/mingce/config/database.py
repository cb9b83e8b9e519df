"""Where the ledger is kept: `sqlite:///a/file` by default, `postgres://…` in production."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from mingce.law.problems import BadInput, Place
from mingce.law.words import shown

WAITS = 20
"""Seconds for which another process may hold SQLite's pen before an act gives up."""

# FULL: an acknowledged commit outlives a power cut. NORMAL does not (docs/reliability.md).
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"

PREPARED = {"server_side_binding": True, "prepare_threshold": 5}
"""A statement issued five times is planned once a connection: an act issues the same few."""


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database address; an address that is none is told."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path not in ("", "/"):
        # Three slashes lead to a file beside us, four to one from the root.
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in ("postgres", "postgresql") and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {**PREPARED, **dict(parse_qsl(parts.query))},
        }
    raise BadInput.at(
        Place("DATABASE_URL"),
        f"“{shown(url)}”不是数据库地址；应写 sqlite:////路径/文件 或 postgres://用户@主机/库名",
        f"'{shown(url)}' is no database address; write sqlite:////path/file or "
        "postgres://user@host/name",
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": WAITS,
            "transaction_mode": "IMMEDIATE",
            "init_command": PRAGMAS,
        },
    }
