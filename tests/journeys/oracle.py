"""A register kept with pencil and paper, beside the engine and without it.

It reads the effects off the edition's own lines of text and keeps dicts of dicts; it shares no code
with `mingce.core`. What the engine says must come to the same.
"""

import re
from datetime import date, timedelta
from typing import Any

from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    CORPS,
    CORPS_CITY,
    COUNTY_CITY,
    DISTRICT,
    LONG_AFTER,
    LONG_BEFORE,
    MUNICIPALITY,
    NEIGHBOUR,
    NEIGHBOURS_PROVINCE,
    OFFICE,
    PREFECTURE,
    PREFECTURES_PROVINCE,
    PROVINCE,
    SUCCEEDED,
)

PROVINCES = {
    CITY: PROVINCE,
    COUNTY_CITY: PROVINCE,
    BEFORE: PROVINCE,
    AFTER: PROVINCE,
    NEIGHBOUR: NEIGHBOURS_PROVINCE,
    DISTRICT: MUNICIPALITY,
    CORPS_CITY: CORPS,
    PREFECTURE: PREFECTURES_PROVINCE,
    LONG_BEFORE: "370000",
    LONG_AFTER: "370000",
}
HEIRS = {BEFORE: (AFTER, SUCCEEDED), LONG_BEFORE: (LONG_AFTER, date(2017, 11, 1))}
STANDING = ("held", "rectification")

Table = dict[str, Any]


def family(holder: str, on: date) -> set[str]:
    """The codes that are one holder on a day."""
    return {holder} | {
        code
        for old, (new, since) in HEIRS.items()
        if holder in (old, new) and on >= since
        for code in (old, new)
    }


