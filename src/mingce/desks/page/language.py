"""The language in which a page is being written."""

from typing import Literal

from django.utils.translation import get_language

Language = Literal["zh", "en"]


def language() -> Language:
    """English where the reader chose it, Chinese everywhere else, as with every `Words`."""
    return "en" if (get_language() or "").startswith("en") else "zh"
