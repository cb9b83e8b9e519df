"""Personal data are erased for good, and the log still holds."""

from pathlib import Path

import pytest

from tests.acts.staffed import (
    MORNING,
    a_seat,
    asked,
    audit,
    bureau,
    employ,
    entries,
    reasons,
    seat,
    security,
    system,
    who,
)
from tests.cast import CITY, lamps

NAME, MAIL, PHONE = "欧阳秘而不宣", "ouyang@tests.example", "13800001234"
PART = """
facts:
  phone: {label: {zh: 电话, en: phone}, cite: "3", type: text, from: town, personal: true}
"""


@pytest.fixture
def house(house):
    """A person who has come and gone, and a case with a telephone number in it."""
    from mingce.acts.people import enter_person
    from mingce.acts.perform import CaseAct, CaseKey, perform
    from mingce.acts.rounds import open_round
    from mingce.law.values import Given

    employ("dan", "bureau")
    town = employ("tao", "town", CITY)
    enter_person(asked(system()), "gone", NAME, MAIL)
    open_round(asked(bureau()), "2018", lamps(PART))
    told = CaseAct(CaseKey("2018", "lighting", CITY), "answer", answers={"phone": Given(PHONE)})
    [done] = perform(asked(town), [told])
    assert done.receipt is not None
    return house


def erase(subject: str = "gone", because: str = "本人要求", by=None):
    from mingce.acts.erasing import erase as gone

    return gone(asked(by or bureau()), subject, because)


def everything() -> str:
    """All that the database would give anybody who dumps it."""
    from django.apps import apps

    tables = apps.get_app_config("ledger").get_models()
    return "\n".join(
        repr([bytes(v) if isinstance(v, memoryview) else v for v in row])
        + " ".join(
            bytes(v).decode(errors="replace") for v in row if isinstance(v, bytes | memoryview)
        )
        for table in tables
        for row in table.objects.values_list()
    )


def test_name_and_address_are_nowhere_any_more(house):
    before = everything()
    erase()

    assert [word in before for word in (NAME, MAIL)] == [True, True]
    assert [word in everything() for word in (NAME, MAIL)] == [False, False]


def test_they_are_not_in_the_file_either_once_it_is_cleaned(house):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its tables in files of its own; its dump is looked through")
    path = Path(house.removeprefix("sqlite:///"))
    held = [text.encode() for text in (NAME, MAIL)]

    def there() -> list[bool]:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return [text in path.read_bytes() for text in held]

    before = there()
    erase()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")

    assert (before, there()) == ([True, True], [False, False])


def test_the_entry_says_who_erased_which_commitments_and_why(house):
    said = next(one for one in entries() if "gone" in one.get("people", {}))["people"]["gone"]
    erase()
    content = entries()[-1]

    assert (content["action"], content["actor"]) == ("erase_personal", "dan")
    assert (content["subject"], content["because"]) == ("gone", "本人要求")
    assert (content["erased"], content["unnamed"]) == (sorted(said.values()), 0)


def test_every_entry_is_as_it_was_and_its_chain_holds(house):
    from mingce.ledger import models
    from mingce.seal.entry import entry_hash, read

    def kept():
        rows = models.Entry.objects.order_by("id")
        return [(row.stream_id, bytes(row.payload), row.hash) for row in rows]

    before = kept()
    erase()
    after = kept()
    heads: dict[str, str] = {}
    for stream, payload, written in after:
        link = read(payload)
        assert (link.before, entry_hash(payload)) == (heads.get(stream, "-"), written)
        heads[stream] = written

    assert after[:-1] == before


def test_salts_are_gone_too_so_nobody_can_find_a_name_by_trying(house):
    from mingce.ledger import models

    erase()

    assert list(models.Clear.objects.filter(subject="gone").values_list("salt", "text")) == [
        (None, None),
        (None, None),
    ]


def test_personal_answers_are_erased_with_their_holder_and_not_with_who_typed_them(house):
    from mingce.acts.seating import unseat

    unseat(asked(security()), [a_seat("tao", "town", CITY)])
    erase("tao")
    after_tao = everything()
    erase(CITY)

    assert PHONE in after_tao
    assert PHONE not in everything()


def test_what_came_too_late_is_erased_with_its_writer(house):
    from mingce.acts.perform import CaseAct, CaseKey, Outdated, perform
    from mingce.acts.seating import unseat
    from mingce.law.values import Given

    key = CaseKey("2018", "lighting", CITY)
    late = CaseAct(key, "answer", answers={"phone": Given("13900005678")}, expected=0)
    with pytest.raises(Outdated):
        perform(asked(who("tao", "town", CITY)), [late])
    before = everything()
    unseat(asked(security()), [a_seat("tao", "town", CITY)])
    erase("tao")

    assert ("13900005678" in before, "13900005678" in everything()) == (True, False)


def test_an_experts_commitments_are_not_named_beside_its_id(house):
    from mingce.acts.assigning import assign
    from mingce.acts.perform import CaseAct, CaseKey, perform
    from mingce.acts.seating import unseat
    from mingce.ledger import models

    judge, town = employ("jun", "judge"), who("tao", "town", CITY)
    key = CaseKey("2018", "lighting", CITY)
    from mingce.law.values import Given

    asks = CaseAct(
        key,
        "ask",
        answers={"oil_bought": Given(True), "poem": Given("灯"), "height": Given(4)},
        documents={"letter": (), "plan": ()},
    )
    assert perform(asked(town), [asks])[0].receipt is not None
    assert assign(asked(bureau()), key, judge).receipt is not None
    assert perform(asked(judge), [CaseAct(key, "look")])[0].receipt is not None
    acted = models.Entry.objects.get(action="look").actor
    unseat(asked(security()), [a_seat("jun", "judge")])
    erase("jun")
    content = entries()[-1]

    assert acted.startswith("sha256:")
    assert acted not in str(content)
    assert (len(content["erased"]), content["unnamed"]) == (2, 2)
    assert models.Clear.objects.get(commitment=acted).text is None


@pytest.mark.parametrize(
    ("subject", "because", "why"),
    [
        ("nobody", "本人要求", "subject"),
        ("dan", "本人要求", "still seated"),
        ("gone", " ", "because"),
    ],
)
def test_what_cannot_be_erased_is_refused_and_stays(house, subject, because, why):
    before = entries()

    assert why in reasons(erase(subject, because))
    assert (entries() == before, NAME in everything()) == (True, True)


def test_nobody_proposed_for_a_seat_is_erased(house):
    seat(a_seat("gone", "audit"))

    assert reasons(erase()) == ["still seated"]


def test_what_is_gone_is_not_erased_again(house):
    erase()

    assert reasons(erase()) == ["subject"]


def test_whoever_was_erased_is_not_seated_again_before_being_entered_anew(house):
    from mingce.acts.people import enter_person

    erase()
    refused = reasons(seat(a_seat("gone", "bureau"))[0])
    enter_person(asked(system()), "gone", "新名", "")

    assert refused == ["person"]
    assert seat(a_seat("gone", "bureau"))[0].receipt is not None


@pytest.mark.parametrize("by", [system, security, audit, lambda: who("tao", "town", CITY)])
def test_nobody_but_the_office_erases(house, by):
    from mingce.acts.perform import Denied

    with pytest.raises(Denied):
        erase(by=by())
    assert NAME in everything()


def test_the_morning_of_these_tests_is_a_moment_with_a_zone():
    assert MORNING.utcoffset() is not None
