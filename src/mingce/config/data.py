"""The folder in which a single machine keeps everything, and the key that is kept there."""

import os
from pathlib import Path

from mingce.config import clock


def folder() -> Path:
    """`mingce-data` where one is, unless another is named."""
    return Path(os.environ.get("MINGCE_DATA") or "mingce-data").absolute()


def secret() -> str:
    """The key that cookies are signed with; none before the pages were first served."""
    kept = folder() / "secret"
    return os.environ.get("MINGCE_SECRET_KEY") or (kept.read_text("ascii") if kept.exists() else "")


def keep_secret() -> None:
    """A key is made once, and can be read by its owner alone."""
    if secret():
        return
    path = folder() / "secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(clock.salt().hex(), "ascii")
