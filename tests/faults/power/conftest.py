"""A test that needs the power cut runs where it can be, and says "not run" everywhere else."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.power.image import Image, not_run, why_not


def _unless_refused() -> None:
    if reason := why_not():
        pytest.skip(not_run(reason))


@pytest.fixture
def _allowed() -> None:
    """The machine lets us make a disk and cut its power."""
    _unless_refused()


@pytest.fixture
def image(tmp_path: Path) -> Iterator[Callable[[int], Image]]:
    """A disk of so many megabytes, gone after the test."""
    _unless_refused()
    with ExitStack() as stack:
        yield lambda megabytes: stack.enter_context(Image(tmp_path, megabytes=megabytes))
