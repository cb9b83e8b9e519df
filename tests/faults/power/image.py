"""A disk whose power can be cut: an ext4 file system in a file, shut down without a last flush.

    with Image(folder) as image:
        ...            # programs write below image.top and say what they have done
        image.cut()    # from here on nothing more reaches the disk, and every write fails
        ...            # end those programs and wait for them
        image.remount()  # the journal is replayed, as after a power cut; now look

Only what was said before the cut counts: a flush that races with it may report success.
What the cut does not model: a drive that loses or reorders what it had acknowledged.
"""

import fcntl
import functools
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Self

from mingce.law.words import Words

SHUT_DOWN = 0x8004587D
WITHOUT_FLUSH = struct.pack("I", 2)
PATIENCE = 30
BUSY_AT_MOST = 500
_PROGRAMS = ("mkfs.ext4", "mount", "umount")
# Waits for its maker to end, however it ends; takes down whatever that left standing.
_GUARD = 'read -r _; umount -l "$1" 2>/dev/null; rm -f "$2"; rmdir "$1"; true'


class NotDone(Exception):
    """A step with the image failed; the system's own words say why."""


class Image:
    """Made and mounted on entering; neither mount nor loop device outlives its maker."""

    def __init__(self, folder: Path, *, megabytes: int = 64, options: str = "loop") -> None:
        self.file = folder / "image"
        self.top = folder / "top"
        self.megabytes = megabytes
        self.options = options
        self._guard: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.top.mkdir()
        self._guard = subprocess.Popen(
            ["sh", "-c", _GUARD, "guard", str(self.top), str(self.file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.make()
            self.mount()
        except BaseException:
            self._end_guard()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.unmount()
        finally:
            self._end_guard()

    def make(self) -> None:
        """An empty file system; the old one must not be mounted."""
        with self.file.open("wb") as file:
            file.truncate(self.megabytes << 20)
        _done("mkfs.ext4", "-q", "-F", self.file)

    def mount(self) -> None:
        _done("mount", "-o", self.options, self.file, self.top)

    def cut(self) -> None:
        """The power goes: what is not on the disk now never will be."""
        file = os.open(self.top, os.O_RDONLY)
        try:
            fcntl.ioctl(file, SHUT_DOWN, WITHOUT_FLUSH)
        finally:
            os.close(file)

    def unmount(self) -> None:
        """Whoever still has a file open is waited for, but not for ever."""
        for _ in range(BUSY_AT_MOST):
            if not os.path.ismount(self.top):
                return
            try:
                _done("umount", self.top)
            except NotDone as busy:
                if "busy" not in str(busy):
                    raise
                time.sleep(0.01)
        raise NotDone(f"{self.top.name} is still in use")

    def remount(self) -> None:
        """The power comes back."""
        self.unmount()
        self.mount()

    def anew(self) -> None:
        """An empty disk takes the place of this one."""
        self.unmount()
        self.make()
        self.mount()

    def _end_guard(self) -> None:
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.close()
            self._guard.wait(PATIENCE)


@functools.cache
def why_not() -> Words | None:
    """Why the power cannot be cut on this machine, if it cannot: found out by cutting it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return Words("需要 Linux 和 root 权限", "Linux and root are needed")
    for program in _PROGRAMS:
        if shutil.which(program) is None:
            return Words(f"没有 {program}", f"there is no {program}")
    try:
        with tempfile.TemporaryDirectory() as folder, Image(Path(folder), megabytes=8) as image:
            image.cut()
    except (OSError, NotDone, subprocess.TimeoutExpired) as refused:
        return Words(f"系统不允许：{refused}", f"the system refuses: {refused}")
    return None


def not_run(reason: Words) -> str:
    """What a skipped test says, so that nobody takes it for a passed one."""
    return f"未运行：{reason.zh} / not run: {reason.en}"


def need_be_allowed() -> None:
    """Ends a harness that cannot be run here, with a status of its own."""
    if reason := why_not():
        sys.stderr.write(not_run(reason) + "\n")
        raise SystemExit(77)


def _done(program: str, *arguments: object) -> None:
    told = subprocess.run(
        [program, *map(str, arguments)],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    if told.returncode:
        raise NotDone(f"{program}: {told.stderr.strip()}")
