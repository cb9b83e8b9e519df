"""No module and no function outgrows a reader, and no module is a drawer."""

import ast
from pathlib import Path

import pytest

from tests.house.sources import modules, shown, tree_of

MODULE_CEILING = 400
FUNCTION_CEILING = 40

# Words for a place where things are put that have no place.
DRAWERS = {
    "base", "common", "handler", "handlers", "helper", "helpers", "manager", "managers", "misc",
    "processor", "processors", "service", "services", "util", "utils",
}  # fmt: skip


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from its `def` to its end, without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function, clean=False) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def too_long(tree: ast.Module) -> list[tuple[str, int]]:
    return [
        (node.name, length(node))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > FUNCTION_CEILING
    ]


def drawers(path: Path) -> list[str]:
    return sorted(DRAWERS & set(path.stem.lower().split("_")))


def test_no_module_has_more_than_400_lines():
    sizes = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules("src", "tests", "tools", "bench")
    }

    assert {name: lines for name, lines in sizes.items() if lines > MODULE_CEILING} == {}


def test_no_function_has_more_than_40_lines():
    found = {shown(path): too_long(tree_of(path)) for path in modules("src")}

    assert {name: functions for name, functions in found.items() if functions} == {}


def test_no_module_is_a_drawer():
    found = {shown(path): drawers(path) for path in modules("src", "tests", "tools", "bench")}

    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(("lines", "expected"), [(39, []), (40, [("long", 41)])])
def test_a_function_is_measured_from_its_def_to_its_end(lines, expected):
    body = '    """A docstring costs nothing."""\n' + "    pass\n" * lines

    assert expected == too_long(ast.parse(f"def long():\n{body}"))


def test_a_drawer_is_found_by_any_part_of_its_name():
    assert drawers(Path("form_helpers.py")) == ["helpers"]
