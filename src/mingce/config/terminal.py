"""How the command line prints: words in one language, JSON exactly, marks in colour."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.text import Text

from mingce.config.folding import folded
from mingce.law.words import Words

MARKS: dict[bool | None, tuple[str, str]] = {
    True: ("✓", "green"),
    False: ("✗", "red"),
    None: ("?", "yellow"),
}
VERDICTS: dict[bool | None, Words] = {
    True: Words("满足", "true"),
    False: Words("不满足", "false"),
    None: Words("未知", "unknown"),
}


def complain(*lines: str) -> None:
    """Each line of a complaint goes to standard error."""
    for line in lines:
        sys.stderr.write(line + "\n")


class Terminal:
    """Prints for a reader of one language, on standard output; progress goes to standard error."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.console = Console(highlight=False, soft_wrap=True)
        self.error = Console(stderr=True, highlight=False)

    def say(self, words: Words) -> str:
        """Words in the reader's language."""
        return words.say(self.lang)

    def line(self, text: str = "", style: str = "") -> None:
        """One line, exactly as it is; on a screen it may take several."""
        self._print(Text(text, style=style))

    def _print(self, text: Text) -> None:
        lines = folded(text, self.console.width) if self.console.is_terminal else (text,)
        for line in lines:
            self.console.print(line)

    def heading(self, words: Words) -> None:
        """A heading stands apart."""
        self.line()
        self.line(self.say(words), "bold")

    def marked(self, verdict: bool | None, text: str, indent: int = 2) -> None:
        """A line with the mark of its verdict before it."""
        mark, style = MARKS[verdict]
        self._print(Text.assemble(" " * indent, (mark, style), " ", text))

    def json(self, value: Any) -> None:
        """JSON, one document, numbers exact as they are."""
        sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")

    @contextmanager
    def progress(self, words: Words, total: int | None) -> Iterator["Bar"]:
        """A bar on standard error, where somebody is looking."""
        if not sys.stderr.isatty():
            yield Bar()
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self.error, transient=True) as progress:
            yield Bar(progress, progress.add_task(escape(self.say(words)), total=total))


class Bar:
    """A bar moves one step on, or to a place; where nobody is looking it does nothing."""

    def __init__(self, progress: Progress | None = None, task: TaskID | None = None) -> None:
        self._progress = progress
        self._task = task

    def step(self, *_: object) -> None:
        """One more is done."""
        if self._progress and self._task is not None:
            self._progress.advance(self._task)

    def at(self, done: int, total: int) -> None:
        """So many are done."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=done, total=total)


def plain(value: Any) -> Any:
    """A value as JSON has it; a decimal no JSON number would keep exactly is a text."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, Words):
        return [plain(part) for part in value]
    if isinstance(value, Decimal):
        # A float prints back the shortest text that means it, so most decimals survive as numbers.
        return float(value) if Decimal(repr(float(value))) == value else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
