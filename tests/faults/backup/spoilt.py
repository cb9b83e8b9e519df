"""Ways in which a backup goes bad: by accident, by a careless hand, by a clever one.

A backup is held as its parts by name. Each way takes them, and gives other parts, or the bytes of
something that only looks like one; `sealed_again` is what a clever hand does afterwards.
"""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Parts = dict[str, bytes]
MANIFEST, FILES = "manifest.json", "files.txt"
ENTRIES, DRAFTS, CASES = (f"tables/ledger.{name}.jsonl" for name in ("entry", "draft", "case"))
PERSONS, REGISTER, LEAVES = (
    f"tables/ledger.{name}.jsonl" for name in ("person", "registerrow", "leaf")
)


@dataclass(frozen=True)
class Way:
    """A way to spoil a backup; some are found only by a checkpoint that somebody kept."""

    name: str
    spoil: Callable[[Parts], Parts | bytes]
    witnessed: bool = False
    loaded: bool = False
    """Whether rows get as far as the database before anybody can tell."""


WAYS: list[Way] = []


def way(*, witnessed: bool = False, loaded: bool = False):
    def known(spoil):
        WAYS.append(Way(spoil.__name__, spoil, witnessed, loaded))
        return spoil

    return known


def tarred(parts: Parts, *more: tarfile.TarInfo) -> bytes:
    """A tar of parts, the manifest last, as a backup has it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name in sorted(parts, key=lambda name: (name == MANIFEST, name)):
            info = tarfile.TarInfo(name)
            info.size = len(parts[name])
            tar.addfile(info, io.BytesIO(parts[name]))
        for info in more:
            tar.addfile(info, io.BytesIO(b"x" * info.size))
    return out.getvalue()


def put(spoilt: Parts | bytes, folder: Path) -> Path:
    """A spoilt backup, as somebody would hand it in."""
    path = folder / "backup.tar"
    path.write_bytes(tarred(spoilt) if isinstance(spoilt, dict) else spoilt)
    return path


def manifest_with(parts: Parts, /, **said: object) -> Parts:
    told = {**json.loads(parts[MANIFEST]), **said}
    return {**parts, MANIFEST: json.dumps(told).encode()}


def sealed_again(parts: Parts, /, **said: object) -> Parts:
    """The manifest is made to fit, digest by digest, whatever was done to the parts."""
    told = json.loads(parts[MANIFEST])
    for part in told["parts"]:
        data = parts[part["name"]]
        part["size"], part["digest"] = len(data), f"sha256:{hashlib.sha256(data).hexdigest()}"
        part["rows"] = data.count(b"\n") - (part["name"] != FILES)
    return manifest_with(parts, parts=told["parts"], **said)


def rows(parts: Parts, table: str) -> list[list]:
    return [json.loads(line) for line in parts[table].splitlines()[1:]]


def with_rows(parts: Parts, table: str, changed: list[list]) -> Parts:
    head = parts[table].splitlines()[:1]
    lines = [json.dumps(row, ensure_ascii=False).encode() for row in changed]
    return {**parts, table: b"".join(line + b"\n" for line in [*head, *lines])}


def column(parts: Parts, table: str, name: str) -> int:
    return json.loads(parts[table].splitlines()[0])["columns"].index(name)


def flipped(data: bytes, at: int | None = None) -> bytes:
    """One bit, so that a letter stays a letter."""
    at = len(data) // 2 if at is None else at
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def without(parts: Parts, name: str) -> Parts:
    return {key: data for key, data in parts.items() if key != name}


def a_file(parts: Parts) -> str:
    return max((name for name in parts if name.startswith("files/")), key=lambda n: len(parts[n]))


@way()
def cut_in_the_middle(parts):
    whole = tarred(parts)
    return whole[: len(whole) // 2]


@way()
def cut_between_two_parts(parts):
    whole = tarred(parts)
    return whole[: whole.rindex(MANIFEST.encode()) // 512 * 512]


@way()
def cut_within_the_manifest(parts):
    whole = tarred(parts)
    return whole[: whole.rindex(MANIFEST.encode()) + 512 + 300]


@way()
def cut_after_a_few_bytes(parts):
    return tarred(parts)[:100]


@way()
def empty(parts):
    return b""


@way()
def no_tar(parts):
    return b"this is not a backup\n" * 100


@way()
def compressed(parts):
    return gzip.compress(tarred(parts))


@way()
def a_tar_of_something_else(parts):
    return tarred({"letter.txt": b"good morning"})


@way()
def a_part_twice(parts):
    twice = tarfile.TarInfo(ENTRIES)
    twice.size = 7
    return tarred(parts, twice)


@way()
def a_link_among_the_parts(parts):
    link = tarfile.TarInfo("files/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
    return tarred(parts, link)


@way()
def manifest_missing(parts):
    return without(parts, MANIFEST)


@way()
def manifest_garbled(parts):
    return {**parts, MANIFEST: parts[MANIFEST][:-40]}


@way()
def manifest_of_another_format(parts):
    return manifest_with(parts, format="mingce-backup/2")


@way()
def manifest_of_a_newer_version(parts):
    return manifest_with(parts, version="99.0.0")


@way()
def manifest_of_no_version(parts):
    return manifest_with(parts, version="the next one")


@way()
def manifest_of_other_tables(parts):
    return manifest_with(parts, migrations=[*json.loads(parts[MANIFEST])["migrations"], "x.0099"])


@way()
def manifest_that_lists_less(parts):
    told = json.loads(parts[MANIFEST])["parts"]
    return manifest_with(parts, parts=[part for part in told if part["name"] != PERSONS])


@way()
def manifest_with_one_bit_flipped(parts):
    return {
        **parts,
        MANIFEST: flipped(parts[MANIFEST], parts[MANIFEST].index(b"sha256:") + 9),
    }


@way()
def table_missing(parts):
    return without(parts, CASES)


@way()
def list_of_files_missing(parts):
    return without(parts, FILES)


@way()
def file_missing(parts):
    return without(parts, a_file(parts))


@way()
def bit_flipped_in_entries(parts):
    return {**parts, ENTRIES: flipped(parts[ENTRIES])}


@way()
def bit_flipped_in_a_draft(parts):
    at = parts[DRAFTS].rindex("报告".encode())
    return {**parts, DRAFTS: flipped(parts[DRAFTS], at + 2)}


@way()
def bit_flipped_in_the_list_of_files(parts):
    return {**parts, FILES: flipped(parts[FILES])}


@way(loaded=True)
def bit_flipped_in_a_file(parts):
    name = a_file(parts)
    return {**parts, name: flipped(parts[name])}


@way()
def file_too_long(parts):
    name = a_file(parts)
    return {**parts, name: parts[name] + b"x"}


@way()
def foreign_file(parts):
    return {**parts, "files/ab/notes.txt": b"mine"}


@way()
def two_tables_swapped(parts):
    return {**parts, PERSONS: parts[DRAFTS], DRAFTS: parts[PERSONS]}


@way(loaded=True)
def two_tables_swapped_and_listed_so(parts):
    return sealed_again(two_tables_swapped(parts))


@way()
def wrong_count_of_rows(parts):
    told = json.loads(parts[MANIFEST])["parts"]
    return manifest_with(parts, parts=[{**part, "rows": part["rows"] + 1} for part in told])


@way(loaded=True)
def wrong_count_of_entries(parts):
    return manifest_with(parts, entries=json.loads(parts[MANIFEST])["entries"] + 1)


@way(loaded=True)
def row_twice(parts):
    held = rows(parts, PERSONS)
    return sealed_again(with_rows(parts, PERSONS, [*held, held[0]]))


@way(loaded=True)
def row_of_nobody(parts):
    """A row that refers to another which is not there."""
    held = rows(parts, LEAVES)
    return sealed_again(with_rows(parts, LEAVES, [*held, [len(held), 10**6]]))


@way(loaded=True)
def row_of_another_kind(parts):
    held = rows(parts, LEAVES)
    return sealed_again(with_rows(parts, LEAVES, [["first", *held[0][1:]], *held[1:]]))


@way(loaded=True)
def entry_changed_and_listed_so(parts):
    held, payload = rows(parts, ENTRIES), column(parts, ENTRIES, "payload")
    from base64 import b64decode, b64encode

    said = b64decode(held[3][payload]).replace(b'"at":"20', b'"at":"19')
    held[3][payload] = b64encode(said).decode()
    return sealed_again(with_rows(parts, ENTRIES, held))


@way(loaded=True)
def entry_rehashed_and_listed_so(parts):
    """Entry and hash fit each other, and the stream's end fits too: the tree does not."""
    from base64 import b64decode, b64encode

    held = rows(parts, ENTRIES)
    payload, stream, digest = (column(parts, ENTRIES, n) for n in ("payload", "stream_id", "hash"))
    last = {row[stream]: row for row in held}
    row = next(row for row in last.values() if row[stream].startswith("case/"))
    old = row[digest]
    said = b64decode(row[payload])
    body = said.index(b'"body":"sha256:') + 20
    said = said[:body] + (b"0" if said[body : body + 1] != b"0" else b"1") + said[body + 1 :]
    row[payload], row[digest] = (
        b64encode(said).decode(),
        f"sha256:{hashlib.sha256(said).hexdigest()}",
    )
    changed = with_rows(parts, ENTRIES, held)
    streams = "tables/ledger.stream.jsonl"
    changed[streams] = changed[streams].replace(old.encode(), row[digest].encode())
    return sealed_again(changed)


