"""What is scored: indicator systems as trees of items with full marks."""

from decimal import Decimal
from typing import Literal

from mingce.law.fitting import ClauseId, Identifier, Shape, Text, WordsShape
from mingce.law.shapes.texts import Source


class Item(Shape):
    """An item carries full marks; its parts, where it has any, add up to them."""

    label: WordsShape
    marks: Decimal | None = None
    direction: Literal["more", "less"] = "more"
    items: dict[Identifier, "Item"] = {}
    breaks_off: WordsShape | None = None


class Scheme(Shape):
    """An indicator system is a tree of items.

    One that is not `active` is shown but scores nothing. Where the source breaks off, marks need
    not add up, and it says so.
    """

    label: WordsShape
    cite: ClauseId
    source: Source
    rests_on: Text | None = None
    active: bool
    verified: bool
    marks: Decimal
    items: dict[Identifier, Item]
    breaks_off: WordsShape | None = None
    note: WordsShape | None = None
