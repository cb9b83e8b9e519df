"""What is foreseen is what is then answered, and foreseeing leaves nothing."""

import pytest

AT = "2018-08-20T10:00:00+08:00"


@pytest.fixture
def anyang(database):
    from mingce.config import demo

    demo.prepare()


def asked(request="", role="city", of="410500", person=None):
    from datetime import datetime

    from mingce.acts.perform import Asked, Who

    who = Who(person or f"{role}-{of}-1", role, of)
    return Asked(request, who, datetime.fromisoformat(AT), b"salt")


def handing_in(documents):
    from mingce.acts.perform import CaseAct, CaseKey

    key = CaseKey("2018", "re_review", "410500")
    return CaseAct(key, "submit", documents=dict.fromkeys(documents, ()))


def entries():
    from mingce.ledger import models

    return models.Entry.objects.count(), models.Stream.objects.count()


LETTER, SUMMARY = "application_letter", "work_summary"


@pytest.mark.parametrize("documents", [[], [SUMMARY], [LETTER, SUMMARY]])
def test_what_is_foreseen_is_what_is_answered(anyang, documents):
    from mingce.acts.perform import foresee, perform

    before = entries()
    foreseen = foresee(asked(), handing_in(documents)).decision
    assert entries() == before
    [outcome] = perform(asked("now"), [handing_in(documents)])
    assert foreseen.accepted == bool(outcome.receipt)
    assert foreseen.reasons == outcome.decision.reasons
    assert foreseen.warnings == outcome.decision.warnings


def test_nobody_foresees_anothers_case(anyang):
    from mingce.acts.perform import Denied, conditions, foresee

    for stranger in (asked(of="440600"), asked(person="nobody")):
        with pytest.raises(Denied):
            foresee(stranger, handing_in([]))
        with pytest.raises(Denied):
            conditions(stranger, handing_in([]).key)


def test_the_conditions_of_a_case_that_nobody_began_are_known_from_the_register(anyang):
    from mingce.acts.perform import conditions

    verdicts = {found.rule.id: found.verdict for found in conditions(asked(), handing_in([]).key)}
    assert verdicts["on_re_review_list"] is True
    assert None in verdicts.values()
