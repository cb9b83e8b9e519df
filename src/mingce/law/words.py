"""Every sentence shown to people exists in Chinese and in English."""

from typing import NamedTuple

SHOWN_AT_MOST = 60


class Words(NamedTuple):
    """A sentence or name in both languages of the interface, Chinese first."""

    zh: str
    en: str

    def say(self, lang: str) -> str:
        """English is said where it is asked for, Chinese everywhere else."""
        return self.en if lang == "en" else self.zh


def same(text: str) -> Words:
    """A text that needs no translation, such as an identifier, is the same in both languages."""
    return Words(text, text)


def shown(value: object, at_most: int = SHOWN_AT_MOST) -> str:
    """Foreign text is shown on one line, without invisible characters, and cut where it is long."""
    text = str(value)
    if len(text) > at_most:
        text = text[: at_most - 1] + "…"
    return one_line(text)


def one_line(text: str) -> str:
    """Line breaks and characters nobody can see are written as escapes."""
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    # The ideographic space is ordinary Chinese typography, though Python calls it unprintable.
    if character.isprintable() or character == "\u3000":
        return character
    return character.encode("unicode_escape").decode("ascii")
