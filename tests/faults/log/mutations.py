"""Every way to change an export, each with the places where the change must be told.

A change counts as found only if each of its needs is met. A need is one place, or the choice of a
few, and a fault meets it that is of that kind, in that file, with that place in its range:

*   A turned byte is told at the entry, checkpoint, list line, file or edition it stands in.
*   An entry that no longer fits its stream is told at the next entry of that stream.
*   Whatever changes a leaf, or its place among the leaves, is told between the two checkpoints
    around the first changed place.

Changes that change nothing are not made: times before checkpoints and sizes of withheld files are
only the operator's word, and the order of lines in ``files.txt`` says nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import NamedTuple

from mingce.seal import checkpoint, entry
from mingce.seal.tree import Head
from mingce.seal.verify import Fault
from tests.faults.log.exports import (
    INSTALLATION,
    Act,
    Export,
    Leaf,
    chained,
    content,
    noted,
    paper_path,
)

Kept = tuple[tuple[str, str], ...]


class Told(NamedTuple):
    """A fault of one of these kinds, in this file, at this place, perhaps naming something."""

    kinds: str
    file: str
    place: int = 0
    naming: str = ""

    def by(self, fault: Fault) -> bool:
        return (
            fault.kind in self.kinds.split()
            and fault.file == self.file
            and (self.naming in fault.more)
            and (bool(self.naming) or fault.first <= self.place <= fault.last)
        )


class Mutation(NamedTuple):
    """A changed export, what must be told of it, and what somebody kept of the true one."""

    files: dict[str, bytes]
    needs: list[list[Told]]
    kept: Kept = ()

    def unmet(self, faults: Iterable[Fault]) -> list[list[Told]]:
        """The needs that no fault meets; a need is met by one of its choices."""
        found = list(faults)
        return [
            need for need in self.needs if not any(told.by(one) for told in need for one in found)
        ]


def sealed(place: int) -> list[Told]:
    return [Told("sealed", "entries", place)]


def going_on(entries: list[Leaf], stream: str, start: int) -> list[list[Told]]:
    """The stream's next entry, from this place on, does not follow; where there is one."""
    after = (at for at in range(start, len(entries)) if entries[at].stream == stream)
    return [[Told("chain", "entries", at)] for at in after][:1]


def edited(leaf: Leaf) -> Leaf:
    """The same entry with another word in it, stored under its own true hash."""
    return Leaf.of(leaf.data.replace("齐全".encode(), "不全".encode()))


# One byte -----------------------------------------------------------------------------------------


def turned(data: bytes, at: int, chance: Random) -> bytes:
    other = chance.choice([byte for byte in (data[at] ^ 1, 10, 32, 48, 255) if byte != data[at]])
    return data[:at] + bytes([other]) + data[at + 1 :]


