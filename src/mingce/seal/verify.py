"""Anybody can check an export: nothing sealed was changed, removed, added or moved.

Run ``python verify.py EXPORT [--checkpoint FILE]... [--proof FILE]...`` on a folder or a tar; FILE
is what somebody kept, for nothing else finds out who rewrites all of it. It ends with 0 if all is
well, 1 if something is wrong or not checked, 64 if nothing can be. Not looked at: whether acts were
right (Mingce replays them), signatures, times of checkpoints, sizes of withheld files.
"""

import argparse
import hashlib
import json
import re
import sys
import tarfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

Export = Mapping[str, Callable[[], Any]]  # how to open each file of an export, by its name
HASHES: dict[str, Any] = {"sha256": hashlib.sha256}
if "sm3" in hashlib.algorithms_available:
    HASHES["sm3"] = partial(hashlib.new, "sm3")
LISTED = re.compile(b"(sha256:[0-9a-f]{64}) (0|[1-9][0-9]*)( withheld)?\n")
NOTE = re.compile(r"(?:at (\S+)\n)?(.+)/(sha256|sm3)\n(0|[1-9]\d{0,17})\n([A-Za-z0-9+/]{43}=)")
PROOF = re.compile(r"\Ac2sp.org/tlog-proof@v1\n(?:extra .+\n)?index (\d{1,18})\n((?:.{44}\n)*)\n")
SAYS = {
    "absent": "导出包中缺少 / the export lacks this",
    "unchecked": "未核对：本机的 Python 没有 SM3 / not checked: this Python has no SM3",
    "form": "不成其应有的格式 / this is not of the form it should have",
    "digest": "与其哈希或大小不符 / this has another digest or size than it should have",
    "chain": "不接本序列的上一条目 / this does not follow the entry before it in its stream",
    "log": "属于另一份记录 / this checkpoint is of another log than the others",
    "replaced": "被改动：条目与后来的检查点相符 / this was changed: the entries fit a later one",
    "sealed": "有条目被改动、增删或移动 / entries were changed, removed, added or moved",
    "proof": "证明不成立 / this does not prove its entry",
    "unsealed": "尚无检查点，未核对 / not checked: these are under no checkpoint yet",
    "unlisted": "不在文件清单中 / files.txt does not list this",
}


class Fault(NamedTuple):
    """A fault is of a kind, in a file, from a first to a last place there."""

    kind: str
    file: str
    first: int = 0
    last: int = 0
    more: str = ""


class Checkpoint(NamedTuple):
    """A checkpoint says what the root was at a size; it stands at a place in a file."""

    file: str
    place: int
    at: str
    log: str
    algorithm: str
    size: int
    root: str


class Tree:
    """Entries, in order, are the leaves of a tree (RFC 6962): here its right edge as it grows."""

    def __init__(self, algorithm: str, points: list[Checkpoint]) -> None:
        self.due = sorted((p for p in points if p.algorithm == algorithm), key=lambda p: -p.size)
        self.hash, self.size, self.edge = HASHES[algorithm], 0, list[bytes]()
        self.met = {one.file: list[tuple[Checkpoint, bool]]() for one in self.due}
        self.meet()

    def add(self, entry: bytes) -> None:
        """A leaf joins the whole trees to its left, one for each 1 at the end of its number."""
        node, number = self.hash(b"\0" + entry).digest(), self.size
        while number & 1:
            node, number = self.hash(b"\1" + self.edge.pop() + node).digest(), number >> 1
        self.edge.append(node)
        self.size += 1
        if self.size == self.next:
            self.meet()

    def meet(self, *, ended: bool = False) -> None:
        """A checkpoint fits if it has the root at its size; beyond the end none does."""
        root = self.edge[-1] if self.edge else self.hash(b"").digest()
        for left in self.edge[-2::-1]:
            root = self.hash(b"\1" + left + root).digest()
        while self.due and (ended or self.due[-1].size == self.size):
            one = self.due.pop()
            fits = one.size == self.size and one.root == b64encode(root).decode()
            self.met[one.file].append((one, fits))
        self.next = self.due[-1].size if self.due else -1

    def unmet(self) -> Iterator[Fault]:
        """A checkpoint is wrong if it does not fit but a later one does; else the entries are."""
        self.meet(ended=True)
        for met in self.met.values():
            good = [(one.size, f"{one.at} < ") for one, fits in met if fits]
            size, since = max(good, default=(0, ""))
            unfit = [one for one, fits in met if not fits]
            yield from (Fault("replaced", *one[:2], one.place) for one in unfit if one.size <= size)
            for one in [one for one in unfit if one.size > size][:1]:
                more = f"{since}sealed 封存 <= {one.at} ({one.file} {one.place})"
                yield Fault("sealed", "entries", size, one.size - 1, more)


