"""Long lines are folded where somebody reads them: at a space, or beside a Chinese character.

What goes to a file or to another program stays on one line.
"""

from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len
from rich.text import Text

HANG = 2
"""By so much the rest of a line stands further in than its beginning."""
NARROWEST = 20
"""In less room a line is left to the terminal."""
_NEVER_FIRST = set("，。、；：！？）〕》”’…,.;:!?)]")
_NEVER_LAST = set("（〔《“‘([")


def folded(text: Text, width: int) -> Iterator[Text]:
    """The lines a text takes in so much room; their styles stay."""
    hang = len(text.plain) - len(text.plain.lstrip(" ")) + HANG
    if width - hang < NARROWEST:
        yield text
        return
    lead = ""
    while cell_len(lead + text.plain) > width:
        first, text = text.divide([_break(text.plain, width - len(lead))])
        first.rstrip()
        yield Text.assemble(lead, first)
        text = text[len(text.plain) - len(text.plain.lstrip(" ")) :]
        lead = " " * hang
    yield Text.assemble(lead, text)


def _break(line: str, width: int) -> int:
    """Where a line is parted: as late as it may be, in the middle of a word if there is no way."""
    used, best, begun = 0, 0, len(line) - len(line.lstrip(" "))
    for n, (here, after) in enumerate(pairwise(line), start=1):
        used += cell_len(here)
        if used > width:
            return best or max(n - 1, 1)
        if n > begun and _may_part(here, after):
            best = n
    return best or len(line) - 1


def _may_part(here: str, after: str) -> bool:
    if " " in (here, after):
        return True
    if after in _NEVER_FIRST or here in _NEVER_LAST:
        return False
    return cell_len(here) > 1 or cell_len(after) > 1