def byte_of_an_entry(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    data = files["entries"]
    at = chance.randrange(len(data))
    files["entries"] = turned(data, at, chance)
    return Mutation(files, [[Told("digest", "entries", data.count(b"\n", 0, at) // 5)]])


def byte_of_a_stored_hash(export: Export, chance: Random) -> Mutation:
    place = chance.randrange(len(export.entries))
    stored, data = export.entries[place]
    at = chance.randrange(7, len(stored))
    other = b"%x" % (int(stored[at : at + 1], 16) ^ chance.randrange(1, 16))
    entries = list(export.entries)
    entries[place] = Leaf(stored[:at] + other + stored[at + 1 :], data)
    return Mutation(replace(export, entries=entries).packed(), [[Told("digest", "entries", place)]])


def byte_of_a_checkpoint(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    written = [f"at {at}\n{note}\n" for at, note in export.notes]
    place = chance.randrange(len(written))
    start = len("".join(written[:place]))
    time = len("at "), len("at ") + len(export.notes[place][0])
    within = chance.choice([at for at in range(len(written[place])) if not time[0] <= at < time[1]])
    files["checkpoints"] = turned(files["checkpoints"], start + within, chance)
    return Mutation(files, [checkpoint_told(place)])


def checkpoint_told(place: int) -> list[Told]:
    """It is told as what it is; or, if nothing later fits, as where the entries leave the track."""
    own = Told("form log replaced", "checkpoints", place)
    return [own, Told("sealed", "entries", naming=f"(checkpoints {place})")]


def byte_of_the_list(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    lines = export.listing()
    place = chance.randrange(len(lines))
    name, size, *withheld = lines[place].split(" ")
    counted = range(len(name) + 1, len(name) + 1 + len(size)) if withheld else range(0)
    within = chance.choice([at for at in range(len(lines[place]) + 1) if at not in counted])
    start = sum(len(line) + 1 for line in lines[:place])
    files["files.txt"] = turned(files["files.txt"], start + within, chance)
    elsewhere = Told("absent", "entries", export.naming(name), name)
    here = [Told("form absent", "files.txt", place), Told("digest", paper_path(name))]
    return Mutation(files, [[*here, elsewhere] if withheld else here])


def byte_of_a_file(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    path = paper_path(chance.choice(list(export.papers)))
    files[path] = turned(files[path], chance.randrange(len(files[path])), chance)
    return Mutation(files, [[Told("digest", path)]])


def byte_of_an_edition(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    path = chance.choice([name for name in files if name.startswith("editions/")])
    files[path] = turned(files[path], chance.randrange(len(files[path])), chance)
    return Mutation(files, [[Told("digest", path[: len("editions/") + 64])]])


# Entries ------------------------------------------------------------------------------------------


def edit(export: Export, chance: Random) -> Mutation:
    """A content is edited and stored under its true hash; everything else stays."""
    place = chance.randrange(len(export.entries))
    entries = list(export.entries)
    entries[place] = edited(entries[place])
    needs = [sealed(place), *going_on(entries, entries[place].stream, place + 1)]
    return Mutation(replace(export, entries=entries).packed(), needs)


def edit_and_chain_anew(export: Export, chance: Random) -> Mutation:
    """A content is edited, and the stream's later entries are made to follow."""
    place = chance.randrange(len(export.entries))
    return Mutation(rewritten(export, place).packed(), [sealed(place)])


def rewritten(export: Export, place: int) -> Export:
    """Entries of another content, each true to itself and to the one before it."""
    acts = list(export.acts)
    data = edited(Leaf(b"", acts[place].content)).data
    acts[place] = acts[place]._replace(content=data)
    return replace(export, acts=acts, entries=chained(acts))


def delete(export: Export, chance: Random) -> Mutation:
    place = chance.randrange(len(export.entries))
    entries = list(export.entries)
    gone = entries.pop(place)
    needs = [sealed(place), *going_on(entries, gone.stream, place)]
    return Mutation(replace(export, entries=entries).packed(), needs)


def delete_and_number_anew(export: Export, chance: Random) -> Mutation:
    place = chance.randrange(len(export.entries))
    acts = [act for at, act in enumerate(export.acts) if at != place]
    return Mutation(replace(export, entries=chained(acts)).packed(), [sealed(place)])


def insert(export: Export, chance: Random) -> Mutation:
    """An entry nobody made, chained as it should be, in a stream of its own or in another's."""
    place = chance.randrange(len(export.entries))
    stream = chance.choice([chance.choice(export.acts).stream, "case/2018/strong/419999"])
    new = Act(stream, content(place, chance.choice(list(export.editions)), [], "后补"))
    acts = [*export.acts[:place], new, *export.acts[place:]]
    return Mutation(replace(export, entries=chained(acts)).packed(), [sealed(place)])


def swap(export: Export, chance: Random) -> Mutation:
    first, second = sorted(chance.sample(range(len(export.entries)), 2))
    entries = list(export.entries)
    entries[first], entries[second] = entries[second], entries[first]
    same = entries[first].stream == entries[second].stream
    needs = [sealed(first), *([[Told("chain", "entries", first)]] if same else [])]
    return Mutation(replace(export, entries=entries).packed(), needs)


def reorder_streams(export: Export, chance: Random) -> Mutation:
    """The streams are dealt out in another order, each in its own order as before."""
    before = export.entries
    order = [leaf.stream for leaf in before]
    while order == [leaf.stream for leaf in before]:
        chance.shuffle(order)
    left = {name: iter([one for one in before if one.stream == name]) for name in set(order)}
    entries = [next(left[name]) for name in order]
    first = next(at for at in range(len(before)) if entries[at] != before[at])
    return Mutation(replace(export, entries=entries).packed(), [sealed(first)])


def cut_the_tail(export: Export, chance: Random) -> Mutation:
    size = chance.randrange(len(export.entries))
    return Mutation(replace(export, entries=export.entries[:size]).packed(), [sealed(size)])


def remove_a_stream(export: Export, chance: Random) -> Mutation:
    stream = chance.choice(export.entries).stream
    first = next(at for at, leaf in enumerate(export.entries) if leaf.stream == stream)
    entries = [leaf for leaf in export.entries if leaf.stream != stream]
    return Mutation(replace(export, entries=entries).packed(), [sealed(first)])


# Checkpoints, files, editions ---------------------------------------------------------------------


def replace_a_checkpoint(export: Export, chance: Random) -> Mutation:
    """A well-formed checkpoint of the same size with a root of something else."""
    place = chance.randrange(len(export.notes))
    at, _ = export.notes[place]
    _, size, algorithm = export.sealed[place]
    head = Head(size, chance.randbytes(32), algorithm)
    notes = list(export.notes)
    notes[place] = at, checkpoint.write(checkpoint.origin(INSTALLATION, algorithm), head)
    return Mutation(replace(export, notes=notes).packed(), [checkpoint_told(place)])


def replace_a_file(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    path = paper_path(chance.choice(list(export.papers)))
    files[path] = chance.randbytes(chance.choice([len(files[path]), 5]))
    return Mutation(files, [[Told("digest", path)]])


def replace_a_file_and_its_line(export: Export, chance: Random) -> Mutation:
    """The list and the name of the file follow its new content: only the entry still knows."""
    name = chance.choice(list(export.papers))
    data = chance.randbytes(50)
    papers = {each: kept for each, kept in export.papers.items() if each != name}
    papers[entry.entry_hash(data)] = data
    needs = [[Told("absent", "entries", export.naming(name), name)]]
    return Mutation(replace(export, papers=papers).packed(), needs)


def take_a_file_away(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    name = chance.choice(list(export.papers))
    del files[paper_path(name)]
    place = list(export.papers).index(name)
    return Mutation(files, [[Told("absent", "files.txt", place)]])


def slip_a_file_in(export: Export, chance: Random) -> Mutation:
    files = export.packed()
    path = paper_path(entry.entry_hash(data := chance.randbytes(9)))
    files[path] = data
    return Mutation(files, [[Told("unlisted", path)]])


def take_an_edition_away(export: Export, chance: Random) -> Mutation:
    name = chance.choice(list(export.editions))
    editions = {each: parts for each, parts in export.editions.items() if each != name}
    needs = [[Told("absent", "entries", export.naming(name), name)]]
    return Mutation(replace(export, editions=editions).packed(), needs)


# Whoever holds the database -----------------------------------------------------------------------


def edit_and_seal_anew(export: Export, chance: Random) -> Mutation:
    """Hash, tree and checkpoints follow the edit; only the stream's next entry still knows."""
    entries = list(export.entries)
    going = [at for at, one in enumerate(entries) if going_on(entries, one.stream, at + 1)]
    place = chance.choice(going)
    entries[place] = edited(entries[place])
    needs = going_on(entries, entries[place].stream, place + 1)
    made = replace(export, entries=entries, notes=noted(export.sealed, entries))
    return Mutation(made.packed(), needs)


def rewrite_everything(export: Export, chance: Random) -> Mutation:
    """Hashes, chains, tree and checkpoints follow; only a checkpoint kept elsewhere still knows."""
    place = chance.randrange(len(export.entries))
    made = rewritten(export, place)
    made = replace(made, notes=noted(export.sealed, made.entries))
    return Mutation(made.packed(), [sealed(place)], witness(export, chance, place))


def forget_the_end(export: Export, chance: Random) -> Mutation:
    """The last entries are gone, and all checkpoints that knew them."""
    size = chance.choice([each.size for each in export.sealed if each.size < len(export.entries)])
    kept = [at for at, each in enumerate(export.sealed) if each.size <= size]
    notes = [export.notes[at] for at in kept]
    made = replace(export, entries=export.entries[:size], notes=notes)
    return Mutation(made.packed(), [sealed(size)], witness(export, chance, size))


def witness(export: Export, chance: Random, place: int) -> Kept:
    """One of the true checkpoints over this place, as somebody kept it."""
    over = [at for at, each in enumerate(export.sealed) if each.size > place]
    return (("witness", export.notes[chance.choice(over)][1]),)


MUTATIONS = (
    byte_of_an_entry, byte_of_a_stored_hash, byte_of_a_checkpoint, byte_of_the_list,
    byte_of_a_file, byte_of_an_edition, edit, edit_and_chain_anew, delete, delete_and_number_anew,
    insert, swap, reorder_streams, cut_the_tail, remove_a_stream, replace_a_checkpoint,
    replace_a_file, replace_a_file_and_its_line, take_a_file_away, slip_a_file_in,
    take_an_edition_away, edit_and_seal_anew, rewrite_everything, forget_the_end,
)  # fmt: skip
