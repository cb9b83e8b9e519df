"""Runs the command line in this process and keeps what it says."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mingce.config import cli

EDITION = "cn-ip-cities-2018"


@dataclass(frozen=True)
class Said:
    """An exit status and the two streams."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Mingce = Callable[..., Said]


def runner(capsys: pytest.CaptureFixture[str]) -> Mingce:
    """`mingce("check", EDITION)` runs the command and gives what it said."""

    def mingce(*arguments: object) -> Said:
        capsys.readouterr()
        status = cli.run([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Said(status, captured.out, captured.err)

    return mingce
