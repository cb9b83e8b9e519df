"""The tiny invented edition, and the same edition with something wrong planted in it."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from mingce.core.check import check
from mingce.law import edition
from mingce.law.edition import Edition
from mingce.law.problems import BadInput, Problem

TINY = Path(__file__).parent / "law" / "editions" / "tiny"
TINY_TEXT = TINY.with_suffix(".txt").read_text("utf-8")
FILES: Mapping[str, bytes] = {path.name: path.read_bytes() for path in TINY.glob("*.yaml")}
HERE = "¦"
"""In a plant: where the problem is to be found."""


class Plant(NamedTuple):
    """One text of the edition replaced by another, and the problem that is to be told for it.

    It is told where the new text says `HERE`, or else at the first `at`, of the file `of` if that
    is another.
    """

    old: str
    new: str
    zh: str
    en: str
    at: str = ""
    of: str = ""


@functools.cache
def built_in() -> Edition:
    """The edition of 2018, read once for all tests."""
    return edition.load("cn-ip-cities-2018")


def edition_of(files: Mapping[str, bytes]) -> Edition:
    """The edition in these files, in a folder called `tiny`."""
    return edition.from_files(files, "tiny")


def tiny(**changed: str) -> Edition:
    """The tiny edition, whole files of it replaced or added."""
    return edition_of({**FILES, **{f"{name}.yaml": s.encode() for name, s in changed.items()}})


def replaced(old: str, new: str) -> Mapping[str, bytes]:
    """The files of the tiny edition with one text, which there is once in all, replaced."""
    file = file_of(old)
    return {**FILES, file: FILES[file].decode().replace(old, new).encode()}


def file_of(text: str) -> str:
    """The file with a text that there is once in all files together."""
    having = [name for name, data in FILES.items() for _ in range(data.decode().count(text))]
    assert len(having) == 1, f"{text!r} stands in {having}"
    return having[0]


def problems(files: Mapping[str, bytes]) -> list[Problem]:
    """Everything wrong with an edition, whether it could be read or not."""
    try:
        return list(check(edition_of(files)))
    except BadInput as bad:
        return list(bad.problems)


def assert_told(plant: Plant, others: int = 0) -> None:
    """A plant is told exactly once, at its place, in both languages; so many others follow."""
    files = replaced(plant.old, plant.new.replace(HERE, ""))
    found = problems(files)
    lines = "\n".join(p.line(lang) for p in found for lang in ("zh", "en"))
    told = [str(p.place) for p in found if plant.zh in p.words.zh and plant.en in p.words.en]

    assert told == [_expected(plant, files)], lines
    assert len(found) == 1 + others, lines


def _expected(plant: Plant, files: Mapping[str, bytes]) -> str:
    name = plant.of or file_of(plant.old)
    if plant.at:
        text = files[name].decode()
        before = text[: text.index(plant.at)]
    else:
        text = FILES[name].decode().replace(plant.old, plant.new)
        before = text[: text.index(HERE)]
    lines = before.split("\n")
    return f"tiny/{name}:{len(lines)}:{len(lines[-1]) + 1}"