def later(day: date, term: str) -> date:
    """A term added by counting months on the calendar, then days."""
    years, months, days = (
        int(found.group(1)) if (found := re.search(rf"(\d+){unit}", term)) else 0 for unit in "YMD"
    )
    month = day.month - 1 + months + 12 * years
    first = date(day.year + month // 12, month % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day)) + timedelta(days=days)


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


class Oracle:
    """Titles, bars and criticisms as they follow from the edition's own lines."""

    def __init__(self, data: Table) -> None:
        self.data = data
        self.titles: list[Table] = []
        self.bars: list[tuple[str, str, date, date]] = []
        self.criticised: list[tuple[str, str, date]] = []
        self.notes: dict[Any, dict[str, tuple[str, str]]] = {}
        self.moments: dict[Any, dict[str, Any]] = {}
        self.asked = self._who_is_asked()
        self.tracks = {name: self._lines(track) for name, track in data["tracks"].items()}
        self.demands = {
            name: [self._demands(name, line) for line in lines]
            for name, lines in self.tracks.items()
        }

    def _lines(self, track: Table) -> list[Table]:
        """The lines of a track in force, the states they start from spelled out."""
        common = self.data["every_track"]
        states = {**track["states"], **common.get("states", {})}
        found = []
        for line in (*track["transitions"], *common["transitions"]):
            practice = self.data["practices"].get(line.get("practice"), {"on": True})
            if not practice["on"]:
                continue
            starts = listed(line["from"])
            if starts == ["any"]:
                starts = [s for s in states if s != line.get("to")]
            if starts == ["open"]:
                starts = [s for s in states if not states[s].get("final") and s != line.get("to")]
            found.append({**line, "from": starts, "by": listed(line["by"])})
        return found

    def _who_is_asked(self) -> dict[str, list[str]]:
        rows = {
            row["fact"]: listed(row.get("from", form.get("from", [])))
            for form in self.data["forms"].values()
            for row in form.get("rows", ())
        }
        return rows | {name: listed(fact["from"]) for name, fact in self.data["facts"].items()}

    def _demands(self, track: str, line: Table) -> list[tuple[str, bool]]:
        """The facts that must be so for a line, where a criterion is nothing but a fact."""
        groups = {
            "conditions": self.data["tracks"][track]["conditions"],
            "vetoes": self.data["vetoes"],
        }
        found = []
        for name in (*line.get("requires", ()), *line.get("when", ())):
            straight = name.removeprefix("not ")
            for criterion in groups.get(straight, [straight]):
                fact = self.data["criteria"][criterion]["test"].removeprefix("not ")
                if fact.isidentifier():
                    negated = self.data["criteria"][criterion]["test"].startswith("not ")
                    found.append((fact, negated is name.startswith("not ")))
        return found

    def seated(self, actor: str, of: str, holder: str, on: date) -> bool:
        """Whether somebody may sit where an actor sits for a holder."""
        seat = self.data["actors"][actor]["seat"]
        if seat == "holder":
            return of in family(holder, on)
        return seat == "pool" or of == {"office": OFFICE, "province": PROVINCES[holder]}[seat]

    def is_so(self, fact: str, answers: Table, holder: str, on: date) -> object:
        """What somebody answered, or what the titles and bars written down here say."""
        asked = self.data["facts"].get(fact, {})
        if asked.get("ask") == "holds":
            return bool(self.standing(holder, asked["title"], on))
        if asked.get("ask") == "barred":
            ones = family(holder, on)
            return any(
                who in ones and title == asked["title"] and since <= on < until
                for who, title, since, until in self.bars
            )
        return answers.get(fact)

    def unmet(
        self, track: str, way: int, answers: Table, documents: set[str], holder: str, on: date
    ) -> list[str]:
        """What a line demands and does not find, as far as pencil and paper can tell."""
        line = self.tracks[track][way]
        missing = [name for name in line.get("needs", ()) if name not in documents]
        return missing + [
            fact
            for fact, wanted in self.demands[track][way]
            if self.data["facts"].get(fact, {}).get("ask") in (None, "holds", "barred")
            and self.is_so(fact, answers, holder, on) is not wanted
        ]

    def way(self, track: str, entry: Any) -> int:
        """Which line of the table an entry took; there is exactly one."""
        found = [
            number
            for number, line in enumerate(self.tracks[track])
            if (line["event"], line["cite"]) == (entry.action, entry.cite)
            and entry.origin in line["from"]
            and entry.goal in (line.get("to", entry.origin), line.get("late"))
            and "never" not in line
        ]
        assert len(found) == 1, (track, entry)
        return found[0]

    def standing(self, holder: str, title: str, on: date) -> list[Table]:
        """The titles that stand on a day with those who are one holder on it."""
        return [
            held
            for held in self.titles
            if held["title"] == title
            and held["holder"] in family(holder, on)
            and held["status"] in STANDING
            and held["since"] <= on
        ]

    def follow(self, track: str, way: int, holder: str, today: date, dated: date | None) -> None:
        """Write down what follows from a line; whatever rests on a title finds exactly one."""
        on = dated or today
        line = self.tracks[track][way]
        own = self.data["tracks"][track]["title"]
        for effect in line.get("effect", ()):
            lasts = effect.get("for")
            for role in listed(effect.get("criticise", [])):
                subject = {"holder": holder, "office": OFFICE, "province": PROVINCES[holder]}
                seat = self.data["actors"][role]["seat"]
                self.criticised.append((subject[seat], role, on))
            for kind in ("confer", "renew", "revoke", "rectify", "bar"):
                if kind in effect:
                    title = own if effect[kind] == "own" else effect[kind]
                    for one in self._write(kind, holder, title, today, on, lasts):
                        one["clause"] = line["cite"]

    def _write(
        self, kind: str, holder: str, title: str, today: date, on: date, lasts: str | None
    ) -> list[Table]:
        lasts = lasts or self.data["titles"][title].get("term")
        until = later(on, lasts) if lasts else None
        if kind == "bar":
            self.bars.append((holder, title, on, until))
            return []
        held = self.standing(holder, title, today)
        if kind == "confer":
            assert held == [], "a second title of a kind"
            self.take_in(holder, title, on, until)
            return self.titles[-1:]
        if kind == "renew":
            [one] = held
            one |= {"term_from": on, "term_to": until, "status": "held", "rectify_by": None}
            one["terms_before"] += 1
        elif kind == "rectify":
            [one] = held
            one |= {"status": "rectification", "rectify_by": until}
        else:
            for one in held:
                one |= {"status": "revoked", "rectify_by": None, "ended": on}
        return held

    def take_in(
        self, holder: str, title: str, since: date, until: date | None, status: str = "held"
    ) -> None:
        """A title, as papers or a decision give it."""
        self.titles.append(
            {
                "holder": holder,
                "title": title,
                "since": since,
                "term_from": since,
                "term_to": until,
                "status": status,
                "rectify_by": None,
                "terms_before": 0,
                "ended": None,
                "clause": "",
                "since_as": "",
                "term_to_as": "",
                "paper": "",
            }
        )

    def note(self, place: Any, entry: Any, way: int | None) -> None:
        """Write down what an entry found, what it overtakes, and which deadline it went over."""
        notes = self.notes.setdefault(place, {})
        brought = {*entry.answers, *entry.documents}
        for item, (_, by) in list(notes.items()):
            if item in brought or (brought and item == "" and by != entry.actor):
                del notes[item]
        for item, remark in entry.remarks.items():
            if remark.verdict:
                notes[item] = remark.verdict.value, entry.actor
        due = None if way is None else self.tracks[place.track][way].get("due")
        moments = self.moments.setdefault(place, {})
        if due and "day" in self.data["deadlines"][due]:
            moments.setdefault(due, entry.at)

    def found(self, place: Any) -> dict[str, str]:
        """What was last found about each item and has not been overtaken since."""
        return {item: verdict for item, (verdict, _) in self.notes[place].items()}
