"""The stories told here and those a newcomer is shown, each played once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mingce.core.story import Played, Player
from mingce.law import divisions, organisations, scenario

HERE = Path(__file__).parent
SHIPPED = HERE.parents[1] / "src" / "mingce" / "law" / "stories"

TOLD = sorted(HERE.glob("*.yaml"))
SHOWN = sorted(SHIPPED.rglob("*.yaml"))


@cache
def player_of(path: Path) -> Player:
    """The player of a story, at the story's end."""
    player = Player(scenario.read(path), divisions.load(), organisations.load())
    player.play()
    return player


def acts() -> Iterator[Played]:
    """Every act of every story."""
    for path in (*TOLD, *SHOWN):
        yield from player_of(path).played
