"""Processes that do one piece of work and die without tidying up, and say meanwhile what is sure.

    with speaking([work, other]) as voices:
        lines = heard(voices, 12)    # what is said by the time that there are twelve lines

`work(say)` says a line once it is sure of it, and never before. When the block is left everybody
dies, whatever he was doing. A connection to a database is not to be shared with a child.
"""

import os
import selectors
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, NoReturn

PATIENCE = 60
FAULT = "fault: "
Say = Callable[[str], None]


class Voice(NamedTuple):
    """A child, and where it is listened to."""

    pid: int
    says: int


def forked(work: Callable[[], object]) -> int:
    """A child that does some work; its parent waits for it by pid."""
    pid = os.fork()
    if pid == 0:
        _live(work)
    return pid


def _live(work: Callable[[], object]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    finally:
        # What its parent is in the middle of is not for it to tidy up.
        os._exit(code)


def die() -> NoReturn:
    """As if the power of this process alone were cut."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("nobody outlives this")


@contextmanager
def speaking(works: Iterable[Callable[[Say], object]]) -> Iterator[list[Voice]]:
    """Each at work in a process of its own, until the block is left."""
    voices: list[Voice] = []
    try:
        for work in works:
            voices.append(_begun(work, voices))
        yield voices
    finally:
        for voice in voices:
            os.kill(voice.pid, signal.SIGKILL)
        for voice in voices:
            os.waitpid(voice.pid, 0)
            os.close(voice.says)


def _begun(work: Callable[[Say], object], others: Sequence[Voice]) -> Voice:
    hears, says = os.pipe()

    def speak() -> None:
        for pipe in (hears, *(other.says for other in others)):
            os.close(pipe)
        _speak(work, says)

    pid = forked(speak)
    os.close(says)
    return Voice(pid, hears)


def _speak(work: Callable[[Say], object], says: int) -> None:
    def say(line: str) -> None:
        os.write(says, f"{line}\n".encode())

    try:
        work(say)
    except Exception as fault:  # noqa: BLE001 - after a cut everything fails, and nobody listens
        say(f"{FAULT}{fault!r}")


def heard(voices: Iterable[Voice], number: int) -> list[str]:
    """What has been said by the time that so many lines are said."""
    texts = {voice.says: b"" for voice in voices}
    with selectors.DefaultSelector() as ears:
        for pipe in texts:
            ears.register(pipe, selectors.EVENT_READ)
        while sum(text.count(b"\n") for text in texts.values()) < number:
            ready = ears.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"nobody said anything for {PATIENCE} seconds")
            for key, _ in ready:
                words = os.read(key.fd, 65536)
                if not words:
                    raise ChildProcessError(f"one ended before his time: {texts[key.fd]!r}")
                texts[key.fd] += words
    lines = [line.decode() for text in texts.values() for line in text.split(b"\n")[:-1]]
    if faults := [line for line in lines if line.startswith(FAULT)]:
        raise ChildProcessError(faults[0])
    return lines
