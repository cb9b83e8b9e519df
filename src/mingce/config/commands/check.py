"""`mingce check`: whether an edition makes sense, and whether its fingerprints fit the text."""

from pathlib import Path

from mingce.config.terminal import Terminal, complain
from mingce.core.check import check as problems_of
from mingce.core.coverage import check_text
from mingce.law import edition as editions
from mingce.law.edition import Edition
from mingce.law.files import MEBIBYTE, decode, take_in
from mingce.law.problems import BadInput, Unreadable
from mingce.law.words import Words

TEXT_LIMIT = 8 * MEBIBYTE
COUNTED = Words(
    "{}：条款 {}、类别 {}、事实 {}、判据 {}、例子 {}",
    "{}: {} clauses, {} tracks, {} facts, {} criteria, {} examples",
)
AGREES = Words("与正式文本逐条相符", "agrees with the official text, clause by clause")


def check(lang: str, name: str, text: str | None) -> int:
    """Every problem is a line `file:line:column: message`; none, and the hash is shown."""
    terminal = Terminal(lang)
    official = None if text is None else official_text(text)
    editions.locate(name)
    try:
        edition = editions.load(name)
    except Unreadable:
        raise
    except BadInput as bad:
        complain(*bad.lines(lang))
        return 1
    with terminal.progress(Words("检查", "checking"), len(edition.shape.criteria)) as bar:
        problems = list(problems_of(edition, bar.step))
    if official is not None:
        problems += check_text(edition, official, text)
    complain(*(problem.line(lang) for problem in problems))
    if problems:
        return 1
    terminal.marked(True, _counted(terminal, edition))
    terminal.line(f"    {edition.hash}")
    if official is not None:
        terminal.marked(True, terminal.say(AGREES))
    return 0


def official_text(name: str) -> str:
    """The text of the notice, as somebody holds it in a file."""
    return decode(take_in(Path(name), TEXT_LIMIT), name)


def _counted(terminal: Terminal, edition: Edition) -> str:
    shape = edition.shape
    parts = (shape.clauses, edition.tracks, edition.facts, shape.criteria, shape.examples)
    return terminal.say(COUNTED).format(edition.id, *map(len, parts))
