"""What cases can be sifted by: rounds, lines of work, states and provinces, each in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from mingce.desks.page.docket import waiting
from mingce.desks.page.seated import Request
from mingce.law import divisions
from mingce.law.edition import Edition
from mingce.law.words import Words
from mingce.ledger import read

PROVINCE = "0000"
"""How the code of a province ends; what stands before is a region of the tallies."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Every value that a filter can take."""

    round: Mapping[str, Words]
    track: Mapping[str, Words]
    state: Mapping[str, Words]
    region: Mapping[str, Words]

    def wrong(self, asked: Mapping[str, str]) -> Words | None:
        """What is chosen has to be on the list."""
        every = {"round": self.round, "track": self.track, "state": self.state}
        every["region"] = self.region
        if all(not asked[name] or asked[name] in known for name, known in every.items()):
            return None
        return Words(
            "没有所选的这一项；请从列表中选择", "there is no such choice; choose from the list"
        )


def choices(request: Request, rounds: tuple[read.Opened, ...], track: str) -> Choices:
    """The states are those of the line of work that is looked at, or else of all of them."""
    editions = [read.edition(request.who, one.edition) for one in rounds]
    tracks = [(name, one) for edition in editions for name, one in edition.tracks.items()]
    states: dict[str, list[Words]] = {}
    for name, one in tracks:
        for state, shape in one.states.items():
            if track in ("", name) and shape.label not in states.setdefault(state, []):
                states[state].append(shape.label)
    return Choices(
        {one.id: Words(one.id, one.id) for one in rounds},
        {name: one.label for name, one in reversed(tracks)},
        {state: reduce(_either, labels) for state, labels in states.items() if labels},
        regions(request),
    )


def _either(one: Words, other: Words) -> Words:
    return Words(f"{one.zh}／{other.zh}", f"{one.en} / {other.en}")


def regions(request: Request) -> dict[str, Words]:
    """The provinces of the day, by the digits with which the codes in them begin."""
    codes = [one.code for one in divisions.load().standing(request.on)]
    provinces = [code for code in codes if code.endswith(PROVINCE)]
    names = read.named(request.who, request.on, provinces)
    return {code.removesuffix(PROVINCE): names.name(code, request.on) for code in provinces}


def waits(edition: Edition, round_id: str, role: str) -> set[tuple[str, str, str]]:
    """The states of a round's tracks from which this seat moves a case on."""
    return {
        (round_id, name, state)
        for name, track in edition.tracks.items()
        for state in track.states
        if any(waiting(edition, name, state, role))
    }
