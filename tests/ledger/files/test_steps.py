"""The order of the steps on disk, and what is left when one of them is the last or fails."""

import errno
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from mingce.ledger.files import Local, NotKept
from mingce.seal.digest import digest
from tests.ledger.files.disks import FailsAt, Killed, KilledAt, Watched
from tests.ledger.files.shelves import Breaks, place

BODY = b"a body"
NAME = str(digest(BODY))
DIGITS = NAME.removeprefix("sha256:")
SHARD = DIGITS[:2]
HOUR = timedelta(hours=1)
NEW_STEPS, AGAIN_STEPS = 13, 11
"""Of a store that is not there yet, and of one where the file is; each in a new process."""


def put(files):
    return files.put(BytesIO(BODY))


def left_aside(root):
    return [path.name for path in (root / "tmp").iterdir()]


def steps_of(files, folder):
    """The steps of one put, the temporary file's own name left out."""
    before = len(files.disk.steps)
    put(files)
    named = {path.name for path in folder.rglob("*")} | {folder.name, folder.parent.name}
    return [
        " ".join(
            word if at == 0 or word in named else "new" for at, word in enumerate(step.split())
        )
        for step in files.disk.steps[before:]
    ]


def test_a_file_is_named_when_it_is_durable_and_kept_when_its_name_is(tmp_path):
    files = Local(tmp_path / "files", disk=Watched())

    assert steps_of(files, tmp_path / "files") == [
        "mkdir tmp", "mkdir files", f"fsync_dir {tmp_path.name}", "mkdir tmp", "fsync_dir files",
        "create new", "write", "fsync", "close",
        f"mkdir {SHARD}", "fsync_dir files",
        f"hold {SHARD}", f"rename new {DIGITS}", f"fsync_dir {SHARD}",
    ]  # fmt: skip


def test_a_file_that_is_there_is_kept_and_its_name_made_durable_again(tmp_path):
    files = Local(tmp_path / "files", disk=Watched())
    put(files)
    kept = files.root / place(NAME)
    inode = kept.stat().st_ino

    assert steps_of(files, tmp_path / "files") == [
        "mkdir tmp", "create new", "write", "fsync", "close", f"mkdir {SHARD}",
        f"hold {SHARD}", f"touch {DIGITS}", "unlink new", f"fsync_dir {SHARD}",
    ]  # fmt: skip
    assert kept.stat().st_ino == inode


def test_a_folder_that_somebody_else_made_is_made_durable_once_by_each_process(tmp_path):
    put(Local(tmp_path / "files"))
    files = Local(tmp_path / "files", disk=Watched())

    first, second = (steps_of(files, tmp_path / "files") for _ in range(2))

    assert [step for step in first if step not in second] == ["fsync_dir files"] * 2


def test_the_steps_to_die_or_fail_at_are_all_there_are(tmp_path):
    def number():
        files = Local(tmp_path / "files", disk=Watched())
        put(files)
        return len([step for step in files.disk.steps if not step.startswith("hold")])

    assert (number(), number()) == (NEW_STEPS, AGAIN_STEPS)


@pytest.mark.parametrize("step", range(NEW_STEPS))
def test_whoever_dies_at_any_step_leaves_no_half_file_and_nobody_stuck(tmp_path, step):
    with pytest.raises(Killed):
        put(Local(tmp_path / "files", disk=KilledAt(step)))
    files = Local(tmp_path / "files")

    assert [*files.scrub()] == []
    assert [*files.digests()] in ([], [NAME])
    assert put(files).digest == NAME
    files.sweep({NAME}, at=datetime.now(UTC) + 2 * HOUR, age=HOUR)
    assert [path.name for path in files.root.rglob("*") if path.is_file()] == [DIGITS]


@pytest.mark.parametrize("step", range(AGAIN_STEPS))
def test_whoever_dies_while_putting_what_is_there_leaves_it_there(tmp_path, step):
    put(Local(tmp_path / "files"))
    with pytest.raises(Killed):
        put(Local(tmp_path / "files", disk=KilledAt(step)))

    assert [*Local(tmp_path / "files").scrub(mentioned=[NAME])] == []


@pytest.mark.parametrize("step", range(NEW_STEPS))
def test_a_step_that_fails_is_told_once_and_the_next_put_works(tmp_path, step):
    # The first step is tried where the folder is not there yet, which is no failure.
    files = Local(tmp_path / "files", disk=FailsAt(step, OSError(errno.EIO, "")))

    with pytest.raises(NotKept) as told:
        put(files)

    assert told.value.code == "io-error"
    assert isinstance(told.value.__cause__, OSError)
    assert not (files.root / "tmp").exists() or left_aside(files.root) == []
    assert [*files.scrub()] == []
    assert put(files).digest == NAME
    assert [*files.scrub(mentioned=[NAME])] == []


def test_after_a_failed_fsync_the_file_is_given_up(tmp_path):
    files = Local(tmp_path / "files", disk=FailsAt(7, OSError(errno.EIO, "")))
    with pytest.raises(NotKept):
        put(files)

    assert files.disk.failed == "fsync"
    assert [step.split()[0] for step in files.disk.steps[-3:]] == ["fsync", "close", "unlink"]


def test_with_the_error_of_fsync_ignored_a_put_would_claim_to_keep(tmp_path):
    class Deaf(FailsAt):
        def before(self, step):
            with suppress(OSError):
                super().before(step)

    files = Local(tmp_path / "files", disk=Deaf(7, OSError(errno.EIO, "")))

    assert (put(files).digest, files.disk.failed) == (NAME, "fsync")


@pytest.mark.parametrize(
    ("number", "code", "en"),
    [
        (errno.ENOSPC, "no-space", "there is no space left; make room and try again"),
        (errno.EDQUOT, "no-space", "there is no space left; make room and try again"),
        (
            errno.EROFS,
            "read-only",
            "the storage is read-only; check the disk, or how it is mounted",
        ),
        (
            errno.EACCES,
            "forbidden",
            "access to the storage is denied; check its permissions or keys",
        ),
        (errno.EFBIG, "failed", "the storage reports the error EFBIG"),
    ],
)
def test_the_reason_is_told_in_words(tmp_path, number, code, en):
    files = Local(tmp_path / "files", disk=FailsAt(6, OSError(number, "")))

    with pytest.raises(NotKept) as told:
        put(files)

    assert (told.value.code, told.value.words.en) == (code, f"the file was not kept: {en}")
    assert str(told.value).startswith("文件没有保存：")


def test_a_broken_stream_leaves_nothing_aside(tmp_path):
    files = Local(tmp_path)
    with pytest.raises(ConnectionResetError):
        files.put(Breaks(bytes(100)))

    assert left_aside(tmp_path) == []