@way(loaded=True)
def case_decided_otherwise_and_listed_so(parts):
    """No entry is touched: only the table that everybody reads says something else."""
    held, state = rows(parts, CASES), column(parts, CASES, "state")
    held[0][state] = "conferred"
    return sealed_again(with_rows(parts, CASES, held))


@way(loaded=True)
def title_given_and_listed_so(parts):
    held, status = rows(parts, REGISTER), column(parts, REGISTER, "status")
    held[0][status] = "revoked"
    return sealed_again(with_rows(parts, REGISTER, held))


@way(loaded=True, witnessed=True)
def last_entry_taken_off_and_listed_so(parts):
    """The last entry was not sealed when the backup was made, and nothing in it tells of it."""
    held = rows(parts, ENTRIES)
    stream, digest, at = (column(parts, ENTRIES, n) for n in ("stream_id", "hash", "at"))
    *kept, last = held
    before = [row for row in kept if row[stream] == last[stream]][-1]
    changed = with_rows(parts, ENTRIES, kept)
    streams = "tables/ledger.stream.jsonl"
    rest = rows(changed, streams)
    for row in rest:
        if row[0] == last[stream]:
            names = [column(changed, streams, n) for n in ("length", "head", "at")]
            length, head, moment = names
            row[length], row[head], row[moment] = row[length] - 1, before[digest], before[at]
    told = json.loads(parts[MANIFEST])["entries"] - 1
    return sealed_again(with_rows(changed, streams, rest), entries=told)


@way(loaded=True, witnessed=True)
def stale(parts):
    """Whole and sound, and of a time before what the witness has seen."""
    return parts
