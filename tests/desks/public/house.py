"""A house with the round of 2018 open and titles in its register, and a reader at its door."""

from collections.abc import Iterable
from functools import cache

from tests.acts.staffed import a_seat, asked, enter, founded, security, who
from tests.cast import DISTRICT

ROUND = "2018"
TITLE = "demonstration"
PAPER = "国知发管函字〔2015〕43号"
TWELVE = (
    "320400", "410500", "420500", "430300", "510400", "440600",
    "442000", DISTRICT, "360100", "320281", "321181", "320582",
)  # fmt: skip
HANDS = ("dan", "eve", "fay")


@cache
def edition():
    from mingce.law.edition import load

    return load("cn-ip-cities-2018")


def office(person: str = "dan"):
    return who(person, "office")


def open_house(due=None) -> None:
    """Three hands at the office, and the round."""
    from mingce.acts.rounds import open_round
    from mingce.acts.seating import seat

    founded()
    enter(*HANDS)
    seat(asked(security()), [a_seat(one, "office") for one in HANDS], [edition()])
    done = open_round(asked(office()), ROUND, edition(), due)
    assert done.receipt is not None


def gravely(deeds) -> list:
    """Drafted, checked and signed."""
    from mingce.acts.grave import check, draft, sign

    proposal = draft(asked(office("dan")), deeds)
    check(asked(office("eve"), proposal=proposal))
    done = sign(asked(office("fay"), proposal=proposal), deeds)
    assert all(one.receipt for one in done), [one.decision for one in done]
    return done


def take_in(
    codes: Iterable[str], title: str = TITLE, since="2015-03", until="2018-03", **more
) -> list:
    """Titles of some holders, from a paper."""
    from mingce.acts.intake import Intake
    from mingce.core.intake import Wanted
    from mingce.law.periods import PartialDate

    given = {"paper": PAPER, **more}
    days = PartialDate.read(since), PartialDate.read(until) if until else None
    return gravely([Intake(Wanted(code, title, *days, **given)) for code in codes])


def cities(number: int) -> list[str]:
    """So many divisions that stand, those of the twelve among them."""
    from datetime import date

    from mingce.law import divisions

    rows = divisions.load().standing(date(2018, 8, 1))
    rest = [one.code for one in rows if one.code[4:] != "00" or one.code[2:] == "0100"]
    return [*TWELVE, *(one for one in rest if one not in TWELVE)][:number]


def get(path: str, **query):
    """What a reader is answered, in Chinese."""
    return reader().get(path, query)


def reader(lang: str = "zh-hans"):
    from django.test import Client

    return Client(
        raise_request_exception=True,
        SERVER_NAME="127.0.0.1",
        headers={"accept-language": lang},
    )


def text(answer) -> str:
    return answer.content.decode()


def said(answer) -> str:
    """The words of a page, without its marks."""
    import re

    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text(answer)))
