"""A case is what its entries say, no more."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from mingce.core.case import Act, Answer, Case, Entry, Handed
from mingce.law.values import Given
from tests.cast import CITY
from tests.strategies import NINE, histories

SCAN = f"sha256:{1:064x}"
START = Case("lighting", "2018", "lighting", CITY, "dark")


def entry(seq: int = 0, **more: object) -> Entry:
    told = {
        "case": "lighting",
        "seq": seq,
        "at": NINE + timedelta(hours=seq),
        "actor": "town",
        "of": CITY,
        "action": "ask",
        "origin": "dark",
        "goal": "asked",
        "cite": "5",
        "on": NINE.date(),
    }
    return Entry(**{**told, **more})


def answer(value: object, hours: int = 0) -> Answer:
    return Answer(value, "town", CITY, NINE + timedelta(hours=hours))


@given(histories, st.integers(0, 6))
def test_folding_in_two_parts_equals_folding_at_once(entries, cut):
    assert START.after_all(entries) == START.after_all(entries[:cut]).after_all(entries[cut:])


@given(histories)
def test_a_case_is_nothing_but_what_its_entries_say(entries):
    answers: dict[str, Answer] = {}
    documents: dict[str, Handed] = {}
    for one in entries:
        answers.update(one.answers)
        for name, files in one.documents.items():
            version = documents[name].version + 1 if name in documents else 1
            documents[name] = Handed(one.actor, one.at, version, files)
    expected = Case(
        "lighting",
        "2018",
        "lighting",
        CITY,
        entries[-1].goal if entries else "dark",
        answers,
        documents,
        {one.action: one.at for one in entries},
        max((one.on for one in entries if one.goal != one.origin), default=None),
        len(entries),
    )

    assert expected == START.after_all(entries)


@given(histories)
def test_folding_never_changes_the_case_it_started_from(entries):
    START.after_all(entries)

    assert Case("lighting", "2018", "lighting", CITY, "dark") == START


def test_nothing_but_what_entries_say_is_kept():
    case = START.after(entry(answers={"height": answer(3)}, documents={"letter": ()}))

    assert case == Case(
        "lighting",
        "2018",
        "lighting",
        CITY,
        "asked",
        answers={"height": answer(3)},
        documents={"letter": Handed("town", NINE, 1)},
        happened={"ask": NINE},
        moved_on=NINE.date(),
        entries=1,
    )


def test_an_answer_may_be_taken_back():
    first = entry(answers={"height": answer(3)})
    second = entry(1, answers={"height": answer(None, 1)})

    assert START.after_all([first, second]).answers == {"height": answer(None, 1)}


def test_material_alone_moves_nothing():
    case = START.with_material({"height": answer(3)}, {"letter": (SCAN,)}, "town", NINE)

    assert (case.state, case.entries, case.happened) == ("dark", 0, {})
    assert case.answers == {"height": answer(3)}
    assert case.documents == {"letter": Handed("town", NINE, 1, (SCAN,))}


def test_a_document_handed_in_anew_has_the_files_it_came_with_last():
    first, second = entry(documents={"letter": (SCAN,)}), entry(1, documents={"letter": ()})

    assert START.after_all([first, second]).documents == {
        "letter": Handed("town", second.at, 2, ())
    }


def test_an_act_signs_and_dates_the_answers_it_brings():
    act = Act("ask", "town", CITY, NINE, answers={"height": Given(3, "measured", "photo")})

    assert act.answered() == {
        "height": Answer(3, "town", CITY, NINE, because="measured", evidence="photo")
    }
