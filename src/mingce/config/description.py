"""An edition described for scripts: everything `mingce show` shows, as plain values."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from mingce.config.terminal import Terminal
from mingce.config.wording import source_of
from mingce.law.edition import Edition, origins
from mingce.law.shapes.schemes import Item
from mingce.law.shapes.tracks import Effect, Track, Transition
from mingce.law.words import Words

Plain = dict[str, Any]

PARTS = {
    "actors": ("cite", "desk", "seat"),
    "titles": ("cite", "term", "source"),
    "deadlines": ("cite", "day", "source", "extended_by", "extended_to"),
    "forms": ("cite", "kind", "period", "source", "rests_on", "breaks_off"),
    "schemes": (
        *("cite", "source", "rests_on", "active", "verified", "marks"),
        *("note", "breaks_off"),
    ),
    "practices": ("cite", "on"),
}
"""What is described by name, with the keys that are told as they are."""
FACT = (
    *("cite", "type", "unit", "period", "judged", "evidence", "options", "ask", "remark"),
    *("least", "only_with", "used_up_by", "source", "rests_on", "practice"),
)
ROW = ("type", "unit", "required", "cumulative", "evidence", "longest", "remark")


def as_json(terminal: Terminal, edition: Edition, tracks: Iterable[str]) -> Plain:
    """The tracks asked for, and all that belongs to the edition as a whole."""
    shape = edition.shape
    about = _Description(terminal, edition)
    described = {part: about.named(getattr(shape, part), keys) for part, keys in PARTS.items()}
    for name, form in edition.forms.items():
        described["forms"][name]["from"] = list(form.answered_by)
        described["forms"][name]["rows"] = [
            {"row": row.row, "fact": row.fact, **about.entry(row, ROW)} for row in form.rows
        ]
    for name, scheme in shape.schemes.items():
        described["schemes"][name]["items"] = about.items(scheme.items)
    return {
        "edition": edition.id,
        "label": terminal.say(shape.label),
        "hash": edition.hash,
        "texts": about.texts(),
        "units": about.units(),
        "tracks": {name: about.track(name) for name in tracks},
        "facts": about.facts(),
        "criteria": about.listed(
            shape.criteria, ("cite", "test", "source", "rests_on", "practice")
        ),
        "lists": about.listed(shape.lists, ("cite", "holders")),
        **described,
        "vetoes": list(edition.vetoes),
        "open": [
            {
                "cite": o.cite,
                "question": terminal.say(o.question),
                "reading": terminal.say(o.reading),
            }
            for o in shape.open
        ],
    }


class _Description:
    """The parts of one edition as plain values, with labels in one language."""

    def __init__(self, terminal: Terminal, edition: Edition) -> None:
        self.say = terminal.say
        self.edition = edition

    def entry(self, entry: Any, keys: Iterable[str]) -> Plain:
        """An entry's label, and some of its keys as they are; its source is never left open."""
        described: Plain = {"label": self.say(entry.label)}
        described |= {key: self._plain(getattr(entry, key)) for key in keys}
        if "source" in described:
            described["source"] = source_of(self.edition, entry.cite, entry.source) or None
        return described

    def _plain(self, value: Any) -> Any:
        if isinstance(value, Words):
            return self.say(value)
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else value
        if value is None or isinstance(value, bool | int):
            return value
        return list(value) if isinstance(value, tuple | dict) else str(value)

    def named(self, entries: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Plain]:
        """Entries by their names."""
        return {name: self.entry(entry, keys) for name, entry in entries.items()}

    def listed(self, entries: Mapping[str, Any], keys: Iterable[str]) -> list[Plain]:
        """Entries one after the other, each with its id."""
        return [{"id": name, **self.entry(entry, keys)} for name, entry in entries.items()]

    def texts(self) -> list[Plain]:
        keys = ("title", "source", "cite", "number", "number_as_printed", "signed", "note")
        return [
            {"id": name, **{key: self._plain(getattr(text, key)) for key in keys}}
            for name, text in self.edition.shape.texts.items()
        ]

    def units(self) -> list[Plain]:
        """Units by the names they have in facts and rows."""
        return [
            {
                "unit": name,
                "label": self.say(Words(name, unit.en)),
                "of": unit.of,
                "times": unit.times,
            }
            for name, unit in self.edition.shape.units.items()
        ]

    def facts(self) -> list[Plain]:
        return [
            {**described, "from": list(self.edition.facts[described["id"]].answered_by)}
            for described in self.listed(self.edition.facts, FACT)
        ]

    def items(self, items: Mapping[str, Item]) -> list[Plain]:
        """The items of an indicator system, each with its parts."""
        keys = ("marks", "direction", "breaks_off")
        return [
            {"id": name, **self.entry(item, keys), "items": self.items(item.items)}
            for name, item in items.items()
        ]

    def track(self, name: str) -> Plain:
        """A track with its stages, events and documents."""
        track = self.edition.tracks[name]
        keys = ("cite", "title", "applicant", "initial", "vetoed", "calls", "scheme")
        documents = ("cite", "owner", "addressee", "form", "paper", "after", "source", "practice")
        return {
            **self.entry(track, keys),
            "conditions": list(self.edition.conditions(name)),
            "states": self.named(track.states, ("final",)),
            "events": [self._event(track, line) for line in track.transitions],
            "documents": self.named(track.documents, documents),
        }

    def _event(self, track: Track, line: Transition) -> Plain:
        keys = ("by", "requires", "warns", "when", "needs", "due", "late", "cite", "never")
        return {
            "event": line.event,
            "label": self.say(self.edition.shape.events[line.event]),
            "from": list(origins(track, line)),
            "to": line.goal,
            **{key: self._plain(getattr(line, key)) for key in keys},
            "effect": [_effect(effect) for effect in line.effect],
        }


def _effect(effect: Effect) -> Plain:
    """An effect by the words of the edition."""
    given = effect.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return {key: list(v) if isinstance(v, tuple) else str(v) for key, v in given.items()}
