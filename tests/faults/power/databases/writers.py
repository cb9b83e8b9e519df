"""Those who work while the power goes: each performs real acts and says what it was told.

A line is what somebody outside would hold in his hands: a receipt, or the note of a checkpoint,
with the files that were handed in. It is said after the commit, and never before.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from itertools import count
from random import Random
from time import sleep
from typing import Any

from mingce.law.values import Given
from tests.databases import disconnect
from tests.faults import children, scene
from tests.faults.power.databases.house import TOWNS, House

WRITERS = 2
PAUSE = 0.02
SIZES = (0, 1, 4096, 20_000)
LOG = "tests.example/log"
Said = dict[str, Any]
Say = Callable[[Said], None]


def writers(house: House, turn: int, seed: str) -> AbstractContextManager[list[children.Voice]]:
    """Some who act and one who seals; each line of theirs is something said, as JSON."""
    disconnect()
    acting = [_Acting(house, turn, number, seed) for number in range(WRITERS)]
    return children.speaking([partial(_live, work) for work in (*acting, _Sealing(house, turn))])


def _live(work: "_Acting | _Sealing", say: children.Say) -> None:
    work.house.connect()
    work.do(lambda what: say(json.dumps(what)))


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
