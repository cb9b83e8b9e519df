"""Every act there is, once as it is taken in and once as it is refused, in a house with a round.

`ACTS` has one line for each public function of the acts that takes a request; a test compares it
with the functions there are.
"""

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from io import BytesIO

from tests.acts.staffed import (
    DAY,
    a_seat,
    asked,
    audit,
    bureau,
    enter,
    founded,
    seat,
    security,
    system,
    who,
)
from tests.cast import CITY, NEIGHBOUR, PROVINCE, lamps

ROUND = "2018"
HOME = "organisation/office"
STREAM = f"case/{ROUND}/lighting/{CITY}"


@dataclass(frozen=True)
class Act:
    """What is done, by whom, and to which streams one entry each is added."""

    done: Callable
    refused: Callable
    streams: tuple[str, ...] = ()
    by: Callable = bureau
    ready: Callable = lambda: None
    """What must have been done before."""
    founded: bool = True


def prepare() -> None:
    """Administrators, three hands, a town, an expert, and an open round."""
    from mingce.acts.rounds import open_round

    founded()
    enter("dan", "eve", "fay", "tao", "jun", "pan")
    hands = [a_seat(one, "bureau") for one in ("dan", "eve", "fay")]
    seat(
        *hands,
        a_seat("tao", "town", CITY),
        a_seat("jun", "judge"),
        a_seat("pan", "province", PROVINCE),
    )
    open_round(asked(bureau()), ROUND, lamps())


def key(code: str = CITY):
    from mingce.acts.perform import CaseKey

    return CaseKey(ROUND, "lighting", code)


def town():
    return who("tao", "town", CITY)


def deed(action: str = "answer", code: str = CITY, **answers):
    """What somebody wants to do to a case."""
    from mingce.acts.perform import CaseAct
    from mingce.law.values import Given

    return CaseAct(key(code), action, None, {n: Given(v) for n, v in answers.items()})


def from_acts(module: str, name: str) -> Callable:
    return getattr(import_module(f"mingce.acts.{module}"), name)


def call(module: str, name: str, *given, **more) -> Callable:
    """A function of the acts with what it is given; who asks comes last."""

    def done(by, **how):
        values = [one() if callable(one) else one for one in given]
        return from_acts(module, name)(asked(by, **how), *values, **more)

    return done


def wanted(paper: str = "文"):
    from mingce.core.intake import Wanted
    from mingce.law.periods import PartialDate

    return Wanted(NEIGHBOUR, "lamp", PartialDate.read("2015"), paper=paper)


def intake(paper: str = "文"):
    from mingce.acts.intake import Intake

    return Intake(wanted(paper))


def publication(text: str = "公布"):
    from mingce.acts.publication import Publication
    from mingce.ledger import models

    hashes = models.Entry.objects.filter(stream_id=STREAM).values_list("hash", flat=True)
    return Publication(ROUND, "1号", DAY, text, tuple(hashes))


def organisation(name: str = "guild"):
    from mingce.acts.organisations import Entered
    from mingce.law.words import Words

    return Entered(name, Words("会", "guild"))


def recommender(tier: str = "province"):
    from mingce.acts.organisations import Recommender

    return Recommender("guild", tier, PROVINCE)


def signed(act: Callable) -> Callable:
    """The same through three hands."""

    def done(by, **how):
        deeds = [act()]
        proposal = from_acts("grave", "draft")(asked(who("eve", "bureau")), deeds)
        from_acts("grave", "check")(asked(who("fay", "bureau"), proposal=proposal))
        return from_acts("grave", "sign")(asked(by, proposal=proposal, **how), deeds)

    return done


def proposed(by=None) -> str:
    return from_acts("grave", "draft")(asked(by or who("eve", "bureau")), [intake()])


def begun() -> None:
    call("perform", "perform", lambda: [deed(height=4)])(town())


def entered() -> None:
    call("organisations", "enter_organisation", organisation)(system())


def nominated() -> None:
    seat(a_seat("gao", "audit"))


def store():
    import tempfile

    from mingce.ledger.files import store as shelf

    return shelf(tempfile.mkdtemp())


def _round(name: str, *given, because: str = "文号", **more) -> Callable:
    return call("rounds", name, ROUND, *given, because, 1, **more)


OIL = {"oil": date(2018, 9, 30)}
GAO = lambda: enter("gao")  # noqa: E731 - somebody who has no seat yet

