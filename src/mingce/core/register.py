"""The register: who holds what, under which term, who is barred, who was criticised.

A register is folded from consequences and never written otherwise. Titles outlive editions, so
nothing here knows an edition. Intervals are half-open: `until` is the first day outside.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mingce.core.consequences import Consequence, Kind
from mingce.core.titles import HELD, LAPSED, RECTIFICATION, REVOKED, STANDING, Held
from mingce.law.periods import full_years

__all__ = [
    "HELD",
    "LAPSED",
    "RECTIFICATION",
    "REVOKED",
    "STANDING",
    "Bar",
    "Criticism",
    "Held",
    "Register",
]


@dataclass(frozen=True, slots=True)
class Bar:
    """A holder may not apply for a title before `until`, the first free day."""

    holder: str
    title: str
    since: date
    until: date
    clause: str


@dataclass(frozen=True, slots=True)
class Criticism:
    """An office was criticised in a circular."""

    subject: str
    role: str
    on: date
    clause: str


@dataclass(frozen=True, slots=True)
class Register:
    """All titles, bars and criticisms of a programme, in the order in which they were entered."""

    titles: tuple[Held, ...] = ()
    bars: tuple[Bar, ...] = ()
    criticisms: tuple[Criticism, ...] = ()

    def standing(self, line: Iterable[str], title: str, on: date) -> Held | None:
        """The title as it stands with a holder, or with a division the holder succeeded."""
        return _newest(h for h in self.of(line, title) if h.standing(on))

    def latest(self, line: Iterable[str], title: str) -> Held | None:
        """The last that was known of a title with a holder, standing or not."""
        return _newest(self.of(line, title))

    def of(self, line: Iterable[str], title: str) -> list[Held]:
        """Every holding of a title by a holder, or by a division the holder succeeded."""
        holders = tuple(line)
        return [h for h in self.titles if h.title == title and h.holder in holders]

    def barred(self, line: Iterable[str], title: str, on: date) -> Bar | None:
        """The bar that keeps a holder from a title on a day."""
        holders = tuple(line)
        return next(
            (
                b
                for b in self.bars
                if b.holder in holders and b.title == title and b.since <= on < b.until
            ),
            None,
        )

    def held_for(self, line: Iterable[str], title: str, on: date) -> int:
        """Full years for which a title has been held, nought where it is not."""
        held = self.standing(line, title, on)
        return full_years(held.since, on) if held else 0

    def terms_completed(self, line: Iterable[str], title: str, on: date) -> int | None:
        """How many terms of a title have run to their end, earlier holdings included.

        Where the end of a term was never recorded, it is not known.
        """
        mine = [h for h in self.of(line, title) if h.since <= on]
        if any(h.term_to is None and h.ended is None and not h.terms_before for h in mine):
            return None
        return sum(h.terms_completed(on) for h in mine if h.status != REVOKED)

    def after(self, consequence: Consequence) -> "Register":
        """One consequence later."""
        return _FOLLOWS[consequence.kind](self, consequence)

    def after_all(self, consequences: Iterable[Consequence]) -> "Register":
        """Several consequences later, in their order."""
        register = self
        for consequence in consequences:
            register = register.after(consequence)
        return register

    def replaced(self, old: Held, new: Held) -> "Register":
        """The same register with one title standing differently."""
        return replace(self, titles=tuple(new if held is old else held for held in self.titles))


def _newest(titles: Iterable[Held]) -> Held | None:
    # An earlier title may be taken in after a later one was conferred.
    found: Held | None = None
    for held in titles:
        if found is None or held.since >= found.since:
            found = held
    return found


def _current(register: Register, c: Consequence) -> Held | None:
    # The day of a decision's document may lie before the day on which a title was entered.
    return _newest(h for h in register.of([c.subject], c.title) if h.status in STANDING)


def _confer(register: Register, c: Consequence) -> Register:
    held = Held(c.subject, c.title, c.on, c.on, c.until, clause=c.clause)
    return replace(register, titles=(*register.titles, held))


def _renew(register: Register, c: Consequence) -> Register:
    held = _current(register, c)
    if held is None:
        return register
    renewed = replace(
        held,
        term_from=c.on,
        term_to=c.until,
        status=HELD,
        rectify_by=None,
        terms_before=held.terms_before + 1,
        clause=c.clause,
        term_to_as="",
    )
    return register.replaced(held, renewed)


def _rectify(register: Register, c: Consequence) -> Register:
    held = _current(register, c)
    if held is None:
        return register
    ordered = replace(held, status=RECTIFICATION, rectify_by=c.until, clause=c.clause)
    return register.replaced(held, ordered)


def _revoke(register: Register, c: Consequence) -> Register:
    held = _current(register, c)
    if held is None:
        return register
    revoked = replace(held, status=REVOKED, rectify_by=None, ended=c.on, clause=c.clause)
    return register.replaced(held, revoked)


def _bar(register: Register, c: Consequence) -> Register:
    if c.until is None:
        raise ValueError("a bar always ends")
    return replace(
        register, bars=(*register.bars, Bar(c.subject, c.title, c.on, c.until, c.clause))
    )


def _criticise(register: Register, c: Consequence) -> Register:
    criticism = Criticism(c.subject, c.role, c.on, c.clause)
    return replace(register, criticisms=(*register.criticisms, criticism))


def _record(register: Register, c: Consequence) -> Register:
    if c.held is None:
        raise ValueError("what is recorded is a title")
    return replace(register, titles=(*register.titles, c.held))


def _correct(register: Register, c: Consequence) -> Register:
    """The row as it was gives way; where it is not there, nothing does."""
    if c.held is None or c.was is None:
        raise ValueError("a correction has a row as it was, and as it is to be")
    old = next((held for held in register.titles if held == c.was), None)
    return register if old is None else register.replaced(old, c.held)


_FOLLOWS = {
    Kind.CONFER: _confer,
    Kind.RENEW: _renew,
    Kind.RECTIFY: _rectify,
    Kind.REVOKE: _revoke,
    Kind.BAR: _bar,
    Kind.CRITICISE: _criticise,
    Kind.RECORD: _record,
    Kind.CORRECT: _correct,
}
