"""What an import pulls in: the rules load no web framework, and help loads almost nothing."""

import os
import subprocess
import sys

import pytest

from tests.house.sources import SRC

HEAVY = ["django", "duckdb", "numpy", "openpyxl", "pyarrow"]

LOAD_A_ROOM = """
import importlib, pkgutil, sys
room = importlib.import_module("mingce." + sys.argv[1])
for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    importlib.import_module(found.name)
"""

ASK_FOR_HELP = """
import runpy, sys
sys.argv = ["mingce", "--help"]
try:
    runpy.run_module("mingce", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
"""

TELL = "\nprint('\\nloaded:', *sorted({name.partition('.')[0] for name in sys.modules}))"


def loaded_by(script: str, *arguments: str) -> set[str]:
    """The top-level packages in memory after a script has run in a fresh interpreter."""
    run = subprocess.run(
        [sys.executable, "-c", script + TELL, *arguments],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.rpartition("loaded:")[2].split())


@pytest.mark.parametrize("room", ["seal", "law", "core"])
def test_a_room_of_rules_loads_nothing_heavy(room):
    loaded = loaded_by(LOAD_A_ROOM, room)

    assert "mingce" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_the_seal_loads_nothing_but_python():
    loaded = loaded_by(LOAD_A_ROOM, "seal")

    # Some start-up hooks of a virtual environment load what is theirs; it is there before us too.
    assert set() == loaded - loaded_by(
        "import sys, importlib, pkgutil"
    ) - sys.stdlib_module_names - {"mingce"}


def test_help_loads_neither_the_web_nor_arrays():
    loaded = loaded_by(ASK_FOR_HELP)

    assert "mingce" in loaded
    assert [name for name in HEAVY if name in loaded] == []
