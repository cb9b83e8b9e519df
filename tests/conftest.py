"""What every test may rely on: how examples are drawn, how a result is kept in a file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No deadline and no complaint of slowness: how long a test takes says nothing about the rule, and
# a busy machine must not turn a green suite red.
settings.register_profile(
    "house", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parents[1]


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
