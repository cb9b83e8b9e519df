"""A form that was filled in: every field is read as its question is typed, and nothing is guessed.

The name of a field says what it is: `a.` an answer, `b.` why, `e.` its evidence, `d.` a document
handed in, `f.` its file, `g.` the digest of one that has arrived, `v.` what an item was found to
be, `r.` the words about it.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from django.http import HttpRequest

from mingce.acts.perform import CaseAct, CaseKey
from mingce.core.case import Remark, Vetting
from mingce.desks.page.seated import text
from mingce.law.edition import Edition
from mingce.law.problems import Unfit
from mingce.law.shapes.facts import Fact, Unit
from mingce.law.values import Given, Value, read_value
from mingce.law.words import Words, shown

ANSWER, BECAUSE, EVIDENCE = "a.", "b.", "e."
DOCUMENT, FILE, ARRIVED = "d.", "f.", "g."
VERDICT, REMARK = "v.", "r."
ALL_TRUE = "all_true"
TRUTHS: Final = {"true": True, "false": False}


@dataclass(slots=True)
class Filled:
    """What a form says, and what in it cannot be read, field by field."""

    answers: dict[str, Given] = field(default_factory=dict)
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)
    all_true: bool = False
    """Whether everything else that came in is found true in one step."""
    wrong: dict[str, Words] = field(default_factory=dict)

    def act(self, key: CaseKey, event: str, dated: date | None = None) -> CaseAct:
        """The act that is asked for with all of it."""
        return CaseAct(key, event, dated, self.answers, self.documents, self.remarks, self.all_true)


def filled(request: HttpRequest, edition: Edition, brought: Filled | None = None) -> Filled:
    """Everything that a form brought along, beside what was written before it.

    A field left empty says nothing.
    """
    found = brought or Filled()
    for name, fact in _named(request, ANSWER, edition.facts):
        typed = text(request, ANSWER + name).strip()
        try:
            value = typed_value(fact, typed, edition.shape.units) if typed else None
        except Unfit as unfit:
            found.wrong[ANSWER + name] = unfit.words
            continue
        if value is not None:
            because = text(request, BECAUSE + name).strip() or None
            found.answers[name] = Given(value, because, text(request, EVIDENCE + name) or None)
    for name in _fields(request, DOCUMENT):
        if text(request, DOCUMENT + name):
            found.documents[name] = tuple(request.POST.getlist(ARRIVED + name))
    for item in dict.fromkeys([*_fields(request, VERDICT), *_fields(request, REMARK)]):
        verdict, words = text(request, VERDICT + item), text(request, REMARK + item).strip()
        if verdict in set(Vetting) or words:
            said = Vetting(verdict) if verdict in set(Vetting) else None
            found.remarks[item] = Remark(said, words)
    found.all_true = ALL_TRUE in request.POST
    return found


def _fields(request: HttpRequest, kind: str) -> Iterator[str]:
    return (name.removeprefix(kind) for name in request.POST if name.startswith(kind))


def _named(
    request: HttpRequest, kind: str, known: Mapping[str, Fact]
) -> Iterator[tuple[str, Fact]]:
    """The fields of questions that there are; a name nobody asks about is no answer."""
    return ((name, known[name]) for name in _fields(request, kind) if name in known)


def typed_value(fact: Fact, typed: str, units: Mapping[str, Unit]) -> Value:
    """A typed text is the value it spells, however wide its digits are."""
    if fact.type == "boolean":
        if typed not in TRUTHS:
            raise Unfit(f"“{shown(typed)}”应为“是”或“否”", f"'{shown(typed)}' should be yes or no")
        return TRUTHS[typed]
    if fact.type == "number":
        return read_value(fact, measured(fact, typed, units))
    return read_value(fact, typed)


def measured(fact: Fact, typed: str, units: Mapping[str, Unit]) -> Decimal:
    """A number in the unit of its question; typed in another of the same kind, it is converted.

    `units` are those of the edition; 万元 may be typed as 万, and so may any of its kind.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    for name, times in _spelled(fact.unit, units) if fact.unit and fact.unit in units else ():
        if plain.endswith(name):
            return number(plain.removesuffix(name)) * times
    return number(plain)


def _spelled(own: str, units: Mapping[str, Unit]) -> list[tuple[str, Decimal]]:
    """How the units of a kind are typed, the longest first, and how many of the own each is."""
    base = units[own].of or own
    kind = {name: unit.times for name, unit in units.items() if (unit.of or name) == base}
    short = {name.removesuffix(base): times for name, times in kind.items() if name != base}
    ordered = sorted({**short, **kind}.items(), key=lambda one: -len(one[0]))
    return [(name, Decimal(times) / units[own].times) for name, times in ordered]


def number(typed: str) -> Decimal:
    """A number as people type it: wide digits, thousands marks and blanks do not matter."""
    plain = unicodedata.normalize("NFKC", typed).replace(",", "").replace(" ", "")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Unfit(
            f"“{shown(typed)}”不是数字；请只填数字，如 1234.5，单位已印在表上",
            f"'{shown(typed)}' is not a number; type digits alone, such as 1234.5, without a unit",
        )
    return found
