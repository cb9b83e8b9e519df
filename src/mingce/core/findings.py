"""What was found: a verdict with its clause, the facts looked at and what is still missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat
from typing import NamedTuple

from mingce.core.kleene import Test, compile_test, missing
from mingce.law.expressions import Expr, Not, names, parse
from mingce.law.shapes.criteria import Criterion
from mingce.law.words import Words

Verdict = bool | None
"""True, false, or unknown as `None`."""

Known = Mapping[str, object]
"""Facts by their id; one that is absent or `None` is unknown."""

VERDICT_WORDS = {True: "true", False: "false", None: "unknown"}


@dataclass(frozen=True, slots=True)
class Rule:
    """A criterion made ready: what it is called, where it stands, and how it is tested."""

    id: str
    clause: str
    label: Words
    names: tuple[str, ...] = ()
    expr: Expr | None = None
    source: str = ""
    """Whose rule it is; left out, that of the text its clause stands in."""
    test: Test = field(default=lambda _: None, compare=False)
    rests_on: str | None = None
    """The provision of another text to which the clause refers."""


class Finding(NamedTuple):
    """A rule's verdict on what was known; what it lacks is worked out only when asked."""

    rule: Rule
    verdict: Verdict
    known: Known
    lacks: tuple[str, ...] = ()

    @property
    def clause(self) -> str:
        """A finding cites exactly one clause."""
        return self.rule.clause

    @property
    def facts(self) -> dict[str, object]:
        """The facts looked at, with what was known of each."""
        return {name: self.known.get(name) for name in self.rule.names}

    @property
    def missing(self) -> tuple[str, ...]:
        """What must still be given before an unknown verdict is known."""
        if self.lacks or self.verdict is not None or self.rule.expr is None:
            return self.lacks
        return missing(self.rule.expr, self.known)


def rule_of(name: str, criterion: Criterion) -> Rule:
    """A criterion's rule."""
    expr = parse(criterion.test)
    return Rule(
        name,
        criterion.cite,
        criterion.label,
        names(expr),
        expr,
        criterion.source.value,
        compile_test(expr),
        criterion.rests_on,
    )


def negated(rule: Rule) -> Rule:
    """The rule that holds where this one does not; unknown stays unknown."""
    if rule.expr is None:
        raise ValueError("a rule without a test has no opposite")
    opposite = Not(rule.expr, column=1)
    label = Words(f"并非：{rule.label.zh}", f"not: {rule.label.en}")
    return Rule(
        f"not {rule.id}",
        rule.clause,
        label,
        rule.names,
        opposite,
        rule.source,
        compile_test(opposite),
        rule.rests_on,
    )


def findings(rules: Iterable[Rule], known: Known) -> list[Finding]:
    """Each rule's finding on the same facts."""
    return [Finding(rule, rule.test(known), known) for rule in rules]


def together(found: Iterable[Finding]) -> Verdict:
    """The verdict over several findings is true if all are, false if any is, else unknown."""
    return _conjoined([finding.verdict for finding in found])


class Explanation:
    """What a case comes to by several rules: each verdict at once, each finding when asked for.

    Whole countries are explained case by case, so nothing is made that nobody reads.
    """

    __slots__ = ("known", "rules", "verdicts")

    def __init__(self, rules: Sequence[Rule], tests: Iterable[Test], known: Known) -> None:
        self.rules = rules
        self.verdicts = [test(known) for test in tests]
        self.known = known

    @property
    def verdict(self) -> Verdict:
        """The verdict is the conjunction of all."""
        return _conjoined(self.verdicts)

    def __iter__(self) -> Iterator[Finding]:
        # Each finding is four parts side by side; made this way, in a third of the time.
        parts = zip(self.rules, self.verdicts, repeat(self.known), repeat(()))
        return map(_FINDING, parts)


_FINDING = partial(tuple.__new__, Finding)


def _conjoined(verdicts: Sequence[Verdict]) -> Verdict:
    if False in verdicts:
        return False
    return None if None in verdicts else True
