"""The walls between the rooms hold, and each is shown to hold by something that breaks it."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT, shown

HERE = Path(__file__).parent
NEW = "src/mingce/{}/planted.py".format

# A wall, what is planted against it, and nothing else that the plant would break.
PLANTS: dict[str, tuple[str, dict[str, str]]] = {
    "the seal reads the law": ("rooms", {NEW("seal"): "import mingce.law"}),
    "the law asks the core": ("rooms", {NEW("law"): "import mingce.core"}),
    "the core opens the ledger": ("rooms", {NEW("core"): "import mingce.ledger"}),
    "the core counts": ("rooms", {NEW("core"): "import mingce.measure"}),
    "the core prints": ("rooms", {NEW("core"): "import mingce.papers"}),
    "the ledger prints": ("rooms", {NEW("ledger"): "import mingce.papers"}),
    "paper looks into the ledger": ("rooms", {NEW("papers"): "import mingce.ledger"}),
    "figures look into the ledger": ("rooms", {NEW("measure"): "import mingce.ledger"}),
    "the ledger acts": ("rooms", {NEW("ledger"): "import mingce.acts"}),
    "an act knows a page": ("rooms", {NEW("acts"): "import mingce.desks.office"}),
    "a desk reads the settings": ("rooms", {NEW("desks/office"): "import mingce.config"}),
    "the settings start the program": ("rooms", {NEW("config"): "import mingce.__main__"}),
    "a room nobody named": ("rooms", {"src/mingce/drawer.py": '"""Odds and ends."""'}),
    "inside a function too": ("rooms", {NEW("core"): "def f():\n    import mingce.acts"}),
    "a desk reaches into another": (
        "desks",
        {NEW("desks/expert"): "from mingce.desks import applicant"},
    ),
    "a desk nobody named": ("desks", {NEW("desks"): '"""Odds and ends."""'}),
    "an act calls another": (
        "acts",
        {NEW("acts"): "import mingce.acts.second", "src/mingce/acts/second.py": ""},
    ),
    "two modules need each other": (
        "circles",
        {
            NEW("core"): "import mingce.core.second",
            "src/mingce/core/second.py": "import mingce.core.planted",
        },
    ),
    "a desk goes in by a side door": (
        "door",
        {NEW("desks/office"): "from mingce.ledger import standing"},
    ),
    "a desk looks at a table": ("tables", {NEW("desks/auditor"): "import mingce.ledger.models"}),
    "an act looks at a table": ("tables", {NEW("acts"): "from mingce.ledger import models"}),
    "a desk writes": ("pen", {NEW("desks/office"): "import mingce.ledger.write"}),
    "the ledger writes by itself": ("pen", {NEW("ledger"): "from mingce.ledger import write"}),
    "an act takes the ink": ("ink", {NEW("acts"): "from mingce.ledger import ink"}),
    "the ledger takes the ink": ("ink", {NEW("ledger"): "import mingce.ledger.ink"}),
    "the command line writes": ("pen", {NEW("config"): "from mingce.ledger import write"}),
    "the law knows the web": ("plain", {NEW("law"): "from django.utils import timezone"}),
    "the core knows the web": ("plain", {NEW("core"): "import django.db.models"}),
    "paper knows the web": ("plain", {NEW("papers"): "import django"}),
    "figures know the web": ("plain", {NEW("measure"): "import django"}),
    "the core sweeps arrays": ("arrays", {NEW("core"): "import numpy as np"}),
    "the law asks an engine": ("arrays", {NEW("law"): "import duckdb"}),
    "the command line asks an engine": ("arrays", {NEW("config"): "def f():\n    import duckdb"}),
    "the core fits shapes": ("shapes", {NEW("core"): "from pydantic import BaseModel"}),
    "the command line reads YAML": ("shapes", {NEW("config"): "from ruamel.yaml import YAML"}),
    "the seal is dressed up": ("alone", {NEW("seal"): "import rich.table"}),
    "the yardstick is used": (
        "measured",
        {NEW("measure"): "from openfisca_core.variables import Variable"},
    ),
}

# What must stay possible, or the walls would be too high.
DOORS: dict[str, dict[str, str]] = {
    "the tree as it is": {},
    "an act writes": {NEW("acts"): "import mingce.ledger.write"},
    "a desk reads": {NEW("desks/office"): "from mingce.ledger import read"},
    "an act performs": {NEW("acts"): "import mingce.acts.perform"},
    "figures sweep arrays": {NEW("measure"): "import numpy, duckdb"},
    "the command line starts a sweep": {
        NEW("measure"): "import numpy",
        NEW("config"): "import mingce.measure.planted",
    },
    "the law fits shapes": {NEW("law"): "import pydantic, ruamel.yaml"},
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> dict[str, list[str]]:
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(
        ROOT / "src", copy / "src", ignore=lambda _, names: set(names) & {"__pycache__"}
    )
    plants = {name: plant for name, (_, plant) in PLANTS.items()} | DOORS
    run = subprocess.run(
        [sys.executable, HERE / "planted.py", copy],
        input=json.dumps(plants),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        pytest.fail(run.stderr.strip().splitlines()[-1], pytrace=False)
    return json.loads(run.stdout)


@pytest.mark.parametrize("plant", PLANTS)
def test_a_plant_breaks_exactly_its_wall(broken, plant):
    wall, _ = PLANTS[plant]

    assert [wall] == broken[plant]


@pytest.mark.parametrize("door", DOORS)
def test_what_is_allowed_breaks_no_wall(broken, door):
    assert broken[door] == []


def test_no_wall_goes_untested():
    assert sorted({wall for wall, _ in PLANTS.values()}) == sorted(contracts())


def test_every_folder_of_the_package_is_a_package():
    # The linter does not see modules in a folder without __init__.py: nothing would hold them.
    folders = {path.parent for path in PACKAGE.rglob("*.py")}

    assert [
        shown(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()
    ] == []
