"""Who came too late is told what was done meanwhile, and what he wrote is kept."""

from collections.abc import Mapping, Sequence

from mingce.acts.perform.asked import Asked, Deed, Outdated
from mingce.acts.perform.cases import CaseAct
from mingce.ledger import drafts, write
from mingce.ledger.write import Locked
from mingce.seal.canonical import canonical


def outdated(deed: Deed, stream: Locked) -> Outdated:
    """Says upon which version the act was decided, and what was entered after it."""
    seen = deed.expected or 0
    return Outdated(
        f"此件已有更新（您看到第 {seen} 版，现为第 {stream.length} 版）；您填写的内容已保留",
        f"this was changed meanwhile (you saw version {seen}, it is now version {stream.length}); "
        "what you wrote has been kept",
        drafts.since(stream.name, seen),
    )


def keep(asked: Asked, deeds: Sequence[Deed], found: Mapping[str, int]) -> None:
    """Everything the request brought along is kept, for none of it was taken in.

    This is a transaction of its own: the one that failed leaves nothing.
    """
    with write.turn():
        drafts.keep_overtaken(
            drafts.Overtaken(
                stream=deed.stream,
                part=deed.action,
                text=canonical(deed.whole() if isinstance(deed, CaseAct) else deed.body()).decode(),
                stood="",
                expected=found[deed.stream] if deed.expected is None else deed.expected,
                found=found[deed.stream],
                by=asked.who.person,
                at=asked.at,
                request=asked.request,
            )
            for deed in deeds
        )
