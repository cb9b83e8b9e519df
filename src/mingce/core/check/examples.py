"""Whether the edition's own examples come out as they say, and show enough of each criterion."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from mingce.core.check.criteria import readable
from mingce.core.check.grid import Answers, grid, shown_by, told_apart
from mingce.core.check.margin import CRITERION, FACT, Margin
from mingce.core.findings import VERDICT_WORDS
from mingce.core.kleene import Test, Verdict, compile_test
from mingce.law.edition import PathInSource
from mingce.law.expressions import Expr, ExpressionError, Types, mutants
from mingce.law.problems import Unfit
from mingce.law.shapes.criteria import Example
from mingce.law.values import Value, read_value
from mingce.law.words import Words

VERDICTS = {True: Words("真", "true"), False: Words("假", "false"), None: Words("未知", "unknown")}


class Shown(NamedTuple):
    """An example made ready: its place, its answers, and the verdict it expects."""

    at: PathInSource
    answers: Answers
    expect: Verdict


class Subject:
    """A criterion under test: its expression, and the cases that may be asked of it."""

    def __init__(self, name: str, expr: Expr, types: Types) -> None:
        self.name = name
        self.expr = expr
        self.types = types
        self.test: Test = compile_test(expr)
        self.proposed: list[Answers] = []

    @cached_property
    def values(self) -> Mapping[str, tuple[Value, ...]]:
        """The values worth trying, worked out only where something has to be proposed."""
        return grid(self.expr, self.types)

    def apart(self, other: Test) -> Answers | None:
        """Answers that tell a mutant apart, unless those already proposed do so."""
        if any(self.test(answers) is not other(answers) for answers in self.proposed):
            return None
        found = told_apart(self.test, other, self.values)
        if found is not None:
            self.proposed.append(found)
        return found

    def written(self, answers: Answers) -> str:
        """An example, as it is written in an edition."""
        given = ", ".join(f"{name}: {_scalar(value)}" for name, value in answers.items())
        verdict = VERDICT_WORDS[self.test(answers)]
        return f"{{of: {self.name}, given: {{{given}}}, expect: {verdict}}}"


def check_examples(margin: Margin, progress: Callable[[str], None] | None = None) -> None:
    """Each example by itself, then each criterion with all that its examples show.

    `progress` is told each criterion when it is done.
    """
    examples: dict[str, list[Shown]] = {name: [] for name in margin.shape.criteria}
    for n, example in enumerate(margin.shape.examples):
        at = ("examples", n)
        known = margin.knows((*at, "of"), CRITERION, example.of, examples)
        answers = _answers(margin, at, example)
        if known and answers is not None and not _set_aside(margin, at, example.of):
            examples[example.of].append(Shown(at, answers, example.expect))
    for name, cases in examples.items():
        expr = margin.tests[name]
        if not isinstance(expr, ExpressionError) and readable(margin, name):
            subject = Subject(name, expr, margin.edition.types)
            kept = list(_right(margin, subject, cases))
            _all_verdicts(margin, subject, cases, kept)
            _mutants(margin, subject, kept)
        if progress is not None:
            progress(name)


def _set_aside(margin: Margin, at: PathInSource, criterion: str) -> bool:
    """An operator who writes a test anew brings examples too; those of the old test say nothing."""
    anew = margin.of_operator(("criteria", criterion, "test"))
    return anew and not margin.of_operator(at)


def _answers(margin: Margin, at: PathInSource, example: Example) -> Answers | None:
    answers: dict[str, Value] = {}
    sound = True
    for name, raw in example.given.items():
        here = (*at, "given", name)
        if not margin.knows(here, FACT, name, margin.edition.types, key=True):
            sound = False
            continue
        try:
            answers[name] = read_value(margin.edition.facts[name], raw)
        except Unfit as unfit:
            margin.note(here, *unfit.words)
            sound = False
    return answers if sound else None


def _right(margin: Margin, subject: Subject, cases: list[Shown]) -> Iterator[Shown]:
    """Examples that come out as they say; the others are noted with what came out."""
    for case in cases:
        verdict = subject.test(case.answers)
        if verdict is case.expect:
            yield case
            continue
        said, came = VERDICTS[case.expect], VERDICTS[verdict]
        margin.note(
            (*case.at, "expect"),
            f"例子不成立：{subject.name} 应为{said.zh}，结果为{came.zh}；请改正例子或判据的 test",
            f"the example fails: {subject.name} should be {said.en} and came out {came.en}; "
            "correct the example, or the test of the criterion",
        )


def _all_verdicts(margin: Margin, subject: Subject, cases: list[Shown], right: list[Shown]) -> None:
    """A criterion is shown true, false and unknown; an example that fails is told already."""
    expected = {case.expect for case in cases}
    came_out = {case.expect for case in right}
    for verdict, words in VERDICTS.items():
        if verdict in came_out:
            continue
        answers = shown_by(subject.test, verdict, subject.values)
        at = ("criteria", subject.name)
        if answers is None:
            margin.note_entry(
                at,
                f"找不到使判据“{subject.name}”为{words.zh}的回答；请改正 test",
                f"no answers make the criterion '{subject.name}' {words.en}; correct its test",
            )
            continue
        if verdict in expected:
            continue
        subject.proposed.append(answers)
        margin.note_entry(
            at,
            f"判据“{subject.name}”没有结果为{words.zh}的例子；可加：{subject.written(answers)}",
            f"the criterion '{subject.name}' has no example that is {words.en}; "
            f"add for instance: {subject.written(answers)}",
        )


def _mutants(margin: Margin, subject: Subject, cases: list[Shown]) -> None:
    """Examples tell a criterion from every slip of the pen that says something else.

    A slip that an example already proposed would catch is not told again.
    """
    for mutant in mutants(subject.expr, subject.types):
        test = compile_test(mutant.expr)
        if any(test(case.answers) is not case.expect for case in cases):
            continue
        answers = subject.apart(test)
        if answers is None:
            continue
        example = subject.written(answers)
        margin.note(
            ("criteria", subject.name, "test"),
            f"“{subject.name}”的例子看不出这样的笔误：{mutant.words.zh}；可加：{example}",
            f"the examples of '{subject.name}' do not catch a slip: {mutant.words.en}; "
            f"add for instance: {example}",
        )


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)
