"""The rulebook of an edition: its criteria made ready once, found by name, group or opposite."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from mingce.core.findings import Explanation, Known, Rule, negated, rule_of
from mingce.core.kleene import Test
from mingce.law.edition import NOT, Edition
from mingce.law.shapes.tracks import Transition

CONDITIONS = "conditions"
"""In a list of criteria: the conditions of the track, with the vetoes if it is subject to them."""
VETOES = "vetoes"
"""In a list of criteria: the vetoes of the edition."""


class Rulebook:
    """An edition whose criteria can be tested; it decides nothing by itself."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every criterion's rule, and its opposite under `not …`."""
        rules = {name: rule_of(name, c) for name, c in self.edition.shape.criteria.items()}
        return {**rules, **{NOT + name: negated(rule) for name, rule in rules.items()}}

    def conditions(self, track: str) -> list[Rule]:
        """What a holder must satisfy in a track."""
        return [self.rules[name] for name in self.edition.conditions(track)]

    def explain(self, track: str, known: Known) -> Explanation:
        """Whether facts satisfy a track's conditions, condition by condition."""
        rules, tests = self._conditions[track]
        return Explanation(rules, tests, known)

    @cached_property
    def _conditions(self) -> Mapping[str, tuple[list[Rule], list[Test]]]:
        asked = {track: self.conditions(track) for track in self.edition.tracks}
        return {track: (rules, [rule.test for rule in rules]) for track, rules in asked.items()}

    def named(self, names: Iterable[str], track: str) -> list[Rule]:
        """The rules a list names, groups spelled out."""
        found: list[Rule] = []
        for name in names:
            if name == CONDITIONS:
                found += self.conditions(track)
            elif name == VETOES:
                found += [self.rules[veto] for veto in self.edition.vetoes]
            else:
                found.append(self.rules[name])
        return found

    def transitions(self, track: str, event: str) -> list[Transition]:
        """The lines of a track for one event, in the edition's order."""
        return [t for t in self.edition.tracks[track].transitions if t.event == event]
