"""Who is who in a story: its cases by name, each with round, track and holder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mingce.core.holders import HOLDER, Holders
from mingce.core.wrongs import Wrongs
from mingce.law.edition import Edition
from mingce.law.periods import local_day
from mingce.law.reader import At
from mingce.law.scenario import RoundShape, Scenario, Step
from mingce.law.words import Words, shown


@dataclass(frozen=True, slots=True)
class Role:
    """A case by the story's own name: its round, its track and its holder."""

    name: str
    round: str
    track: str
    holder: str


class Casting:
    """Finds the role of each name a story uses; the first use of a name opens its case."""

    def __init__(
        self, scenario: Scenario, editions: Mapping[str, Edition], holders: Holders, wrongs: Wrongs
    ) -> None:
        self._rounds: tuple[RoundShape, ...] = scenario.rounds
        self._editions = editions
        self._holders = holders
        self._wrongs = wrongs
        self._roles: dict[str, Role] = {}

    def roles(self, n: int, step: Step) -> list[Role]:
        """The roles a step is about; what is wrong with them is told."""
        named = list(_names(n, step))
        if not named:
            words = Words("缺少 case（或 cases）", "'case' (or 'cases') is missing")
            self._wrongs.tell(("steps", n), words)
        return [role for at, name in named if (role := self._role(n, at, name, step))]

    def known_holder(self, at: At, holder: str) -> bool:
        """A holder is a division or an organisation; an unknown one is told, with the nearest."""
        if self._holders.known(holder):
            return True
        near = self._holders.divisions.suggest(holder)[:1]
        hint_zh = "".join(f"；是否想写 {d.code}（{d.name}）？" for d in near)
        hint_en = "".join(f"; did you mean {d.code} ({d.name})?" for d in near)
        words = Words(
            f"没有代码为“{shown(holder)}”的行政区划或机构；应为六位代码，如 320400{hint_zh}",
            f"no division or organisation has the code '{shown(holder)}'; "
            f"codes have six digits, such as 320400{hint_en}",
        )
        self._wrongs.tell(at, words)
        return False

    def _role(self, n: int, at: At, name: str, step: Step) -> Role | None:
        if name in self._roles:
            return self._again(n, self._roles[name], step)
        a_round = step.round or (self._rounds[0].id if len(self._rounds) == 1 else "")
        if a_round not in self._editions:
            what = Words("轮次", "round")
            self._wrongs.unknown(("steps", n, "round"), what, a_round, self._editions)
            return None
        edition = self._editions[a_round]
        track = step.track or ""
        if track not in edition.tracks:
            what = Words("类别", "track")
            self._wrongs.unknown(("steps", n, "track"), what, track, edition.tracks)
            return None
        holder = self._holder(n, at, name, step, edition)
        if holder is None:
            return None
        return self._opened(
            at, Role(name, a_round, track, holder), local_day(step.at, edition.zone)
        )

    def _holder(self, n: int, at: At, name: str, step: Step, edition: Edition) -> str | None:
        actor = edition.shape.actors.get(step.by.actor)
        own = step.by.of if actor and actor.seat == HOLDER else None
        holder = step.holder or own
        if holder is None:
            words = Words(
                f"首次出现的案件“{name}”缺少 holder", f"case '{name}' is new here: give its holder"
            )
            self._wrongs.tell(at, words)
            return None
        where: At = ("steps", n, "holder") if step.holder else ("steps", n, "by", "of")
        return holder if self.known_holder(where, holder) else None

    def _opened(self, at: At, role: Role, on: date) -> Role:
        for other in self._roles.values():
            same_place = (other.round, other.track) == (role.round, role.track)
            if same_place and self._holders.same(other.holder, role.holder, on):
                words = Words(
                    f"{role.holder} 在这一轮这一类已有案件“{other.name}”",
                    f"{role.holder} already has the case '{other.name}' in this round and track",
                )
                self._wrongs.tell(at, words)
        self._roles[role.name] = role
        return role

    def _again(self, n: int, role: Role, step: Step) -> Role:
        said = (("round", step.round, role.round), ("track", step.track, role.track))
        for key, now, before in (*said, ("holder", step.holder, role.holder)):
            if now not in (None, before):
                words = Words(
                    f"案件“{role.name}”的 {key} 是 {before}",
                    f"the {key} of case '{role.name}' is {before}",
                )
                self._wrongs.tell(("steps", n, key), words)
        return role


def _names(n: int, step: Step) -> Iterator[tuple[At, str]]:
    if step.case:
        yield ("steps", n, "case"), step.case
    for m, name in enumerate(step.cases):
        yield ("steps", n, "cases", m), name
