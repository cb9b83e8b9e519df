"""What every test may rely on: how examples are drawn, how a result is kept in a file."""

import functools
import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mingce.law import edition, reader
from mingce.law.problems import BadInput, Place
from mingce.law.reader import Source
from tests.drawing import FAST, FEW

# No deadline and no complaint of slowness: how long a test takes says nothing about the rule, and
# a busy machine must not turn a green suite red.
settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
# `./run fast` draws few examples and keeps none: it is run at every turn, `./run test` draws all.
settings.register_profile("fast", settings.get_profile("house"), max_examples=FEW, database=None)
settings.load_profile("fast" if FAST else "house")

ROOT = Path(__file__).resolve().parents[1]


_read = functools.cache(functools.partial(reader.parse, file=""))


@functools.cache
def _parse(data: bytes, file: str) -> Source:
    """The same bytes say the same in every file, so they are read once: that is what takes time."""
    try:
        read = _read(data)
    except BadInput:
        return reader.parse(data, file)  # what is wrong is told in the file that was asked for
    places = {at: Place(file, found.line, found.column) for at, found in read.places.items()}
    return Source(file, read.data, places)


edition.parse = _parse


def pytest_collection_finish() -> None:
    """Two thousand small tests leave little to collect; looking for it takes half of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture
def kept() -> Callable[[Path, str], None]:
    """Compares a text with the file that keeps it; with MINGCE_ACCEPT=1 it writes the file.

    Mark the test `golden` or `docs`, so that `./run golden` and `./run docs` find it.
    """

    def compare(path: Path, text: str) -> None:
        if os.environ.get("MINGCE_ACCEPT") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def databases():
    from tests.databases import kept

    yield from kept()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, databases):
    """The address of a migrated, empty database; this process is connected to it."""
    from tests.databases import connect

    url = databases.fresh(request.param)
    connect(url)
    yield url
    databases.drop(url)
