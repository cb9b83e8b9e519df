"""Synthetic exports in memory: a few streams, many checkpoints, files, two editions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from random import Random
from typing import BinaryIO, NamedTuple

from mingce.seal import checkpoint, entry
from mingce.seal.canonical import canonical
from mingce.seal.digest import digest
from mingce.seal.tree import grow, leaf_hash

INSTALLATION = "mingce.example/log"


class Act(NamedTuple):
    """An entry before its chain is made: its stream, and its content."""

    stream: str
    content: bytes


class Sealed(NamedTuple):
    """When how many entries were sealed under which algorithm."""

    at: str
    size: int
    algorithm: str


class Leaf(NamedTuple):
    """An entry as it is stored: its hash, and its bytes."""

    stored: bytes
    data: bytes

    @classmethod
    def of(cls, data: bytes) -> "Leaf":
        return cls(entry.entry_hash(data).encode(), data)

    @property
    def stream(self) -> str:
        return self.data.partition(b"\n")[0].decode()


@dataclass(frozen=True)
class Export:
    """An export in parts, each of which can be changed by itself."""

    entries: list[Leaf]
    notes: list[tuple[str, str]]
    """The time and the text of each checkpoint."""
    papers: dict[str, bytes]
    withheld: dict[str, int]
    editions: dict[str, dict[str, bytes]]
    acts: list[Act]
    sealed: list[Sealed]

    def naming(self, name: str) -> int:
        """The first entry that names a file or an edition."""
        return next(at for at, leaf in enumerate(self.entries) if name.encode() in leaf.data)

    def listing(self) -> list[str]:
        there = [f"{name} {len(data)}" for name, data in self.papers.items()]
        return [*there, *(f"{name} {size} withheld" for name, size in self.withheld.items())]

    def packed(self) -> dict[str, bytes]:
        """The files of the export."""
        found = {
            "entries": b"".join(b"%b\n%b\n" % each for each in self.entries),
            "checkpoints": "".join(f"at {at}\n{note}\n" for at, note in self.notes).encode(),
            "files.txt": "".join(f"{line}\n" for line in self.listing()).encode(),
        }
        for name, data in self.papers.items():
            found[paper_path(name)] = data
        for edition, parts in self.editions.items():
            for name, data in parts.items():
                found[f"editions/{edition[7:]}/{name}"] = data
        return found


def paper_path(name: str) -> str:
    return f"files/{name[7:9]}/{name[7:]}"


def opening(files: dict[str, bytes]) -> dict[str, Callable[[], BinaryIO]]:
    """The files as a verifier opens them."""
    return {name: partial(BytesIO, data) for name, data in files.items()}


def edition_hash(parts: dict[str, bytes]) -> str:
    return str(digest(canonical({name: str(digest(data)) for name, data in parts.items()})))


def chained(acts: list[Act]) -> list[Leaf]:
    """Entries with their numbers and hashes, each after the one before it in its stream."""
    ends: dict[str, tuple[int, str]] = {}
    found = []
    for act in acts:
        seq, before = ends.get(act.stream, (0, entry.NOTHING))
        data = entry.write(act.stream, seq, before, act.content)
        found.append(Leaf.of(data))
        ends[act.stream] = seq + 1, found[-1].stored.decode()
    return found


def noted(sealed: list[Sealed], entries: list[Leaf]) -> list[tuple[str, str]]:
    """The checkpoints over these entries."""
    algorithms = {each.algorithm for each in sealed}
    trees = {
        name: grow([leaf_hash(data, name) for _, data in entries], name) for name in algorithms
    }
    logs = {name: checkpoint.origin(INSTALLATION, name) for name in algorithms}
    return [
        (each.at, checkpoint.write(logs[each.algorithm], trees[each.algorithm].head(each.size)))
        for each in sealed
    ]


def build(seed: int, *, entries: int = 120, with_sm3: bool = False) -> Export:
    """An export like no other: all of it follows from the seed."""
    chance = Random(seed)  # noqa: S311 - drawn to be drawn again
    editions = {}
    for round_ in ("2018", "2022"):
        parts = {
            "edition.yaml": f"id: {round_}-{seed}\n".encode(),
            "forms/表.yaml": f"rows: {seed}\n".encode(),
        }
        editions[edition_hash(parts)] = parts
    data = [chance.randbytes(chance.randint(1, 60)) + b"%d" % at for at in range(8)]
    names = [str(digest(each)) for each in data]
    acts = list(_acts(chance, entries, list(editions), names))
    made = chained(acts)
    sealed = list(_sealed(chance, entries, with_sm3=with_sm3))
    return Export(
        entries=made,
        notes=noted(sealed, made),
        papers=dict(zip(names[:6], data[:6], strict=True)),
        withheld={name: len(each) for name, each in zip(names[6:], data[6:], strict=True)},
        editions=editions,
        acts=acts,
        sealed=sealed,
    )


def content(at: int, edition: str, papers: list[str], word: str = "所附材料齐全") -> bytes:
    body = {
        "action": "submit",
        "at": moment(at),
        "because": word,
        "documents": {"application_letter": papers} if papers else None,
        "edition": edition,
        "number": at,
    }
    return canonical({key: value for key, value in body.items() if value is not None})


def moment(at: int) -> str:
    return f"2018-08-20T{at // 60:02}:{at % 60:02}:00.000000Z"


def _acts(chance: Random, entries: int, editions: list[str], names: list[str]) -> Iterator[Act]:
    for at in range(entries):
        stream = f"case/2018/strong/{chance.randrange(410100, 410112)}"
        # Each file and each edition is named at least once.
        papers = [names[at]] if at < len(names) else chance.sample(names, 2)
        kept = papers if at < len(names) or chance.random() < 0.3 else []
        edition = editions[at] if at < len(editions) else chance.choice(editions)
        yield Act(stream, content(at, edition, kept))


def _sealed(chance: Random, entries: int, *, with_sm3: bool) -> Iterator[Sealed]:
    sizes = sorted({*chance.sample(range(1, entries), 12), entries})
    for size in sizes:
        yield Sealed(moment(size), size, "sha256")
        if with_sm3 and (size == entries or chance.random() < 0.4):
            yield Sealed(moment(size), size, "sm3")
