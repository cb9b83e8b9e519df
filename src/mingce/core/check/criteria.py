"""Whether criteria can be read, ask their facts something sensible, and are used."""

from collections.abc import Iterator

from mingce.core.check.margin import CRITERION, FACT, Margin
from mingce.law.edition import NOT
from mingce.law.expressions import ExpressionError, check, names


def check_criteria(margin: Margin) -> None:
    """Each expression, then the criteria that no track, line or veto uses."""
    used = set(used_criteria(margin))
    for name, criterion in margin.shape.criteria.items():
        at = ("criteria", name, "test")
        test = margin.tests[name]
        faults = (test,) if isinstance(test, ExpressionError) else check(test, margin.edition.types)
        for unknown in () if isinstance(test, ExpressionError) else names(test):
            if unknown not in margin.edition.types:
                margin.means(FACT, unknown, margin.edition.types)
        for fault in faults:
            margin.note_expression(at, criterion.test, fault)
        if name not in used and (CRITERION, name) not in margin.meant:
            margin.note_entry(
                ("criteria", name),
                f"没有一处用到判据“{name}”；应列入某类别的 conditions、requires、warns、when "
                "或 vetoes，否则请删去",
                f"the criterion '{name}' is used nowhere; it belongs in conditions, requires, "
                "warns or when of a track or in vetoes, or should be deleted",
            )


def readable(margin: Margin, name: str) -> bool:
    """A criterion nothing is wrong with can be tried on examples."""
    test = margin.tests[name]
    return not isinstance(test, ExpressionError) and not check(test, margin.edition.types)


def used_criteria(margin: Margin) -> Iterator[str]:
    """The criteria that tracks, lines and vetoes name, themselves or by their opposite."""
    yield from margin.shape.vetoes
    for track in margin.shape.tracks.values():
        yield from track.conditions
    for line in (line for _, part in margin.procedures for line in part.transitions):
        for name in (*line.requires, *line.warns, *line.when):
            yield name.removeprefix(NOT)
