"""Organisations beyond the shipped table, and who recommends them; each for its days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mingce.acts.perform import Asked, Outcome, Plain, Ruling, perform
from mingce.core.answering import reason, unwritten
from mingce.core.findings import Finding
from mingce.core.holders import HOLDER, OFFICE, POOL, Holders
from mingce.core.policy import Action
from mingce.core.seats import CLAUSE
from mingce.law.words import Words, shown
from mingce.ledger import staff, standing, write
from mingce.ledger.people import HOME, Days, open_organisation, open_relation
from mingce.ledger.streams import organisation_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json

LONGEST_ID = 60
OF_AN_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")


@dataclass(frozen=True, slots=True)
class Entered:
    """An organisation as it is to be entered: from a day on, until before another."""

    id: str
    name: Words
    kind: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Recommender:
    """Who recommends an organisation at one tier, from a day on, until before another."""

    holder: str
    seat: str
    organisation: str
    since: date | None = None
    until: date | None = None


def enter_organisation(asked: Asked, wanted: Entered) -> Outcome:
    """An organisation with its names and its kind; entered again, it is so from that day on."""
    return perform(asked, [_Entering(wanted)])[0]


def set_recommender(asked: Asked, wanted: Recommender) -> Outcome:
    """From a day on this organisation recommends that one, and whoever did before does no more."""
    return perform(asked, [_Relating(wanted)])[0]


@dataclass(slots=True)
class _Entering(Plain):
    wanted: Entered
    action = Action.ENTER_ORGANISATION

    @property
    def stream(self) -> str:
        return organisation_stream(self.wanted.id)

    def body(self) -> Json:
        return {"action": self.action, **self._content}

    def prepare(self, _: Asked) -> Iterable[str]:
        return (HOME,)

    def decide(self, _: Asked, _at: datetime, _streams: Mapping[str, Locked]) -> Ruling:
        wrong = (*self._wrong(), *_in_order(self.wanted, open_organisation(self.wanted.id)))
        if wrong:
            return Ruling.refused(wrong)
        return Ruling({"cite": CLAUSE, "organisation": self._content})

    def keep(self, _row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        one = self.wanted
        staff.keep_organisation(one.id, one.name, one.kind, (one.since, one.until))

    @property
    def _content(self) -> dict[str, Json]:
        one = self.wanted
        return {
            "id": one.id,
            "kind": one.kind,
            "name": [one.name.zh, one.name.en],
            **_days(one.since, one.until),
        }

    def _wrong(self) -> Iterable[Finding]:
        one = self.wanted
        if not one.id or len(one.id) > LONGEST_ID or not set(one.id) <= OF_AN_ID:
            words = Words(
                f"单位编号只用小写字母、数字和连字符：“{shown(one.id)}”",
                f"an organisation's id has small letters, digits and hyphens: '{shown(one.id)}'",
            )
            yield reason("organisation", CLAUSE, words)
        shipped = standing.shipped()
        if shipped.known(one.id):
            words = Words(
                "这一编号是随系统所附的区划或机构",
                "this is a division or an organisation of the shipped table",
            )
            yield reason("organisation", CLAUSE, words)
        both = Words("须有中文和英文名称", "a Chinese and an English name are needed")
        if wrong := unwritten(one.name.zh, both) or unwritten(one.name.en, both):
            yield reason("name", CLAUSE, wrong)


@dataclass(slots=True)
class _Relating(Plain):
    wanted: Recommender
    action = Action.SET_RECOMMENDER
    _holders: Holders = field(init=False)

    @property
    def stream(self) -> str:
        return organisation_stream(self.wanted.organisation)

    def body(self) -> Json:
        return {"action": self.action, "of": self.wanted.organisation, **self._content}

    def prepare(self, asked: Asked) -> Iterable[str]:
        self._holders = standing.holders([self.wanted.holder, self.wanted.organisation], asked.on)
        return (HOME,)

    def decide(self, _: Asked, _at: datetime, _streams: Mapping[str, Locked]) -> Ruling:
        before = open_relation(self.wanted.holder, self.wanted.seat)
        wrong = (*self._wrong(), *_in_order(self.wanted, before))
        if wrong:
            return Ruling.refused(wrong)
        return Ruling({"cite": CLAUSE, "recommends": self._content})

    def keep(self, _row: Row, streams: Mapping[str, Locked], _: Ruling) -> None:
        write.keep_stream(streams[self.stream])
        one = self.wanted
        days = (one.since, one.until)
        staff.keep_recommender(one.holder, one.seat, one.organisation, days)

    @property
    def _content(self) -> dict[str, Json]:
        one = self.wanted
        return {"holder": one.holder, "seat": one.seat, **_days(one.since, one.until)}

    def _wrong(self) -> Iterable[Finding]:
        one = self.wanted
        if one.holder not in self._holders.bodies:
            words = Words(
                "只为自行登记的单位指定推荐单位；行政区划的推荐单位由所附的表确定",
                "a recommender is set for an organisation that was entered here; who recommends "
                "a division, the shipped table says",
            )
            yield reason("holder", CLAUSE, words)
        if not self._holders.known(one.organisation):
            of = shown(one.organisation)
            words = Words(f"没有“{of}”这一单位", f"there is no organisation '{of}'")
            yield reason("organisation", CLAUSE, words)
        if one.seat in (HOLDER, OFFICE, POOL) or not one.seat.strip():
            words = Words("这不是推荐单位的层级", "this is no tier of recommenders")
            yield reason("seat", CLAUSE, words)
        if one.organisation == one.holder:
            words = Words("任何单位不推荐自己", "nobody recommends itself")
            yield reason("organisation", CLAUSE, words)


def _in_order(wanted: Entered | Recommender, before: Days | None) -> Iterable[Finding]:
    """Days are whole, and what is new begins after what it takes the place of."""
    since, until = wanted.since, wanted.until
    if until is not None and since is not None and until <= since:
        words = Words("终止日须晚于起始日", "it ends after the day on which it begins")
        yield reason("until", CLAUSE, words)
    if before is None:
        return
    last = before.until or before.since
    if since is None or (last is not None and since < last):
        words = Words(
            "须晚于已登记的一段（并写明起始日）",
            "it begins after what was entered before, on a day that is given",
        )
        yield reason("since", CLAUSE, words)


def _days(since: date | None, until: date | None) -> dict[str, Json]:
    days = {"since": since, "until": until}
    return {key: day.isoformat() for key, day in days.items() if day is not None}
