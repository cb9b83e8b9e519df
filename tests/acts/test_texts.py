"""A text that not every database keeps is refused with a reason on both; nothing is entered."""

import pytest

from tests.acts.staffed import asked, bureau, employ, entries, reasons, system, who
from tests.cast import CITY, PROVINCE, lamps

NUL = "灯\0火"
PART = """
facts:
  phone: {label: {zh: 电话, en: phone}, cite: "3", type: text, from: town, personal: true}
"""


@pytest.fixture
def house(house):
    """A round, a town, and a province that looks its case through."""
    from mingce.acts.rounds import open_round

    employ("dan", "bureau")
    employ("tao", "town", CITY)
    employ("pan", "province", PROVINCE)
    open_round(asked(bureau()), "2018", lamps(PART))
    return house


def act(by, **brought):
    from mingce.acts.perform import CaseAct, CaseKey, perform

    deed = CaseAct(CaseKey("2018", "lighting", CITY), "answer", **brought)
    return perform(asked(by), [deed])[0]


def town():
    return who("tao", "town", CITY)


def province():
    return who("pan", "province", PROVINCE)


def answers(**given):
    from mingce.law.values import Given

    return {"answers": {name: Given(*values) for name, values in given.items()}}


def remarks(text: str):
    from mingce.core.case import Remark, Vetting

    return {"remarks": {"letter": Remark(Vetting.DOUBTFUL, text)}}


@pytest.mark.parametrize(
    ("by", "brought", "reason"),
    [
        (town, lambda: answers(poem=[NUL]), "answer poem"),
        (town, lambda: answers(poem=["灯", NUL]), "answer poem"),
        (town, lambda: answers(poem=["灯", None, NUL]), "answer poem"),
        (town, lambda: answers(phone=[NUL]), "answer phone"),
        (province, lambda: remarks(NUL), "remark letter"),
        (town, lambda: {"documents": {NUL: ()}}, "document 灯\\x00火"),
    ],
)
def test_nothing_that_cannot_be_kept_comes_in_with_an_act_on_a_case(house, by, brought, reason):
    before = entries()
    outcome = act(by(), **brought())

    assert (outcome.receipt, reasons(outcome)) == (None, [reason])
    assert entries() == before


def test_lines_and_tabs_come_in_and_stay_as_they_were(house):
    lines = "第一行\n\t第二行\n"
    given = act(town(), **answers(poem=[lines, lines, lines]))
    found = act(province(), **remarks(lines))

    assert None not in (given.receipt, found.receipt)
    told, looked = entries()[-2:]
    assert told["answers"]["poem"] == {"because": lines, "evidence": lines, "value": lines}
    assert looked["remarks"]["letter"]["text"] == lines


def test_without_the_guard_a_database_refuses_it_with_no_reason_at_all(house, monkeypatch):
    """Sabotage: what core lets through, PostgreSQL does not take in."""
    from django.db import DataError, connection

    if connection.vendor != "postgresql":
        pytest.skip("SQLite takes in every text")
    monkeypatch.setattr("mingce.core.answering.keeps", lambda _: True)

    with pytest.raises(DataError, match="NUL"):
        act(town(), **answers(poem=["灯", NUL]))


def call(module: str, name: str, by, *given):
    from importlib import import_module

    return getattr(import_module(f"mingce.acts.{module}"), name)(asked(by), *given)


@pytest.mark.parametrize(
    ("done", "reason"),
    [
        (lambda: call("offices", "declare_small", bureau(), NUL), "because"),
        (lambda: call("erasing", "erase", bureau(), "nobody", NUL), "because"),
        (lambda: call("people", "enter_person", system(), "gao", NUL, ""), "name"),
        (lambda: call("people", "enter_person", system(), "gao", "高", NUL), "email"),
        (lambda: enter_organisation(NUL, "guild"), "name"),
        (lambda: enter_organisation("会", NUL), "name"),
    ],
)
def test_nor_does_it_with_any_other_act(house, done, reason):
    before = entries()
    outcome = done()

    assert outcome.receipt is None
    assert reason in reasons(outcome)
    assert entries() == before


def enter_organisation(zh: str, en: str):
    from mingce.acts.organisations import Entered
    from mingce.law.words import Words

    return call(
        "organisations", "enter_organisation", system(), Entered("guild", Words(zh, en), "")
    )


def test_the_tables_are_made_anew_for_a_reason_that_can_be_kept(house):
    from mingce.acts.perform import Refusal

    before = entries()
    with pytest.raises(Refusal, match="control character"):
        call("rebuilding", "rebuild", system(), NUL)

    assert entries() == before
