"""What holds for every store, wherever it keeps its files."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingce.ledger.files import Fault, Kind, NotHere, Stored, TooLarge
from mingce.seal.digest import digest
from tests.drawing import examples
from tests.ledger.files.shelves import Breaks, Dribble, place, wrong_place

ABSENT = "sha256:" + "0" * 64
HOUR = timedelta(hours=1)
SOON, LATER = datetime.now(UTC), datetime.now(UTC) + 2 * HOUR

bodies = st.lists(st.binary(max_size=60), max_size=5)


def drawn(rule):
    """Drawn few times, since each is a dozen requests; the store is made anew for each."""
    return settings(
        examples(12),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )(rule)


def named(data):
    return str(digest(data))


def put_all(store, data):
    return [store.put(BytesIO(one)).digest for one in data]


@drawn
@given(data=bodies)
def test_what_is_put_is_there_under_its_digest_and_nothing_else_is(new, data):
    store = new().store

    for one in data:
        assert store.put(Dribble(one)) == Stored(named(one), len(one))
    for one in data:
        with store.open(named(one)) as stream:
            assert stream.read() == one
        assert store.has(named(one))
        assert store.size(named(one)) == len(one)
    assert sorted(store.digests()) == sorted(set(map(named, data)))
    assert [*store.scrub(mentioned=map(named, data))] == []


@drawn
@given(data=bodies, chosen=st.randoms())
def test_a_sweep_leaves_exactly_what_is_to_be_kept(new, data, chosen):
    store = new().store
    there = set(put_all(store, data))
    keep = {one for one in there if chosen.random() < 0.5}

    swept = store.sweep(keep, at=LATER, age=HOUR)

    assert sorted(swept) == sorted(there - keep)
    assert set(store.digests()) == keep


@drawn
@given(data=st.lists(st.binary(min_size=1, max_size=60), min_size=3, max_size=6, unique=True))
def test_a_scrub_names_exactly_what_is_damaged_misplaced_or_missing(new, data):
    store, hand = new()
    there = put_all(store, data)
    hand.write(place(there[0]), data[0] + b"!")
    hand.remove(place(there[1]))
    hand.write(wrong_place(there[2]), data[2])
    hand.write("note.txt", b"")

    assert sorted((fault.kind, fault.name) for fault in store.scrub(mentioned=there)) == [
        (Kind.DAMAGED, there[0]),
        (Kind.MISPLACED, wrong_place(there[2])),
        (Kind.MISPLACED, "note.txt"),
        (Kind.MISSING, there[1]),
    ]
    assert sorted(store.digests()) == sorted(set(there) - {there[1]})


def test_a_scrub_of_a_sample_looks_at_no_other_file(new):
    store, hand = new()
    good, damaged, other = put_all(store, [b"good", b"damaged", b"other"])
    hand.write(place(damaged), b"")
    hand.write(place(other), b"")

    assert [*store.scrub(sample=[good])] == []
    assert [*store.scrub(sample=[good, damaged, ABSENT])] == [
        Fault(Kind.DAMAGED, damaged),
        Fault(Kind.MISSING, ABSENT),
    ]


def test_a_fault_is_told_in_both_languages():
    assert [Fault(kind, "x").words for kind in Kind] == [
        ("文件 x 内容与名称不符（已损坏）", "the file x holds other bytes than its name says"),
        ("文件 x 不在文件应在的位置", "the file x lies where no file belongs"),
        ("文件 x 缺失", "the file x is missing"),
        ("文件 x 无法读出", "the file x cannot be read"),
    ]


def test_a_damaged_file_is_whole_again_when_it_is_put_again(new):
    store, hand = new()
    (name,) = put_all(store, [b"whole"])
    hand.write(place(name), b"torn")
    before = [*store.scrub()]
    store.put(BytesIO(b"whole"))

    assert before == [Fault(Kind.DAMAGED, name)]
    assert [*store.scrub()] == []


@pytest.mark.parametrize("at_most", [0, 9, 10, 11])
def test_a_file_is_kept_up_to_its_limit_and_not_beyond(new, at_most):
    store = new().store
    ten = b"0123456789"

    if at_most >= len(ten):
        assert store.put(Dribble(ten), at_most) == Stored(named(ten), 10)
    else:
        with pytest.raises(TooLarge) as told:
            store.put(Dribble(ten), at_most)
        assert told.value.code == "too-large"
        assert [*store.digests()] == []


def test_a_stream_that_breaks_leaves_nothing_and_its_own_error(new):
    store = new().store

    with pytest.raises(ConnectionResetError):
        store.put(Breaks(bytes(100)))
    assert [*store.digests()] == []
    assert [*store.scrub()] == []


def test_a_file_that_is_not_there_is_told_by_its_digest(new):
    store = new().store

    assert not store.has(ABSENT)
    with pytest.raises(NotHere, match=ABSENT):
        store.open(ABSENT)
    with pytest.raises(NotHere, match=ABSENT):
        store.size(ABSENT)


@pytest.mark.parametrize("odd", ["", "sha256:", "x", "sha256:" + "A" * 64, "../../etc/passwd"])
def test_what_is_no_digest_names_no_file(new, odd):
    store = new().store

    for ask in (store.has, store.size, store.open):
        with pytest.raises(ValueError, match="is not a digest"):
            ask(odd)


def test_a_sweep_leaves_what_is_young(new):
    store = new().store
    there = put_all(store, [b"young"])

    assert store.sweep(set(), at=SOON, age=HOUR) == []
    assert [*store.digests()] == there


@pytest.mark.parametrize(
    ("at", "age"),
    [(datetime(2030, 1, 1), HOUR), (LATER, timedelta()), (LATER, -HOUR)],  # noqa: DTZ001 - the fault
)
def test_a_sweep_without_a_moment_or_an_age_is_refused(new, at, age):
    store = new().store
    there = put_all(store, [b"here"])

    with pytest.raises(ValueError, match="a sweep needs"):
        store.sweep(set(), at=at, age=age)
    assert [*store.digests()] == there


def test_a_file_is_read_from_any_point(new):
    store = new().store
    body = bytes(range(256)) * 20_000
    name = store.put(BytesIO(body)).digest

    with store.open(name) as stream:
        assert stream.seek(-3, 2) == len(body) - 3
        assert stream.read() == body[-3:]
        stream.seek(70_000)
        assert stream.read(5) == body[70_000:70_005]
        assert stream.tell() == 70_005
