"""What somebody would have to bring so that a line of the procedure could be taken.

Worked out once from the edition: for each line its documents, and one or more sets of answers under
which everything it requires would hold. What only the register knows is left to fortune.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from mingce.core.rulebook import NOT, Rulebook
from mingce.law.edition import Edition, origins
from mingce.law.expressions import And, Compare, Expr, Literal, Member, Name, Not, Or, parse
from mingce.law.shapes.facts import Ask
from mingce.law.shapes.tracks import Transition
from mingce.law.values import Given, Value

Answers = dict[str, Value]
MOST_SETS = 4
STEP = {"==": 0, ">=": 0, "<=": 0, ">": 1, "<": -1, "!=": 1}
OPPOSITE = {"==": "!=", "!=": "==", ">=": "<", "<": ">=", "<=": ">", ">": "<="}


class Way(NamedTuple):
    """A line of a track as somebody may try to take it."""

    number: int
    line: Transition
    answers: tuple[Answers, ...]


class Ways:
    """Every line of an edition by track and state: those of the state, those of every state."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.edition: Edition = rulebook.edition
        self.by_state: dict[tuple[str, str], tuple[list[Way], list[Way]]] = {}
        for name, track in self.edition.tracks.items():
            for number, line in enumerate(track.transitions):
                if line.never:
                    continue
                way = Way(number, line, tuple(self._answers(name, line)))
                anywhere = not set(line.origins) <= set(track.states)
                for state in origins(track, line):
                    self.by_state.setdefault((name, state), ([], []))[anywhere].append(way)
        self.given = {name: self._with_reasons(name) for name in self.edition.facts}

    def _answers(self, track: str, line: Transition) -> Iterator[Answers]:
        asked: list[tuple[Expr, bool]] = []
        for name in (*line.requires, *line.when):
            wanted = not name.startswith(NOT)
            spelled_out = self._spelled_out(name.removeprefix(NOT), track)
            tests = (self.edition.shape.criteria[criterion].test for criterion in spelled_out)
            asked += [(parse(test), wanted) for test in tests]
        sets = product(*(self._sets(expr, wanted) for expr, wanted in asked))
        for parts in islice(sets, MOST_SETS):
            together: Answers = {}
            for part in parts:
                together |= part
            if self._grants(line):
                together |= self._extension()
            yield {
                name: value
                for name, value in together.items()
                if line.event in (self.edition.facts[name].only_with or (line.event,))
            }

    def _spelled_out(self, name: str, track: str) -> tuple[str, ...]:
        groups = {"conditions": self.edition.conditions(track), "vetoes": self.edition.shape.vetoes}
        return groups.get(name, (name,))

    def _grants(self, line: Transition) -> bool:
        return any(d.extended_by == line.event for d in self.edition.shape.deadlines.values())

    def _extension(self) -> Answers:
        days = {d.extended_to for d in self.edition.shape.deadlines.values() if d.extended_to}
        return {name: date(2018, 12, 31) for name in days}

    def _sets(self, expr: Expr, wanted: bool) -> list[Answers]:
        """Sets of answers under which an expression comes to what is wanted."""
        match expr:
            case Name(name):
                return self._fact(name, wanted)
            case Not(term):
                return self._sets(term, not wanted)
            case And(terms) | Or(terms) if isinstance(expr, And) is wanted:
                found = product(*(self._sets(term, wanted) for term in terms))
                return [
                    {k: v for part in parts for k, v in part.items()}
                    for parts in islice(found, MOST_SETS)
                ]
            case And(terms) | Or(terms):
                return [one for term in terms for one in self._sets(term, wanted)]
            case Compare(Name(name), sign, Literal(Decimal() as limit)):
                sign = sign if wanted else OPPOSITE[sign]
                return self._fact(name, limit + STEP[sign])
            case Member() | Compare():
                return [{}]
            case _:
                raise NotImplementedError(expr)

    def _fact(self, name: str, value: Value) -> list[Answers]:
        fact = self.edition.facts[name]
        match fact.ask:
            case None:
                return [{name: value}]
            case Ask.GIVEN:
                return [{one: self._sample(one) for one in fact.facts}]
            case Ask.FORM_COMPLETE:
                rows = self.edition.forms[fact.form].rows
                return [{row.fact: self._sample(row.fact) for row in rows if row.required}]
            case Ask.TEXT_LENGTH:
                return [{fact.of: "城" * int(value)}]
            case _:
                return [{}]

    def _sample(self, name: str) -> Value:
        fact = self.edition.facts[name]
        choice = next(iter(fact.options), None)
        samples: Mapping[str, Value] = {
            "boolean": True, "number": 3, "text": "写明", "date": date(2018, 12, 31),
        }  # fmt: skip
        return samples.get(fact.type, choice)

    def _with_reasons(self, name: str) -> tuple[str | None, str | None]:
        fact = self.edition.facts[name]
        return ("查明" if fact.judged else None, "附件" if fact.evidence == "required" else None)

    def hands_in(self, actor: str, track: str, document: str) -> str:
        """Whoever brings a document to an act: the actor, if its desk may; else its owner."""
        owner = self.edition.tracks[track].documents[document].owner
        desks = self.edition.shape.actors[actor].desk, self.edition.shape.actors[owner].desk
        may = desks[0] == desks[1] or desks == ("recommender", "applicant")
        return actor if may else owner

    def give(self, answers: Answers) -> dict[str, Given]:
        """Answers with their reasons and evidence, where the fact asks for them."""
        return {name: Given(value, *self.given[name]) for name, value in answers.items()}
