"""Organisations beyond the shipped table, and who recommends them, folded from what was entered."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mingce.core.holders import Body
from mingce.law.words import Words

ORGANISATION, RECOMMENDS = "organisation", "recommends"
"""What an entry says of an organisation: itself, or whom it recommends."""


@dataclass(frozen=True, slots=True)
class _Days:
    """Something is so from a day on, until before another."""

    what: Any
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )


@dataclass
class Organised:
    """Every organisation that was entered, with its days, in the order of the entries."""

    bodies: dict[str, list[_Days]] = field(default_factory=dict)
    relations: dict[tuple[str, str], list[_Days]] = field(default_factory=dict)

    def enter(self, of: str, content: Mapping[str, Any]) -> None:
        """What an entry of an organisation's stream says; what was so before ends there."""
        if said := content.get(ORGANISATION):
            body = Body(said["id"], Words(*said["name"]), said["kind"])
            _follow(self.bodies.setdefault(body.id, []), body, said)
        if said := content.get(RECOMMENDS):
            place = said["holder"], said["seat"]
            _follow(self.relations.setdefault(place, []), of, said)

    def on(self, day: date) -> dict[str, Body]:
        """The organisations as of a day; outside its days one keeps its name and has no kind."""
        tiers: dict[str, dict[str, str]] = {}
        for (holder, seat), relations in self.relations.items():
            for relation in relations:
                if relation.on(day):
                    tiers.setdefault(holder, {})[seat] = relation.what
        found: dict[str, Body] = {}
        for key, entered in self.bodies.items():
            last = max(reversed(entered), key=lambda one: one.on(day))
            kind = last.what.kind if last.on(day) else ""
            found[key] = replace(last.what, kind=kind, recommended_by=tiers.get(key, {}))
        return found


def _follow(before: list[_Days], what: Any, said: Mapping[str, Any]) -> None:
    since, until = _day(said.get("since")), _day(said.get("until"))
    before[:] = [replace(one, until=since) if one.until is None else one for one in before]
    before.append(_Days(what, since, until))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
