"""The register: who holds what, under which term, who is barred, who was criticised.

A register is folded from consequences and never written otherwise. Titles outlive editions, so
nothing here knows an edition. Intervals are half-open: `until` is the first day outside.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mingce.core.consequences import Consequence, Kind
from mingce.law.periods import full_years

HELD, RECTIFICATION, LAPSED, REVOKED = "held", "rectification", "lapsed", "revoked"
STANDING = (HELD, RECTIFICATION)


@dataclass(frozen=True, slots=True)
class Held:
    """A title in somebody's hands: since when, the current term, and how it stands."""

    holder: str
    title: str
    since: date
    term_from: date
    term_to: date | None
    status: str = HELD
    rectify_by: date | None = None
    terms_before: int = 0
    ended: date | None = None

    def standing(self, on: date) -> bool:
        """A title stands until something is decided, whatever its term says."""
        return self.since <= on and self.status in STANDING

    def awaiting(self, on: date) -> bool:
        """A title whose term has ended with nothing decided yet awaits a decision."""
        return self.standing(on) and self.term_to is not None and self.term_to <= on

    def terms_completed(self, on: date) -> int:
        """Terms run to their end: those renewed, and the current one once it is over."""
        over = self.term_to is not None and self.term_to <= on
        return self.terms_before + (1 if over else 0)


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
    """All titles, bars and criticisms of a programme, oldest first."""

    titles: tuple[Held, ...] = ()
    bars: tuple[Bar, ...] = ()
    criticisms: tuple[Criticism, ...] = ()

    def standing(self, line: Iterable[str], title: str, on: date) -> Held | None:
        """The title as it stands with a holder, or with a division the holder succeeded."""
        holders = tuple(line)
        return next(
            (h for h in reversed(self.titles) if _is(h, holders, title) and h.standing(on)), None
        )

    def latest(self, line: Iterable[str], title: str) -> Held | None:
        """The last that was known of a title with a holder, standing or not."""
        holders = tuple(line)
        return next((h for h in reversed(self.titles) if _is(h, holders, title)), None)

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
        holders = tuple(line)
        mine = [h for h in self.titles if _is(h, holders, title) and h.since <= on]
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


def _is(held: Held, holders: tuple[str, ...], title: str) -> bool:
    return held.title == title and held.holder in holders


def _current(register: Register, c: Consequence) -> Held | None:
    # The day of a decision's document may lie before the day on which a title was entered.
    held = register.latest([c.subject], c.title)
    return held if held is not None and held.status in STANDING else None


def _confer(register: Register, c: Consequence) -> Register:
    held = Held(c.subject, c.title, c.on, c.on, c.until)
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
    )
    return register.replaced(held, renewed)


def _rectify(register: Register, c: Consequence) -> Register:
    held = _current(register, c)
    if held is None:
        return register
    return register.replaced(held, replace(held, status=RECTIFICATION, rectify_by=c.until))


def _revoke(register: Register, c: Consequence) -> Register:
    held = _current(register, c)
    if held is None:
        return register
    return register.replaced(held, replace(held, status=REVOKED, rectify_by=None, ended=c.on))


def _bar(register: Register, c: Consequence) -> Register:
    if c.until is None:
        raise ValueError("a bar always ends")
    return replace(
        register, bars=(*register.bars, Bar(c.subject, c.title, c.on, c.until, c.clause))
    )


def _criticise(register: Register, c: Consequence) -> Register:
    criticism = Criticism(c.subject, c.role, c.on, c.clause)
    return replace(register, criticisms=(*register.criticisms, criticism))


_FOLLOWS = {
    Kind.CONFER: _confer,
    Kind.RENEW: _renew,
    Kind.RECTIFY: _rectify,
    Kind.REVOKE: _revoke,
    Kind.BAR: _bar,
    Kind.CRITICISE: _criticise,
}
