"""How days, consequences and entries are drawn: few holders, titles and days, so that they meet.

Consequences and entries are sampled from pools made beforehand, which is many times cheaper than
drawing each of their parts.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

from hypothesis import strategies as st

from mingce.core.case import Answer, Entry
from mingce.core.consequences import Consequence, Kind
from mingce.core.register import Held, Register
from mingce.law.periods import Duration
from tests.cast import AFTER, BEFORE, CITY

HOLDERS = (CITY, BEFORE, AFTER)
TITLES = ("lamp", "lantern")
DAYS = (date(2016, 2, 29), date(2018, 3, 1), date(2020, 7, 3))
NINE = datetime(2018, 8, 20, 1, tzinfo=UTC)

days = st.dates(date(2012, 1, 1), date(2030, 12, 31))
"""Leap days among them."""

durations = st.builds(Duration, st.integers(0, 5), st.integers(0, 18), st.integers(1, 400))
"""A term that is never nought."""

FOLLOWING = tuple(kind for kind in Kind if kind not in (Kind.RECORD, Kind.CORRECT))
"""What follows from lines of a procedure."""

_UNTIL = Duration(years=2)
_CONSEQUENCES = [
    Consequence(Kind.CRITICISE, holder, on, "4", role="province")
    if kind is Kind.CRITICISE
    else Consequence(kind, holder, on, "4", title, _UNTIL.add_to(on))
    for kind, holder, on, title in product(FOLLOWING, HOLDERS, DAYS, TITLES)
]
_ROWS = [
    Held(holder, title, on, on, None, status, clause="op.8", paper="文")
    for holder, title, on, status in product(HOLDERS, TITLES, DAYS[:2], ("held", "lapsed"))
]
_CONSEQUENCES += [
    Consequence(Kind.RECORD, row.holder, row.since, "op.8", row.title, held=row) for row in _ROWS
]
_CONSEQUENCES += [
    Consequence(
        Kind.CORRECT,
        row.holder,
        row.since,
        "op.7",
        row.title,
        held=replace(row, since=row.since + timedelta(days=1)),
        was=row,
    )
    for row in _ROWS
]

consequences = st.sampled_from(_CONSEQUENCES)
"""Something that follows for one of few holders."""

followings = st.lists(consequences, max_size=8)

held = st.sampled_from(
    [
        Held(holder, title, on, on, _UNTIL.add_to(on) if ends else None, status)
        for holder, title, on, ends, status in product(
            HOLDERS, TITLES, DAYS, (False, True), ("held", "rectification", "lapsed", "revoked")
        )
    ]
)
"""A title, standing or not."""

registers = st.lists(held, max_size=3).map(lambda titles: Register(tuple(titles)))

_GIVEN = [{}, {"height": 3}, {"height": None, "poem": "灯"}, {"poem": " "}]
_SCAN = f"sha256:{7:064x}"
_HANDED = [{}, {"letter": ()}, {"letter": (_SCAN,), "plan": (_SCAN, _SCAN)}]
_ENTRIES = [
    Entry(
        case="lighting",
        seq=0,
        at=NINE,
        actor=actor,
        of=CITY,
        action=action,
        origin="dark",
        goal=goal,
        cite="5",
        on=on,
        answers={k: Answer(v, actor, CITY, NINE) for k, v in given.items()},
        documents=documents,
    )
    for actor, (action, goal), given, documents, on in product(
        ("town", "province"),
        (("ask", "asked"), ("answer", "dark"), ("rule", "shining")),
        _GIVEN,
        _HANDED,
        DAYS,
    )
]


def _in_order(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(
        replace(one, seq=seq, at=NINE + timedelta(hours=seq)) for seq, one in enumerate(entries)
    )


histories = st.lists(st.sampled_from(_ENTRIES), max_size=8).map(_in_order)
"""The entries of one case, in the order of their moments."""
