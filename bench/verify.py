"""Verifying an export, and plain SHA-256 over the same entries, one after the other.

Bars: at most 10 times the CPU time of the plain hashing, and at most 200 MB of memory. Verifying
is all of it, from the files to the list of faults. Plain is one loop over the bytes of the entries;
reading them is not counted.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bench import stopwatch
from mingce.seal import checkpoint, entry
from mingce.seal.canonical import canonical
from mingce.seal.digest import digest
from mingce.seal.tree import Frontier, leaf_hash
from mingce.seal.verify import opened, verify

PLAIN, VERIFY, BOTH = "plain sha256", "verify", "verify, SM3 too"
MOST, MOST_MB = 10, 200
FOLDER = "MINGCE_BENCH_FOLDER"
A_STREAM = 8  # entries
SEALED_AFTER = 200  # entries: a busy minute
A_FILE = 100  # entries: 10,000 files for a million
RULES = b"id: synthetic\n"
LOG = "mingce.example/{}"


def main() -> int:
    given = stopwatch.arguments(__doc__ or "", (PLAIN, VERIFY, BOTH))
    if given.contestant:
        measure(given.contestant, Path(os.environ[FOLDER]))
        return 0
    rows = given.rows or (50_000 if given.quick else 1_000_000)
    rounds = given.rounds or 3
    with tempfile.TemporaryDirectory(prefix="mingce-") as folder:
        os.environ[FOLDER] = folder
        size = make(Path(folder), rows)
        runs = stopwatch.by_turns(__file__, [PLAIN, VERIFY, BOTH], rounds)
    result = summed_up(runs, rows, rounds, size)
    print(f"{rows:,} entries of {result['bytes_an_entry']} bytes, {result['files']:,} files")
    table = [
        [name, one["cpu_us_an_entry"], one["times_plain"], one["peak_mb"]]
        for name, one in result["contestants"].items()
    ]
    stopwatch.show(["", "CPU us an entry", "x plain", "peak MB"], table)
    return stopwatch.finish(given, result, "verify")


def summed_up(
    runs: dict[str, list[dict[str, Any]]], rows: int, rounds: int, size: int
) -> dict[str, Any]:
    times = {name: stopwatch.middle(found) / rows * 1e6 for name, found in runs.items()}
    ratios = {name: spent / times[PLAIN] for name, spent in times.items()}
    peak = max(run["peak_mb"] for run in runs[VERIFY])
    return {
        "machine": stopwatch.machine([]),
        "entries": rows,
        "bytes_an_entry": round(size / rows),
        "streams": -(-rows // A_STREAM),
        "checkpoints": -(-rows // SEALED_AFTER),
        "files": rows // A_FILE,
        "rounds": rounds,
        "contestants": {
            name: {
                "cpu_us_an_entry": round(spent, 2),
                "cpu_s_of_each_run": [round(run["cpu"], 2) for run in runs[name]],
                "times_plain": round(ratios[name], 2),
                "peak_mb": max(run["peak_mb"] for run in runs[name]),
            }
            for name, spent in times.items()
        },
        "bars": [
            stopwatch.bar(f"verify / plain <= {MOST}", ratios[VERIFY], met=ratios[VERIFY] <= MOST),
            stopwatch.bar(f"verify, peak MB <= {MOST_MB}", peak, met=peak <= MOST_MB),
        ],
    }


def measure(contestant: str, folder: Path) -> None:
    if contestant == PLAIN:
        stopwatch.report(cpu=plain(folder / "entries"))
        return
    export = dict(opened(folder))
    if contestant == VERIFY:
        export["checkpoints"] = export.pop("checkpoints.sha256")
    start = time.process_time()
    faults = verify(export)
    cpu = time.process_time() - start
    assert faults == [], faults[:3]
    stopwatch.report(cpu=cpu)


def plain(path: Path) -> float:
    spent, sha256 = 0.0, hashlib.sha256
    with path.open("rb") as lines:
        while five := list(islice(lines, 50_000)):
            entries = [b"".join(five[at + 1 : at + 5])[:-1] for at in range(0, len(five), 5)]
            start = time.process_time()
            for one in entries:
                sha256(one).hexdigest()
            spent += time.process_time() - start
    return spent


def make(folder: Path, rows: int) -> int:
    """A synthetic export, written as it grows; how many bytes of entries it holds."""
    names = files(folder, rows // A_FILE)
    edition = rules(folder)
    trees = {name: Frontier(algorithm=name) for name in ("sha256", "sm3")}
    size, waiting = 0, list[bytes]()
    with (
        (folder / "entries").open("wb") as entries,
        (folder / "checkpoints").open("w", encoding="utf-8") as both,
        (folder / "checkpoints.sha256").open("w", encoding="utf-8") as one,
    ):
        for index, written in enumerate(acts(rows, edition, names), 1):
            entries.write(b"%b\n%b\n" % (entry.entry_hash(written).encode(), written))
            size += len(written)
            waiting.append(written)
            if index % SEALED_AFTER == 0 or index == rows:
                for name, tree in trees.items():
                    leaves = (leaf_hash(each, name) for each in waiting)
                    trees[name] = grown = tree.extend(leaves)
                    note = checkpoint.write(LOG.format(name), grown.head())
                    for file in (both, one)[: 2 if name == "sha256" else 1]:
                        file.write(f"at {moment(index)}\n{note}\n")
                waiting.clear()
    return size


def acts(rows: int, edition: str, names: list[str]) -> Iterator[bytes]:
    """A thousand streams at a time grow in turn, as the cases of a round do."""
    ends: dict[str, tuple[int, str]] = {}
    for index in range(rows):
        block, place = divmod(index, 1000 * A_STREAM)
        holder = f"{block * 1000 + place % 1000:06}"
        stream = f"case/2018/strong/{holder}"
        seq, before = ends.pop(stream, (0, entry.NOTHING))
        content = act(index, seq, holder, edition, names)
        written = entry.write(stream, seq, before, content)
        if seq + 1 < A_STREAM:
            ends[stream] = seq + 1, entry.entry_hash(written)
        yield written


def act(index: int, seq: int, holder: str, edition: str, names: list[str]) -> bytes:
    content: dict[str, Any] = {
        "action": "vet",
        "actor": {"commitment": str(digest(holder.encode()))},
        "answers": {f"condition_{number}": {"value": True} for number in range(4)},
        "at": moment(index),
        "capacity": {"of": holder, "role": "city"},
        "checkpoint": f"{LOG.format('sha256')}\n{index}\n{'A' * 43}=\n",
        "cite": "3.3.2",
        "edition": edition,
        "from": "with_province",
        "on": "2018-08-20",
        "request": {"body": str(digest(b"%d" % index)), "id": f"{index:032x}"},
        "to": "with_office",
    }
    if seq % 4 == 0:
        handed = {f"document_{place}": [names[(index + place) % len(names)]] for place in range(3)}
        content["documents"] = handed
    return canonical(content)


def moment(index: int) -> str:
    """A time that runs forward, a hundredth of a second at a time."""
    at = datetime(2018, 8, 1, tzinfo=UTC) + timedelta(milliseconds=10 * index)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def files(folder: Path, many: int) -> list[str]:
    names = []
    for number in range(many):
        data = b"%d\n" % number * 300
        name = str(digest(data))
        shard = folder / "files" / name[7:9]
        shard.mkdir(parents=True, exist_ok=True)
        (shard / name[7:]).write_bytes(data)
        names.append(f"{name} {len(data)}\n")
    (folder / "files.txt").write_text("".join(names), encoding="utf-8")
    return [name[:71] for name in names]


def rules(folder: Path) -> str:
    edition = str(digest(canonical({"edition.yaml": str(digest(RULES))})))
    path = folder / "editions" / edition[7:]
    path.mkdir(parents=True)
    (path / "edition.yaml").write_bytes(RULES)
    return edition


if __name__ == "__main__":
    raise SystemExit(main())
