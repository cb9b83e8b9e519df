"""How many examples of a rule are drawn: all of them, or few where only the loop at hand is run."""

import os

from hypothesis import settings

FAST = os.environ.get("MINGCE_PROFILE") == "fast"
FEW = 5


def examples(number: int) -> settings:
    """So many examples of a rule that needs more or fewer than usual, but few in `./run fast`."""
    return settings(max_examples=min(number, FEW) if FAST else number)
