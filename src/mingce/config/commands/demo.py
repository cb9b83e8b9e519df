"""`mingce demo`: the 2018 round as a newcomer should see it, in a browser."""

import os
from pathlib import Path

from mingce.config.commands.serve import free, serve
from mingce.config.data import keep_secret
from mingce.config.opened import set_up
from mingce.config.terminal import Terminal
from mingce.law.words import Words

WELCOME = Words(
    "明策演示：2018年度这一轮，真实的称号名册，虚构的人员和申报。",
    "A demonstration of Mingce: the 2018 round, the real register of titles, invented people and "
    "applications.",
)
WITHIN = Path("mingce-data") / "demo"
"""Apart from whatever an office keeps."""
HOST = "127.0.0.1"


def demo(lang: str, port: int) -> int:
    """The demonstration is made once, in a folder of its own, and then served."""
    free(HOST, port)
    folder = Path(os.environ.get("MINGCE_DEMO_DATA") or WITHIN).absolute()
    os.environ |= {"MINGCE_DEMO": "1", "MINGCE_DATA": str(folder)}
    os.environ.pop("DATABASE_URL", None)
    terminal = Terminal(lang)
    terminal.line(terminal.say(WELCOME), "bold")
    keep_secret()
    _made(folder)
    return serve(lang, HOST, port, 1)


def _made(folder: Path) -> None:
    """What was broken off half made is made anew."""
    whole = folder / "whole"
    if not whole.exists():
        for left in folder.glob("ledger.sqlite3*"):
            left.unlink()
    set_up()
    if not whole.exists():
        from django.conf import settings

        from mingce.acts.sealing import seal
        from mingce.config.asking import moment
        from mingce.config.demo import prepare

        prepare()
        seal(moment(), settings.INSTALLATION, settings.ALGORITHMS)
        whole.touch()
