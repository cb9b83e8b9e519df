"""One writer at a time, in the order in which they came.

SQLite has one pen for the whole file and hands it to whoever asks at the right instant: a writer
can wait for seconds while others pass. Within one process writers therefore queue here first.
PostgreSQL locks rows and needs none of this.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class Turns:
    """A queue with one ticket for each who waits."""

    def __init__(self) -> None:
        self._door = Lock()
        self._waiting: deque[Event] = deque()
        self._taken = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The turn is held until the block is left, and then goes to whoever came next."""
        self._take()
        try:
            yield
        finally:
            self._leave()

    def _take(self) -> None:
        with self._door:
            if not self._taken:
                self._taken = True
                return
            ticket = Event()
            self._waiting.append(ticket)
        ticket.wait()

    def _leave(self) -> None:
        with self._door:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False


PEN = Turns()
