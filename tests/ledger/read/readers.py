"""A small house to look into: two rounds, cases of three provinces, and everybody who may look."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from tests.cast import CITY, NEIGHBOUR, NEIGHBOURS_PROVINCE, OFFICE, PROVINCE, lamps

PART = """
facts:
  phone: {label: {zh: 电话, en: phone}, cite: "3", type: text, from: town, personal: true}
  beauty: {label: {zh: 观感, en: beauty}, cite: "3", type: number, unit: 米, from: judge}
"""
SISTER = "320500"
FAR = "659001"
CORPS = "xpcc"
ROUNDS = ("2018", "2019")
MORNING = datetime(2018, 8, 1, 1, tzinfo=UTC)
DAY = MORNING.date()
DESKS = {"town": "applicant", "province": "recommender", "bureau": "office", "judge": "expert"}
HOLDERS = (CITY, SISTER, NEIGHBOUR, FAR)
OVER = {
    **dict.fromkeys((CITY, SISTER), f"province {PROVINCE}"),
    NEIGHBOUR: "other province",
    FAR: f"province {CORPS}",
}
PHONE = "13800001234"


def who(role: str, of: str, person: str = ""):
    from mingce.core.who import Who

    return Who(person or f"{role}.{of}", role, of)


def cast() -> dict:
    """Everybody who looks, by a name that says who it is."""
    from mingce.ledger.read import PUBLIC

    return {
        **{f"town {code}": who("town", code) for code in HOLDERS},
        **{f"province {code}": who("province", code) for code in (PROVINCE, CORPS)},
        "other province": who("province", NEIGHBOURS_PROVINCE),
        "office": who("bureau", OFFICE),
        "bureau elsewhere": who("bureau", PROVINCE, "stray"),
        "assigned": who("judge", "college", "jun"),
        "unassigned": who("judge", "college", "jia"),
        "released": who("judge", "college", "jie"),
        **{role: who(role, OFFICE) for role in ("system", "security", "audit")},
        "gone": who("bureau", OFFICE, "gone"),
        "to come": who("bureau", OFFICE, "coming"),
        "nobody": who("bureau", OFFICE, "nobody"),
        "role elsewhere": who("judge", OFFICE, "moved"),
        "public": PUBLIC,
    }


NO_SEAT = ("nobody", "public")


def keys() -> list:
    from mingce.ledger.streams import CaseKey

    first = [CaseKey("2018", "lighting", code) for code in HOLDERS]
    return [*first, CaseKey("2019", "lighting", CITY), CaseKey("2019", "lighting", FAR)]


def seat_all() -> None:
    from mingce.ledger import models

    days = {"gone": (date(2018, 1, 1), DAY), "to come": (DAY + timedelta(days=1), None)}
    for name, one in cast().items():
        if name in NO_SEAT:
            continue
        since, until = days.get(name, (date(2018, 1, 1), None))
        models.Person.objects.get_or_create(
            id=one.person, name=f"名{one.person}", email=f"{one.person}@tests.example"
        )
        desk = "office" if name == "role elsewhere" else DESKS.get(one.role, one.role)
        models.Seat.objects.create(
            person_id=one.person, role=one.role, of=one.of, desk=desk, since=since, until=until
        )


_number = iter(range(1, 10**9))


def asked(by, minutes: int = 0):
    from mingce.acts.perform import Asked

    name = f"read-{next(_number)}"
    return Asked(name, by, MORNING + timedelta(minutes=minutes), name.encode().ljust(32, b"-"))


def do(by, key, action: str, *, minutes: int = 0, papers: tuple = (), **answers) -> None:
    """Something is done to a case, and taken in."""
    from mingce.acts.perform import CaseAct, perform
    from mingce.law.values import Given

    given = {name: Given(value) for name, value in answers.items()}
    deed = CaseAct(key, action, None, given, dict.fromkeys(papers, ()))
    [done] = perform(asked(by, minutes), [deed])
    assert done.receipt is not None, done.decision


def fill(judge: str = "assigned", minutes: int = 5) -> None:
    """Every case is applied for; one has a panel's answer, and one an open draft."""
    from mingce.acts.assigning import assign, release
    from mingce.acts.drafting import save
    from mingce.acts.rounds import open_round

    seat_all()
    people = cast()
    for number in ROUNDS:
        open_round(asked(people["office"]), number, lamps(PART))
    first = keys()[0]
    for key in keys():
        height = {"height": 5} if key == first else {}
        do(people[OVER[key.holder]], key, "answer", somebody_fell=False, **height)
        town = people[f"town {key.holder}"]
        height = {} if key == first else {"height": 4}
        answers = {"oil_bought": True, "poem": f"诗{key.holder}", "phone": PHONE, **height}
        do(town, key, "ask", papers=("letter", "plan"), **answers)
    assert assign(asked(people["office"]), first, people[judge]).receipt
    assert assign(asked(people["office"]), keys()[1], people["released"]).receipt
    assert release(asked(people["office"]), keys()[1], people["released"]).receipt
    do(people[judge], first, "look", minutes=minutes, beauty=3)
    save(asked(people[f"town {CITY}"]), first.stream, "poem", "未完", 0)


@contextmanager
def statements():
    """How many statements were sent to the database within."""
    from django.db import connection

    sent: list[str] = []

    def count(execute, sql, params, many, context):
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield sent


def seen(viewer, key=None):
    from mingce.ledger import read

    return read.case(viewer, DAY, key or keys()[0])


def take_in(holder: str) -> None:
    """An earlier title, as the register's own entry."""
    from mingce.acts import grave, intake, offices
    from mingce.core.intake import Wanted
    from mingce.law.periods import PartialDate

    office = cast()["office"]
    offices.declare_small(asked(office), "只有一人")
    wanted = intake.Intake(Wanted(holder, "lamp", PartialDate.read("2015"), paper="文"))
    [done] = grave.sign(asked(office), [wanted])
    assert done.receipt is not None, done.decision


def decide(key) -> str:
    """A decision that confers a title; gives the hash of its entry."""
    from mingce.acts import offices
    from mingce.acts.perform import CaseAct, perform
    from mingce.law.values import Given
    from mingce.ledger import models

    office = cast()["office"]
    offices.declare_small(asked(office), "只有一人")
    ruling = CaseAct(key, "rule", None, {"granted": Given(True, "甚好"), "heard": Given(True)})
    [done] = perform(asked(office, 20), [ruling])
    assert done.receipt is not None, done.decision
    return models.Entry.objects.get(stream_id=key.stream, action="rule").hash


def publish(*hashes: str) -> None:
    from mingce.acts.publication import Publication, publish

    office = cast()["office"]
    one = Publication("2018", "文〔2018〕1号", DAY, "公布", hashes)
    [done] = publish(asked(office, 30), [one])
    assert done.receipt is not None, done.decision
