"""The facts of the tables that tests write, and how a column of one is looked at."""

from mingce.law.expressions import FactType

TYPES = {
    "score": FactType("number"),
    "barred": FactType("boolean"),
    "kind": FactType("choice", ("district", "city", "county level")),
    "since": FactType("date"),
    "theme": FactType("text"),
    "field": FactType("text"),
}


def column(table, fact):
    values, known = table.columns([fact])[fact]
    known = [True] * len(values) if known is None else known.tolist()
    return [value if given else None for value, given in zip(values.tolist(), known, strict=True)]
