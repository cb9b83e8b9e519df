"""What would be answered now: decided as it would be then, with nothing locked and nothing written.

Whoever may ask for an act may see what would become of it; nobody else is told anything.
"""

from mingce.acts.perform.asked import Asked, Ruling
from mingce.acts.perform.cases import CaseAct
from mingce.acts.perform.permission import permitted, seated
from mingce.core import decide
from mingce.core.case import ANSWER
from mingce.core.findings import Finding
from mingce.ledger import standing
from mingce.ledger.streams import CaseKey


def foresee(asked: Asked, deed: CaseAct) -> Ruling:
    """What core would say of an act; the hands that a grave one needs are not asked for."""
    _prepare(asked, deed)
    return deed.decide(asked, asked.at, {deed.stream: standing.stream(deed.stream)})


def conditions(asked: Asked, key: CaseKey) -> list[Finding]:
    """Why a holder may apply in a track, or why not; a case that nobody has begun has none yet."""
    deed = CaseAct(key, ANSWER)
    _prepare(asked, deed)
    case = deed.case(standing.stream(deed.stream))
    return decide.conditions(deed.world(case, asked, asked.at), case, asked.at)


def _prepare(asked: Asked, deed: CaseAct) -> None:
    desk = seated(asked)
    list(deed.prepare(asked))
    permitted(asked, desk, deed.asks, deed.relation(asked))