def verify(export: Export, kept: Sequence[tuple[str, str]] = ()) -> list[Fault]:
    """Every fault of an export is told; of one that is as it was sealed, none."""
    with export["checkpoints"]() as file:
        points, faults = checkpoints("checkpoints", file.read().decode(errors="replace"))
    points += [p for name, text in kept for p in checkpoints(name, PROOF.sub("", text))[0]]
    logs = [one.log for one in points]
    log = max(set(logs), key=logs.count, default="")
    faults += [Fault("log", *one[:2], one.place) for one in points if one.log != log]
    faults += [Fault("unchecked", *p[:2], p.place) for p in points if p.algorithm not in HASHES]
    trees = [Tree(name, points) for name in HASHES if name in {one.algorithm for one in points}]
    proofs = [(name, form) for name, text in kept if (form := PROOF.match(text))]
    proved = {int(form[1]): b"" for _, form in proofs}
    faults += [*editions(export), *files(export), *entries(export, trees, proved)]
    faults += [fault for tree in trees for fault in tree.unmet()]
    last = {one.file: one for one in points}
    return faults + [Fault("proof", n) for n, form in proofs if not proves(form, proved, last[n])]


def checkpoints(file: str, text: str) -> tuple[list[Checkpoint], list[Fault]]:
    """Empty lines part checkpoints, and signatures from them. Only kept ones may say more."""
    own, found, faults = file == "checkpoints", list[Checkpoint](), list[Fault]()
    pieces = [piece for piece in text.split("\n\n") if piece and not piece.startswith("— ")]
    for place, piece in enumerate(pieces):
        form = NOTE.fullmatch(piece) if own else NOTE.match(piece)
        if form and (form[1] or not own):
            at, log, algorithm, size, root = form.groups("")
            found.append(Checkpoint(file, place, at, log, algorithm, int(size), root))
        else:
            faults.append(Fault("form", file, place, place))
    if not own and (faults or not found):
        raise ValueError(f"{file}: 不是检查点或证明 / neither checkpoints nor a proof")
    return found, faults


