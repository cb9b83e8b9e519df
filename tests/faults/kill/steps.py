"""A process that dies at one step of an act: at a statement, around a commit, at a step of a file.

    child = Child(do, die_at=7)      # forks; the child dies just before its seventh step
    child.said                       # what it had answered by then: nothing, or everything

What happens after one step happens before the next, so dying before each of them, before and
after the commit, and after the answer is all there is.
"""

import os
import signal
from collections.abc import Callable
from contextlib import ExitStack, contextmanager

from mingce.ledger.files import Disk
from tests.faults.children import die

AFTER_THE_ANSWER = 1
"""One step more than an act has: it is done, and its answer has been given."""
OF_A_DISK = (
    "mkdir", "create", "write", "fsync", "close", "rename", "touch", "unlink", "fsync_dir",
)  # fmt: skip
READS_AN_EDITION = 'SELECT "ledger_edition"'
_left_alone: list[object] = []


class Steps:
    """Counts the steps of an act, and ends the process at one of them."""

    def __init__(self, die_at: int | None = None) -> None:
        self.die_at = die_at
        self.count = 0

    def step(self) -> None:
        self.count += 1
        if self.count == self.die_at:
            die()

    def statement(self, execute, sql, params, many, context):
        # A process reads an edition once, and who comes later has it already.
        if not sql.startswith(READS_AN_EDITION):
            self.step()
        return execute(sql, params, many, context)

    @contextmanager
    def watched(self):
        """Every statement and commit of the connection, and every step of a watched disk."""
        from django.db import connection

        commit = connection._commit

        def committing():
            self.step()
            commit()
            self.step()

        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(self.statement))
            connection._commit = committing
            stack.callback(delattr, connection, "_commit")
            Watched.steps = self
            stack.callback(setattr, Watched, "steps", None)
            yield self


class Watched(Disk):
    """A disk whose steps are counted while somebody watches."""

    steps: Steps | None = None


def _stepping(name: str) -> Callable:
    def stepping(self, *arguments):
        if self.steps:
            self.steps.step()
        return getattr(Disk, name)(self, *arguments)

    return stepping


for _name in OF_A_DISK:
    setattr(Watched, _name, _stepping(_name))


class Child:
    """An act in a process of its own, which dies at a step it comes to, or else at the end."""

    def __init__(
        self, do: Callable[[], str], die_at: int, sabotage: Callable[["Child"], None]
    ) -> None:
        self._do = do
        self._die_at = die_at
        self._sabotage = sabotage
        hears, self._says = os.pipe()
        on_its_own()
        pid = os.fork()
        if pid == 0:
            self._live()
        os.close(self._says)
        with os.fdopen(hears, "rb") as said:
            self.said = said.read().decode()
        _, status = os.waitpid(pid, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            raise ChildProcessError(f"the act failed by itself: status {status}: {self.said}")

    def say(self, answer: str) -> None:
        os.write(self._says, answer.encode())

    def _live(self) -> None:
        from django.db import connection

        # The socket is the parent's: it is neither used nor closed here.
        _left_alone.append(connection.connection)
        connection.connection = None
        try:
            self._sabotage(self)
            with Steps(self._die_at).watched() as steps:
                answer = self._do()
                steps.step()
                self.say(answer)
                die()
        except BaseException as fault:  # noqa: BLE001 - told to the parent, whatever it is
            self.say(f"{type(fault).__name__}: {fault}")
        finally:
            os._exit(1)


def on_its_own() -> None:
    """SQLite must not be open across a fork; the child leaves PostgreSQL's socket alone."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.close()
