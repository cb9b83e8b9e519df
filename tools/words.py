"""Keeps the English of the pages in step with their Chinese: `./run words`.

Every sentence marked for translation in the templates and the Python of the desks is written into
one catalogue, with the English it already has, and the catalogue is compiled. A sentence that no
page says any more leaves it.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

DESKS = Path(__file__).resolve().parents[1] / "src" / "mingce" / "desks"
CATALOGUE = DESKS / "page" / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = "# What the pages say in Chinese, and the same in English. Written by ./run words."
WIDTH = 100


class English(Catalog):
    """A catalogue whose head says nothing of when or with what it was made."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What a program has to know of the file, and nothing that changes by itself."""
        return [
            ("Language", "en"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ]


def spoken(desks: Path = DESKS) -> Iterator[tuple[str, Any, str | None]]:
    """Every sentence marked for translation: where it stands, what it says, its context."""
    for path in sorted([*desks.rglob("*.html"), *desks.rglob("*.txt"), *desks.rglob("*.py")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # What is left of a template is one call a line at most; its indentation means nothing.
            text = "\n".join(line.strip() for line in templatize(text).splitlines())
        where = path.relative_to(desks).as_posix()
        source = BytesIO(text.encode("utf-8"))
        for _, sentence, _, context in extract("python", source, DEFAULT_KEYWORDS):
            yield where, sentence, context


def catalogue(desks: Path = DESKS, known: Path = CATALOGUE) -> Catalog:
    """What the pages say now, with the English that is known."""
    old = Catalog(locale="en")
    if known.exists():
        with known.open("rb") as file:
            old = read_po(file, locale="en")
    new = English(locale="en", header_comment=HEADER, fuzzy=False)
    for where, sentence, context in spoken(desks):
        found = old.get(sentence if isinstance(sentence, str) else sentence[0], context)
        new.add(sentence, found.string if found else None, [(where, 0)], context=context)
    return new


def written(english: Catalog) -> tuple[bytes, bytes]:
    """The catalogue for people and the same for the program."""
    text, compiled = BytesIO(), BytesIO()
    write_po(text, english, width=WIDTH, sort_output=True, include_lineno=False)
    write_mo(compiled, english)
    return text.getvalue().rstrip(b"\n") + b"\n", compiled.getvalue()


def missing(english: Catalog) -> list[str]:
    """The sentences without English, or with English for fewer numbers than there are."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in english
        if message.id and not all(_forms(message.string))
    ]


def _forms(english: object) -> tuple[object, ...]:
    return tuple(english) or (None,) if isinstance(english, tuple | list) else (english,)


def main() -> int:
    """The catalogue is written anew; what still lacks English is named."""
    english = catalogue()
    text, compiled = written(english)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(text)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled)
    for sentence in (without := missing(english)):
        print("没有英文 / without English:", sentence, file=sys.stderr)
    return 1 if without else 0


if __name__ == "__main__":
    raise SystemExit(main())
