"""The export: everything an outsider needs to check the log, and nothing in the clear.

All sealed entries in the order of their leaves, the editions they were decided by, the files that
came with them, the checkpoints, and the program that checks it all. Personal data are only there as
the commitments that entries hold.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files as resources
from pathlib import Path
from typing import NamedTuple

from mingce.core.record import moment
from mingce.ledger import models
from mingce.ledger.files import Store
from mingce.ledger.parcels import Packer, packed
from mingce.ledger.parcels.stored import place_of, stored
from mingce.ledger.snapshot import snapshot
from mingce.seal.digest import parse_digest

README = """\
这是记录的导出：条目 entries、检查点 checkpoints、所依规则 editions、提交的文件 files。
核对：python verify.py 此文件夹（只需 Python，不需联网或安装；请先读 verify.py，它很短）。
把您自己留存的检查点或证明一并核对：python verify.py 此文件夹 --checkpoint 文件。
装有明策的，可再核对各项决定是否合规则：mingce verify 此文件夹。
个人信息不在其中，条目里只有其承诺值；标为 withheld 的文件未随附，只列出哈希。

This is an export of the log: entries, checkpoints, the editions that were applied, the files.
To check it: python verify.py THIS_FOLDER (Python is enough, no network; read verify.py first).
Check what you kept yourself with it: python verify.py THIS_FOLDER --checkpoint FILE.
With Mingce installed, the decisions can be checked as well: mingce verify THIS_FOLDER.
Personal data are not in it, only commitments; files marked withheld are listed and not enclosed.
"""


class Exported(NamedTuple):
    """How much an export holds."""

    entries: int
    unsealed: int
    """Entries that are not in it, for no checkpoint covers them yet."""
    checkpoints: int
    editions: int
    files: int
    withheld: int


def nothing(_: str) -> bool:
    """No file is withheld."""
    return False


def everything(_: str) -> bool:
    """Every file is withheld."""
    return True


def export(out: Path, store: Store, withhold: Callable[[str], bool] = nothing) -> Exported:
    """Write the export to a folder or tar that is not there yet, as of one moment."""
    with packed(out) as packer, snapshot():
        packer.add("README.txt", [README.encode()])
        packer.add("verify.py", [(resources("mingce.seal") / "verify.py").read_bytes()])
        packer.add("entries", _entries())
        packer.add("checkpoints", _checkpoints())
        editions = _editions(packer)
        found = list(_attached())
        lines = [_line(digest, size, withhold(digest)) for digest, size in found]
        packer.add("files.txt", (line.encode() for line in lines))
        enclosed = [digest for digest, _ in found if not withhold(digest)]
        for digest in enclosed:
            packer.add(place_of(digest), stored(store, digest))
        sealed = models.Leaf.objects.count()
        return Exported(
            sealed,
            models.Entry.objects.count() - sealed,
            models.Checkpoint.objects.count(),
            editions,
            len(enclosed),
            len(found) - len(enclosed),
        )


def _entries() -> Iterator[bytes]:
    rows = models.Leaf.objects.order_by("index").values_list("entry__hash", "entry__payload")
    for hashed, payload in rows.iterator(chunk_size=1000):
        yield b"%b\n%b\n" % (hashed.encode(), bytes(payload))


def _checkpoints() -> Iterator[bytes]:
    for row in models.Checkpoint.objects.order_by("id").iterator():
        yield f"at {moment(row.at)}\n{row.note}\n".encode()


def _editions(packer: Packer) -> int:
    count = 0
    for row in models.Edition.objects.order_by("hash"):
        folder = parse_digest(row.hash).value.hex()
        files: dict[str, str] = json.loads(row.files)
        for name, text in files.items():
            packer.add(f"editions/{folder}/{name}", [text.encode()])
        count += 1
    return count


def _attached() -> Iterable[tuple[str, int]]:
    """The files that sealed entries mention; what is only in a draft has not been handed in."""
    mentioned = models.Attached.objects.exclude(entry__leaf=None).values("file")
    rows = models.StoredFile.objects.filter(digest__in=mentioned).order_by("digest")
    return rows.values_list("digest", "size").iterator()


def _line(digest: str, size: int, withheld: bool) -> str:
    return f"{digest} {size}{' withheld' if withheld else ''}\n"
