"""A long run is kept among the measurements, with the machine and every run that belongs to it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from bench.stopwatch import RESULTS, machine


def keep(name: str, run: Mapping[str, object]) -> None:
    """The run joins those of the same name and day."""
    path = RESULTS / f"{name}-{datetime.now(UTC):%Y-%m-%d}.json"
    runs = json.loads(path.read_text(encoding="utf-8"))["runs"] if path.exists() else []
    kept = {"machine": machine(("django", "psycopg")), "runs": [*runs, run]}
    text = json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
