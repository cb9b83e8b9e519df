"""Plants files in a copy of the tree, one plant after the other, and tells which walls they break.

    python planted.py COPY < plants.json > broken.json

A plant is a mapping from path to text. It runs in a process of its own because the linter finds
the package by importing its name, which the tests' process has long bound to the real tree.
"""

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from importlinter.application import use_cases
from importlinter.configuration import configure


def broken_walls(copy: Path, plant: dict[str, str]) -> list[str]:
    """The ids of the contracts that do not hold while the plant stands, in their order."""
    settings = copy / "pyproject.toml"
    for name, text in plant.items():
        # A plant must not replace what is there: the rest of the tree could then fail for it.
        with (copy / name).open("x", encoding="utf-8") as file:
            file.write(text)
    options = use_cases.read_user_options(str(settings))
    ids = {contract["name"]: contract["id"] for contract in options.contracts_options}
    report = use_cases.create_report(options, cache_dir=None)
    for name in plant:
        (copy / name).unlink()
    return [ids[wall.name] for wall, check in report.get_contracts_and_checks() if not check.kept]


def main() -> None:
    """Reads the plants by name and writes the broken walls by name."""
    copy = Path(sys.argv[1])
    sys.path.insert(0, str(copy / "src"))
    plants = json.load(sys.stdin)
    with redirect_stdout(sys.stderr):
        configure()
        # A whole run first: it makes the linter know its kinds of contract, and raises on bad ones.
        use_cases.lint_imports(str(copy / "pyproject.toml"), cache_dir=None, is_debug_mode=True)
        broken = {name: broken_walls(copy, plant) for name, plant in plants.items()}
    json.dump(broken, sys.stdout)


if __name__ == "__main__":
    main()
