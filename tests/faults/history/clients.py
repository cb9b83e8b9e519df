"""What clients do to be recorded: they act, read, and ask again where they do not know.

Each operation is written down twice: when it begins, and how it ended. Where the connection breaks
under it, nobody knows whether it was done; half of the time the client then asks for it once more.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random

from tests.faults import scene
from tests.faults.crowd import Record
from tests.faults.history.check import ACT, FAIL, INFO, OK, READ

TOWNS = 6
SHARE_OF_READS = 0.4


def stands(code: str) -> tuple[int, str]:
    """How many entries a case has, and the hash of the last."""
    from mingce.ledger import models

    row = models.Stream.objects.get(name=scene.stream(code))
    return row.length, row.head


class Stale:
    """A reader that keeps what it has read for some time: what nobody may build."""

    def __init__(self, often: int = 30) -> None:
        self.often = often
        self.kept: dict[str, tuple[int, tuple[int, str]]] = {}

    def __call__(self, code: str) -> tuple[int, str]:
        left, value = self.kept.get(code, (0, (0, "")))
        if left == 0:
            left, value = self.often, stands(code)
        self.kept[code] = (left - 1, value)
        return value


def client(count: int, seed: str, stale: bool = False) -> Callable[[int], Iterator[Record]]:
    """A client that does so many operations, drawn by its number."""

    def work(number: int) -> Iterator[Record]:
        chance = Random(f"{seed} {number}")  # noqa: S311 - drawn to be drawn again
        read = Stale() if stale else stands
        seen: dict[str, int] = {}
        for place in range(count):
            code = chance.choice(scene.towns(TOWNS))
            if chance.random() < SHARE_OF_READS:
                yield _begins(READ, code)
                came = _reading(read, code)
                seen[code] = came.get("length", seen.get(code, 0))
                yield came
                continue
            request = f"{number}-{place}"
            expected = seen.get(code) if chance.random() < 0.5 else None
            unknown = True
            while unknown:
                yield _begins(ACT, code, request=request, expected=expected)
                came = _acting(code, place, request, expected)
                yield came
                unknown = came["came"] == INFO and chance.random() < 0.5

    return work


def _begins(kind: str, code: str, **more: object) -> Record:
    return {"kind": kind, "stream": scene.stream(code), **more, "began": time.monotonic_ns()}


def _acting(code: str, points: int, request: str, expected: int | None) -> Record:
    from django.db import Error

    from mingce.acts.perform import Outdated

    try:
        done = scene.mark(code, points, request, expected)
    except Outdated:
        return _ended(FAIL)
    except Error as fault:
        return _broken(fault)
    receipt = json.loads(done.receipt)
    return _ended(OK, length=receipt["seq"] + 1, head=receipt["hash"])


def _reading(read: Callable[[str], tuple[int, str]], code: str) -> Record:
    from django.db import Error

    try:
        length, head = read(code)
    except Error as fault:
        return _broken(fault)
    return _ended(OK, length=length, head=head)


def _broken(fault: Exception) -> Record:
    from django.db import Error, connection

    ended = _ended(INFO, why=f"{type(fault).__name__}: {fault}"[:100])
    with suppress(Error):
        connection.close()
    return ended


def _ended(came: str, **more: object) -> Record:
    return {"came": came, **more, "ended": time.monotonic_ns()}
