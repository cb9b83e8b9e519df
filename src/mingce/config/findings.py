"""How findings are told: as JSON, or as lines with mark, clause, source and what is missing."""

from typing import Any

from mingce.config.terminal import Terminal
from mingce.core.findings import VERDICT_WORDS, Finding
from mingce.law.edition import Edition
from mingce.law.shapes.facts import Fact
from mingce.law.words import Words, same, shown

SOURCES = {
    "notice": Words("通知", "notice"),
    "regulation": Words("办法", "regulation"),
    "operator": Words("主办", "operator"),
}


def cite(terminal: Terminal, edition: Edition, clause: str, source: str = "") -> str:
    """A clause is cited as printed in Chinese, dotted in English, its source before it."""
    lead = f"{terminal.say(SOURCES[source])} " if source else ""
    return terminal.say(Words(f"〔{lead}{edition.label(clause)}〕", f"[{lead}{clause}]"))


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as the contract of the command line has it."""
    return {
        "criterion": finding.rule.id,
        "label": finding.rule.label._asdict(),
        "verdict": VERDICT_WORDS[finding.verdict],
        "clause": finding.clause,
        "source": finding.rule.source,
        "facts": finding.facts,
        "missing": list(finding.missing),
    }


def show_finding(terminal: Terminal, edition: Edition, finding: Finding, indent: int = 2) -> None:
    """A finding on one line, with its clause and source; below it, what must still be answered."""
    cited = cite(terminal, edition, finding.clause, finding.rule.source)
    terminal.marked(finding.verdict, f"{terminal.say(finding.rule.label)} {cited}", indent)
    if finding.verdict is False:
        _show_facts(terminal, edition, finding, indent + 4)
    for name in finding.missing:
        _show_missing(terminal, edition, name, indent + 4)


def _show_facts(terminal: Terminal, edition: Edition, finding: Finding, indent: int) -> None:
    """What a refusal rests on: each fact looked at, as far as it is known."""
    for name, value in finding.facts.items():
        if value is not None:
            fact = edition.facts[name]
            said = terminal.say(_value(fact, value)) + (f" {fact.unit}" if fact.unit else "")
            terminal.line(f"{' ' * indent}{terminal.say(fact.label)}: {said}", "dim")


def _value(fact: Fact, value: object) -> Words:
    if isinstance(value, bool):
        return Words("是", "yes") if value else Words("否", "no")
    if isinstance(value, str) and value in fact.options:
        return fact.options[value]
    return same(shown(value))


def _show_missing(terminal: Terminal, edition: Edition, name: str, indent: int) -> None:
    fact = edition.facts.get(name)
    if fact is None:
        return
    actors = edition.shape.actors
    asked = [terminal.say(actors[a].label) for a in fact.answered_by if a in actors]
    lead = terminal.say(Words("待答", "to be answered"))
    by = f" ← {terminal.say(Words('、', ', ')).join(asked)}" if asked else ""
    terminal.line(f"{' ' * indent}{lead}: {terminal.say(fact.label)}{by}", "yellow")
