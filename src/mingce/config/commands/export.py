"""`mingce export`: the whole log, to be checked by anybody."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from mingce.config import clock
from mingce.config.commands.backup import told
from mingce.config.opened import current, files
from mingce.config.terminal import Terminal
from mingce.law.words import Words

DONE = Words(
    "已导出 {} 条记录、{} 个检查点、{} 个版本、{} 个文件",
    "{} entries, {} checkpoints, {} editions, {} files exported",
)
WITHHELD = Words("另有 {} 个文件只列出、不随附", "{} more files are listed and not enclosed")
UNSEALED = Words(
    "另有 {} 条记录尚未封存，不在其中", "{} more entries are not sealed yet and not in it"
)


def export(lang: str, out: str, without_files: bool, withhold: Sequence[str]) -> int:
    """Everything sealed until now goes into a folder, or a tar by that name."""
    current()
    from django.conf import settings

    from mingce.acts.sealing import seal
    from mingce.ledger import export as exporting
    from mingce.ledger.sealing import Busy

    terminal = Terminal(lang)
    kept_back = exporting.everything if without_files else frozenset(withhold).__contains__
    with suppress(Busy):  # then what is sealed already is exported, and the rest is told of
        seal(clock.now(), settings.INSTALLATION, settings.ALGORITHMS)
    with told(lang) as outcome:
        done = exporting.export(Path(out), files(), kept_back)
        line = terminal.say(DONE).format(done.entries, done.checkpoints, done.editions, done.files)
        terminal.marked(True, line, indent=0)
        for words, count in ((WITHHELD, done.withheld), (UNSEALED, done.unsealed)):
            if count:
                terminal.marked(None, terminal.say(words).format(count), indent=0)
    return outcome.status
