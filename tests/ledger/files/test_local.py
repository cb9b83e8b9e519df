"""What holds where files lie in folders: ages, locks, strays and other algorithms."""

import errno
import fcntl
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from mingce.ledger.files import Disk, Fault, Kind, Local, NotKept, NotRead, NotSwept
from mingce.seal.digest import ALGORITHMS, digest
from tests.ledger.files.disks import FailsAt, Watched
from tests.ledger.files.shelves import place

BODY = b"a body"
NAME = str(digest(BODY))
DIGITS = NAME.removeprefix("sha256:")
SHARD = DIGITS[:2]
HOUR = timedelta(hours=1)


def put(files):
    return files.put(BytesIO(BODY))


def make_old(path):
    os.utime(path, (0, 0))


def left_aside(root):
    return [path.name for path in (root / "tmp").iterdir()]


def test_a_file_put_anew_is_young_again(tmp_path):
    files = Local(tmp_path)
    put(files)
    make_old(tmp_path / place(NAME))
    put(files)

    assert files.sweep(set(), at=datetime.now(UTC), age=HOUR) == []
    assert files.has(NAME)


def test_without_the_touch_a_sweep_would_take_it_for_forgotten(tmp_path):
    files = Local(tmp_path, disk=type("Untouched", (Disk,), {"touch": lambda *_: None})())
    put(files)
    make_old(tmp_path / place(NAME))
    put(files)

    assert files.sweep(set(), at=datetime.now(UTC), age=HOUR) == [NAME]


def test_what_is_put_while_a_sweep_looks_is_not_swept(tmp_path):
    files = Local(tmp_path)
    put(files)
    make_old(tmp_path / place(NAME))

    class Asked(set):
        """Whoever is asked what to keep may take a while."""

        def __contains__(self, _):
            put(files)
            return False

    assert files.sweep(Asked(), at=datetime.now(UTC), age=HOUR) == []


def test_a_put_and_a_sweep_do_not_hold_a_folder_at_once(tmp_path):
    folder = os.open(tmp_path, os.O_RDONLY)
    try:
        with Disk().hold(tmp_path, alone=False):
            fcntl.flock(folder, fcntl.LOCK_SH | fcntl.LOCK_NB)
            with pytest.raises(BlockingIOError):
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(folder, fcntl.LOCK_UN)
        with Disk().hold(tmp_path, alone=True), pytest.raises(BlockingIOError):
            fcntl.flock(folder, fcntl.LOCK_SH | fcntl.LOCK_NB)
    finally:
        os.close(folder)


def test_a_sweep_holds_the_folder_alone(tmp_path):
    files = Local(tmp_path, disk=Watched())
    put(files)
    files.sweep(set(), at=datetime.now(UTC) + 2 * HOUR, age=HOUR)

    assert files.disk.steps[-2:] == [f"hold {SHARD} alone", f"unlink {DIGITS}"]


def test_a_sweep_takes_only_what_was_left_aside_long_ago(tmp_path):
    (tmp_path / "tmp").mkdir()
    for name in ("1-0", "1-1"):
        (tmp_path / "tmp" / name).touch()
    make_old(tmp_path / "tmp" / "1-0")

    assert Local(tmp_path).sweep(set(), at=datetime.now(UTC), age=HOUR) == []
    assert left_aside(tmp_path) == ["1-1"]


def test_a_sweep_that_fails_says_so(tmp_path):
    files = Local(tmp_path)
    put(files)
    files.disk = FailsAt(0, OSError(errno.EROFS, ""))

    with pytest.raises(NotSwept) as told:
        files.sweep(set(), at=datetime.now(UTC) + 2 * HOUR, age=HOUR)
    assert told.value.code == "read-only"
    assert files.has(NAME)


def test_many_put_the_same_and_other_files_at_once(tmp_path):
    bodies = [str(number % 7).encode() * 1000 for number in range(70)]
    with ThreadPoolExecutor(8) as pool:
        stored = [*pool.map(lambda body: Local(tmp_path).put(BytesIO(body)), bodies)]

    assert [one.digest for one in stored] == [str(digest(body)) for body in bodies]
    assert sorted(Local(tmp_path).digests()) == sorted({str(digest(body)) for body in bodies})
    assert [*Local(tmp_path).scrub()] == []
    assert left_aside(tmp_path) == []


def test_a_name_left_aside_by_the_dead_is_not_taken(tmp_path):
    files = Local(tmp_path)
    put(files)
    taken = [tmp_path / "tmp" / f"{os.getpid()}-{number}" for number in range(2000)]
    for path in taken:
        path.touch()
    put(files)

    assert len(left_aside(tmp_path)) == len(taken)


def test_only_a_plain_file_is_a_file(tmp_path):
    folder = tmp_path / place(NAME)
    folder.mkdir(parents=True)
    (tmp_path / "stray").mkdir()
    (tmp_path / "lost+found").mkdir()
    files = Local(tmp_path)

    assert not files.has(NAME)
    assert [*files.scrub()] == [Fault(Kind.DAMAGED, NAME), Fault(Kind.MISPLACED, "stray")]
    with pytest.raises(NotKept):
        put(files)
    assert left_aside(tmp_path) == []


def test_a_file_cannot_be_written_to_by_mistake(tmp_path):
    put(Local(tmp_path))

    assert (tmp_path / place(NAME)).stat().st_mode & 0o777 == 0o440


def test_a_store_that_was_never_written_is_empty(tmp_path):
    files = Local(tmp_path / "a" / "b")

    assert ([*files.digests()], [*files.scrub()]) == ([], [])
    assert files.free().total == Local(tmp_path).free().total
    assert not (tmp_path / "a").exists()
    assert put(files).digest == NAME


def test_a_store_that_cannot_be_read_says_so_instead_of_being_empty(tmp_path):
    (tmp_path / "plain").touch()
    files = Local(tmp_path / "plain")

    for ask in (lambda: [*files.digests()], lambda: files.has(NAME), lambda: files.open(NAME)):
        with pytest.raises(NotRead) as told:
            ask()
        assert (
            told.value.words.en
            == "the storage cannot be read: the storage reports the error ENOTDIR"
        )


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_store_that_takes_up_another_algorithm_keeps_what_it_has(tmp_path, algorithm):
    put(Local(tmp_path))
    files = Local(tmp_path, algorithm=algorithm)
    name = str(digest(b"another", algorithm))

    assert files.put(BytesIO(b"another")).digest == name
    assert sorted(files.digests()) == sorted([NAME, name])
    assert [*files.scrub(mentioned=[NAME, name])] == []
    with files.open(name) as stream:
        assert stream.read() == b"another"
