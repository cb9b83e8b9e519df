"""Two worlds that differ in nothing but their expert look the same to whoever may not know."""

import re

import pytest

from tests.cast import CITY, PROVINCE
from tests.ledger.read import readers
from tests.ledger.read.readers import (
    DAY,
    cast,
    keys,
    seen,
)


def view(name: str) -> str:
    """Everything somebody can look at, but for hashes, which tell nothing."""

    from mingce.ledger import read

    viewer = cast()[name]
    looks = [
        read.cases(viewer, DAY),
        [seen(viewer, key) for key in keys()],
        [read.entries(viewer, DAY, key.stream) for key in keys()],
        [read.entries(viewer, DAY, f"holder/{key.holder}") for key in keys()],
        [read.drafts(viewer, DAY, key) for key in keys()],
        [read.experts(viewer, DAY, key) for key in keys()],
        read.entries(viewer, DAY, "round/2018"),
        read.entries(viewer, DAY, "panel/2018/lighting.320400"),
        read.register(viewer, DAY),
        read.published(viewer, DAY),
        read.people(viewer, DAY),
        read.log(viewer, DAY),
    ]
    return re.sub(r"sha256:[0-9a-f]{64}", "hash", repr(looks))


@pytest.mark.parametrize("vendor", ["sqlite", "postgres"])
def test_two_worlds_that_differ_in_their_expert_look_the_same(databases, vendor):
    from tests.databases import connect

    names = [f"town {CITY}", f"province {PROVINCE}", "other province", "released", "public"]
    worlds = []
    for judge, minutes in (("assigned", 5), ("unassigned", 7)):
        url = databases.fresh(vendor)
        connect(url)
        readers.fill(judge, minutes)
        worlds.append({name: view(name) for name in (*names, "office")})
        databases.drop(url)
    one, other = worlds

    assert {name for name in one if one[name] != other[name]} == {"office"}
