"""Who and what every harness here plays with: street lamps, a few towns, and people in seats.

`prepare` fills an empty database; `ask`, `look` and `answer` are acts that can be done in it, each
with a request of its own. Nothing here takes the time or draws lots: a number says it all.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache

from mingce.law import divisions
from mingce.law.values import Given
from tests.cast import OFFICE, PROVINCE, lamps

ROUND, TRACK = "2018", "lighting"
MORNING = datetime(2018, 8, 1, 1, tzinfo=UTC)
LONG_AGO = date(2000, 1, 1)
PART = """
facts:
  mark: {label: {zh: 分数, en: mark}, cite: "3", type: number, from: bureau}
  word: {label: {zh: 评语, en: word}, cite: "3", type: text, from: bureau}
  phone: {label: {zh: 电话, en: phone}, cite: "3", type: text, from: bureau, personal: true}
"""
"""What the bureau may say of a case as often as it looks."""
DESKS = {"town": "applicant", "province": "recommender", "bureau": "office", "judge": "expert"}


def at(number: int) -> datetime:
    """A moment for each number, one after the other."""
    return MORNING + timedelta(seconds=number)


@cache
def towns(number: int = 13) -> list[str]:
    """So many prefectures; those of one province come first, so several have one recommender."""
    rows = [row.code for row in divisions.load().standing(MORNING.date()) if row.code.isdigit()]
    names = [code for code in rows if code.endswith("00") and not code.endswith("0000")]
    return sorted(names, key=lambda code: (code[:2] != PROVINCE[:2], code))[:number]


def who(role: str, of: str, person: str = ""):
    from mingce.core.who import Who

    return Who(person or f"{role}-{of}", role, of)


def town(code: str):
    return who("town", code)


def bureau(person: str = "bureau-1"):
    return who("bureau", OFFICE, person)


def judge(person: str = "judge-1"):
    return who("judge", "pool", person)


def seat(*people) -> None:
    """They sit where they say, and have always done so."""
    from mingce.ledger import models

    for one in people:
        models.Person.objects.get_or_create(id=one.person)
        models.Seat.objects.get_or_create(
            person_id=one.person,
            role=one.role,
            of=one.of,
            since=LONG_AGO,
            defaults={"desk": DESKS.get(one.role, "")},
        )


def everybody(number: int = 13) -> list:
    """Whoever plays here."""
    hands = [bureau(f"bureau-{hand}") for hand in (1, 2, 3)]
    return [*hands, judge(), *map(town, towns(number))]


def edition(part: str = PART):
    return lamps(part)


def asked(request: str, by, number: int = 0, proposal: str = ""):
    from mingce.acts.perform import Asked

    return Asked(request, by, at(number), request.encode().ljust(32, b"-"), proposal)


def prepare(number: int = 13, part: str = PART) -> None:
    """A round of street lamps is open, and everybody has a seat."""
    from mingce.acts import rounds

    seat(*everybody(number))
    rounds.open_round(asked("open", bureau()), ROUND, edition(part))


def key(code: str):
    from mingce.acts.perform import CaseKey

    return CaseKey(ROUND, TRACK, code)


def stream(code: str) -> str:
    return key(code).stream


def deed(code: str, action: str, expected: int | None = None, **given):
    """What somebody wants to do to a town's case."""
    from mingce.acts.perform import CaseAct

    answers = {name: Given(value) for name, value in given.items()}
    papers = {"letter": (), "plan": ()} if action == "ask" else {}
    return CaseAct(key(code), action, None, answers, papers, expected=expected)


def do(by, request: str, *deeds, number: int = 1):
    from mingce.acts.perform import perform

    return perform(asked(request, by, number), deeds)


def ask(code: str, request: str = "", number: int = 1):
    """A town applies."""
    wanted = deed(code, "ask", oil_bought=True, poem="灯")
    return do(town(code), request or f"ask-{code}", wanted, number=number)[0]


def look(code: str, request: str, number: int = 2, expected: int | None = None):
    """The bureau looks at a case, which may be done again and again."""
    return do(bureau(), request, deed(code, "look", expected), number=number)[0]


def mark(code: str, points: int, request: str, expected: int | None = None, number: int = 2):
    """The bureau looks at a case and says what it is worth."""
    return do(bureau(), request, deed(code, "look", expected, mark=points), number=number)[0]


def give(code: str, expert, number: int = 1):
    """A town's case is given to an expert."""
    from mingce.acts.assigning import assign

    return assign(asked(f"give-{code}", bureau(), number), key(code), expert)
