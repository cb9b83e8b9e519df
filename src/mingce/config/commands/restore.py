"""`mingce restore`: a backup into an empty database, or nothing at all."""

from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path

from mingce import __version__
from mingce.config import clock
from mingce.config.commands.backup import told
from mingce.config.opened import files, set_up
from mingce.config.terminal import Terminal, complain
from mingce.law.files import MEBIBYTE, decode, take_in
from mingce.law.problems import BadInput, Place
from mingce.law.words import Words, one_line
from mingce.seal.checkpoint import Checkpoint
from mingce.seal.tree import Head
from mingce.seal.verify import Checkpoint as Noted
from mingce.seal.verify import checkpoints as noted

DONE = Words("已恢复 {} 条记录、{} 个文件", "{} entries and {} files restored")
NEXT = Words("备份时刻 {}；此后的记录不在其中", "as of {}; what was entered later is not in it")


def restore(lang: str, backup: str, verify: bool, checkpoints: Sequence[str]) -> int:
    """0 if all of it is there and holds together; 1 if it was refused, and nothing was changed."""
    kept = [checkpoint for name in checkpoints for checkpoint in read(name)]
    set_up()
    from mingce.ledger.inspection import Refused
    from mingce.ledger.restore import restore as bring_back

    terminal = Terminal(lang)
    with told(lang) as outcome:
        try:
            done = bring_back(
                Path(backup),
                files(),
                version=__version__,
                at=clock.now(),
                verify=verify,
                kept=kept,
            )
        except Refused as refused:
            complain(one_line(f"{backup}: {refused.words.say(lang)}"))
            return 1
        terminal.marked(True, terminal.say(DONE).format(done.entries, done.files), indent=0)
        terminal.line(terminal.say(NEXT).format(done.at.isoformat(timespec="seconds")))
    return outcome.status


def read(name: str) -> list[Checkpoint]:
    """The checkpoints that a witness keeps in a file."""
    text = decode(take_in(Path(name), MEBIBYTE), name)
    try:
        return [
            Checkpoint(f"{one.log}/{one.algorithm}", _head(one)) for one in noted(name, text)[0]
        ]
    except ValueError as fault:
        raise BadInput.at(
            Place(name),
            "不是检查点：应为日志名、条数、根各一行",
            "this is no checkpoint: a log's name, a size and a root are needed, a line each",
        ) from fault


def _head(one: Noted) -> Head:
    return Head(one.size, b64decode(one.root), one.algorithm)
