"""The checker finds every lie that is planted in a history, and none where there is none."""

from dataclasses import replace

import pytest

from tests.faults.history.check import ACT, FAIL, INFO, OK, READ, Op, There, anomalies, ops_of

A = There(0, "a", "h0", "-")
B = There(1, "b", "h1", "h0")
ENTRIES = [A, B]
STATE = (2, "h1")


def act(request, began, ended, came=OK, length=-1, head="", expected=None):
    return Op(ACT, "s", began, ended, came, request, length, head, expected)


def read(began, ended, length, head):
    return Op(READ, "s", began, ended, OK, "", length, head)


WROTE_A = act("a", 1, 2, OK, 1, "h0")
WROTE_B = act("b", 3, 4, OK, 2, "h1", expected=1)
TRUE = [WROTE_A, WROTE_B, read(5, 6, 2, "h1")]


def found(ops, entries=ENTRIES, state=STATE):
    return anomalies(ops, {"s": entries}, {"s": state})


@pytest.mark.parametrize(
    "ops",
    [
        TRUE,
        [act("a", 1, 9, INFO), WROTE_B, read(5, 6, 2, "h1")],
        [*TRUE, act("c", 7, 8, FAIL), act("d", 7, 8, INFO)],
        [*TRUE, read(1, 6, 0, "-"), read(1, 6, 1, "h0")],
        [act("a", 1, 4, OK, 1, "h0"), act("b", 1, 4, OK, 2, "h1"), read(2, 3, 2, "h1")],
        [act("a", 1, 2, INFO), act("a", 5, 6, OK, 1, "h0"), WROTE_B],
    ],
    ids=[
        *["all acknowledged", "an unknown one was done", "others were not done"],
        *["a slow read saw any of them", "a quick read saw what was under way"],
        "asked again after a lost answer",
    ],
)
def test_a_true_history_has_no_anomaly(ops):
    assert found(ops) == []


LIES = {
    "an acknowledged act is lost": ([WROTE_A, WROTE_B], [A], (1, "h0"), "b was acknowledged"),
    "an act is there twice": (
        TRUE, [*ENTRIES, There(2, "b", "h2", "h1")], (3, "h2"), "b is there 2 times",
    ),
    "a refused act is there": (
        [WROTE_A, act("b", 3, 4, FAIL)], ENTRIES, STATE, "b was refused and is there",
    ),
    "an entry nobody asked for": ([WROTE_A], ENTRIES, STATE, "nobody asked for it"),
    "a receipt for another place": (
        [WROTE_A, replace(WROTE_B, length=1, head="h0", expected=None)], ENTRIES, STATE,
        "b is not where it was said to be",
    ),
    "an act upon another version": (
        [WROTE_A, replace(WROTE_B, expected=0)], ENTRIES, STATE, "b was to be upon 0",
    ),
    "an order against the clock": (
        [act("a", 5, 6, OK, 1, "h0"), act("b", 1, 2, OK, 2, "h1")], ENTRIES, STATE,
        "a has number 0, but 2 were there before it",
    ),
    "a stale read": ([*TRUE, read(7, 8, 1, "h0")], ENTRIES, STATE, "a read saw 1 where 2"),
    "a read that goes back": (
        [act("a", 1, 9, INFO), act("b", 1, 9, INFO), read(2, 3, 2, "h1"), read(4, 5, 1, "h0")],
        ENTRIES, STATE, "a read saw 1 where 2",
    ),
    "a read of what never was": ([*TRUE, read(5, 6, 2, "hx")], ENTRIES, STATE, "never was so"),
    "a read of what was not yet asked for": (
        [WROTE_A, act("b", 8, 9, OK, 2, "h1"), read(5, 6, 2, "h1")], ENTRIES, STATE,
        "before the last was asked for",
    ),
    "a state that is not its entries": (TRUE, ENTRIES, (1, "h0"), "the state is"),
    "a broken chain": (TRUE, [A, replace(B, before="hx")], STATE, "does not follow"),
    "a gap": ([WROTE_A], [A, replace(B, seq=2)], STATE, "does not follow"),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_planted_lie_is_found(lie):
    ops, entries, state, told = LIES[lie]

    assert [what for what in found(ops, entries, state) if told in what] != []


def test_what_was_there_before_is_no_lie():
    assert anomalies([WROTE_B], {"s": ENTRIES}, {"s": STATE}, frozenset({"a"})) == []


def test_an_operation_that_never_ended_is_one_of_unknown_outcome():
    records = [
        {"client": 1, "began": 5, "kind": ACT, "stream": "s", "request": "a"},
        {"client": 2, "began": 6, "kind": READ, "stream": "s"},
        {"client": 2, "ended": 9, "came": OK, "length": 0, "head": "-"},
    ]

    assert ops_of(records) == [
        Op(READ, "s", 6, 9, OK, "", 0, "-"),
        Op(ACT, "s", 5, 9, INFO, "a"),
    ]
