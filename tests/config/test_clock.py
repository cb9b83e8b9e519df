"""Time and chance come from one place."""

from datetime import UTC

from mingce.config import clock


def test_the_moment_is_in_utc_and_goes_on():
    first, second = clock.now(), clock.now()

    assert first.tzinfo is UTC
    assert first <= second


def test_no_two_requests_have_one_id_and_no_two_commitments_one_salt():
    assert len({clock.request_id() for _ in range(100)}) == 100
    assert len({clock.salt() for _ in range(100)}) == 100
    assert len(clock.salt()) == 32


def test_what_is_drawn_is_some_of_it_and_each_once():
    drawn = clock.drawn(range(50), 20)

    assert len(set(drawn)) == 20
    assert set(drawn) <= set(range(50))
    assert sorted(clock.drawn("abc", 9)) == ["a", "b", "c"]
