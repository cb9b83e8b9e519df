"""An indicator system as text: a tree of items with their marks, and what is not known of it."""

from collections.abc import Mapping

from mingce.config.terminal import Terminal
from mingce.config.wording import Wording
from mingce.law.edition import Edition
from mingce.law.shapes.schemes import Item, Scheme
from mingce.law.words import Words

LESS = Words("  越低越好", "  the less the better")


def show_schemes(terminal: Terminal, edition: Edition) -> None:
    """Every indicator system, those too that score nothing."""
    if edition.shape.schemes:
        terminal.heading(Words("指标体系", "indicator systems"))
    for name, scheme in edition.shape.schemes.items():
        _show_scheme(terminal, Wording(terminal, edition), name, scheme)


def _show_scheme(terminal: Terminal, wording: Wording, name: str, scheme: Scheme) -> None:
    state = {
        wording.pair("不用于评分", "not used for scoring"): not scheme.active,
        wording.pair("未经核实", "not verified"): not scheme.verified,
    }
    marks = wording.pair(f"共 {scheme.marks} 分", f"{scheme.marks} marks")
    said = "  ".join([marks, *(words for words, holds in state.items() if holds)])
    cited = wording.cited(scheme.cite, scheme.source, scheme.rests_on)
    terminal.line(f"  {terminal.say(scheme.label)} ({name})  {said} {cited}")
    if scheme.note:
        terminal.line(f"      {terminal.say(scheme.note)}", "dim")
    _show_items(terminal, wording, scheme.items, 4)
    _show_break(terminal, scheme.breaks_off, 4)


def _show_items(
    terminal: Terminal, wording: Wording, items: Mapping[str, Item], indent: int
) -> None:
    for name, item in items.items():
        marks = "" if item.marks is None else f"  {item.marks}"
        less = terminal.say(LESS) if item.direction == "less" else ""
        terminal.line(f"{' ' * indent}{terminal.say(item.label)} ({name}){marks}{less}")
        _show_items(terminal, wording, item.items, indent + 2)
        _show_break(terminal, item.breaks_off, indent + 2)


def _show_break(terminal: Terminal, words: Words | None, indent: int) -> None:
    if words:
        terminal.line(f"{' ' * indent}! {terminal.say(words)}", "yellow")
