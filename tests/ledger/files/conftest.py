"""Every rule of the store is tested on both: a folder, and a bucket of a server that speaks S3."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from mingce.ledger.files import Access
from tests.ledger.files.shelves import New, in_bucket, on_disk
from tests.ledger.files.storage import BUCKETS

SERVER = Path(__file__).with_name("storage.py")
PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A server that speaks S3 on this machine, for as long as the tests run."""

    endpoint: str

    def access(self, **more) -> Access:
        return Access("key", "secret", self.endpoint, **{"retries": 0, **more})

    def told(self, path: str, method: str = "GET") -> bytes:
        request = Request(f"{self.endpoint}/{path}", method=method)  # noqa: S310 - our own server
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - likewise
            return answer.read()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    process = subprocess.Popen(
        [sys.executable, SERVER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        try:
            running = Server(f"http://127.0.0.1:{int(process.stdout.readline())}")
            for bucket in BUCKETS:
                running.told(bucket, "PUT")
            yield running
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(params=["disk", "bucket"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> New:
    """Makes an empty store, as often as asked."""
    if request.param == "disk":
        return on_disk(tmp_path)
    return in_bucket(request.getfixturevalue("server").access(), tmp_path.name)
