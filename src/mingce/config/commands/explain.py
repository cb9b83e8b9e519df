"""`mingce explain`: whether a case satisfies a track's conditions, clause by clause."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mingce.config.findings import as_json, show_finding
from mingce.config.terminal import VERDICTS, Terminal
from mingce.core.findings import VERDICT_WORDS
from mingce.core.rulebook import Rulebook
from mingce.law import edition as editions
from mingce.law import reader
from mingce.law.edition import Edition
from mingce.law.periods import local_day, read_day
from mingce.law.problems import BadInput, Place, Problem, Unfit, did_you_mean
from mingce.law.reader import Source
from mingce.law.values import read_given
from mingce.law.words import Words, shown

EXIT = {True: 0, False: 1, None: 3}


def explain(lang: str, name: str, track: str, facts: str, on: str | None, form: str) -> int:
    """The verdict over all conditions, with every finding; absent facts are unknown."""
    terminal = Terminal(lang)
    edition = editions.load(name)
    refuse_unknown_track(edition, track)
    day = _day(on) if on is not None else local_day(datetime.now(UTC), edition.zone)
    known = facts_of(edition, reader.read(Path(facts)), day)
    found = Rulebook(edition).explain(track, known)
    verdict = found.verdict
    if form == "json":
        findings = [as_json(edition, finding) for finding in found]
        terminal.json({"verdict": VERDICT_WORDS[verdict], "findings": findings})
    else:
        for finding in found:
            show_finding(terminal, edition, finding)
        label, said = map(terminal.say, (edition.tracks[track].label, VERDICTS[verdict]))
        terminal.line(terminal.say(Words(f"{label}：{said}", f"{label}: {said}")), "bold")
    return EXIT[verdict]


def refuse_unknown_track(edition: Edition, track: str) -> None:
    """A track is one of the edition's."""
    if track in edition.tracks:
        return
    names = list(edition.tracks)
    words = Words(
        f"没有类别“{shown(track)}”；可用：{'、'.join(names)}",
        f"there is no track '{shown(track)}'; known: {', '.join(names)}",
    )
    raise BadInput.of(Place(edition.id), did_you_mean(words, track, names))


def facts_of(edition: Edition, source: Source, on: date) -> dict[str, Any]:
    """Facts as a file gives them; every one that cannot be used is told at its place."""
    if not isinstance(source.data, dict):
        raise BadInput(
            [
                source.problem(
                    (), Words("应为“事实: 值”的一组条目", "this should be entries 'fact: value'")
                )
            ]
        )
    known: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, raw in source.data.items():
        if name not in edition.facts:
            words = Words(f"没有事实“{shown(name)}”", f"there is no fact '{shown(name)}'")
            words = did_you_mean(words, name, edition.facts)
            problems.append(Problem(source.key_place((name,)), words))
            continue
        try:
            known[name] = read_given(edition.facts[name], raw, on).value
        except Unfit as unfit:
            problems.append(source.problem((name,), unfit.words))
    if problems:
        raise BadInput(problems)
    return known


def _day(text: str) -> date:
    try:
        return read_day(text)
    except Unfit as unfit:
        raise BadInput.of(Place("--on"), unfit.words) from None
