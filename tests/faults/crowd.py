"""Many clients at once: some processes with some threads each, and what each of them saw.

    records = Crowd(folder, processes=4, threads=4).run(work)

`work(number)` yields what client `number` saw, record by record; each is written down at once, so
that it outlives its process. A client that fails says so in a record of its own. Nothing runs on
for longer than the limit, and only processes that were started here are ended.
"""

import json
import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import tests.postgres
from tests.databases import disconnect
from tests.faults.children import forked
from tests.postgres import FAST, serving

Record = dict[str, Any]
Work = Callable[[int], Iterator[Record]]
_MEMORY = Path("/dev/shm")  # noqa: S108 - where no power is cut, no disk is needed
IN_MEMORY = {"TMPDIR": str(_MEMORY)} if os.access(_MEMORY, os.W_OK) else {}
"""For a process that is to keep its databases in memory."""
ROOM = "-c max_connections=120"


def roomy() -> None:
    """PostgreSQL, started after this in this process, has room for a hundred clients."""
    tests.postgres.serving = partial(serving, f"{FAST} {ROOM}")


class Crowd:
    """Clients in processes that are started here, and ended here."""

    def __init__(self, folder: Path, processes: int, threads: int, limit: float = 540) -> None:
        self.folder = folder
        self.processes = processes
        self.threads = threads
        self.limit = limit
        self.pids: dict[int, int] = {}
        self._next = 0

    def run(self, work: Work, meanwhile: Callable[[], None] = lambda: None) -> list[Record]:
        """Every client's records. `meanwhile` is called again and again until all have ended."""
        until = time.monotonic() + self.limit
        try:
            for _ in range(self.processes):
                self.start(work)
            while self.pids:
                meanwhile()
                self._look(0.05)
                if time.monotonic() > until:
                    raise TimeoutError(f"clients still at work after {self.limit} seconds")
        finally:
            for pid in list(self.pids):
                self.kill(pid)
        return self.records()

    def start(self, work: Work) -> int:
        """One more process, with clients of numbers that nobody had before."""
        first = self._next
        self._next += self.threads
        disconnect()
        pid = forked(lambda: self._live(work, first))
        self.pids[pid] = os.pidfd_open(pid)
        return pid

    def kill(self, pid: int) -> None:
        """Ends one of our own."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self._gone(pid)

    def records(self) -> list[Record]:
        """What was written down; the last line of a killed client may be missing."""
        found = []
        for path in sorted(self.folder.glob("client-*")):
            lines = path.read_bytes().split(b"\n")[:-1]
            found += [json.loads(line) for line in lines]
        return found

    def _look(self, seconds: float) -> None:
        ended, _, _ = select.select(list(self.pids.values()), [], [], seconds)
        for pid in [pid for pid, handle in self.pids.items() if handle in ended]:
            self._gone(pid)

    def _gone(self, pid: int) -> None:
        os.waitpid(pid, 0)
        os.close(self.pids.pop(pid))

    def _live(self, work: Work, first: int) -> None:
        clients = [
            threading.Thread(target=self._client, args=(work, first + place))
            for place in range(self.threads)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()

    def _client(self, work: Work, number: int) -> None:
        paper = os.open(self.folder / f"client-{number:04}", os.O_WRONLY | os.O_CREAT)

        def note(record: Record) -> None:
            os.write(paper, json.dumps({"client": number, **record}).encode() + b"\n")

        try:
            for record in work(number):
                note(record)
        except BaseException as fault:  # noqa: BLE001 - told to whoever looks at the records
            note({"fault": f"{type(fault).__name__}: {fault}"[:500]})
        finally:
            disconnect()
            os.close(paper)


def faults(records: list[Record]) -> list[str]:
    """What clients failed at."""
    return [record["fault"] for record in records if "fault" in record]
