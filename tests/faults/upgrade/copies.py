"""A frozen ledger grows: its cases once more under other holders, so often as there is need.

Only rows are written here, as the earlier version had them: no model and no act of today. Every
copied entry has its own bytes and its own hash, and every chain is right from its first link.
"""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from mingce.seal import entry
from mingce.seal.canonical import canonical, read_canonical
from tests.faults.upgrade.dumps import Rows, Table

KINDS = ("case", "holder")
OF_AN_ENTRY = ("ledger_answer", "ledger_attached", "ledger_message")
IN_ORDER = "ledger_registerrow"


def grown(rows: Rows, cases: int) -> Rows:
    """The frozen rows, and copies until there are so many cases."""
    made = {table: list(held) for table, held in rows.items()}
    kept = [row["name"] for row in rows["ledger_stream"] if row["kind"] in KINDS]
    holders = {str(name).rpartition("/")[2] for name in kept}
    for number in count(1):
        if len(made["ledger_case"]) >= cases:
            return made
        _Copy(rows, made, {code: f"{code}-{number}" for code in holders}).write()
    raise AssertionError("numbers end nowhere")


class _Copy:
    """All cases once more, each under another code."""

    def __init__(self, rows: Rows, made: Rows, codes: dict[str, str]) -> None:
        self.rows = rows
        self.made = made
        self.codes = codes
        self.heads: dict[str, str] = {}
        self.entries: dict[Any, int] = {}

    def write(self) -> None:
        for row in self._of_streams("ledger_entry", "stream_id"):
            self._entry(row)
        for table in OF_AN_ENTRY:
            self._beside(table)
        for row in self._of_streams("ledger_stream", "name"):
            name = self._name(row["name"])
            folded = self._text(row["folded"])
            head = self.heads.get(name, row["head"])
            self.made["ledger_stream"].append({**row, "name": name, "folded": folded, "head": head})
        for row in self._of_streams("ledger_case", "stream_id"):
            own = {"stream_id": self._name(row["stream_id"]), "holder": self._code(row["holder"])}
            self.made["ledger_case"].append({**row, **own})
        for row in self.rows[IN_ORDER]:
            self._add(IN_ORDER, {**row, "subject": self._code(row["subject"])})

    def _entry(self, row: dict[str, Any]) -> None:
        name = self._name(row["stream_id"])
        before = self.heads.get(name, entry.NOTHING)
        content = self._mapped(read_canonical(row["payload"].split(b"\n", 3)[3]))
        payload = entry.write(name, row["seq"], before, canonical(content))
        self.heads[name] = entry.entry_hash(payload)
        own = {"stream_id": name, "before": before, "hash": self.heads[name], "payload": payload}
        own["of"] = self._code(row["of"])
        self.entries[row["id"]] = self._add("ledger_entry", {**row, **own})

    def _beside(self, table: str) -> None:
        for row in self.rows[table]:
            if row["entry_id"] in self.entries:
                own: dict[str, Any] = {"entry_id": self.entries[row["entry_id"]]}
                if "case_id" in row:
                    own["case_id"] = self._name(row["case_id"])
                if "of" in row:
                    own["of"] = self._code(row["of"])
                self._add(table, {**row, **own})

    def _add(self, table: str, row: dict[str, Any]) -> int:
        held = self.made[table]
        number = int(held[-1]["id"] or 0) + 1 if held else 1
        held.append({**row, "id": number})
        return number

    def _of_streams(self, table: str, column: str) -> Iterator[dict[str, Any]]:
        held: Table = self.rows[table]
        return (row for row in held if str(row[column]).startswith(KINDS))

    def _name(self, stream: Any) -> str:
        above, _, code = str(stream).rpartition("/")
        return f"{above}/{self._code(code)}"

    def _code(self, code: Any) -> Any:
        return self.codes.get(code, code)

    def _text(self, text: Any) -> str:
        return canonical(self._mapped(json.loads(text))).decode() if text else ""

    def _mapped(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._mapped(held) for key, held in value.items()}
        if isinstance(value, list | tuple):
            return [self._mapped(held) for held in value]
        return self._code(value) if isinstance(value, str) else value
