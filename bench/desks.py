"""The pages of a desk with 5,000 cases: CPU of a request, and what a later page costs.

Bar: page 80 of the list takes at most 1.2 times the CPU of page 1. The floor is the same fifty rows
read by SQLite's own driver and written as a table by hand. All on SQLite, one process, no network:
a request goes through every layer of the application and its answer is read to the end. Saving
is a synced transaction, of which only the CPU is counted.
"""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable
from html import escape
from itertools import islice, product
from pathlib import Path
from typing import Any

from bench import stopwatch

FLOOR, LIST, LATER = "rows by hand", "list, page 1", "list, page 80"
DASHBOARD, SEARCH, CITY, SAVE = "dashboard", "search", "file of a city", "save"
CONTESTANTS = [FLOOR, LIST, LATER, DASHBOARD, SEARCH, CITY, SAVE]
MOST = 1.2
PAGE, NTH = 50, 80
FOLDER, SIZE = "MINGCE_BENCH_FOLDER", "MINGCE_BENCH_CASES"
DAY = "2018-08-20"
WRITING = "/applicant/2018/re_review/write/"
SQL = (
    "SELECT round_id, track, holder, state FROM ledger_case"
    " ORDER BY round_id, track, holder LIMIT 50"
)


def main() -> int:
    given = stopwatch.arguments(__doc__ or "", CONTESTANTS)
    if given.contestant:
        measure(given.contestant)
        return 0
    cases = given.rows or (PAGE * NTH + 100 if given.quick else 5000)
    rounds = given.rounds or (3 if given.quick else 7)
    with tempfile.TemporaryDirectory(prefix="mingce-") as folder:
        os.environ |= {FOLDER: folder, SIZE: str(cases)}
        settled(Path(folder))
        fill(cases)
        runs = stopwatch.by_turns(__file__, CONTESTANTS, rounds)
    result = summed_up(runs, cases, rounds)
    table = [
        [name, one["cpu_ms"], one["times_floor"], one["queries"], one["kb"]]
        for name, one in result["contestants"].items()
    ]
    stopwatch.show(["", "CPU ms", "x rows by hand", "queries", "KB"], table)
    return stopwatch.finish(given, result, "desks")


def summed_up(runs: dict[str, list[dict[str, Any]]], cases: int, rounds: int) -> dict[str, Any]:
    times = {name: stopwatch.middle(found) * 1e3 for name, found in runs.items()}
    later = times[LATER] / times[LIST]
    return {
        "machine": stopwatch.machine(["django"]),
        "cases": cases,
        "rounds": rounds,
        "contestants": {
            name: {
                "cpu_ms": round(spent, 2),
                "cpu_ms_of_each_run": [round(run["cpu"] * 1e3, 2) for run in runs[name]],
                "times_floor": round(spent / times[FLOOR], 1),
                "queries": runs[name][0]["queries"],
                "kb": round(runs[name][0]["bytes"] / 1024, 1),
            }
            for name, spent in times.items()
        },
        "bars": [stopwatch.bar(f"page {NTH} / page 1 <= {MOST}", later, met=later <= MOST)],
    }


def settled(folder: Path) -> None:
    """A demonstration of its own, for this process and those it starts."""
    os.environ |= {
        "MINGCE_DATA": str(folder),
        "MINGCE_DEMO": "1",
        "MINGCE_DEMO_DAY": DAY,
        "MINGCE_HOSTS": "testserver",
        "MINGCE_SECRET_KEY": "only measured with",
        "DATABASE_URL": f"sqlite:///{folder}/ledger.sqlite3",
    }
    from mingce.config.opened import opened

    opened()