ACTS = {
    "assigning.assign": Act(
        call("assigning", "assign", key, lambda: who("jun", "judge")),
        call("assigning", "assign", key, lambda: who("tao", "town", CITY)),
        (f"panel/{ROUND}/lighting.{CITY}",),
    ),
    "assigning.release": Act(
        call("assigning", "release", key, lambda: who("jun", "judge")),
        call("assigning", "release", key, lambda: who("jun", "town")),
        (f"panel/{ROUND}/lighting.{CITY}",),
        ready=lambda: call("assigning", "assign", key, lambda: who("jun", "judge"))(bureau()),
    ),
    "attaching.attach": Act(
        call("attaching", "attach", store, lambda: BytesIO(b"paper")),
        call("attaching", "attach", store, lambda: BytesIO(b"paper"), 1),
        by=town,
    ),
    "drafting.save": Act(
        call("drafting", "save", STREAM, "poem", "灯", 0),
        call("drafting", "save", f"case/{ROUND}/lighting/{NEIGHBOUR}", "poem", "灯", 0),
        by=town,
    ),
    "erasing.erase": Act(
        call("erasing", "erase", "gao", "本人要求"),
        call("erasing", "erase", "nobody", "本人要求"),
        (HOME,),
        ready=GAO,
    ),
    "founding.found": Act(
        call("founding", "found", {"system": "ada", "security": "bei", "audit": "cao"}),
        call("founding", "found", {"system": "ada", "security": "ada", "audit": "cao"}),
        (HOME,),
        by=system,
        founded=False,
    ),
    "grave.check": Act(
        lambda by: from_acts("grave", "check")(asked(by, proposal=proposed())),
        lambda by: from_acts("grave", "check")(asked(by, proposal=proposed(by))),
    ),
    "grave.draft": Act(
        call("grave", "draft", lambda: [intake()]),
        lambda _: call("grave", "draft", lambda: [intake()])(town()),
    ),
    "grave.drop": Act(
        lambda by: from_acts("grave", "drop")(asked(by, proposal=proposed())),
        call("grave", "drop"),
    ),
    "grave.sign": Act(
        signed(intake), call("grave", "sign", lambda: [intake()]), (f"holder/{NEIGHBOUR}",)
    ),
    "intake.take_in": Act(
        lambda by: _taken_in(by, "文"),
        lambda by: _taken_in(by, " "),
        (f"holder/{NEIGHBOUR}",),
    ),
    "offices.declare_small": Act(
        call("offices", "declare_small", "人手不足", small=False),
        call("offices", "declare_small", "人手不足"),
        (HOME,),
    ),
    "organisations.enter_organisation": Act(
        call("organisations", "enter_organisation", organisation),
        call("organisations", "enter_organisation", lambda: organisation(CITY)),
        ("organisation/guild",),
        by=system,
    ),
    "organisations.set_recommender": Act(
        call("organisations", "set_recommender", recommender),
        call("organisations", "set_recommender", lambda: recommender("holder")),
        (f"organisation/{PROVINCE}",),
        by=security,
        ready=entered,
    ),
    "people.enter_people": Act(
        lambda _: enter("gao", "han"), lambda _: enter("gao", "tao"), (HOME,), by=system
    ),
    "people.enter_person": Act(
        call("people", "enter_person", "gao", "高", ""),
        call("people", "enter_person", "tao", "陶", ""),
        (HOME,),
        by=system,
    ),
    "perform.perform": Act(
        call("perform", "perform", lambda: [deed(height=4)]),
        call("perform", "perform", lambda: [deed(granted=True)]),
        (STREAM,),
        by=town,
    ),
    "publication.publish": Act(
        signed(publication),
        call("publication", "publish", lambda: [publication(" ")]),
        (f"round/{ROUND}",),
        ready=begun,
    ),
    "rebuilding.rebuild": Act(
        call("rebuilding", "rebuild", "核对"),
        call("rebuilding", "rebuild", " "),
        (HOME,),
        by=system,
    ),
    "rounds.close_round": Act(
        _round("close_round"), _round("close_round", because=" "), (f"round/{ROUND}",)
    ),
    "rounds.move_due": Act(
        _round("move_due", OIL), _round("move_due", OIL, because=" "), (f"round/{ROUND}",)
    ),
    "rounds.open_round": Act(
        call("rounds", "open_round", "2019", lamps),
        call("rounds", "open_round", ROUND, lamps),
        ("round/2019",),
    ),
    "seating.confirm": Act(
        call("seating", "confirm", lambda: a_seat("gao", "audit")),
        call("seating", "confirm", lambda: a_seat("gao", "system")),
        (HOME,),
        by=audit,
        ready=lambda: [GAO(), nominated()],
    ),
    "seating.seat": Act(
        call("seating", "seat", lambda: [a_seat("gao", "town", CITY), a_seat("gao", "bureau")]),
        call("seating", "seat", lambda: [a_seat("nobody", "bureau")]),
        (f"organisation/{CITY}", HOME),
        by=security,
        ready=GAO,
    ),
    "seating.unseat": Act(
        call("seating", "unseat", lambda: [a_seat("tao", "town", CITY), a_seat("fay", "bureau")]),
        call("seating", "unseat", lambda: [a_seat("nobody", "bureau")]),
        (f"organisation/{CITY}", HOME),
        by=security,
    ),
}

SILENT = {
    "accounts.invite": "an account, which is beside the log",
    "perform.body_of": "what is asked, as a text",
    "perform.closed": "commitments, made and not yet kept",
    "perform.conditions": "why a holder may apply, or why not",
    "perform.foresee": "what would be answered, decided and not entered",
    "perform.hands_of": "whose hands an act has gone through",
    "perform.may": "a look at a seat and the policy table",
    "perform.permitted": "a look at the policy table",
    "perform.seated": "a look at a seat",
}
"""What takes a request and writes nothing at all."""


def _taken_in(by, paper: str):
    """A title through three hands, by its own name in the acts."""
    deeds = [intake(paper)]
    proposal = from_acts("grave", "draft")(asked(who("eve", "bureau")), deeds)
    from_acts("grave", "check")(asked(who("fay", "bureau"), proposal=proposal))
    return from_acts("intake", "take_in")(asked(by, proposal=proposal), [wanted(paper)])


def there_are() -> set[str]:
    """Every public function of the acts that takes a request, as it is called there."""
    import mingce.acts

    found = set()
    for module in pkgutil.iter_modules(mingce.acts.__path__):
        room = import_module(f"mingce.acts.{module.name}")
        for name, value in inspect.getmembers(room, inspect.isfunction):
            home = value.__module__
            own = home == room.__name__ or home.startswith(f"{room.__name__}.")
            if own and not name.startswith("_") and "asked" in inspect.signature(value).parameters:
                found.add(f"{module.name}.{name}")
    return found
