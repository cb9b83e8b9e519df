"""What a story expects of its steps: the outcome, the state, the clauses that are cited."""

from collections.abc import Iterator

from mingce.core.story import Played
from mingce.law.scenario import Outcome
from mingce.law.words import Words

ACCEPTED, REFUSED = "accepted", "refused"


def outcome(played: Played) -> str:
    """An act is either accepted or refused."""
    return ACCEPTED if played.decision.accepted else REFUSED


def clauses(played: Played) -> tuple[str, ...]:
    """The clauses an act's outcome cites: its line and what follows, or every reason."""
    entry = played.decision.entry
    if entry is None:
        return tuple(dict.fromkeys(f.clause for f in played.decision.reasons))
    return tuple(dict.fromkeys([entry.cite, *(c.clause for c in entry.consequences)]))


def disappointed(played: Played) -> Iterator[Words]:
    """How a step came out differently from what the story expects of it."""
    expected = played.scene.step.expect
    wanted = expected.each.get(played.role.name, expected)
    step = (
        f"第 {played.step + 1} 步（{played.role.name}）",
        f"step {played.step + 1} ({played.role.name})",
    )
    for what, want, got in _compared(played, wanted):
        yield Words(
            f"{step[0]}：{what.zh}应为 {want}，实为 {got}",
            f"{step[1]}: {what.en} should be {want} and is {got}",
        )


def _compared(played: Played, wanted: Outcome) -> Iterator[tuple[Words, str, str]]:
    got = outcome(played)
    if wanted.outcome and wanted.outcome != got:
        yield Words("结果", "outcome"), wanted.outcome, f"{got} ({', '.join(clauses(played))})"
    if wanted.state and wanted.state != played.after.state:
        yield Words("状态", "state"), wanted.state, played.after.state
    cited = clauses(played)
    for clause in wanted.clauses:
        if clause not in cited:
            yield Words("引用的条款", "cited clauses"), clause, ", ".join(cited) or "-"
    warned = tuple(f.clause for f in played.decision.warnings)
    for clause in wanted.warns:
        if clause not in warned:
            yield Words("提示的条款", "warning clauses"), clause, ", ".join(warned) or "-"
