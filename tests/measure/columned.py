"""Cases one by one, and the same cases as columns and as a table in DuckDB."""

from datetime import date
from decimal import Decimal

import numpy as np

from mingce.measure.tables import connect
from tests.law.drawn import TYPES

EPOCH = date(1970, 1, 1)
SQL_TYPES = {
    "boolean": "BOOLEAN",
    "number": "DOUBLE",
    "choice": "VARCHAR",
    "text": "VARCHAR",
    "date": "DATE",
}
DTYPES = {
    "boolean": np.bool_,
    "number": np.float64,
    "choice": np.int16,
    "text": np.int32,
    "date": np.int32,
}


def columns(cases, texts, types=TYPES):
    """Values and known masks; where a value is not known stands whatever the array began with."""
    made = {}
    for name, fact in types.items():
        values = np.ones(len(cases), DTYPES[fact.kind])
        known = np.array([case.get(name) is not None for case in cases], np.bool_)
        for row, case in enumerate(cases):
            if known[row]:
                values[row] = stored(case[name], fact, texts)
        made[name] = (values, None if known.all() else known)
    return made


def stored(value, fact, texts):
    match fact.kind:
        case "choice":
            return sorted(fact.options).index(value)
        case "text":
            return texts.setdefault(value, len(texts))
        case "date":
            return (value - EPOCH).days
        case _:
            return value


def loaded(cases, types=TYPES):
    """A connection in which the table `facts` holds the cases in order."""
    con = connect()
    kinds = ", ".join(f'"{name}" {SQL_TYPES[fact.kind]}' for name, fact in types.items())
    con.execute(f"CREATE TABLE facts ({kinds})")
    for case in cases:
        row = [number(case.get(name)) for name in types]
        marks = ", ".join("?" for _ in types)
        con.execute(f"INSERT INTO facts VALUES ({marks})", row)  # noqa: S608 - question marks
    return con


def number(value):
    return float(value) if isinstance(value, Decimal) else value
