"""A disk that is full, read-only or failing is told in one clear sentence, and nothing half stays.

The disks here are real ones; tests of single steps, with no need of root, are with the store.
"""

import subprocess
from contextlib import suppress
from io import BytesIO

import pytest

from mingce.ledger.files import Local, NotKept, store

SMALL = b"small" * 100


def refused(files, data):
    """The one exception of a put that cannot be done."""
    with pytest.raises(NotKept) as told:
        files.put(BytesIO(data))
    assert all(told.value.words)
    return told.value.code


def left_aside(files):
    return [path.name for path in (files.root / "tmp").iterdir()]


def filled(disk):
    """Takes all the space there is."""
    with suppress(OSError), (disk.top / "filler").open("wb", buffering=0) as filler:
        while filler.write(bytes(1 << 20)):
            pass


def test_a_full_disk_keeps_what_it_had_and_takes_more_when_space_returns(image):
    disk = image(8)
    files = Local(disk.top / "files")
    before = files.put(BytesIO(SMALL))
    filled(disk)
    large = bytes(range(256)) * 8000

    assert refused(files, large) == "no-space"
    assert left_aside(files) == []
    assert [*files.digests()] == [before.digest]
    assert [*files.scrub(mentioned=[before.digest])] == []

    (disk.top / "filler").unlink()
    after = files.put(BytesIO(large))

    assert sorted(files.digests()) == sorted([before.digest, after.digest])
    assert [*files.scrub()] == []


def test_a_full_disk_tells_that_nothing_is_free(image):
    disk = image(8)
    files = store(str(disk.top / "files"))
    room = files.free()
    filled(disk)
    full = files.free()

    assert full.total == room.total
    assert full.free == 0 < room.free


def test_a_read_only_disk_keeps_nothing_and_still_gives_what_it_has(image):
    disk = image(8)
    files = Local(disk.top / "files")
    before = files.put(BytesIO(SMALL))
    subprocess.run(["mount", "-o", "remount,ro", disk.top], check=True, timeout=30)

    assert refused(files, b"other") == "read-only"
    with files.open(before.digest) as stream:
        assert stream.read() == SMALL


def test_a_failing_disk_keeps_nothing_and_what_was_kept_is_there_when_it_works_again(image):
    disk = image(8)
    files = Local(disk.top / "files")
    before = files.put(BytesIO(SMALL))
    disk.cut()

    assert refused(files, b"other") == "io-error"

    disk.remount()
    again = files.put(BytesIO(b"other"))

    assert sorted(files.digests()) == sorted([before.digest, again.digest])
    assert [*files.scrub()] == []
