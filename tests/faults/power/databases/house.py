"""A database and a file store on one disk whose power can be cut, furnished once and then copied.

with furnished(vendor, sabotage) as house:
    house.start()      # a server where there is one; the address is house.url
    ...
    house.image.cut()
    house.end()        # the server's processes are ended and waited for
    house.image.remount()
    house.start()      # on what the disk has kept, without any repair
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from unittest.mock import patch

from mingce.config import database
from mingce.ledger.files import Local
from tests.databases import connect, disconnect
from tests.faults import scene
from tests.faults.power.cuts import without
from tests.faults.power.image import Image
from tests.postgres import NOBODY, Server

TOWNS = 330
PATIENCE = 30
# A checkpoint now and then, and the log begins from the front: cuts are to meet both.
OFTEN = f"{database.PRAGMAS} PRAGMA wal_autocheckpoint=40;"
NORMAL = OFTEN.replace("synchronous=FULL", "synchronous=NORMAL")
SABOTAGES = {
    "sqlite": ("normal", "fsync_dir"),
    "postgres": ("fsync", "commit", "fsync_dir"),
}
"""What may be left out: the flush at each commit, in one way or another, or that of a folder."""


class NotUp(Exception):
    """A database that does not come up by itself would need somebody to repair it."""


class Furnished(Image):
    """A disk that begins as a copy of one that was furnished."""

    model: Path | None = None

    def make(self) -> None:
        if self.model is None:
            super().make()
        else:
            shutil.copyfile(self.model, self.file)

    def keep(self) -> None:
        """As it is now, it will be each time it is made anew."""
        self.unmount()
        self.model = self.file.with_suffix(".model")
        shutil.copyfile(self.file, self.model)
        self.mount()


class Lite:
    """One file: whoever opens it first after a cut recovers it."""

    megabytes = 48

    def __init__(self, image: Furnished, sabotage: str | None) -> None:
        self.image = image
        self.url = f"sqlite:///{image.top / 'ledger.sqlite3'}"
        self.pragmas = NORMAL if sabotage == "normal" else OFTEN
        self.store = Local(image.top / "files", disk=without(_of_the_disk(sabotage)))

    def make(self) -> None:
        """There is nothing to make: the file comes with its tables."""

    def connect(self) -> None:
        with patch.object(database, "PRAGMAS", self.pragmas):
            connect(self.url)

    def start(self) -> None:
        """There is no server."""

    def end(self) -> None:
        """There is no server."""

    def whole(self) -> list[str]:
        """What its own check has to say against it."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            return [line for (line,) in cursor.fetchall() if line != "ok"]


class Postgres:
    """A server with its data on the disk, and its socket beside it."""

    megabytes = 160
    options = {"fsync": "fsync=off", "commit": "synchronous_commit=off"}  # noqa: RUF012

    def __init__(self, image: Furnished, sabotage: str | None) -> None:
        self.image = image
        self.data = image.top / "pg"
        self.socket = image.top.parent
        self.url = f"postgres://mingce@/postgres?host={self.socket}"
        self.store = Local(image.top / "files", disk=without(_of_the_disk(sabotage)))
        self._option = self.options.get(sabotage or "", "fsync=on")
        self._programs = Server(self.socket).programs
        self._server: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        self.data.mkdir()
        os.chown(self.data, NOBODY, NOBODY)
        os.chown(self.socket, NOBODY, NOBODY)
        how = ("-U", "mingce", "--auth=trust", "--encoding=UTF8", "--locale=C")
        made = self._run(
            "initdb", "-D", self.data, *how, "--no-sync", "--data-checksums", "--wal-segsize=1"
        )
        if made.wait(PATIENCE):
            raise ChildProcessError("initdb failed")

    def connect(self) -> None:
        connect(self.url)

    def start(self) -> None:
        """It recovers by itself, and then lets us in."""
        options = (
            self._option, f"unix_socket_directories={self.socket}", "listen_addresses=",
            "max_connections=20", "shared_buffers=16MB", "recovery_init_sync_method=syncfs",
        )  # fmt: skip
        settings = [word for option in options for word in ("-c", option)]
        self._server = self._run("postgres", "-D", self.data, *settings)
        self._await()
        # Any server that has been up for some seconds has its lock on the disk.
        with (self.data / "postmaster.pid").open("rb") as lock:
            os.fsync(lock.fileno())

    def end(self) -> None:
        """Ended like a crash: nothing is written any more, and its children go with it."""
        self._end(signal.SIGQUIT)

    def stop(self) -> None:
        """Ended in good order."""
        self._end(signal.SIGINT)

    def whole(self) -> list[str]:
        """Pages are read with their checksums, so a query would have failed."""
        return []

    def _run(self, program: str, *arguments: object) -> subprocess.Popen[bytes]:
        with (self.socket / "log").open("ab") as log:
            return subprocess.Popen(
                [str(self._programs / program), *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                user=NOBODY,
                group=NOBODY,
                extra_groups=[],
            )

    def _await(self) -> None:
        import psycopg

        until = monotonic() + PATIENCE
        while True:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError as refused:
                ended = self._server is None or self._server.poll() is not None
                if ended or monotonic() > until:
                    log = (self.socket / "log").read_text(errors="replace")[-400:]
                    raise NotUp(f"the server does not come up: {log}") from refused
                sleep(0.01)
            else:
                return

    def _end(self, sign: signal.Signals) -> None:
        if self._server is None:
            return
        children = _children(self._server.pid)
        self._server.send_signal(sign)
        try:
            self._server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
            for child in children:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        self._server = None


House = Lite | Postgres


@contextmanager
def furnished(vendor: str, sabotage: str | None = None) -> Iterator[House]:
    """A house whose round is open and whose people have their seats."""
    kind = {"sqlite": Lite, "postgres": Postgres}[vendor]
    with tempfile.TemporaryDirectory(prefix="mingce-cut-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Furnished(folder, megabytes=kind.megabytes) as image:
            house = kind(image, sabotage)
            try:
                _furnish(house)
                yield house
            finally:
                disconnect()
                house.end()


def _furnish(house: House) -> None:
    from django.core.management import call_command

    # Read once, before anybody is forked.
    from mingce.acts import grave, sealing  # noqa: F401

    house.make()
    house.start()
    house.connect()
    call_command("migrate", verbosity=0)
    scene.prepare(TOWNS)
    disconnect()
    if isinstance(house, Postgres):
        house.stop()
    house.image.keep()


def _of_the_disk(sabotage: str | None) -> str | None:
    return sabotage if sabotage == "fsync_dir" else None


def _children(pid: int) -> list[int]:
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []
