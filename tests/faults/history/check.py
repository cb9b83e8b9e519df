"""Tells from a recorded history, and the entries that are there, whether anybody was lied to.

Operations upon one stream, each with the moment it was begun and the moment it ended:

``act``   asks for an entry under a request: ``ok`` with its number and hash, ``fail`` if it was
          refused, ``info`` if nobody knows; it may name the length it expects
``read``  how long the stream is, and the hash of its last entry

As every entry has its number, one order is the only one there can be. It must be an order in which
it all could have happened, one operation after the other, each between its beginning and its end.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OK, FAIL, INFO = "ok", "fail", "info"
ACT, READ = "act", "read"


@dataclass(frozen=True)
class Op:
    """One operation as its client saw it."""

    kind: str
    stream: str
    began: int
    ended: int
    came: str
    """How it ended; one that never ended has come to `info`, and ended at the end of all."""
    request: str = ""
    length: int = -1
    """What a read saw; for an act that was done, one more than the number of its entry."""
    head: str = ""
    expected: int | None = None


@dataclass(frozen=True)
class There:
    """An entry that is there: its number, its request, its hash, the one before it."""

    seq: int
    request: str
    hash: str
    before: str


def anomalies(
    ops: Iterable[Op],
    entries: Mapping[str, Sequence[There]],
    states: Mapping[str, tuple[int, str]],
    prepared: frozenset[str] = frozenset(),
) -> list[str]:
    """Whatever cannot have happened. `prepared` are requests from before the history."""
    of_stream: dict[str, list[Op]] = defaultdict(list)
    for op in ops:
        of_stream[op.stream].append(op)
    found: list[str] = []
    for stream in {*of_stream, *entries, *states}:
        mine, there = of_stream[stream], entries.get(stream, ())
        wrong = [
            *_folded(there, states.get(stream, (0, "-"))),
            *_once(mine, there, prepared),
            *_placed(mine, there),
            *_in_order(mine, there),
            *_seen(mine, there),
        ]
        found += [f"{stream}: {what}" for what in wrong]
    return found


def _folded(there: Sequence[There], state: tuple[int, str]) -> Iterator[str]:
    """The state is what the entries fold into, and the entries are one chain."""
    before = "-"
    for number, entry in enumerate(there):
        if (entry.seq, entry.before) != (number, before):
            yield f"entry {entry.seq} does not follow the one before it"
        before = entry.hash
    if state != (len(there), before):
        yield f"the state is {state}, the entries come to {(len(there), before)}"


def _once(ops: Sequence[Op], there: Sequence[There], prepared: frozenset[str]) -> Iterator[str]:
    """What was done is there once, and what was refused is not there."""
    times = Counter(entry.request for entry in there)
    came: dict[str, set[str]] = defaultdict(set)
    for op in ops:
        if op.kind == ACT:
            came[op.request].add(op.came)
    for request, count in times.items():
        if count > 1:
            yield f"{request} is there {count} times"
        if request not in came and request not in prepared:
            yield f"{request} is there and nobody asked for it"
    for request, ways in came.items():
        if OK in ways and not times[request]:
            yield f"{request} was acknowledged and is not there"
        if ways == {FAIL} and times[request]:
            yield f"{request} was refused and is there"


def _placed(ops: Sequence[Op], there: Sequence[There]) -> Iterator[str]:
    """What was done is where it was said to be, and upon the version it was meant for."""
    places = {entry.request: (entry.seq + 1, entry.hash) for entry in there}
    for op in (op for op in ops if op.kind == ACT and op.came == OK):
        if op.request in places and places[op.request] != (op.length, op.head):
            yield f"{op.request} is not where it was said to be"
        if op.expected is not None and op.length != op.expected + 1:
            yield f"{op.request} was to be upon {op.expected} and is upon {op.length - 1}"


def _in_order(ops: Sequence[Op], there: Sequence[There]) -> Iterator[str]:
    """What ended before another began has the lower number; of two reads the later sees no less."""
    begun: dict[str, int] = {}
    for op in ops:
        if op.kind == ACT:
            begun[op.request] = min(op.began, begun.get(op.request, op.began))
    # The first answer to a request says by when its entry was there.
    points = [(op.ended, op.length) for op in ops if op.came == OK]
    points.sort()
    longest, at = 0, 0
    every = sorted((began, request) for request, began in begun.items())
    numbers = {entry.request: entry.seq for entry in there}
    for began, request in every:
        while at < len(points) and points[at][0] < began:
            longest = max(longest, points[at][1])
            at += 1
        if request in numbers and numbers[request] < longest:
            yield f"{request} has number {numbers[request]}, but {longest} were there before it"
    longest, at = 0, 0
    for read in sorted((op for op in ops if op.kind == READ and op.came == OK), key=_began):
        while at < len(points) and points[at][0] < read.began:
            longest = max(longest, points[at][1])
            at += 1
        if read.length < longest:
            yield f"a read saw {read.length} where {longest} had been seen or said before"


def _seen(ops: Sequence[Op], there: Sequence[There]) -> Iterator[str]:
    """A read sees a state that was, and nothing that was not yet asked for."""
    heads = {0: "-", **{entry.seq + 1: entry.hash for entry in there}}
    begun = {}
    for op in ops:
        if op.kind == ACT:
            begun[op.request] = min(op.began, begun.get(op.request, op.began))
    # Up to which number everything had been asked for by when.
    latest, asked = 0, {0: 0}
    for entry in there:
        latest = max(latest, begun.get(entry.request, 0))
        asked[entry.seq + 1] = latest
    for op in ops:
        if op.kind != READ or op.came != OK:
            continue
        if heads.get(op.length) != op.head:
            yield f"a read saw {op.length} entries and {op.head[:20]}, which never was so"
        elif asked[op.length] > op.ended:
            yield f"a read saw {op.length} entries before the last was asked for"


def _began(op: Op) -> int:
    return op.began


def ops_of(records: Iterable[Mapping[str, Any]]) -> list[Op]:
    """The operations that were recorded: an end belongs to its client's last beginning."""
    open_: dict[int, Mapping[str, Any]] = {}
    found: list[Op] = []
    last = 0
    for record in records:
        if "began" in record:
            open_[record["client"]] = record
        elif "ended" in record:
            found.append(_op(open_.pop(record["client"]), record))
        last = max(last, record.get("began", 0), record.get("ended", 0))
    return found + [_op(each, {"ended": last, "came": INFO}) for each in open_.values()]


def _op(began: Mapping[str, Any], ended: Mapping[str, Any]) -> Op:
    both = {**began, **ended}
    both.pop("client", None)
    both.pop("why", None)
    return Op(**both)
