"""What must hold of streams and their entries."""

from collections.abc import Iterator

from mingce.law.words import Words
from mingce.ledger import models
from mingce.ledger.columns import columns
from mingce.ledger.invariants.found import House, Invariant, Offender, rows
from mingce.ledger.rebuild.said import Garbled, entries
from mingce.seal.digest import parse_digest

CHAINED = Words("记录只增不改，改动必能发现", "entries are only added, and a change shows")
REPEATED = Words(
    "列只为检索而设，内容以字节为准", "columns are there to search by; the bytes are what counts"
)


def _hashes(_: House) -> Iterator[Offender]:
    every = models.Entry.objects.order_by("id").values_list("id", "hash", "payload")
    for number, written, payload in every.iterator(500):
        try:
            fits = parse_digest(written).matches(bytes(payload))
        except ValueError:
            fits = False
        if not fits:
            yield Offender(f"Entry {number}", written)


def _gaps(_: House) -> Iterator[Offender]:
    found = rows(
        "SELECT stream_id, MIN(seq), MAX(seq), COUNT(*) FROM ledger_entry GROUP BY stream_id"
        " HAVING MIN(seq) <> 0 OR MAX(seq) <> COUNT(*) - 1"
    )
    for stream, first, last, count in found:
        yield Offender(stream, f"{first}-{last}: {count}")


def _links(_: House) -> Iterator[Offender]:
    found = rows(
        "SELECT e.stream_id, e.seq FROM ledger_entry e LEFT JOIN ledger_entry p"
        " ON p.stream_id = e.stream_id AND p.seq = e.seq - 1"
        " WHERE e.before <> COALESCE(p.hash, '-')"
        " OR (p.id IS NOT NULL AND (p.at > e.at OR p.id > e.id))"
    )
    for stream, seq in found:
        yield Offender(f"{stream} {seq}")


def _ends(_: House) -> Iterator[Offender]:
    found = rows(
        "SELECT s.name, s.length FROM ledger_stream s LEFT JOIN ledger_entry e"
        " ON e.stream_id = s.name"
        " AND e.seq = (SELECT MAX(l.seq) FROM ledger_entry l WHERE l.stream_id = s.name)"
        " WHERE s.length <> COALESCE(e.seq + 1, 0) OR s.head <> COALESCE(e.hash, '-')"
        " OR (e.id IS NULL AND s.at IS NOT NULL)"
        " OR (e.id IS NOT NULL AND (s.at IS NULL OR s.at <> e.at))"
    )
    for stream, length in found:
        yield Offender(stream, str(length))


def _columns(_: House) -> Iterator[Offender]:
    """A row is read again from its bytes; what cannot be read repeats nothing."""
    kept = models.Entry.objects.order_by("id").defer("payload", "hash").iterator(500)
    for row, said in zip(kept, entries(), strict=False):
        if isinstance(said, Garbled):
            yield Offender(f"Entry {said.id}", said.why)
            continue
        for name, value in {**columns(said.link), "at": said.at}.items():
            if getattr(row, name) != value:
                yield Offender(f"Entry {row.id}", f"{name}: {getattr(row, name)!r} ≠ {value!r}")


def _streamless(_: House) -> Iterator[Offender]:
    found = rows(
        "SELECT e.id, e.stream_id FROM ledger_entry e LEFT JOIN ledger_stream s"
        " ON s.name = e.stream_id WHERE s.name IS NULL"
    )
    for number, stream in found:
        yield Offender(f"Entry {number}", stream)


INVARIANTS = (
    Invariant(
        "hash",
        Words("每条记录的摘要就是其字节的摘要", "the hash of an entry is that of its bytes"),
        CHAINED,
        _hashes,
        full=True,
    ),
    Invariant(
        "gaps",
        Words(
            "每条链从零起编号，没有缺号", "entries of a stream are numbered from 0, without gaps"
        ),
        CHAINED,
        _gaps,
    ),
    Invariant(
        "links",
        Words(
            "每条记录写明前一条的摘要，且不早于前一条",
            "an entry names the hash of the one before it, and is not earlier",
        ),
        CHAINED,
        _links,
    ),
    Invariant(
        "ends",
        Words("链的末端与其最后一条记录一致", "the end of a stream is its last entry"),
        REPEATED,
        _ends,
    ),
    Invariant(
        "columns",
        Words("各列与记录的字节一致", "columns repeat what the bytes of an entry say"),
        REPEATED,
        _columns,
        full=True,
    ),
    Invariant(
        "streams",
        Words("每条记录都属于一条在册的链", "every entry belongs to a stream that is there"),
        CHAINED,
        _streamless,
    ),
)
