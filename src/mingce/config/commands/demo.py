"""`mingce demo`: the 2018 round as a newcomer should see it, one story a track."""

from pathlib import Path

from mingce.config.commands.play import play_aloud
from mingce.config.terminal import Terminal
from mingce.core.story import Player
from mingce.law import divisions, organisations, scenario
from mingce.law.words import Words

STORIES = Path(scenario.__file__).parent / "stories"
WELCOME = Words(
    "明策演示：照2018年度通知的条款演一遍。每一次受理、不予受理和后果都注明条款。",
    "Mingce plays the 2018 round clause by clause: every acceptance, refusal and consequence cites "
    "its clause.",
)


def demo(lang: str) -> int:
    """Every shipped story plays and comes out as expected."""
    terminal = Terminal(lang)
    terminal.line(terminal.say(WELCOME), "bold")
    failed = 0
    for path in sorted(STORIES.rglob("*.yaml")):
        player = Player(scenario.read(path), divisions.load(), organisations.load())
        failed += play_aloud(terminal, player)
    return 1 if failed else 0
