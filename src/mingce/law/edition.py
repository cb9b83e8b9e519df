"""An edition is read from its folder: files become one whole, the operator's file laid over it.

The hash of an edition covers every file's bytes, the operator's among them, so two offices that
show the same hash run the same rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from mingce.law import overlay
from mingce.law.clause_ids import Kind, label
from mingce.law.expressions import FactType
from mingce.law.fitting import fit
from mingce.law.problems import BadInput, Place, did_you_mean
from mingce.law.reader import Source, parse, read_bytes
from mingce.law.shapes.edition import EditionShape
from mingce.law.shapes.facts import Fact, Form, Row
from mingce.law.shapes.tracks import ANY, OPEN, Track, Transition
from mingce.law.words import Words
from mingce.seal.canonical import canonical
from mingce.seal.digest import digest

BUILT_IN = Path(__file__).parent / "editions"
OPERATOR_FILE = "operator.yaml"
NOT = "not "
"""Before a criterion's name: its opposite."""

PathInSource = tuple[str | int, ...]
"""Where a part of an edition stands: keys and positions from the top."""


@dataclass(frozen=True)
class Line:
    """A transition together with the place it is written at."""

    path: PathInSource
    transition: Transition


@dataclass(frozen=True)
class Edition:
    """An edition as the house uses it: rows are facts, common lines stand in each track."""

    shape: EditionShape
    hash: str
    files: Mapping[str, bytes]
    source: Source

    @property
    def id(self) -> str:
        """An edition is named by its id."""
        return self.shape.id

    @cached_property
    def zone(self) -> ZoneInfo:
        """Days begin and end in the edition's time zone."""
        return ZoneInfo(self.shape.time_zone)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Every fact of the edition by its id: those of the list, and the rows of forms."""
        rows = {row.fact: row for form in self.forms.values() for row in form.rows}
        return {**self.shape.facts, **rows}

    @cached_property
    def types(self) -> Mapping[str, FactType]:
        """What kind of value each fact has."""
        return {n: FactType(f.type, tuple(f.options)) for n, f in self.facts.items()}

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """Forms whose rows know who answers them and for which period."""
        return {name: _with_defaults(form) for name, form in self.shape.forms.items()}

    @cached_property
    def tracks(self) -> Mapping[str, Track]:
        """Tracks with what all have in common, without what the operator has switched off."""
        return {name: self._whole(name) for name in self.shape.tracks}

    def label(self, clause: str) -> str:
        """A clause as it is printed; what an annex counts is known from its form."""
        annex = clause.partition(".")[0]
        return label(clause, self._counted.get(annex, "item"))

    def source_of(self, clause: str) -> str:
        """A clause has the source of the text it stands in; one the edition lacks has none."""
        listed = self.shape.clauses.get(clause)
        text = self.shape.texts.get(listed.text) if listed else None
        return text.source.value if text else ""

    @cached_property
    def _counted(self) -> Mapping[str, Kind]:
        forms = self.shape.forms.values()
        return {form.cite: "row" if form.kind == "table" else "part" for form in forms}

    def on(self, practice: str | None) -> bool:
        """What belongs to no practice is always on; the rest is on while its practice is."""
        return practice is None or self.shape.practices[practice].on

    def conditions(self, track: str) -> tuple[str, ...]:
        """The criteria of a track: its own conditions, and the vetoes if it is subject to them."""
        asked = self._asked(self.tracks[track].conditions)
        return (*asked, *self.vetoes) if self.tracks[track].vetoed else asked

    @cached_property
    def vetoes(self) -> tuple[str, ...]:
        """The vetoes in force."""
        return self._asked(self.shape.vetoes)

    def _asked(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Of some criteria, opposites and groups, those no practice has switched off."""
        return tuple(name for name in names if self.on(self._practice_of(name)))

    def lines(self, track: str) -> Iterator[Line]:
        """The transitions of a track in force, each with its place, common ones last."""
        own = self.shape.tracks[track]
        for at, transition in enumerate(own.transitions):
            yield Line(("tracks", track, "transitions", at), transition)
        for at, transition in enumerate(self.shape.every_track.transitions):
            yield Line(("every_track", "transitions", at), transition)

    def _whole(self, name: str) -> Track:
        own, common = self.shape.tracks[name], self.shape.every_track
        states = {**own.states, **common.states}
        documents = {**own.documents, **common.documents}
        return own.model_copy(
            update={
                "states": states,
                "documents": {k: d for k, d in documents.items() if self.on(d.practice)},
                "transitions": tuple(
                    self._in_force(line.transition)
                    for line in self.lines(name)
                    if self.on(line.transition.practice)
                ),
            }
        )

    def _in_force(self, transition: Transition) -> Transition:
        return transition.model_copy(
            update={
                "requires": self._asked(transition.requires),
                "warns": self._asked(transition.warns),
            }
        )

    def _practice_of(self, name: str) -> str | None:
        criterion = self.shape.criteria.get(name.removeprefix(NOT))
        return criterion.practice if criterion else None


