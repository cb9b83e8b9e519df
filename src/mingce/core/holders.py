"""Who a holder is: its kind, the line of its predecessors, and who recommends it.

Recommender-of is a dated relation and never a prefix of a code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mingce.law.divisions import DISTRICTS, Division, Divisions, romanised
from mingce.law.organisations import NATIONAL_OFFICE, Organisations
from mingce.law.shapes.tracks import Actor
from mingce.law.words import Words, same

HOLDER, OFFICE, POOL = "holder", "office", "pool"
"""Seats of actors: for the applicant itself, for the national office, for nobody in particular."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation a story brings along: its kind and who recommends it at each tier."""

    id: str
    name: Words
    kind: str = ""
    recommended_by: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holders:
    """Divisions and organisations, as of a day."""

    divisions: Divisions
    organisations: Organisations
    bodies: Mapping[str, Body] = field(default_factory=dict)

    def known(self, holder: str) -> bool:
        """A holder is a division, an organisation of the table, or one the story brought along."""
        return (
            holder in self.bodies
            or self.divisions.known(holder)
            or self.organisations.known(holder)
        )

    def kind(self, holder: str, on: date) -> str | None:
        """What kind of division or organisation a holder is on a day."""
        if holder in self.bodies:
            return self.bodies[holder].kind or None
        division = self.divisions.at(self.divisions.heir(holder, on), on)
        return division.kind if division else None

    def line(self, holder: str, on: date) -> tuple[str, ...]:
        """A holder and those it succeeded, whose titles are its own."""
        return self.divisions.line(holder, on) if holder not in self.bodies else (holder,)

    def same(self, one: str, other: str, on: date) -> bool:
        """Two codes are one holder where one succeeded the other."""
        return one == other or one in self.line(other, on)

    def seated(self, seat: str, holder: str, on: date) -> str | None:
        """Who sits in an actor's seat for a holder.

        `None` is nobody in particular; an empty name, that the seat is empty for this holder.
        """
        if seat == HOLDER:
            return holder
        if seat == OFFICE:
            return NATIONAL_OFFICE
        if seat == POOL:
            return None
        if holder in self.bodies:
            return self.bodies[holder].recommended_by.get(seat, "")
        return self.organisations.recommender(self.divisions.heir(holder, on), on) or ""

    def name_of(self, seat: str, who: str, on: date) -> Words:
        """Whoever sits in a seat bears its own name of the day: an office, not its province."""
        if seat == HOLDER or who in self.bodies:
            return self.name(who, on)
        organisation = self.organisations.at(who, on)
        return organisation.name if organisation else self.name(who, on)

    def name_with_id(self, seat: str, who: str, on: date) -> Words:
        """Whoever was named by its id is told by its name, where it has one, and by that id."""
        name = self.name_of(seat, who, on)
        if name == same(who):
            return name
        return Words(f"{name.zh}（{who}）", f"{name.en} ({who})")

    def in_role(self, actors: Mapping[str, Actor], role: str, who: str, on: date) -> Words:
        """A role of the holder is told with the holder; an office by its name, if it has one role.

        A seat for nobody in particular has the name of the role only; who has no name, id and role.
        """
        label, seat = actors[role].label, actors[role].seat
        if seat == POOL:
            return label
        name = self.name_of(seat, who, on)
        shared = any(other.seat == seat for key, other in actors.items() if key != role)
        if seat != HOLDER and not shared and name != same(who):
            return name
        return Words(f"{name.zh}（{label.zh}）", f"{name.en} ({label.en})")

    def _full(self, division: Division, on: date) -> Words:
        # Districts share their names; what they belong to tells them apart.
        own = Words(division.name, romanised(division))
        above = self.divisions.at(division.parent, on) if division.kind in DISTRICTS else None
        if above is None:
            return own
        return Words(f"{above.name}{own.zh}", f"{own.en}, {romanised(above)}")

    def name(self, holder: str, on: date) -> Words:
        """What a holder is called on a day; an unknown one by its id."""
        if holder in self.bodies:
            return self.bodies[holder].name
        division = self.divisions.nearest(holder, on)
        if division is not None:
            return self._full(division, on)
        organisation = self.organisations.at(holder, on)
        return organisation.name if organisation else same(holder)
