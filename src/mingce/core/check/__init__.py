"""Whether an edition makes sense: everything that is wrong with it, each thing at its place.

An edition that fits its shapes can still cite a clause that does not exist, ask what nobody
answers, or leave a case where no way leads on. Nothing here is decided for a case; it is decided
whether the edition could decide one.
"""

from collections.abc import Callable, Mapping

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
from mingce.law.words import Words

__all__ = ["PARTS", "check"]

PARTS: Mapping[str, Words] = {
    "names": Words("名称", "names"),
    "units": Words("单位", "units"),
    "days": Words("日期", "days"),
    "tracks": Words("类别与流程", "tracks and their lines"),
    "effects": Words("后果", "effects"),
    "states": Words("状态的进出", "ways in and out of states"),
    "whens": Words("分岔", "choices between lines"),
    "schemes": Words("指标体系", "schemes"),
    "questions": Words("名册与引擎的问题", "questions to register and engine"),
    "examples": Words("例子与笔误", "examples and slips"),
    "facts": Words("事实", "facts"),
    "criteria": Words("条件", "criteria"),
    "clauses": Words("条款", "clauses"),
}
"""What is looked at, in this order: uses last, when misspelt names have shown what they meant."""

_LOOKS: Mapping[str, Callable[[Margin], None]] = {
    "names": check_names,
    "units": check_units,
    "days": check_days,
    "tracks": check_tracks,
    "effects": check_effects,
    "states": check_states,
    "whens": check_whens,
    "schemes": check_schemes,
    "questions": check_questions,
    "examples": check_examples,
    "facts": check_facts,
    "criteria": check_criteria,
    "clauses": check_clauses,
}


def check(edition: Edition, progress: Callable[[str], None] | None = None) -> tuple[Problem, ...]:
    """Every problem of an edition, by file and line; `progress` is told each of `PARTS`."""
    margin = Margin(edition)
    for part, look in _LOOKS.items():
        if progress is not None:
            progress(part)
        look(margin)
    return margin.notes()
