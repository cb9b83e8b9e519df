"""An edition described for scripts: everything `mingce show` shows, as plain values."""

from collections.abc import Iterable
from typing import Any

from mingce.config.terminal import Terminal
from mingce.law.edition import Edition, origins
from mingce.law.shapes.facts import Fact
from mingce.law.shapes.tracks import Effect, Track, Transition


def as_json(terminal: Terminal, edition: Edition, tracks: Iterable[str]) -> dict[str, Any]:
    """Everything `show` shows, for scripts."""
    shape = edition.shape
    return {
        "edition": edition.id,
        "label": terminal.say(shape.label),
        "hash": edition.hash,
        "actors": {
            n: {"label": terminal.say(a.label), "desk": a.desk, "seat": a.seat, "cite": a.cite}
            for n, a in shape.actors.items()
        },
        "titles": {
            n: {
                "label": terminal.say(t.label),
                "cite": t.cite,
                "term": str(t.term) if t.term else None,
                "source": t.source.value,
            }
            for n, t in shape.titles.items()
        },
        "deadlines": {
            n: {"label": terminal.say(d.label), "cite": d.cite, "day": d.day}
            for n, d in shape.deadlines.items()
        },
        "tracks": {name: _track_json(terminal, edition, name) for name in tracks},
        "facts": [_fact_json(terminal, n, f) for n, f in edition.facts.items()],
        "criteria": [
            {
                "id": n,
                "label": terminal.say(c.label),
                "cite": c.cite,
                "test": c.test,
                "source": c.source.value,
                "rests_on": c.rests_on,
            }
            for n, c in shape.criteria.items()
        ],
        "forms": {
            n: {
                "label": terminal.say(f.label),
                "cite": f.cite,
                "kind": f.kind,
                "rows": [{"row": r.row, "fact": r.fact, "required": r.required} for r in f.rows],
            }
            for n, f in edition.forms.items()
        },
        "vetoes": list(shape.vetoes),
        "practices": {
            n: {"label": terminal.say(p.label), "cite": p.cite, "on": p.on}
            for n, p in shape.practices.items()
        },
        "open": [
            {
                "cite": o.cite,
                "question": terminal.say(o.question),
                "reading": terminal.say(o.reading),
            }
            for o in shape.open
        ],
    }


def _track_json(terminal: Terminal, edition: Edition, name: str) -> dict[str, Any]:
    track = edition.tracks[name]
    return {
        "label": terminal.say(track.label),
        "cite": track.cite,
        "title": track.title,
        "applicant": track.applicant,
        "conditions": list(edition.conditions(name)),
        "initial": track.initial,
        "states": {
            n: {"label": terminal.say(s.label), "final": s.final} for n, s in track.states.items()
        },
        "events": [_event_json(terminal, edition, track, line) for line in track.transitions],
        "documents": {
            n: {
                "label": terminal.say(d.label),
                "cite": d.cite,
                "owner": d.owner,
                "addressee": d.addressee,
                "form": d.form,
                "paper": d.paper,
                "source": d.source.value,
            }
            for n, d in track.documents.items()
        },
    }


def _event_json(
    terminal: Terminal, edition: Edition, track: Track, line: Transition
) -> dict[str, Any]:
    return {
        "event": line.event,
        "label": terminal.say(edition.shape.events[line.event]),
        "by": list(line.by),
        "from": list(origins(track, line)),
        "to": line.goal,
        "requires": list(line.requires),
        "warns": list(line.warns),
        "when": list(line.when),
        "needs": list(line.needs),
        "due": line.due,
        "late": line.late,
        "cite": line.cite,
        "effect": [effect_json(effect) for effect in line.effect],
        "never": terminal.say(line.never) if line.never else None,
    }


def effect_json(effect: Effect) -> dict[str, Any]:
    """An effect by the words of the edition."""
    given = effect.model_dump(exclude_none=True, exclude_defaults=True, by_alias=True)
    return {key: list(v) if isinstance(v, tuple) else str(v) for key, v in given.items()}


def _fact_json(terminal: Terminal, name: str, fact: Fact) -> dict[str, Any]:
    return {
        "id": name,
        "label": terminal.say(fact.label),
        "cite": fact.cite,
        "type": fact.type,
        "unit": fact.unit,
        "period": fact.period,
        "from": list(fact.answered_by),
        "ask": fact.ask.value if fact.ask else None,
        "judged": fact.judged,
        "options": list(fact.options),
        "source": fact.source.value,
    }
