"""Those who work while the power goes: each performs real acts and says what it was told.

A line is what somebody outside would hold in his hands: a receipt, or the note of a checkpoint,
with the files that were handed in. It is said after the commit, and never before.
"""

import json
import os
import selectors
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from random import Random
from time import sleep
from typing import Any, NamedTuple

from mingce.law.values import Given
from tests.faults import scene
from tests.faults.power.databases.house import TOWNS, House

WRITERS = 2
PATIENCE = 60
PAUSE = 0.02
SIZES = (0, 1, 4096, 20_000)
LOG = "tests.example/log"
Said = dict[str, Any]
Say = Callable[[Said], None]


class Heard(NamedTuple):
    pid: int
    says: int


@contextmanager
def writers(house: House, turn: int, seed: str) -> Iterator[list[Heard]]:
    """Some who act and one who seals; dead when the block is left, whatever they were doing."""
    people: list[Heard] = []
    try:
        for number in range(WRITERS + 1):
            work = _Acting(house, turn, number, seed) if number < WRITERS else _Sealing(house, turn)
            hears, says = os.pipe()
            others = (hears, *(one.says for one in people))
            people.append(
                Heard(scene.forked(lambda w=work, s=says, o=others: _live(w, s, o)), hears)
            )
            os.close(says)
        yield people
    finally:
        for one in people:
            os.kill(one.pid, signal.SIGKILL)
        for one in people:
            os.waitpid(one.pid, 0)
            os.close(one.says)


def heard(people: list[Heard], number: int) -> list[Said]:
    """What has been said by the time that so many things are said."""
    texts = {one.says: b"" for one in people}
    with selectors.DefaultSelector() as ears:
        for pipe in texts:
            ears.register(pipe, selectors.EVENT_READ)
        while sum(text.count(b"\n") for text in texts.values()) < number:
            ready = ears.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"no writer said anything for {PATIENCE} seconds")
            for key, _ in ready:
                words = os.read(key.fd, 65536)
                if not words:
                    raise ChildProcessError(f"a writer ended before its time: {texts[key.fd]!r}")
                texts[key.fd] += words
    said = [json.loads(line) for text in texts.values() for line in text.split(b"\n")[:-1]]
    if faults := [one["fault"] for one in said if "fault" in one]:
        raise ChildProcessError(faults[0])
    return said


def _live(work: "_Acting | _Sealing", says: int, others: tuple[int, ...]) -> None:
    for other in others:
        os.close(other)
    work.house.connect()

    def say(what: Said) -> None:
        os.write(says, json.dumps(what).encode() + b"\n")

    try:
        work.do(say)
    except Exception as fault:  # noqa: BLE001 - after the cut everything fails, and nobody listens
        say({"fault": repr(fault)})


@dataclass(frozen=True)
class _Acting:
    """Takes town after town through its case: asked with files, answered, looked at, decided."""

    house: House
    turn: int
    number: int
    seed: str

    def do(self, say: Say) -> None:
        chance = Random(f"{self.seed} {self.turn} {self.number}")  # noqa: S311 - drawn again
        mine = self.turn * WRITERS + self.number
        for step in count():
            code = scene.towns(TOWNS)[(mine + step * 101) % TOWNS]
            self._take(code, f"{mine}-{step}", chance, say)

    def _take(self, code: str, name: str, chance: Random, say: Say) -> None:
        papers = {paper: [self._put(chance)] for paper in ("letter", "plan")}
        asking = scene.deed(code, "ask", oil_bought=True, poem="灯")
        asking.documents = papers
        files = [file for held in papers.values() for file in held]
        for done in scene.do(scene.town(code), f"ask-{name}", asking):
            _tell(say, done, files)
        for height in (2, 4):
            telling = scene.deed(code, "answer", height=height)
            for done in scene.do(scene.town(code), f"height-{height}-{name}", telling):
                _tell(say, done)
        for done in scene.do(scene.bureau(), f"look-{name}", scene.deed(code, "look")):
            _tell(say, done)
        for done in self._rule(code, name):
            _tell(say, done)

    def _rule(self, code: str, name: str):
        """A grave act goes through three hands."""
        from mingce.acts import grave

        deeds = [scene.deed(code, "rule")]
        deeds[0].answers = {"granted": Given(True, "够高")}
        proposal = grave.draft(scene.asked(f"rule-{name}", scene.bureau()), deeds)
        grave.check(scene.asked(f"check-{name}", scene.bureau("bureau-2"), 1, proposal))
        return grave.sign(scene.asked(f"sign-{name}", scene.bureau("bureau-3"), 2, proposal), deeds)

    def _put(self, chance: Random) -> str:
        """A file is stored whole before anything is said of it, and then has its row."""
        from mingce.ledger import models

        kept = self.house.store.put(BytesIO(chance.randbytes(chance.choice(SIZES))))
        models.StoredFile.objects.get_or_create(
            digest=kept.digest, defaults={"size": kept.size, "at": scene.MORNING}
        )
        return kept.digest


@dataclass(frozen=True)
class _Sealing:
    """Seals whatever is there, again and again."""

    house: House
    turn: int

    def do(self, say: Say) -> None:
        from mingce.acts.sealing import seal
        from mingce.ledger.sealing import Busy

        while True:
            try:
                notes = seal(datetime(2018, 9, 1, tzinfo=UTC), LOG, ("sha256",), waits=50)
            except Busy:
                notes = []
            for note in notes:
                say({"note": note})
            sleep(PAUSE)


def _tell(say: Say, done, files: list[str] | None = None) -> None:
    """What was refused says nothing; a town that was here before has its case decided."""
    if done.receipt is not None:
        say({"receipt": done.receipt, "files": files or []})
