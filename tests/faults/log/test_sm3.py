"""SM3 here is the SM3 that OpenSSL's own command computes."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from mingce.seal.digest import digest
from tests.faults import trial

MANY = 10_000 if os.environ.get("MINGCE_FULL") == "1" else 500
AT_ONCE = 500


@dataclass
class Compared(trial.Tally):
    vectors: int = 0
    other: int = 0


def lengths(many: int) -> list[int]:
    """Every length over the first blocks and their borders, then longer and longer."""
    return [at if at < 300 else at * 7 % 9001 for at in range(many)]


def by_openssl(files: list[Path]) -> list[str]:
    done = subprocess.run(
        ["openssl", "dgst", "-sm3", "-r", *files], capture_output=True, text=True, check=True
    )
    return [f"sm3:{line.split()[0]}" for line in done.stdout.splitlines()]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl command: SM3 not compared")
def test_sm3_is_that_of_openssl(tmp_path):
    began = monotonic()
    chance = Random(MANY)  # noqa: S311 - drawn to be drawn again
    vectors = [chance.randbytes(length) for length in lengths(MANY)]
    files = [tmp_path / f"{at}" for at in range(AT_ONCE)]
    found: list[str] = []
    for start in range(0, MANY, AT_ONCE):
        for file, data in zip(files, vectors[start : start + AT_ONCE], strict=True):
            file.write_bytes(data)
        found += by_openssl(files)

    seen = Compared(vectors=len(found))
    for data, by_them in zip(vectors, found, strict=True):
        if str(digest(data, "sm3")) != by_them:
            seen.fault("other", by_them)
    trial.noted("log", seen, began, of="SM3")

    assert seen == Compared([], MANY)
    assert len(set(found)) == len(set(vectors))
