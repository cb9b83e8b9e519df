"""`mingce found`: a house gets its three administrators, each with a link to an account (op.18)."""

import os

from mingce.config import clock
from mingce.config.opened import current
from mingce.config.terminal import Terminal
from mingce.core.seats import ADMINISTRATORS, NAMES, SYSTEM
from mingce.core.who import Who
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.problems import BadInput, Place, Problem
from mingce.law.words import Words

Named = tuple[str, str]
"""A person's id and name."""

HAND_ON = Words(
    "七天内有效，各用一次；请分别当面交给本人：",
    "good for seven days and once each; hand each to its own person:",
)


def found(lang: str, system: Named, security: Named, audit: Named) -> int:
    """The same three named again get new links, as long as they have not taken up the old ones."""
    current()
    from mingce.acts import founding
    from mingce.acts.perform import Asked, Refusal
    from mingce.desks.entrance import invitation
    from mingce.ledger import people

    named = dict(zip(ADMINISTRATORS, (system, security, audit), strict=True))
    asked = Asked("founding", Who(system[0], SYSTEM, NATIONAL_OFFICE), clock.now(), clock.salt())
    persons = {role: person for role, (person, _) in named.items()}
    known_as = [people.Named(person, name) for person, name in named.values()]
    try:
        outcome = founding.found(asked, persons, known_as)
        reasons = outcome.decision.reasons if outcome.decision and not outcome.receipt else ()
        if reasons:
            raise BadInput(Problem(Place("mingce found"), one.rule.label) for one in reasons)
        links = {role: invitation.link(asked, person) for role, person in persons.items()}
    except Refusal as refusal:
        raise BadInput.of(Place("mingce found"), refusal.words) from refusal
    terminal = Terminal(lang)
    terminal.line(terminal.say(HAND_ON))
    site = os.environ.get("MINGCE_SITE", "").rstrip("/")
    for role, link in links.items():
        terminal.line(f"{terminal.say(NAMES[role])} {persons[role]}: {site}{link}")
    return 0
