"""The guides to writing an edition, taken apart: their blocks, their tables, the words in code."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_MARK = re.compile(r"# (\w+)\.yaml\n")


@dataclass(frozen=True)
class Guide:
    """A guide as its text."""

    text: str

    @cached_property
    def blocks(self) -> list[tuple[str, str]]:
        """What stands between fences, with the words behind the opening fence."""
        return [(m["info"], m["body"]) for m in _FENCE.finditer(self.text)]

    @cached_property
    def prose(self) -> str:
        """Everything that does not stand between fences."""
        return _FENCE.sub("", self.text)

    @cached_property
    def words(self) -> set[str]:
        """Every word in code, the parts of a longer one too."""
        return {
            part for code in _CODE.findall(self.prose) for part in (code, *re.split(r"\W+", code))
        }

    @cached_property
    def tables(self) -> dict[str, list[list[str]]]:
        """The rows of each table whose first heading is in code, by that heading."""
        found: dict[str, list[list[str]]] = {}
        rows: list[list[str]] | None = None
        for line in self.prose.splitlines():
            if not line.startswith("|"):
                rows = None
                continue
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            name = _CODE.fullmatch(cells[0])
            if rows is not None:
                rows.append(cells)
            elif name is not None:
                assert name[1] not in found, f"two tables for {name[1]}"
                rows = found[name[1]] = []
        return {name: rows[1:] for name, rows in found.items()}

    def marked(self, name: str) -> list[str]:
        """The YAML blocks whose first line says which file they are."""
        found = [(_MARK.match(body), body) for info, body in self.blocks if info == "yaml"]
        return [body for mark, body in found if mark and mark[1] == name]

    def block(self, info: str) -> str:
        """The one block behind whose opening fence these words stand."""
        [body] = [body for said, body in self.blocks if said == info]
        return body

    def keys(self, table: str) -> dict[str, bool]:
        """The keys that a table lists, and whether it marks them as needed."""
        return {key: "●" in row[1] for row in self.tables[table] for key in _CODE.findall(row[0])}


def read(root: Path, name: str) -> Guide:
    return Guide((root / "docs" / name).read_text(encoding="utf-8"))


def places(model: type[BaseModel], top: str) -> dict[type[BaseModel], set[str]]:
    """Every shape below a shape, with the places where it stands: `tracks.NAME.states.NAME`."""
    found: dict[type[BaseModel], set[str]] = {}

    def look(at: str, kind: Any) -> None:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if at not in found.setdefault(kind, set()) and at.count(".items") < 2:
                found[kind].add(at or top)
                for name, field in kind.model_fields.items():
                    look(f"{at}.{field.alias or name}".lstrip("."), field.annotation)
            return
        ways = {dict: ".NAME", tuple: "[]"}
        for part in get_args(kind):
            look(at + ways.get(get_origin(kind), ""), part)

    look("", model)
    return found


def keys_of(model: type[BaseModel]) -> dict[str, bool]:
    """The keys of a shape, and whether they must be there."""
    return {f.alias or name: f.is_required() for name, f in model.model_fields.items()}


def closed_words(model: type[BaseModel]) -> set[str]:
    """The words of every closed choice in a shape."""
    found: set[str] = set()
    to_visit: list[Any] = [field.annotation for field in model.model_fields.values()]
    while to_visit:
        kind = to_visit.pop()
        if get_origin(kind) is Literal:
            found |= {word for word in get_args(kind) if isinstance(word, str)}
        elif isinstance(kind, type) and issubclass(kind, Enum):
            found |= {str(member.value) for member in kind}
        to_visit += get_args(kind) if get_origin(kind) is not Literal else ()
    return found
