"""How remarks on the items of a file are told: what is true by its number, the rest one by one."""

from collections.abc import Iterator

from mingce.config.terminal import Terminal
from mingce.config.wording import Wording
from mingce.core.case import Entry, Vetting
from mingce.law.edition import Edition
from mingce.law.words import Words

FOUND = {
    Vetting.TRUE: Words("属实", "true"),
    Vetting.DOUBTFUL: Words("存疑", "doubtful"),
    Vetting.FALSE: Words("不实", "false"),
    None: Words("答复", "in reply"),
}


def remarks_of(terminal: Terminal, edition: Edition, track: str, entry: Entry) -> Iterator[str]:
    """How many items an entry finds true, then each remark that has words."""
    true = sum(remark.verdict is Vetting.TRUE for remark in entry.remarks.values())
    if true:
        yield terminal.say(Words(f"{true} 项属实", f"{true} items found true"))
    for item, remark in entry.remarks.items():
        if remark.text:
            [label] = Wording(terminal, edition).items(track, [item])
            yield f"{terminal.say(FOUND[remark.verdict])}: {label}: {remark.text}"
