"""Rows are written in few places, each known by name: nothing else creates, changes or deletes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, strings, tree_of

PENS = {
    "ledger/write.py": "entries and what is folded from them; held by acts",
    "ledger/ink.py": "what write.py writes with",
    "ledger/staff.py": "people, seats and organisations beside their entry; held by acts",
    "ledger/access.py": "accounts, outside the log; held by acts",
    "ledger/sealing.py": "the tree over the entries",
    "ledger/drafts.py": "what is still being written, outside the log",
    "ledger/outbox.py": "mail to be sent",
    "ledger/upkeep.py": "the record of upkeep",
    "ledger/jobs.py": "jobs whose worker has died",
    "ledger/tabled.py": "every row, as a backup has it",
    "ledger/rebuild/rewriting.py": "tables made anew from the entries",
}
NO_ROWS = {
    "ledger/files/local.py": "a file on the disk",
    "ledger/files/s3.py": "a file in a bucket",
    "desks/entrance/factors.py": "a code that was used, which allauth remembers",
}
"""Where something of the same name is done to what is no row."""

WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "delete",
}
WRITTEN = re.compile(r"\s*(INSERT|UPDATE|DELETE|TRUNCATE|REPLACE)\b")


def writes(tree: ast.AST) -> Iterator[int]:
    """The lines that write rows, by a manager, by a row itself, or in SQL.

    A set or a mapping is updated with a value, rows only with named columns.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            columns = node.func.attr == "update" and node.keywords and not node.args
            if node.func.attr in WRITES or columns:
                yield node.lineno
    yield from (line for line, text in strings(tree) if WRITTEN.match(text))


def rooms() -> Iterator[Path]:
    """Every module that can hold a row: those above the ledger are given some too."""
    for room in ("ledger", "acts", "desks", "config"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_rows_are_written_in_these_places_and_no_others():
    found = {
        path.relative_to(PACKAGE).as_posix() for path in rooms() if list(writes(tree_of(path)))
    }

    assert found == {*PENS, *NO_ROWS}


@pytest.mark.parametrize(
    "line",
    [
        "row.save()",
        "models.Case.objects.create(state='asked')",
        "models.Case.objects.filter(round_id='2018').update(state='asked')",
        "models.Case.objects.all().delete()",
        "row.stream.case_set.bulk_create(made)",
        "models.Draft.objects.update_or_create(part='p')",
        "cursor.execute('UPDATE ledger_case SET state = 1')",
        "cursor.execute('DELETE FROM ledger_draft')",
    ],
)
def test_a_line_that_writes_is_found_wherever_it_is_planted(line):
    assert list(writes(ast.parse(f"def act():\n    {line}"))) == [2]


@pytest.mark.parametrize(
    "line",
    [
        "found.update(other)",
        "row.update",
        "hashed.update(piece)",
        "models.Case.objects.filter(id=1)",
    ],
)
def test_a_line_that_only_reads_is_not(line):
    assert list(writes(ast.parse(line))) == []