def fill(cases: int) -> None:
    """The demonstration, and holders that began a case until there are so many; synthetic."""
    from datetime import date

    from django.core.management import call_command

    from mingce.config import demo
    from mingce.law import divisions
    from mingce.ledger import models, read
    from mingce.ledger.streams import CaseKey

    call_command("migrate", verbosity=0)
    demo.prepare()
    day = date.fromisoformat(DAY)
    [opened] = read.rounds(read.PUBLIC, day)
    tracks = read.edition(read.PUBLIC, opened.edition).tracks
    first = models.Case.objects.all()[0]
    here = set(models.Case.objects.values_list("stream_id", flat=True))
    codes = [row.code for row in divisions.load().standing(day)]
    keys = (CaseKey(opened.id, track, code) for track, code in product(tracks, codes))
    fresh = list(islice((key for key in keys if key.stream not in here), cases - len(here)))
    models.Stream.objects.bulk_create(
        models.Stream(name=key.stream, kind="case", length=1) for key in fresh
    )
    models.Case.objects.bulk_create(
        models.Case(
            stream_id=key.stream,
            round_id=key.round,
            track=key.track,
            holder=key.holder,
            state=tracks[key.track].initial,
            since=first.since,
        )
        for key in fresh
    )


def measure(contestant: str) -> None:
    folder = Path(os.environ[FOLDER])
    if contestant == FLOOR:
        base = sqlite3.connect(folder / "ledger.sqlite3")
        spent = timed(lambda: by_hand(base), 200)
        stopwatch.report(cpu=spent, queries=1, bytes=len(by_hand(base).encode()))
        return
    settled(folder)
    ask = asking(contestant)
    size = ask()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        ask()
    queries = len(seen)  # the next request forgets them
    stopwatch.report(cpu=timed(ask, 20), queries=queries, bytes=size)


def by_hand(base: sqlite3.Connection) -> str:
    found: Iterable[tuple[str, ...]] = base.execute(SQL)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in found)
    return "".join(f"<tr>{row}</tr>" for row in rows)


def timed(ask: Callable[[], object], times: int) -> float:
    """Seconds of CPU of one; the first, which reads the edition, is not counted."""
    start = time.process_time()
    for _ in range(times):
        ask()
    return (time.process_time() - start) / times


def asking(contestant: str) -> Callable[[], int]:
    """What sends one request, and says how long its answer is."""
    from itertools import count

    if contestant in (CITY, SAVE):
        client = seated("city-510400-1", "city", "510400")
    else:
        client = seated("office-office-draft", "office", "office")
    if contestant == SAVE:
        import re

        page = client.get(WRITING).content.decode()
        fields = dict(re.findall(r'name="(n\.[a-z_0-9]+|request)" value="([^"]*)"', page))
        part = next(name for name in fields if name.startswith("n."))
        numbers = count(int(fields[part]))

        def save() -> int:
            number = next(numbers)
            form = {part: str(number), f"a.{part[2:]}": f"{number}", "request": f"bench-{number}"}
            answer = client.post(WRITING, form, headers={"accept": "application/json"})
            assert answer.status_code == 200, answer.content
            return len(answer.content)

        return save
    path = {
        LIST: "/office/cases/",
        LATER: "/office/cases/",
        DASHBOARD: "/office/",
        SEARCH: "/office/cases/?q=shi",
        CITY: "/applicant/2018/re_review/",
    }[contestant]
    if contestant == LATER:
        path += f"?after={behind()}"

    def look() -> int:
        answer = client.get(path)
        assert answer.status_code == 200, path
        return len(answer.content)

    return look


def behind() -> str:
    """The key of the last case before the page."""
    from mingce.ledger import models

    ordered = models.Case.objects.order_by("round_id", "track", "holder")
    key = ordered.values_list("round_id", "track", "holder")[PAGE * (NTH - 1) - 1]
    return "/".join(key)


def seated(person: str, role: str, of: str) -> Any:
    """Somebody at a desk."""
    from django.test import Client

    client = Client()
    session = client.session
    session["seat"] = [person, role, of]
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


if __name__ == "__main__":
    raise SystemExit(main())
