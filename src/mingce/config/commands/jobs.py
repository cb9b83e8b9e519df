"""`mingce jobs`: the jobs beside the pages, one thread for each lane."""

import signal
from collections.abc import Iterable
from threading import Event, Thread

from mingce.config import clock
from mingce.config.opened import current
from mingce.config.terminal import Terminal
from mingce.law.words import Words

PATIENCE = 1.0
"""Seconds between two looks at an empty lane."""
FAILED = Words("执行线程出错：{}", "a worker failed: {}")


def jobs(lang: str, lanes: Iterable[str], once: bool) -> int:
    """Jobs are run as they come, until the process is told to stop; or once, until none is left.

    Heavy work waits near a deadline. A job that was begun is finished before the process ends.
    """
    current()
    from mingce.ledger.jobs import LANES

    stop = Event()
    workers = [_Worker(lang, lane, stop, once) for lane in tuple(lanes) or LANES]
    for number in () if once else (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    terminal = Terminal(lang)
    for worker in workers:
        done = Words(f"{worker.lane}：完成 {worker.ran} 项", f"{worker.lane}: {worker.ran} run")
        terminal.marked(not worker.failed, terminal.say(done), indent=0)
    return 1 if any(worker.failed for worker in workers) else 0


class _Worker(Thread):
    def __init__(self, lang: str, lane: str, stop: Event, once: bool) -> None:
        super().__init__(name=f"{lane}-{clock.request_id()[:8]}")
        self.lane = lane
        self.ran = 0
        self.failed = False
        self._terminal = Terminal(lang)
        self._stop_asked = stop
        self._once = once

    def run(self) -> None:
        from django.db import connection

        try:
            while not self._stop_asked.is_set():
                if not self._next():
                    if self._once:
                        break
                    self._stop_asked.wait(PATIENCE)
        finally:
            connection.close()

    def _next(self) -> int:
        """The next job of the lane, if it is worked on now and there is one."""
        from django.db import connection

        from mingce.ledger import deadlines
        from mingce.ledger import jobs as lanes

        try:
            open_now = lanes.lanes(deadlines.falling(), clock.now(), [self.lane])
            ran = lanes.work(self.lane, self.name, at_most=1) if open_now else 0
        except Exception as error:  # noqa: BLE001 - the database may be back in a moment
            connection.close()
            self.failed = True
            words = f"{type(error).__name__}: {error}"
            self._terminal.marked(False, self._terminal.say(FAILED).format(words), indent=0)
            return 0
        self.ran += ran
        return ran
