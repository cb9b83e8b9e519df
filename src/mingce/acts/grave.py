"""Three hands: one person drafts a grave act, another checks it, a third signs (op.3).

Until it is signed it is paper: it can be checked, or dropped. Signing it performs it, and then the
entry names all three. Whoever signs asks for the very same thing; a word changed, and it is
drafted anew.
"""

from collections.abc import Sequence

from mingce.acts.perform import (
    Asked,
    Deed,
    Outcome,
    Refusal,
    body_of,
    perform,
    permitted,
    seated,
)
from mingce.core.policy import Action
from mingce.ledger import standing, write


def draft(asked: Asked, deeds: Sequence[Deed]) -> str:
    """What is proposed is kept under the request's id, which the next hands name."""
    with write.turn():
        permitted(asked, seated(asked), Action.DRAFT_GRAVE)
        body = body_of(asked, deeds)
        known = standing.proposal(asked.request, closed=True)
        if known is None:
            write.keep_proposal(asked.request, deeds[0].stream, body, asked.who, asked.at)
        elif (known.body, known.drafted_by) != (body, asked.who.person):
            raise Refusal("此编号已用于另一份拟稿", "this id was used for another draft")
    return asked.request


def check(asked: Asked) -> None:
    """A second person of the same office has read the draft and agrees with it as it stands."""
    with write.turn():
        permitted(asked, seated(asked), Action.CHECK_GRAVE)
        known = _proposed(asked)
        if known.drafted_by == asked.who.person:
            raise Refusal("拟稿人不能核自己的稿", "nobody checks what he drafted himself")
        if known.checked_by in ("", asked.who.person):
            write.check_proposal(asked.proposal, asked.who, asked.at)
        else:
            raise Refusal("已由另一人核稿", "somebody else has checked it")


def sign(asked: Asked, deeds: Sequence[Deed]) -> list[Outcome]:
    """A third person signs, and what was drafted and checked is performed."""
    return perform(asked, deeds)


def drop(asked: Asked) -> None:
    """A draft that is given up is closed; nothing of it enters the log."""
    with write.turn():
        permitted(asked, seated(asked), Action.DRAFT_GRAVE)
        _proposed(asked)
        write.close_proposal(asked.proposal, asked.at)


def _proposed(asked: Asked) -> standing.Proposed:
    """What is proposed at the asker's own office, and at no other."""
    known = standing.proposal(asked.proposal)
    if known is None or known.of != asked.who.of:
        raise Refusal("没有待办的这份拟稿", "there is no such draft to be checked or dropped")
    return known
