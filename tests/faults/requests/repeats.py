"""Asks for every act many times over, at once and again after a lost answer, and counts entries.

    python -m tests.faults.requests.repeats --vendor postgres --acts 1000 --times 50

However often and by how many an act is asked for, it has one entry, and everybody who asked is
given the same receipt. Every second answer is thrown away, and the request made once more.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.databases import connect, kept
from tests.faults import scene, trial
from tests.faults.crowd import Crowd, Record, faults, roomy

PROCESSES, THREADS = 4, 4


@dataclass
class Tally(trial.Tally):
    acts: int = 0
    requests: int = 0
    entries: int = 0
    twice: int = 0
    missing: int = 0
    other_receipts: int = 0


def towns(acts: int) -> list[str]:
    """A third of all acts begin a case, as long as there are towns for it."""
    return scene.towns(min(300, max(1, acts // 3)))


def applications(acts: int) -> list[Callable[[], str]]:
    """First acts: each begins a case."""
    return [lambda code=code: scene.ask(code).receipt for code in towns(acts)]


def looks(acts: int) -> list[Callable[[], str]]:
    """Later acts, upon cases that have begun; some of each hundred go to one and the same."""
    codes = towns(acts)

    def look(number: int) -> str:
        code = codes[0 if number % 100 < 10 else number % len(codes)]
        return scene.look(code, f"look-{number}").receipt

    return [lambda number=number: look(number) for number in range(acts - len(codes))]


def asking(acts: list[Callable[[], str]], times: int) -> Callable[[int], Iterator[Record]]:
    """Every client asks for every act in its turn, so that all ask for the same at once."""
    clients = PROCESSES * THREADS

    def work(number: int) -> Iterator[Record]:
        for place, act in enumerate(acts):
            for _ in range(number, times, clients):
                try:
                    act()  # this answer is lost
                    yield {"act": place, "receipt": act()}
                except Exception as fault:  # noqa: BLE001 - told, and the next act asked for
                    yield {"fault": f"{type(fault).__name__}: {fault}"[:300]}

    return work


def run(url: str, acts: int, times: int, sabotage: str = "") -> Tally:
    """So many acts, each asked for by so many pairs of requests."""
    from mingce.ledger import models
    from mingce.seal.receipt import receipt

    tally = Tally(acts=acts)
    connect(url)
    SABOTAGES[sabotage]()
    scene.prepare(len(towns(acts)))
    before = models.Entry.objects.count()
    heard: dict[str, Counter[str]] = {}
    for part in (applications(acts), looks(acts)):
        with tempfile.TemporaryDirectory() as folder:
            crowd = Crowd(Path(folder), PROCESSES, THREADS, limit=60 + len(part) * times / 20)
            # Half of the requests are those whose answers are thrown away.
            records = crowd.run(asking(part, max(1, times // 2)))
        connect(url)
        tally.faults += faults(records)[:20]
        for record in records:
            if "act" in record:
                tally.requests += 2
                named = f"{len(part)} {record['act']}"
                heard.setdefault(named, Counter())[str(record["receipt"])] += 1
    rows = models.Entry.objects.exclude(action="open_round")
    tally.entries = models.Entry.objects.count() - before
    written = Counter(rows.values_list("stream_id", "request"))
    tally.twice = sum(count - 1 for count in written.values())
    tally.missing = acts - len(written)
    valid = {receipt(bytes(payload)) for payload in rows.values_list("payload", flat=True)}
    tally.other_receipts = sum(len(each) > 1 or not set(each) <= valid for each in heard.values())
    return tally


# -- guards taken away


def nothing() -> None:
    """Everything is as it should be."""


def not_known_again() -> None:
    """Nobody looks whether a request was there before; the database alone stands in the way."""
    from mingce.ledger import standing

    standing.known = lambda _stream, _request: None


def twice_allowed() -> None:
    """Neither does anybody look, nor does the database refuse a second entry."""
    from django.db import connection

    from mingce.ledger import models

    not_known_again()
    every = models.Entry._meta.constraints
    [once] = [each for each in every if each.name == "entry_once_per_request"]
    # SQLite makes the table anew as the model has it.
    models.Entry._meta.constraints = [each for each in every if each is not once]
    with connection.schema_editor() as editor:
        editor.remove_constraint(models.Entry, once)


SABOTAGES = {"": nothing, "not_known_again": not_known_again, "twice_allowed": twice_allowed}


def main() -> None:
    """Tells the tally as JSON."""
    asked = trial.asking("Asks for every act many times over.", SABOTAGES)
    asked.add_argument("--acts", type=int, default=20)
    asked.add_argument("--times", type=int, default=10)
    given = asked.parse_args()
    began = monotonic()
    roomy()
    with closing(kept()) as made:
        url = next(made).fresh(given.vendor)
        tally = run(url, given.acts, given.times, given.sabotage)
    how = {"vendor": given.vendor, "sabotage": given.sabotage}
    raise SystemExit(trial.told(trial.noted("requests", tally, began, **how)))


if __name__ == "__main__":
    main()
