"""Whether tracks and their lines name actors, titles, materials, states and rules there are."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mingce.core.check.margin import (
    ACTOR,
    CRITERION,
    DEADLINE,
    DOCUMENT,
    EVENT,
    FORM,
    LIST,
    SCHEME,
    STATE,
    TITLE,
    Margin,
)
from mingce.core.holders import HOLDER, OFFICE
from mingce.core.rulebook import CONDITIONS, VETOES
from mingce.law.edition import NOT, PathInSource
from mingce.law.shapes.tracks import ANY, OPEN, SAME, Document, State, Track, Transition

SEATS = {"applicant": HOLDER, "office": OFFICE}
"""Desks at which there is only one seat; any other word would name a tier of recommenders."""
GROUPS = (CONDITIONS, VETOES)
"""Names that stand for several criteria."""


class Ground(NamedTuple):
    """What the lines of a part of the procedure may name: its states and its documents."""

    states: Mapping[str, State]
    documents: Mapping[str, Document]


def check_tracks(margin: Margin) -> None:
    """Who sits where, then tracks, their documents, and every line of the procedure."""
    for name, actor in margin.shape.actors.items():
        seat = SEATS.get(actor.desk, actor.seat)
        if actor.seat != seat:
            margin.note(
                ("actors", name, "seat"),
                f"desk: {actor.desk} 的角色只能坐在 {seat}；请写 seat: {seat}",
                f"an actor at desk: {actor.desk} has one seat only; write seat: {seat}",
            )
    common = margin.shape.every_track
    _documents(margin, ("every_track",), common.documents)
    for name, track in margin.shape.tracks.items():
        _track(margin, name, track)
        _documents(margin, ("tracks", name), track.documents)
        for part in ("states", "documents"):
            for clash in getattr(track, part).keys() & getattr(common, part).keys():
                margin.note_entry(
                    ("tracks", name, part, clash),
                    f"“{clash}”已写在 every_track 的 {part} 下，各类别都有；请改名或删去一处",
                    f"'{clash}' is already in {part} of every_track, for all tracks; "
                    "rename or delete one",
                )
    for at, line in lines(margin):
        _line(margin, at, line)


def lines(margin: Margin) -> Iterator[tuple[PathInSource, Transition]]:
    """Every line of the procedure once, with its place."""
    for at, part in margin.procedures:
        for n, line in enumerate(part.transitions):
            yield (*at, "transitions", n), line


def _track(margin: Margin, name: str, track: Track) -> None:
    at, shape = ("tracks", name), margin.shape
    margin.knows((*at, "title"), TITLE, track.title, shape.titles)
    margin.knows((*at, "applicant"), ACTOR, track.applicant, shape.actors)
    margin.knows((*at, "calls"), LIST, track.calls, shape.lists)
    margin.knows((*at, "scheme"), SCHEME, track.scheme, shape.schemes)
    for n, condition in enumerate(track.conditions):
        margin.knows((*at, "conditions", n), CRITERION, condition, shape.criteria)
    margin.knows((*at, "initial"), STATE, track.initial, _ground(margin, at).states)


def _documents(margin: Margin, at: PathInSource, documents: Mapping[str, Document]) -> None:
    for name, document in documents.items():
        here = (*at, "documents", name)
        margin.knows((*here, "owner"), ACTOR, document.owner, margin.shape.actors)
        margin.knows((*here, "addressee"), ACTOR, document.addressee, margin.shape.actors)
        margin.knows((*here, "form"), FORM, document.form, margin.shape.forms)


def _ground(margin: Margin, at: PathInSource) -> Ground:
    """A common line may name only what every track has."""
    common, tracks = margin.shape.every_track, margin.shape.tracks
    if at[0] == "tracks":
        own = tracks[str(at[1])]
        return Ground({**own.states, **common.states}, {**own.documents, **common.documents})
    states = {**common.states}
    documents = {**common.documents}
    first = next(iter(tracks.values()), None)
    if first is not None:
        everywhere = [track.states.keys() for track in tracks.values()]
        states |= {n: s for n, s in first.states.items() if all(n in own for own in everywhere)}
        handed = [track.documents.keys() for track in tracks.values()]
        documents |= {n: d for n, d in first.documents.items() if all(n in own for own in handed)}
    return Ground(states, documents)


def _line(margin: Margin, at: PathInSource, line: Transition) -> None:
    shape, ground = margin.shape, _ground(margin, at)
    margin.knows((*at, "event"), EVENT, line.event, shape.events)
    for n, actor in enumerate(line.by):
        margin.knows((*at, "by", n), ACTOR, actor, shape.actors)
    for n, origin in enumerate(line.origins):
        if origin not in (OPEN, ANY):
            margin.knows((*at, "from", n), STATE, origin, ground.states)
    if line.goal != SAME:
        margin.knows((*at, "to"), STATE, line.goal, ground.states)
    for n, document in enumerate(line.needs):
        margin.knows((*at, "needs", n), DOCUMENT, document, ground.documents)
    for part in ("requires", "warns", "when"):
        for n, rule in enumerate(getattr(line, part)):
            if rule not in GROUPS:
                name = rule.removeprefix(NOT)
                known = shape.criteria if rule != name else (*shape.criteria, *GROUPS)
                margin.knows((*at, part, n), CRITERION, name, known)
    _somebody_somewhere(margin, at, line)
    _dated(margin, at, line, ground)


def _somebody_somewhere(margin: Margin, at: PathInSource, line: Transition) -> None:
    if not line.by:
        margin.note_entry(
            at,
            f"没有人办理“{line.event}”；请在 by 中写明角色",
            f"nobody does '{line.event}'; name the actor in by",
        )
    if not line.origins:
        margin.note_entry(
            at,
            f"“{line.event}”没有起始状态；请在 from 中写明",
            f"'{line.event}' starts from no state; name one in from",
        )


def _dated(margin: Margin, at: PathInSource, line: Transition, ground: Ground) -> None:
    margin.knows((*at, "due"), DEADLINE, line.due, margin.shape.deadlines)
    margin.knows((*at, "late"), STATE, line.late, ground.states)
    if line.late is not None and line.due is None:
        margin.note(
            (*at, "late"),
            "写了 late 却没有期限；请在 due 中写明期限，或删去 late",
            "there is a late but no deadline; name the deadline in due, or delete late",
        )
