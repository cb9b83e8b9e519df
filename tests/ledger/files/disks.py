"""Disks that can be watched, that stop at a step as if killed there, or that fail at one."""

from contextlib import contextmanager
from itertools import count
from pathlib import Path

from mingce.ledger.files import Disk

STEPS = ["mkdir", "create", "write", "fsync", "close", "rename", "touch", "unlink", "fsync_dir"]


class Killed(BaseException):
    """The process is no more: none of its later steps happen either."""


class Watched(Disk):
    """Notes each step with what it is done to; `before` may forbid it."""

    def __init__(self):
        self.steps = []

    def before(self, step):
        """Whatever keeps a step from happening is raised here."""

    def __getattribute__(self, name):
        step = super().__getattribute__(name)
        if name not in STEPS:
            return step

        def noted(*given):
            names = [one.name for one in given if isinstance(one, Path)]
            self.steps.append(" ".join([name, *names]))
            self.before(name)
            return step(*given)

        return noted

    @contextmanager
    def hold(self, folder, *, alone):
        self.steps.append(f"hold {folder.name}{' alone' if alone else ''}")
        with super().hold(folder, alone=alone):
            yield


class KilledAt(Watched):
    """Dies before the step of that number, counted from nought."""

    def __init__(self, number):
        super().__init__()
        self.number, self.done = number, count()

    def before(self, _step):
        if next(self.done) >= self.number:
            raise Killed


class FailsAt(Watched):
    """The step of that number fails once; the program lives on."""

    def __init__(self, number, error):
        super().__init__()
        self.number, self.done, self.error = number, count(), error
        self.failed = None

    def before(self, step):
        if next(self.done) == self.number:
            self.failed = step
            raise self.error
