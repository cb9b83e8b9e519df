"""How findings are told: as JSON, or as lines with mark, clause, source and what is missing."""

from collections.abc import Sequence
from typing import Any

from mingce.config.terminal import Terminal
from mingce.config.wording import ANSWERED_BY, Wording, cite, source_of
from mingce.core.findings import VERDICT_WORDS, Finding
from mingce.law.edition import Edition
from mingce.law.shapes.facts import Ask, Fact
from mingce.law.words import Words, same, shown

EVIDENCE = "evidence"
SELF_EVIDENT = {"because", "document"}
"""By the first word of a finding that rests on no criterion: its own words say what it lacks."""
TO_BE_ATTACHED = Words("待补佐证", "evidence to be attached")
TO_BE_ANSWERED = Words("待答", "to be answered")
TO_BE_VETTED = Words("待审核", "to be vetted")
NOT_KNOWN = Words("尚不得知", "not known yet")
"""Of what nobody is asked: the register or the system will know."""
MANY = 6
"""So many missing answers a mere note names."""


def as_json(edition: Edition, finding: Finding) -> dict[str, Any]:
    """A finding as the contract of the command line has it."""
    return {
        "criterion": finding.rule.id,
        "label": finding.rule.label._asdict(),
        "verdict": VERDICT_WORDS[finding.verdict],
        "clause": finding.clause,
        "source": source_of(edition, finding.clause, finding.rule.source) or None,
        "rests_on": finding.rule.rests_on,
        "facts": finding.facts,
        "missing": list(finding.missing),
    }


def titled(terminal: Terminal, edition: Edition, finding: Finding) -> str:
    """What a finding is about, with its clause, its source and what it rests on."""
    rule = finding.rule
    cited = cite(edition, finding.clause, rule.source, rule.rests_on)
    return f"{terminal.say(rule.label)} {terminal.say(cited)}"


def show_finding(
    terminal: Terminal, edition: Edition, finding: Finding, indent: int = 2, track: str = ""
) -> None:
    """A finding on one line; below it what a refusal rests on and what must still be answered."""
    terminal.marked(finding.verdict, titled(terminal, edition, finding), indent)
    show_grounds(terminal, edition, finding, indent + 4, track)


def show_grounds(
    terminal: Terminal,
    edition: Edition,
    finding: Finding,
    indent: int,
    track: str = "",
    at_most: int | None = None,
) -> None:
    """The facts a refusal rests on, and what is missing, one line for each side that answers.

    Documents are called as the track calls them.
    """
    if finding.verdict is False:
        _show_facts(terminal, edition, finding, indent)
    wording = Wording(terminal, edition)
    for lead, labels in _missing(wording, finding, track).items():
        named = _named(wording, labels, at_most)
        terminal.line(f"{' ' * indent}{lead}: {named}", "yellow")


def _show_facts(terminal: Terminal, edition: Edition, finding: Finding, indent: int) -> None:
    """Each fact looked at, as far as it is known."""
    unit = Wording(terminal, edition).unit
    for name, value in finding.facts.items():
        if value is not None:
            fact = edition.facts[name]
            said = f"{terminal.say(_value(fact, value))} {unit(fact.unit)}".rstrip()
            terminal.line(f"{' ' * indent}{terminal.say(fact.label)}: {said}", "dim")


def _value(fact: Fact, value: object) -> Words:
    if isinstance(value, bool):
        return Words("是", "yes") if value else Words("否", "no")
    if isinstance(value, str) and value in fact.options:
        return fact.options[value]
    return same(shown(value))


def _missing(wording: Wording, finding: Finding, track: str) -> dict[str, list[str]]:
    """The labels of missing facts, gathered under those who answer them."""
    about = "" if finding.rule.expr else finding.rule.id.partition(" ")[0]
    # A document may have the name of a fact.
    names = () if about in SELF_EVIDENT else finding.missing
    if _vets(wording.edition, finding):
        return {wording.say(TO_BE_VETTED): wording.items(track, names)} if names else {}
    found: dict[str, list[str]] = {}
    for fact in (wording.edition.facts[n] for n in names if n in wording.edition.facts):
        asked = wording.actors(fact.answered_by)
        waits = NOT_KNOWN if set(fact.answered_by) <= set(ANSWERED_BY) else TO_BE_ANSWERED
        lead = wording.say(waits) + wording.pair(f"（{asked}）", f" ({asked})")
        if about == EVIDENCE:
            lead = wording.say(TO_BE_ATTACHED)
        found.setdefault(lead, []).append(wording.say(fact.label))
    return found


def _vets(edition: Edition, finding: Finding) -> bool:
    """Whether a finding waits for items to be found true."""
    asked = (edition.facts.get(name) for name in finding.rule.names)
    return any(fact is not None and fact.ask is Ask.VETTED for fact in asked)


def _named(wording: Wording, labels: Sequence[str], at_most: int | None) -> str:
    first = wording.joined(labels[:at_most])
    if at_most is None or len(labels) <= at_most:
        return first
    return first + wording.pair(f"…等 {len(labels)} 项", f"… {len(labels)} in all")
