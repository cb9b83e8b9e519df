"""Whether what an edition names can be named so, and whether what it switches is there."""

from collections.abc import Iterable, Iterator

from mingce.core.case import ANSWER
from mingce.core.check.margin import CRITERION, EVENT, PRACTICE, Margin
from mingce.core.rulebook import CONDITIONS, VETOES
from mingce.core.seats import reserved
from mingce.law.edition import PathInSource
from mingce.law.expressions.nodes import is_reserved
from mingce.law.scenario import ALL, WHOLE
from mingce.law.shapes.facts import ENGINE, REGISTER
from mingce.law.shapes.tracks import ANY, OPEN, OWN, SAME
from mingce.law.words import Words

RESERVED = (SAME, OPEN, ANY, OWN, REGISTER, ENGINE, CONDITIONS, VETOES, ALL, WHOLE)
"""Words with a meaning of their own wherever a name could stand."""

_NAMED = (
    *("texts", "practices", "actors", "titles", "events", "deadlines"),
    *("lists", "forms", "criteria", "schemes", "tracks"),
)


def check_names(margin: Margin) -> None:
    """No id is a word or a role that already means something; vetoes and practices are there."""
    for at, name in _ids(margin):
        if name in RESERVED:
            margin.note_entry(at, *_refused(name))
    for at, name, _ in margin.facts:
        # A fact is also named in expressions, which keep words for themselves.
        if name in RESERVED or is_reserved(name):
            margin.note_fact(at, *_refused(name))
    if ANSWER in margin.shape.events:
        margin.note_entry(("events", ANSWER), *_refused(ANSWER))
    _administrators(margin)
    for n, veto in enumerate(margin.shape.vetoes):
        margin.knows(("vetoes", n), CRITERION, veto, margin.shape.criteria)
    for at, practice in _practices(margin):
        margin.knows((*at, "practice"), PRACTICE, practice, margin.shape.practices)
    for at, event in _events(margin):
        margin.knows(at, EVENT, event, margin.shape.events)


def _administrators(margin: Margin) -> None:
    for name in margin.shape.actors:
        for found in reserved([name]):
            margin.note_entry(("actors", name), *found.rule.label)


def _ids(margin: Margin) -> Iterator[tuple[PathInSource, str]]:
    shape = margin.shape
    for part in _NAMED:
        yield from _under((part,), getattr(shape, part))
    yield from _under(("every_track", "states"), shape.every_track.states)
    yield from _under(("every_track", "documents"), shape.every_track.documents)
    for name, track in shape.tracks.items():
        yield from _under(("tracks", name, "states"), track.states)
        yield from _under(("tracks", name, "documents"), track.documents)


def _under(at: PathInSource, names: Iterable[str]) -> Iterator[tuple[PathInSource, str]]:
    return (((*at, name), name) for name in names)


def _refused(name: str) -> Words:
    return Words(
        f"“{name}”有固定含义，不能用作名称；请换一个名称",
        f"'{name}' has a meaning of its own and names nothing; choose another name",
    )


def _events(margin: Margin) -> Iterator[tuple[PathInSource, str]]:
    """Events that decide when an answer or a document counts."""
    for at, _, fact in margin.facts:
        for key, events in (("only_with", fact.only_with), ("used_up_by", fact.used_up_by)):
            yield from (((*at, key, n), event) for n, event in enumerate(events))
    for at, part in margin.procedures:
        for name, document in part.documents.items():
            if document.after:
                yield (*at, "documents", name, "after"), document.after


def _practices(margin: Margin) -> Iterator[tuple[PathInSource, str | None]]:
    shape = margin.shape
    for name, criterion in shape.criteria.items():
        yield ("criteria", name), criterion.practice
    for at, _, fact in margin.facts:
        yield at, fact.practice
    for at, part in margin.procedures:
        for name, document in part.documents.items():
            yield (*at, "documents", name), document.practice
        for n, line in enumerate(part.transitions):
            yield (*at, "transitions", n), line.practice
