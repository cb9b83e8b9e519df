"""Whether an edition makes sense: everything that is wrong with it, each thing at its place.

An edition that fits its shapes can still cite a clause that does not exist, ask what nobody
answers, or leave a case where no way leads on. Nothing here is decided for a case; it is decided
whether the edition could decide one.
"""

from collections.abc import Callable

from mingce.core.check.clauses import check_clauses
from mingce.core.check.criteria import check_criteria
from mingce.core.check.days import check_days
from mingce.core.check.effects import check_effects
from mingce.core.check.examples import check_examples
from mingce.core.check.facts import check_facts
from mingce.core.check.margin import Margin
from mingce.core.check.names import check_names
from mingce.core.check.questions import check_questions
from mingce.core.check.schemes import check_schemes
from mingce.core.check.states import check_states
from mingce.core.check.tracks import check_tracks
from mingce.core.check.units import check_units
from mingce.core.check.whens import check_whens
from mingce.law.edition import Edition
from mingce.law.problems import Problem

__all__ = ["check"]

_BEFORE: tuple[Callable[[Margin], None], ...] = (
    check_names,
    check_units,
    check_days,
    check_tracks,
    check_effects,
    check_states,
    check_whens,
    check_schemes,
    check_questions,
)
# Uses come last, when misspelt names have shown which ones they meant.
_AFTER: tuple[Callable[[Margin], None], ...] = (check_criteria, check_facts, check_clauses)


def check(edition: Edition, progress: Callable[[str], None] | None = None) -> tuple[Problem, ...]:
    """Every problem of an edition, by file and line; `progress` is told each criterion it tried."""
    margin = Margin(edition)
    for look in _BEFORE:
        look(margin)
    check_examples(margin, progress)
    for look in _AFTER:
        look(margin)
    return margin.notes()
