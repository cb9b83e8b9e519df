"""Whether the marks of an indicator system add up, and whether one that scores may."""

from collections.abc import Mapping
from decimal import Decimal

from mingce.core.check.margin import Margin
from mingce.law.edition import PathInSource
from mingce.law.shapes.schemes import Item, Scheme


def check_schemes(margin: Margin) -> None:
    """Every indicator system as a tree."""
    for name, scheme in margin.shape.schemes.items():
        at = ("schemes", name)
        _add_up(margin, at, scheme.marks, scheme.items, broken=scheme.breaks_off is not None)
        if scheme.active:
            _active(margin, at, name, scheme)


def _add_up(
    margin: Margin,
    at: PathInSource,
    marks: Decimal | None,
    items: Mapping[str, Item],
    *,
    broken: bool,
) -> None:
    """Parts that break off may come short of the whole, and never exceed it."""
    for name, item in items.items():
        here = (*at, "items", name)
        if item.items:
            _add_up(margin, here, item.marks, item.items, broken=item.breaks_off is not None)
        elif item.marks is None and not (broken or item.breaks_off):
            margin.note_entry(
                here,
                f"指标“{name}”没有分值；请写 marks",
                f"the item '{name}' has no marks; write marks",
            )
    if marks is None or not items:
        return
    known = [_marks(item) for item in items.values()]
    total = sum((each for each in known if each is not None), Decimal(0))
    short = broken or None in known
    if total > marks or (total != marks and not short):
        margin.note(
            (*at, "marks"),
            f"各项分值合计 {total}，这里写的是 {marks}；两者应相等",
            f"the marks of the items add up to {total}, and here are {marks}; "
            "both should be the same",
        )


def _marks(item: Item) -> Decimal | None:
    """An item without marks of its own has those of its parts, where all of them are known."""
    if item.marks is not None or not item.items or item.breaks_off:
        return item.marks
    parts = [_marks(part) for part in item.items.values()]
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _active(margin: Margin, at: PathInSource, name: str, scheme: Scheme) -> None:
    if not scheme.verified:
        margin.note(
            (*at, "active"),
            f"指标体系“{name}”未经核实，不能用于评分；核实后写 verified: true，"
            "否则写 active: false",
            f"the scheme '{name}' is not verified and must not score; verify it and write "
            "verified: true, or write active: false",
        )
    if scheme.breaks_off or any(map(_breaks_off, scheme.items.values())):
        margin.note(
            (*at, "active"),
            f"指标体系“{name}”不完整（有 breaks_off），不能用于评分；请补全，否则写 active: false",
            f"the scheme '{name}' is incomplete (something breaks off) and must not score; "
            "complete it, or write active: false",
        )


def _breaks_off(item: Item) -> bool:
    return item.breaks_off is not None or any(map(_breaks_off, item.items.values()))
