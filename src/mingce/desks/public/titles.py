"""The register as rows a reader can search: each title with its holder, its days and its state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from mingce.core.holders import Holders
from mingce.core.register import Register
from mingce.core.titles import HELD, LAPSED, RECTIFICATION, REVOKED, Held
from mingce.desks.public.asked import Asked
from mingce.desks.public.grid import known_areas
from mingce.desks.public.places import Place, place
from mingce.law.words import Words, same
from mingce.ledger import read

AWAITING, OVERDUE = "awaiting", "overdue"


@dataclass(frozen=True, slots=True)
class State:
    """How a title stands, with the drawing and the tint that go with the word."""

    key: str
    words: Words
    icon: str
    tint: str


STATES: Final = {
    one.key: one
    for one in (
        State(HELD, Words("有效", "in force"), "met", "met"),
        # What came after a term that was taken in from a paper need not be known here.
        State(
            AWAITING, Words("期满，尚无复核记录", "term ended, no re-review on record"), "clock", ""
        ),
        State(RECTIFICATION, Words("限期整改", "under rectification"), "warn", "wait"),
        State(OVERDUE, Words("整改期满，待再次复核", "rectification time is over"), "warn", "wait"),
        State(LAPSED, Words("已失效", "lapsed"), "no", "off"),
        State(REVOKED, Words("已取消", "revoked"), "veto", "stop"),
    )
}
"""Nothing lapses silently: a term that has run out is a state with words."""


@dataclass(frozen=True, slots=True)
class Row:
    """A title in somebody's hands, as a reader sees it on a day."""

    place: Place
    title: Words
    held: Held
    state: State
    stands: bool
    region: Words | None = None

    @property
    def since(self) -> str:
        return self.held.since_as or self.held.since.isoformat()

    @property
    def term(self) -> str:
        """When the current term began: with the title, unless it was renewed."""
        renewed = self.held.term_from != self.held.since
        return self.held.term_from.isoformat() if renewed else self.since

    @property
    def until(self) -> str:
        end = self.held.term_to
        return self.held.term_to_as or (end.isoformat() if end else "")


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows are looked for; an empty part leaves all."""

    search: str = ""
    title: str = ""
    region: str = ""
    state: str = ""

    def keep(self, row: Row) -> bool:
        return (
            self.title in ("", row.held.title)
            and self.region in ("", row.place.region)
            and self.state in ("", row.state.key)
            and row.place.found_by(self.search)
        )


@dataclass(frozen=True, slots=True)
class Published:
    """The published register of a day, with what is needed to name all that is in it."""

    register: Register
    holders: Holders
    labels: Mapping[str, Words]
    rows: tuple[Row, ...]

    def label(self, title: str) -> Words:
        return self.labels.get(title, same(title))

    def place(self, code: str, on: date) -> Place:
        return place(self.holders, code, on)


def published(request: Asked, *also: str) -> Published:
    """What is published as of the request's day, by region, holder and first day."""
    register = read.published(request.who, request.on)
    codes = {held.holder for held in register.titles}
    holders = read.named(request.who, request.on, {*codes, *also})
    labels = title_labels(request)
    places = {code: place(holders, code, request.on) for code in codes}
    areas = known_areas(request.on)
    rows = [
        Row(
            places[held.holder],
            labels.get(held.title, same(held.title)),
            held,
            state_of(held, request.on),
            held.standing(request.on),
            areas.get(places[held.holder].region),
        )
        for held in register.titles
    ]
    rows.sort(key=lambda row: (row.place.region, row.place.code, row.held.since, row.held.title))
    return Published(register, holders, labels, tuple(rows))


def state_of(held: Held, on: date) -> State:
    """How a title stands on a day; a day that has passed with nothing decided is told as such."""
    if held.status == HELD and held.awaiting(on):
        return STATES[AWAITING]
    if held.status == RECTIFICATION and held.rectify_by and held.rectify_by <= on:
        return STATES[OVERDUE]
    return STATES[held.status]


def title_labels(request: Asked) -> Mapping[str, Words]:
    """The titles of every round there was; where two name one differently, the later name holds."""
    found: dict[str, Words] = {}
    for hashed in _editions(request):
        titles = read.edition(request.who, hashed).shape.titles
        found |= {name: title.label for name, title in titles.items() if name not in found}
    return found


def _editions(request: Asked) -> Iterable[str]:
    return dict.fromkeys(one.edition for one in read.rounds(request.who, request.on))
