"""Every entry is sealed once, in the order of ids, and none is ever left out."""

import threading

import pytest

from tests.ledger.noted import AT, note, notes

HERE = "tests.example/log"
BOTH = ("sha256", "sm3")


def seal(at=AT, algorithms=("sha256",), waits=5000):
    from mingce.acts.sealing import seal

    return seal(at, HERE, algorithms, waits)


def payloads():
    from mingce.ledger import models

    return [bytes(row.payload) for row in models.Entry.objects.order_by("id")]


def left_out():
    """Entries that a checkpoint should cover and that have no leaf."""
    from mingce.ledger import models

    last = models.Leaf.objects.order_by("-index").first()
    return [row.id for row in models.Entry.objects.filter(leaf=None, id__lt=last.entry_id)]


def heads():
    from mingce.ledger import sealing
    from mingce.seal import checkpoint

    return [checkpoint.read(kept.note).head for kept in sealing.checkpoints()]


def test_a_checkpoint_is_the_head_of_the_tree_over_all_entries(database):
    from mingce.seal.tree import grow, leaf_hash

    notes(5)
    seal(algorithms=BOTH)
    notes(300, start=5)
    seal(algorithms=BOTH)

    from mingce.ledger import sealing
    from mingce.seal import checkpoint

    for algorithm in BOTH:
        tree = grow([leaf_hash(each, algorithm) for each in payloads()], algorithm)
        found = [checkpoint.read(kept.note) for kept in sealing.checkpoints(algorithm)]
        assert [each.head for each in found] == [tree.head(5), tree.head(305)]
        assert {each.origin for each in found} == {f"{HERE}/{algorithm}"}


def test_the_last_checkpoint_is_the_first_algorithms(database):
    from mingce.ledger import standing

    notes(2)
    seal(algorithms=BOTH)

    assert standing.last_checkpoint().splitlines()[0] == f"{HERE}/sha256"


def test_nothing_new_is_no_new_checkpoint(database):
    assert seal() == []
    notes(3)

    assert len(seal()) == 1
    assert seal() == []


def test_a_backlog_is_sealed_in_parts(database, monkeypatch):
    from mingce.ledger import sealing
    from mingce.seal.tree import grow, leaf_hash

    monkeypatch.setattr(sealing, "AT_ONCE", 4)
    notes(10)

    assert len(seal()) == 3
    tree = grow([leaf_hash(each) for each in payloads()])
    assert heads() == [tree.head(4), tree.head(8), tree.head(10)]


def test_an_algorithm_taken_up_later_covers_every_leaf_from_the_first(database, monkeypatch):
    from mingce.ledger import sealing
    from mingce.seal.tree import grow, leaf_hash

    notes(6)
    seal()
    monkeypatch.setattr(sealing, "AT_ONCE", 4)
    seal(algorithms=BOTH)

    whole = grow([leaf_hash(each, "sm3") for each in payloads()], "sm3")
    assert sealing.tree("sm3", 6).head() == whole.head()
    assert [kept.size for kept in sealing.checkpoints("sm3")] == [4, 6]
    assert [kept.size for kept in sealing.checkpoints()] == [6]


def test_a_proof_is_there_once_the_entry_is_sealed(database):
    from mingce.ledger import sealing
    from mingce.seal import proof

    notes(7)
    assert sealing.proof_of("holder/0", 2) is None
    seal()
    notes(300, start=7)
    seal(algorithms=BOTH)

    for algorithm in BOTH:
        found = proof.read(sealing.proof_of("holder/0", 2, algorithm))
        assert found.index == 6
        assert found.proves(payloads()[6])
        assert not found.proves(payloads()[5])
    assert sealing.proof_of("holder/0", 1000) is None


def test_a_witness_sees_that_the_tree_only_grew(database):
    from mingce.ledger import sealing
    from mingce.seal.tree import verify_consistency

    for start in range(0, 40, 10):
        notes(10, start=start)
        seal()

    first, *later = heads()
    assert len(later) == 3
    for head in later:
        assert verify_consistency(first, head, sealing.consistency(10, head.size))
    assert [kept.size for kept in sealing.checkpoints(since=20)] == [30, 40]


def test_checkpoints_do_not_go_back_in_time(database):
    from datetime import timedelta

    from mingce.ledger import sealing

    notes(1)
    seal(AT)
    notes(1, start=1)
    seal(AT - timedelta(hours=1))

    assert [kept.at for kept in sealing.checkpoints()] == [AT, AT]


class Writer:
    """Somebody whose entry has its id and is not yet committed."""

    def __init__(self):
        self.entered, self.go_on = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._write)
        self.thread.start()
        assert self.entered.wait(60)

    def _write(self):
        from django.db import connection

        from mingce.ledger import write

        with write.turn():
            note("holder/slow", 0)
            self.entered.set()
            self.go_on.wait(60)
        connection.close()

    def commit(self):
        self.go_on.set()
        self.thread.join()


@pytest.fixture
def slow_writer(database):
    from django.db import connection

    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    writer = Writer()
    yield writer
    writer.commit()


def test_the_sealer_gives_up_while_a_writer_is_in_flight(slow_writer):
    from mingce.ledger import sealing

    notes(3)
    with pytest.raises(sealing.Busy):
        seal(waits=20)
    assert heads() == []

    slow_writer.commit()
    seal()

    assert left_out() == []
    assert [head.size for head in heads()] == [4]


def test_an_entry_that_commits_out_of_order_is_not_left_out(slow_writer):
    notes(3)
    threading.Thread(target=slow_writer.commit).start()
    seal(waits=60_000)

    assert left_out() == []
    assert [head.size for head in heads()] == [4]


def test_sealing_what_can_be_seen_would_leave_it_out(slow_writer, monkeypatch):
    """The sabotage: without the lock, the checks above turn red."""
    from mingce.ledger import sealing

    monkeypatch.setattr(sealing, "_alone_with", lambda *_: None)
    notes(3)
    seal()
    slow_writer.commit()
    seal()

    assert len(left_out()) == 1
    assert [head.size for head in heads()] == [3]
