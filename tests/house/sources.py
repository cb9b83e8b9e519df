"""The files the house tests look at, and what is in them."""

import ast
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "mingce"


def modules(*folders: str) -> list[Path]:
    """Every Python file under the folders, in order."""
    return sorted(p for folder in folders for p in (ROOT / folder).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path) -> str:
    """The path as a reader of the project knows it."""
    return path.relative_to(ROOT).as_posix()


def committed() -> Iterator[Path]:
    """Every file that is in the project or would be, were everything added now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    # Outside a checkout, as in an unpacked archive, it is what .gitignore does not name.
    names = listed.stdout.split("\0") if listed.returncode == 0 else _not_ignored()
    yield from (ROOT / name for name in sorted(filter(None, names)) if (ROOT / name).is_file())


def _not_ignored() -> Iterator[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    patterns = [line.rstrip("/") for line in lines if line and not line.startswith("#")]
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if not any(fnmatch(part, pattern) for part in parts for pattern in (".git", *patterns)):
            yield "/".join(parts)


def identifiers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name that the code gives or uses, with its line.

    In a syntax tree a text is either a constant or a name, dotted where it is a module's.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            continue
        for _, value in ast.iter_fields(node):
            for word in value if isinstance(value, list) else [value]:
                if isinstance(word, str):
                    line = getattr(node, "lineno", 1)
                    yield from ((line, part) for part in word.split("."))


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string constant, with its line; the pieces of an f-string are among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
