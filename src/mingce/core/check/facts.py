"""Whether every fact is asked for, once, and answered by somebody who can."""

import re
from collections import Counter
from collections.abc import Iterator

from mingce.core.check.margin import ACTOR, FACT, FORM, Margin
from mingce.law.edition import PathInSource
from mingce.law.expressions import ExpressionError, names
from mingce.law.shapes.facts import ENGINE, REGISTER, Fact
from mingce.law.words import shown

_WORD = re.compile(r"[a-z][a-z0-9_]*")
BY_THEMSELVES = (REGISTER, ENGINE)
"""Those who answer without being asked by anyone."""


def check_facts(margin: Margin) -> None:
    """Facts one by one, then those that stand twice, then those nobody asks for."""
    for at, name, fact in margin.facts:
        _answered(margin, at, name, fact)
        _chosen(margin, at, name, fact)
        _withheld(margin, at, name, fact)
    _told_apart(margin)
    asked = set(asked_for(margin))
    for name in margin.shape.facts:
        if name not in asked and (FACT, name) not in margin.meant:
            margin.note_entry(
                ("facts", name),
                f"没有人问到事实“{name}”；应有判据、表的一行或引擎问题用到它，否则请删去",
                f"nobody asks for the fact '{name}'; a criterion, a row or a question of the "
                "engine should use it, or it should be deleted",
            )
    for name, form in margin.shape.forms.items():
        for n, actor in enumerate(form.answered_by):
            margin.knows(("forms", name, "from", n), ACTOR, actor, margin.shape.actors)


def asked_for(margin: Margin) -> Iterator[str]:
    """Facts that criteria, rows, the engine's questions or extensions of deadlines use."""
    for name, test in margin.tests.items():
        written = margin.shape.criteria[name].test
        # A test that cannot be read still shows which facts it meant.
        yield from _WORD.findall(written) if isinstance(test, ExpressionError) else names(test)
    for at, name, fact in margin.facts:
        yield from fact.facts
        if fact.of:
            yield fact.of
        if at[0] == "forms":
            yield name
    for deadline in margin.shape.deadlines.values():
        if deadline.extended_to:
            yield deadline.extended_to


def _withheld(margin: Margin, at: PathInSource, name: str, fact: Fact) -> None:
    """Personal data are text: in the log a commitment stands for them, which is text too."""
    if fact.personal and fact.type != "text":
        margin.note_fact(
            at,
            f"个人信息“{name}”应为 text；记录中由承诺值代替，不能作为数或是非判断",
            f"the personal fact '{name}' should be a text: in the log a commitment stands for it, "
            "which is no number and no truth value",
        )


def _answered(margin: Margin, at: PathInSource, name: str, fact: Fact) -> None:
    if not fact.answered_by:
        margin.note_entry(
            at,
            f"没有人回答事实“{name}”；请在 from 中写明由谁回答",
            f"nobody answers the fact '{name}'; say in from who does",
        )
    if at[0] == "facts" or "from" in margin.written(at):
        known = (*margin.shape.actors, *BY_THEMSELVES)
        for n, actor in enumerate(fact.answered_by):
            margin.knows((*at, "from", n), ACTOR, actor, known)
    alone = [actor for actor in fact.answered_by if actor in BY_THEMSELVES]
    if alone and len(fact.answered_by) > 1:
        margin.note(
            (*at, "from"),
            f"{alone[0]} 自己回答，不与别人同列；请只留一方",
            f"{alone[0]} answers by itself and beside nobody; keep one of them",
        )
    if alone and fact.judged:
        margin.note(
            (*at, "judged"),
            f"{alone[0]} 回答的事实无须人判断；请删去 judged，或由角色回答",
            f"what the {alone[0]} answers is judged by nobody; delete judged, "
            "or let an actor answer",
        )


def _chosen(margin: Margin, at: PathInSource, name: str, fact: Fact) -> None:
    if fact.type == "choice" and not fact.options:
        margin.note_entry(
            at,
            f"选择型事实“{name}”没有选项；请在 options 下写出各选项",
            f"the choice '{name}' has no options; write them under options",
        )
    if fact.type != "choice" and fact.options:
        margin.note(
            (*at, "options"),
            f"“{name}”不是选择型，不能有选项；请删去 options，或写 type: choice",
            f"'{name}' is no choice and has no options; delete options, or write type: choice",
        )


def _told_apart(margin: Margin) -> None:
    first: dict[str, PathInSource] = {}
    for at, name, _ in margin.facts:
        if name not in first:
            first[name] = at
            continue
        place = margin.fact_place(first[name])
        margin.note_fact(
            at,
            f"事实“{name}”已在 {place} 写过；一个事实只有一处，请换名或删去一处",
            f"the fact '{name}' is already at {place}; a fact has one place, "
            "so rename or delete one",
        )
    for name, form in margin.shape.forms.items():
        counted = Counter(row.row for row in form.rows)
        for n, row in enumerate(form.rows):
            if counted[row.row] > 1 and row.row in [r.row for r in form.rows[:n]]:
                margin.note(
                    ("forms", name, "rows", n, "row"),
                    f"{FORM.zh}“{name}”里行号 {shown(row.row)} 写了两次；请改正其中一个",
                    f"the {FORM.en} '{name}' has two rows {shown(row.row)}; correct one of them",
                )
