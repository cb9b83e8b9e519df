"""`mingce verify`: whether an export is as it was sealed, and whether every act follows."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from mingce.config.exported import openers, replayed
from mingce.config.terminal import Terminal
from mingce.law.files import MEBIBYTE, decode, take_in
from mingce.law.problems import BadInput, Place
from mingce.law.words import Words, one_line
from mingce.ledger.parcels import Parcel, unpacked
from mingce.seal import verify as seal

PARTS = ("entries", "checkpoints", "files.txt")
"""What every export has."""

AS_SEALED = Words("一切与封存时相符", "all is as it was sealed")
FOLLOWS = Words("每件办理都依规则得出", "every act follows from the rules")
FOUND = Words("有 {} 处不符", "{} things are wrong")


def verify(lang: str, export: str, checkpoints: Sequence[str] = (), *, replay: bool = True) -> int:
    """A line for each fault: 0 if there is none, 1 otherwise; kept checkpoints are fitted too."""
    terminal = Terminal(lang)
    kept = [(name, decode(take_in(Path(name), MEBIBYTE), name)) for name in checkpoints]
    found = 0
    with unpacked(Path(export)) as parcel:
        _refuse_unless_export(export, parcel)
        for line in _faults(terminal, parcel, kept):
            found += 1
            terminal.marked(False, line, indent=0)
        if not found:
            terminal.marked(True, terminal.say(AS_SEALED), indent=0)
        disagreed = 0
        for disagreement in replayed(parcel) if replay else ():
            disagreed += 1
            terminal.marked(False, disagreement.line(lang), indent=0)
        if replay and not disagreed:
            terminal.marked(True, terminal.say(FOLLOWS), indent=0)
    found += disagreed
    if found:
        terminal.line(terminal.say(FOUND).format(found), "red")
    return 1 if found else 0


def _refuse_unless_export(name: str, parcel: Parcel) -> None:
    missing = [part for part in PARTS if part not in parcel.sizes]
    if missing:
        raise BadInput.at(
            Place(name),
            f"不是导出：缺少 {'、'.join(missing)}",
            f"this is no export: it lacks {', '.join(missing)}",
        )


def _faults(terminal: Terminal, parcel: Parcel, kept: Sequence[tuple[str, str]]) -> Iterator[str]:
    try:
        faults = seal.verify(openers(parcel), kept)
    except ValueError as why:
        zh, _, en = str(why).partition(" / ")
        raise BadInput.at(Place(kept[0][0] if kept else PARTS[0]), zh, en or zh) from why
    for kind, file, first, last, more in faults:
        zh, _, en = seal.SAYS[kind].partition(" / ")
        place = f"{file} {first}-{last}" if last else f"{file} {first}"
        yield one_line(f"{place} {more}".rstrip() + f": {terminal.say(Words(zh, en))}")
