"""An edition described for scripts: everything `mingce show` shows, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from mingce.config.terminal import Terminal
from mingce.law.edition import Edition, origins
from mingce.law.shapes.tracks import Effect, Track, Transition

Plain = dict[str, Any]


def as_json(terminal: Terminal, edition: Edition, tracks: Iterable[str]) -> Plain:
    """The tracks asked for, and all that belongs to the edition as a whole."""
    shape = edition.shape
    parts: dict[str, tuple[Mapping[str, Any], tuple[str, ...]]] = {
        "actors": (shape.actors, ("cite", "desk", "seat")),
        "titles": (shape.titles, ("cite", "term", "source")),
        "deadlines": (
            shape.deadlines,
            ("cite", "day", "source", "extended_by", "extended_to"),
        ),
        "forms": (shape.forms, ("cite", "kind", "source", "rests_on")),
        "schemes": (shape.schemes, ("cite", "source", "active", "verified", "marks")),
        "practices": (shape.practices, ("cite", "on")),
    }
    described = {
        part: {name: _described(terminal, entry, keys) for name, entry in entries.items()}
        for part, (entries, keys) in parts.items()
    }
    for name, form in edition.forms.items():
        described["forms"][name]["rows"] = [
            {"row": row.row, "fact": row.fact, "required": row.required} for row in form.rows
        ]
    return {
        "edition": edition.id,
        "label": terminal.say(shape.label),
        "hash": edition.hash,
        "tracks": {name: _track(terminal, edition, name) for name in tracks},
        "facts": _facts(terminal, edition),
        "criteria": _criteria(terminal, edition),
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


def effect_json(effect: Effect) -> Plain:
    """An effect by the words of the edition."""
    given = effect.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return {key: list(v) if isinstance(v, tuple) else str(v) for key, v in given.items()}


def _described(terminal: Terminal, entry: Any, keys: Iterable[str]) -> Plain:
    """An entry's label in the reader's language, and some of its keys as they are."""
    return {
        "label": terminal.say(entry.label),
        **{key: _plain(getattr(entry, key)) for key in keys},
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    return list(value) if isinstance(value, tuple | dict) else str(value)


def _facts(terminal: Terminal, edition: Edition) -> list[Plain]:
    keys = ("cite", "type", "unit", "period", "judged", "evidence", "options", "ask", "source")
    return [
        {"id": name, **_described(terminal, fact, keys), "from": list(fact.answered_by)}
        for name, fact in edition.facts.items()
    ]


def _criteria(terminal: Terminal, edition: Edition) -> list[Plain]:
    keys = ("cite", "test", "source", "rests_on", "practice")
    return [
        {"id": name, **_described(terminal, criterion, keys)}
        for name, criterion in edition.shape.criteria.items()
    ]


def _track(terminal: Terminal, edition: Edition, name: str) -> Plain:
    track = edition.tracks[name]
    keys = ("cite", "title", "applicant", "initial", "vetoed", "calls", "scheme")
    documents = ("cite", "owner", "addressee", "form", "paper", "source")
    return {
        **_described(terminal, track, keys),
        "conditions": list(edition.conditions(name)),
        "states": {n: _described(terminal, s, ("final",)) for n, s in track.states.items()},
        "events": [_event(terminal, edition, track, line) for line in track.transitions],
        "documents": {n: _described(terminal, d, documents) for n, d in track.documents.items()},
    }


def _event(terminal: Terminal, edition: Edition, track: Track, line: Transition) -> Plain:
    keys = ("by", "requires", "warns", "when", "needs", "due", "late", "cite")
    return {
        "event": line.event,
        "label": terminal.say(edition.shape.events[line.event]),
        "from": list(origins(track, line)),
        "to": line.goal,
        **{key: _plain(getattr(line, key)) for key in keys},
        "effect": [effect_json(effect) for effect in line.effect],
        "never": terminal.say(line.never) if line.never else None,
    }
