"""`mingce backup`: every table and every file, as of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mingce import __version__
from mingce.config import clock
from mingce.config.opened import current, files
from mingce.config.terminal import Terminal, complain
from mingce.law.words import Words, one_line, shown
from mingce.ledger.files import Trouble

DONE = Words("已备份 {} 条记录、{} 个文件", "{} entries and {} files backed up")


@dataclass
class Outcome:
    """How a command came out."""

    status: int = 0


@contextmanager
def told(lang: str) -> Iterator[Outcome]:
    """What the store or the disk refuses is one line, and the status 1."""
    outcome = Outcome()
    try:
        yield outcome
    except Trouble as trouble:
        words = trouble.words
    except OSError as error:
        why = shown(f"{error.strerror or error} {error.filename or ''}".rstrip(), 200)
        words = Words(f"没有完成：{why}", f"not done: {why}")
    else:
        return
    complain(one_line(words.say(lang)))
    outcome.status = 1


def backup(lang: str, out: str) -> int:
    """A backup in a folder, or a tar by that name: 0, or 1 if it could not be made."""
    current()
    from mingce.ledger.backup import backup as back_up

    terminal = Terminal(lang)
    with told(lang) as outcome:
        made = back_up(Path(out), files(), version=__version__, at=clock.now())
        terminal.marked(True, terminal.say(DONE).format(made.entries, made.files), indent=0)
    return outcome.status
