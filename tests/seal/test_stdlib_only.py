"""Seal runs wherever a bare Python does."""

import subprocess
import sys
from pathlib import Path

import mingce.seal

ROOM = Path(mingce.seal.__file__).parent
MODULES = ["mingce.seal", *sorted(f"mingce.seal.{file.stem}" for file in ROOM.glob("[a-z]*.py"))]

PROGRAM = """
import importlib, sys
before = set(sys.modules)
sys.path.insert(0, sys.argv[1])
for name in sys.argv[2:]:
    importlib.import_module(name)
for name in sorted(set(sys.modules) - before):
    if name.partition(".")[0] not in sys.stdlib_module_names:
        print(name)
"""


def strangers(*modules: str, flags: str) -> list[str]:
    """The modules outside the standard library that come in when these are imported."""
    command = [sys.executable, flags, "-c", PROGRAM, str(ROOM.parents[1]), *modules]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.split()


def test_seal_runs_where_nothing_is_installed() -> None:
    assert strangers(*MODULES, flags="-IS") == ["mingce", *MODULES]


def test_seal_takes_nothing_that_is_installed() -> None:
    assert strangers(*MODULES, flags="-I") == ["mingce", *MODULES]


def test_a_stranger_would_be_seen() -> None:
    assert strangers("iniconfig", flags="-I")[0] == "iniconfig"
