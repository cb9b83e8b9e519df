"""The matters of the register and their rows: what core folds, by the names of the table."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeAlias

from mingce.core.register import Bar, Criticism, Held, Register
from mingce.ledger.models.register import BAR, CRITICISM, TITLE, RegisterRow

Matter: TypeAlias = Held | Bar | Criticism

_SORTS: Mapping[str, type[Matter]] = {TITLE: Held, BAR: Bar, CRITICISM: Criticism}
_CALLED = {
    (Held, "holder"): "subject",
    (Held, "term_to"): "until",
    (Held, "term_to_as"): "until_as",
    (Bar, "holder"): "subject",
    (Criticism, "on"): "since",
}
"""Every other field is called alike in the table."""


def by_sort(register: Register) -> dict[str, tuple[Matter, ...]]:
    """All matters of a register, each sort in the order in which they arose."""
    return {TITLE: register.titles, BAR: register.bars, CRITICISM: register.criticisms}


def columns(matter: Matter) -> dict[str, Any]:
    """What a matter says, by the names of the table."""
    kind = type(matter)
    return {_CALLED.get((kind, f.name), f.name): getattr(matter, f.name) for f in fields(matter)}


def row(sort: str, matter: Matter) -> RegisterRow:
    """A new row for a matter."""
    return RegisterRow(sort=sort, **columns(matter))


def register(rows: Iterable[RegisterRow]) -> Register:
    """The register that some rows make, in their order."""
    found: dict[str, list[Any]] = {sort: [] for sort in _SORTS}
    for each in rows:
        kind = _SORTS[each.sort]
        called = {f.name: _CALLED.get((kind, f.name), f.name) for f in fields(kind)}
        said = {name: getattr(each, column) for name, column in called.items()}
        found[each.sort].append(kind(**said))
    return Register(tuple(found[TITLE]), tuple(found[BAR]), tuple(found[CRITICISM]))
