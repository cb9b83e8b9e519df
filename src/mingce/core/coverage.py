"""Which clause is carried out where, and which is not; and whether the clauses are the text's own.

A clause counts as carried out where something cites it directly: what stands under a heading does
not speak for the heading.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from mingce.law.cutter import Piece, cut
from mingce.law.edition import Edition, PathInSource
from mingce.law.problems import Place, Problem
from mingce.law.shapes.edition import EditionShape
from mingce.law.shapes.texts import Source
from mingce.law.shapes.tracks import EveryTrack, Track
from mingce.law.words import Words
from mingce.seal.digest import fingerprint

_BYTE_ORDER_MARK = "\ufeff"
_BY_NAME = {
    "actors": "actor",
    "titles": "title",
    "practices": "practice",
    "deadlines": "deadline",
    "lists": "list",
    "facts": "fact",
    "forms": "form",
    "criteria": "criterion",
    "schemes": "scheme",
    "tracks": "track",
    "texts": "text",
}


class Cite(NamedTuple):
    """A citation is the clause cited, where it is written, and what carries the clause out."""

    clause: str
    at: PathInSource
    name: str


def cites(edition: Edition) -> Iterator[Cite]:
    """Every citation of an edition, in the order of its shape."""
    shape = edition.shape
    for part, noun in _BY_NAME.items():
        for name, entry in getattr(shape, part).items():
            if entry.cite is not None:
                yield Cite(entry.cite, (part, name, "cite"), f"{noun}:{name}")
    yield from _of_forms(shape)
    if shape.every_track.cite is not None:
        yield Cite(shape.every_track.cite, ("every_track", "cite"), "every_track")
    yield from _of_procedure(("every_track",), "every_track", shape.every_track)
    for name, track in shape.tracks.items():
        yield from _of_procedure(("tracks", name), name, track)
    for n, reading in enumerate(shape.open):
        yield Cite(reading.cite, ("open", n, "cite"), f"reading:{reading.cite}")
    if shape.contact is not None:
        yield Cite(shape.contact.cite, ("contact", "cite"), "edition:contact")


def used_by(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Each clause of the edition with everything that cites it, none of it twice."""
    found: dict[str, dict[str, None]] = {name: {} for name in edition.shape.clauses}
    for cite in cites(edition):
        if cite.clause in found:
            found[cite.clause][cite.name] = None
    return {clause: tuple(names) for clause, names in found.items()}


def uncovered(edition: Edition) -> tuple[str, ...]:
    """The clauses that nothing cites and that are not silent either."""
    clauses = edition.shape.clauses
    return tuple(
        name for name, users in used_by(edition).items() if not users and not clauses[name].silent
    )


def check_text(edition: Edition, text: str, file: str | None = None) -> tuple[Problem, ...]:
    """The notice's clauses in the edition are exactly those of its text, word for word.

    `file` names the text, so that a clause the edition lacks is told where the text has it.
    """
    pieces = {piece.id: piece for piece in cut(text.removeprefix(_BYTE_ORDER_MARK))}
    held = {name for name in edition.shape.clauses if _of_notice(edition.shape, name)}
    lacking = (_lacking(edition, pieces[name], file) for name in pieces if name not in held)
    listed = (
        _compared(edition, name, pieces.get(name)) for name in edition.shape.clauses if name in held
    )
    return tuple(filter(None, chain(lacking, listed)))


def _of_forms(shape: EditionShape) -> Iterator[Cite]:
    for name, form in shape.forms.items():
        for n, row in enumerate(form.rows):
            yield Cite(row.cite, ("forms", name, "rows", n, "cite"), f"row:{name} {row.row}")


def _of_procedure(at: PathInSource, name: str, part: Track | EveryTrack) -> Iterator[Cite]:
    for document, entry in part.documents.items():
        yield Cite(entry.cite, (*at, "documents", document, "cite"), f"document:{name}.{document}")
    for n, line in enumerate(part.transitions):
        yield Cite(line.cite, (*at, "transitions", n, "cite"), f"transition:{name}.{line.event}")


def _of_notice(shape: EditionShape, clause: str) -> bool:
    text = shape.texts.get(shape.clauses[clause].text)
    return text is not None and text.source is Source.NOTICE


def _lacking(edition: Edition, piece: Piece, file: str | None) -> Problem:
    place = Place(file, piece.line, 1) if file else edition.source.key_place(("clauses",))
    return Problem(
        place,
        Words(
            f"版本缺少条款 {piece.id}（{piece.label}）；请在 clauses 下写上它的要旨和指纹",
            f"the edition lacks clause {piece.id} ({piece.label}); "
            "add its gist and fingerprint under clauses",
        ),
    )


def _compared(edition: Edition, name: str, piece: Piece | None) -> Problem | None:
    clause, at = edition.shape.clauses[name], ("clauses", name)
    if piece is None:
        number = f"{name} ({edition.label(name)})"
        words = Words(
            f"原文没有条款 {number}；请删去它，或改正编号",
            f"the text has no clause {number}; delete it, or correct its number",
        )
        return Problem(edition.source.key_place(at), words)
    official = fingerprint(piece.words)
    if clause.fingerprint == official:
        return None
    words = Words(
        f"条款 {name}（{piece.label}）的指纹与原文不符；原文为 {official}",
        f"the fingerprint of clause {name} ({piece.label}) is not that of the text; "
        f"there it is {official}",
    )
    return Problem(edition.source.place((*at, "fingerprint")), words)
