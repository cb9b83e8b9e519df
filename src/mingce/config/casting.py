"""The cast of a story: invented people, entered and seated as any installation's people are."""

from collections.abc import Callable, Iterable
from itertools import product

from mingce.acts.founding import found
from mingce.acts.organisations import Entered, Recommender, enter_organisation, set_recommender
from mingce.acts.people import enter_people
from mingce.acts.perform import Asked, Outcome, Who
from mingce.acts.seating import seat
from mingce.core.answering import OFFICE
from mingce.core.seats import AUDIT, SECURITY, SYSTEM, Seat
from mingce.core.story import Stage
from mingce.law.edition import Edition
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.words import same
from mingce.ledger.people import Named

HANDS = ("draft", "check", "sign")
"""Wherever a role is played, three people play it, so that there are three hands."""

Ask = Callable[[Who], Asked]
"""Makes a request of somebody, at the story's own time."""


def person(role: str, of: str, hand: str = HANDS[0]) -> Who:
    """The one of the cast who plays a part."""
    return Who(f"{role}-{of}-{hand}", role, of)


def invented(who: Who) -> Named:
    """Nobody of the cast is anybody, and the name says so."""
    return Named(who.person, f"虚构 {who.person}")


def administrator(role: str) -> Who:
    """One of the three administrators."""
    return person(role, NATIONAL_OFFICE)


def office(edition: Edition) -> Who:
    """Whoever runs a round of an edition."""
    actors = edition.shape.actors.items()
    return person(next(n for n, a in actors if a.desk == OFFICE), NATIONAL_OFFICE)


def assemble(stage: Stage, ask: Ask) -> None:
    """Everybody the story needs is there before it begins, and everybody's office too."""
    editions = [rulebook.edition for rulebook in stage.rulebooks.values()]
    system, security = administrator(SYSTEM), administrator(SECURITY)
    named = {role: administrator(role).person for role in (SYSTEM, SECURITY, AUDIT)}
    _done(found(ask(system), named, [invented(administrator(role)) for role in named]))
    bodies = stage.holders.bodies.values()
    over = [(body.id, *tier) for body in bodies for tier in body.recommended_by.items()]
    for body in bodies:
        _done(enter_organisation(ask(system), Entered(body.id, body.name, body.kind)))
    mentioned = {*(who for _, _, who in over), *(of for _, of in stage.parts)}
    for unnamed in sorted(who for who in mentioned if not stage.holders.known(who)):
        _done(enter_organisation(ask(system), Entered(unnamed, same(unnamed))))
    for holder, tier, organisation in over:
        _done(set_recommender(ask(security), Recommender(holder, tier, organisation)))
    runs = [(office(edition).role, NATIONAL_OFFICE) for edition in editions]
    parts = dict.fromkeys((*stage.parts, *runs))
    cast = [person(role, of, hand) for (role, of), hand in product(parts, HANDS)]
    _done(enter_people(ask(system), [invented(one) for one in cast]))
    asked = ask(security)
    seats = [Seat(one.person, one.role, one.of, asked.on) for one in cast]
    _all_done(seat(asked, seats, editions))


def _all_done(outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        _done(outcome)


def _done(outcome: Outcome) -> None:
    if outcome.receipt is None:
        raise ValueError(f"the cast of the story is not complete: {outcome.decision}")
