"""`mingce doctor`: whether all is well with the record, the machine and those who keep them."""

from mingce.config import clock
from mingce.config.health import Check, House, examine
from mingce.config.opened import files, opened
from mingce.config.terminal import Terminal
from mingce.law.words import Words

WELL = Words("一切正常", "all is well")
WRONG = Words("有 {} 项不正常", "{} checks are red")
FULL = ("invariant ", "files")


def doctor(lang: str, full: bool, form: str, restored: str = "") -> int:
    """A line a check, with what to do: 0 if nothing is wrong, 1 otherwise.

    A backup is restored on trial elsewhere, so `restored` tells this house that it was, and where.
    """
    opened()
    house = House(clock.now(), files, full)
    if restored.strip():
        from mingce.ledger import upkeep

        upkeep.note(upkeep.RESTORE, house.at, detail=restored.strip())
    checks = examine(house)
    if full:
        _noted(house, checks)
    wrong = [check for check in checks if check.well is False]
    terminal = Terminal(lang)
    if form == "json":
        terminal.json({"at": house.at, "well": not wrong, "checks": [_json(c) for c in checks]})
    else:
        _show(terminal, checks, len(wrong))
    return 1 if wrong else 0


def _show(terminal: Terminal, checks: list[Check], wrong: int) -> None:
    for check in checks:
        todo = "" if check.well else f" → {terminal.say(check.todo)}" if check.todo.zh else ""
        terminal.marked(check.well, f"{check.name}: {terminal.say(check.words)}{todo}", indent=0)
    if wrong:
        terminal.line(terminal.say(WRONG).format(wrong), "red")
    else:
        terminal.line(terminal.say(WELL), "green")


def _json(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "well": check.well,
        "zh": check.words.zh,
        "en": check.words.en,
        "todo": None if check.well or not check.todo.zh else check.todo._asdict(),
    }


def _noted(house: House, checks: list[Check]) -> None:
    """That everything was read again is on record, with what was found."""
    from mingce.ledger import upkeep

    read = [check for check in checks if check.name.startswith(FULL)]
    if not read:
        return
    wrong = [check.name for check in read if check.well is False]
    upkeep.note(upkeep.SCRUB, house.at, well=not wrong, detail=" ".join(wrong))
