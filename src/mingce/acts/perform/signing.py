"""Three hands on a grave act: who drafted it, who checked it, and who signs it now (op.3)."""

from dataclasses import replace

from mingce.acts.perform.asked import Asked, Ruling
from mingce.core.decide import Decision
from mingce.core.hands import Hands, Signature, hindrances
from mingce.core.record import Content, moment
from mingce.ledger import standing


def hands_of(asked: Asked, body: str) -> Hands:
    """The hands on an act: those its draft went through, and whoever signs it now.

    Without a draft the signer stands alone, which only an office that said so may do.
    """
    signed = Signature(asked.who.person, asked.who.of, asked.at)
    proposed = standing.proposal(asked.proposal) if asked.proposal else None
    if proposed is None:
        return Hands(signed, body, signed=signed, alone=True)
    return replace(proposed.hands, signed=signed)


def hindered(ruling: Ruling, hands: Hands, body: str) -> Ruling:
    """What core allows is still refused where a hand lacks; every reason is told at once."""
    small = hands.alone and standing.small(hands.drafted.of)
    lacking = tuple(hindrances(hands, body, small=small))
    if not lacking:
        return ruling
    decision = ruling.decision or Decision(None, ())
    refused = Decision(None, (*lacking, *decision.reasons), decision.warnings)
    return Ruling(None, refused, ruling.before)


def as_content(hands: Hands) -> Content:
    """The hands as the entry names them."""
    named = {"drafted": hands.drafted, "checked": hands.checked, "signed": hands.signed}
    return {
        **{key: [s.person, moment(s.at)] for key, s in named.items() if s is not None},
        **({"alone": True} if hands.alone else {}),
    }
