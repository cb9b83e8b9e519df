"""The one place that asks for the time and for chance; everybody else is handed them."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

T = TypeVar("T")


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def request_id() -> str:
    """An id for a request that brought none."""
    return secrets.token_hex(16)


def salt() -> bytes:
    """What makes a commitment say nothing of its text."""
    return secrets.token_bytes(32)


def drawn(of: Sequence[T], many: int) -> list[T]:
    """Some of many, drawn by lot."""
    return secrets.SystemRandom().sample(of, min(many, len(of)))