def origins(track: Track, transition: Transition) -> tuple[str, ...]:
    """The states a transition starts from, with `open` and `any` spelled out."""
    if ANY in transition.origins:
        return tuple(s for s in track.states if s != transition.goal)
    if OPEN in transition.origins:
        return tuple(n for n, s in track.states.items() if not s.final and n != transition.goal)
    return transition.origins


def locate(name: str) -> Path:
    """An edition is a built-in name or a folder; anything else is told what would be right."""
    built_in = BUILT_IN / name
    if "/" not in name and "\\" not in name and built_in.is_dir():
        return built_in
    folder = Path(name)
    if folder.is_dir():
        return folder
    names = sorted(p.name for p in BUILT_IN.iterdir() if p.is_dir()) if BUILT_IN.is_dir() else []
    known = "、".join(names), ", ".join(names)
    if folder.exists():
        words = Words(
            f"这是一个文件；版本应为文件夹，或内置名称：{known[0]}",
            f"this is a file; an edition is a folder, or a built-in name: {known[1]}",
        )
    else:
        words = Words(
            f"没有这个版本；可用内置名称（{known[0]}），或写一个含 edition.yaml 的文件夹",
            f"no such edition; give a built-in name ({known[1]}) or a folder with edition.yaml",
        )
    raise BadInput.at(Place(name), *did_you_mean(words, name, names))


def load(name: str) -> Edition:
    """Read, overlay, fit: the edition, or BadInput with every place that is wrong."""
    folder = locate(name)
    paths = sorted(p for p in folder.rglob("*.yaml") if p.is_file())
    if not (folder / "edition.yaml").is_file():
        raise BadInput.at(
            Place(str(folder)),
            "文件夹中没有 edition.yaml；每个版本都从这个文件开始",
            "no edition.yaml in this folder; every edition starts with that file",
        )
    files = {p.relative_to(folder).as_posix(): read_bytes(p) for p in paths}
    return from_files(files, str(folder))


def from_files(files: Mapping[str, bytes], folder: str) -> Edition:
    """The edition held in these bytes: what a round stores, and what replay loads again."""
    return _fitted(tuple(sorted(files.items())), folder)


@lru_cache(maxsize=8)
def _fitted(files: tuple[tuple[str, bytes], ...], folder: str) -> Edition:
    # The same bytes are the same edition, and reading them takes a quarter of a second.
    sources = {name: parse(data, f"{folder}/{name}") for name, data in files}
    laid_over = sources.pop(OPERATOR_FILE, None)
    whole = overlay.joined(list(sources.values()), folder)
    if laid_over is not None:
        whole = overlay.laid_over(whole, laid_over)
    content = {name: str(digest(data)) for name, data in files}
    return Edition(fit(EditionShape, whole), str(digest(canonical(content))), dict(files), whole)


def _with_defaults(form: Form) -> Form:
    def filled(row: Row) -> Row:
        return row.model_copy(
            update={
                "answered_by": row.answered_by or form.answered_by,
                "period": row.period or form.period,
            }
        )

    return form.model_copy(update={"rows": tuple(map(filled, form.rows))})