def editions(export: Export) -> Iterator[Fault]:
    """An edition is named by the hash over the names and digests of its files."""
    folders: dict[str, dict[str, str]] = {}
    for name in sorted(name for name in export if name.startswith("editions/")):
        with export[name]() as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        folder, _, part = name.removeprefix("editions/").partition("/")
        folders.setdefault(folder, {})[part] = f"sha256:{digest}"
    for folder, digests in folders.items():
        text = json.dumps(digests, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        if hashlib.sha256(text.encode(errors="replace")).hexdigest() != folder:
            yield Fault("digest", f"editions/{folder}")


def files(export: Export) -> Iterator[Fault]:
    """A listed file is there, as listed, or withheld; and no file is there without."""
    unlisted = {path for path in export if path.startswith("files/")}
    with export["files.txt"]() as lines:
        for place, line in enumerate(lines):
            form = LISTED.fullmatch(line)
            path = "files/" + re.sub("sha256:(..)", r"\1/\1", form[1].decode()) if form else ""
            if path in unlisted:
                unlisted.remove(path)
                with export[path]() as file:
                    digest, size = hashlib.file_digest(file, "sha256").hexdigest(), file.seek(0, 2)
                if form and (digest != path[-64:] or size != int(form[2])):
                    yield Fault("digest", path)
            elif not form or not form[3]:
                yield Fault("absent" if form else "form", "files.txt", place, place, path)
    yield from (Fault("unlisted", path) for path in sorted(unlisted))


def entries(export: Export, trees: list[Tree], proved: dict[int, bytes]) -> Iterator[Fault]:
    """An entry's four lines have the hash before them, and follow the last ones of their stream."""
    there = {f"sha256:{name[9:73]}".encode() for name in export if name.startswith("editions/")}
    sealed = max([tree.due[0].size for tree in trees if tree.due] or [0])
    due, sha256, index = dict[bytes, bytes](), hashlib.sha256, -1
    with export["files.txt"]() as listed, export["entries"]() as lines:
        there |= {line[:71] for line in listed}
        for index, five in enumerate(zip_longest(*[lines] * 5, fillvalue=b"")):
            stored, stream, seq, before, content = five
            entry = b"".join(five[1:]).removesuffix(b"\n")
            if stored != b"sha256:%b\n" % sha256(entry).hexdigest().encode():
                yield Fault("digest", "entries", index, index, ascii((stream + seq)[:99]))
            if seq + before != due.get(stream, b"0\n-\n"):
                yield Fault("chain", "entries", index, index, ascii((stream + seq)[:99]))
                if not seq[:-1].isdigit():
                    break  # a line is missing or too many: what follows cannot be told apart
            due[stream] = b"%d\n%b" % (int(seq) + 1, stored)
            for tree in trees:
                tree.add(entry)
            for name in named(content) - there:
                yield Fault("absent", "entries", index, index, ascii(name)[2:-1])
            if index in proved:
                proved[index] = entry
    if index >= sealed:
        yield Fault("unsealed", "entries", sealed, index)


def named(content: bytes) -> set[bytes]:
    """An entry names editions by their hashes, and in its documents files by theirs."""
    found = {part[:71] for part in content.split(b'"edition":"')[1:] if part[:7] == b"sha256:"}
    for part in content.split(b'"documents":{')[1:]:
        found.update(re.findall(b"sha256:[0-9a-f]{64}", part.partition(b"}")[0]))
    return found


def proves(form: re.Match[str], proved: Mapping[int, bytes], one: Checkpoint) -> bool:
    """A proof leads from an entry up to the root of its checkpoint (RFC 9162, 2.1.3.2)."""
    place, last, hashed = int(form[1]), one.size - 1, HASHES.get(one.algorithm, hashlib.sha256)
    node = hashed(b"\0" + proved[place]).digest()
    for beside in map(b64decode, form[2].split()):
        left = place & 1 or place == last
        node = hashed(b"\1" + (beside + node if left else node + beside)).digest()
        while left and place and not place & 1:
            place, last = place >> 1, last >> 1
        place, last = place >> 1, last >> 1
    return last == 0 and int(form[1]) < one.size and b64encode(node).decode() == one.root


def opened(path: Path) -> Export:
    """A folder, or a tar of it, is an export if it holds what every export has."""
    if path.is_dir():
        found = [file for file in path.rglob("*") if file.is_file()]
        return {file.relative_to(path).as_posix(): partial(file.open, "rb") for file in found}
    tar = tarfile.open(path)  # noqa: SIM115  # it stays open: its files are read one by one
    return {f.name.removeprefix("./"): partial(tar.extractfile, f) for f in tar if f.isfile()}


def main() -> int:
    """What was found is said in Chinese and in English."""
    parser = argparse.ArgumentParser(description="核对导出包 / check an export")
    parser.add_argument("export", type=Path)
    parser.add_argument("--checkpoint", "--proof", type=Path, action="append", default=[])
    given = parser.parse_args()
    try:
        kept = [(p.absolute().as_uri(), p.read_text("utf-8")) for p in given.checkpoint]
        faults = verify(opened(given.export), kept)
    except (KeyError, ValueError, OSError, tarfile.TarError) as why:
        sys.stderr.write(f"无法核对 / cannot be checked: {' '.join(str(why).split())}\n")
        return 64
    told = [f"{file} {a}-{b}: {SAYS[kind]} {more}\n" for kind, file, a, b, more in faults]
    sys.stdout.writelines(told or ["一切相符 / all is as it was sealed\n"])
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
