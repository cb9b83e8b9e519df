"""Three hands on a grave act: drafted, checked and signed by three people, or not done at all."""

import json

import pytest

from tests.faults import scene

DRAFTER, CHECKER, SIGNER = "bureau-1", "bureau-2", "bureau-3"


@pytest.fixture
def town(database):
    scene.prepare(1)
    code = scene.towns(1)[0]
    scene.ask(code)
    return code


def ruling(code, *, granted=False):
    from mingce.acts.perform import CaseAct
    from mingce.law.values import Given

    answers = {"granted": Given(granted, "as the law asks"), "heard": Given(True)}
    return CaseAct(scene.key(code), "rule", None, answers)


def asked(person, request, proposal="", number=5):
    return scene.asked(request, scene.bureau(person), number, proposal)


def drafted(code, request="draft"):
    from mingce.acts import grave

    return grave.draft(asked(DRAFTER, request), [ruling(code)])


def checked(code):
    from mingce.acts import grave

    proposal = drafted(code)
    grave.check(asked(CHECKER, "check", proposal, 6))
    return proposal


def signed(code, person, proposal, deed=None, number=7):
    from mingce.acts import grave

    return grave.sign(asked(person, "sign", proposal, number), [deed or ruling(code)])[0]


def reasons(outcome):
    return [(finding.rule.id, finding.clause) for finding in outcome.decision.reasons]


def last_content(code):
    from mingce.ledger import models

    row = models.Entry.objects.filter(stream_id=scene.stream(code)).order_by("-seq").first()
    return json.loads(bytes(row.payload).split(b"\n")[3])


def test_a_grave_act_is_entered_with_all_three_names(town):
    done = signed(town, SIGNER, checked(town))

    hands = last_content(town)["hands"]
    assert done.receipt
    assert [hands[hand][0] for hand in ("drafted", "checked", "signed")] == [
        DRAFTER,
        CHECKER,
        SIGNER,
    ]


def test_nobody_signs_alone(town):
    done = signed(town, SIGNER, "")

    assert done.receipt is None
    assert ("small office", "op.3") in reasons(done)


def test_what_nobody_checked_is_not_signed(town):
    assert ("checked", "op.3") in reasons(signed(town, SIGNER, drafted(town)))


@pytest.mark.parametrize("person", [DRAFTER, CHECKER])
def test_nobody_lends_two_hands(town, person):
    assert ("hands", "op.3") in reasons(signed(town, person, checked(town)))


def test_a_word_changed_after_the_check_needs_new_hands(town):
    proposal = checked(town)

    done = signed(town, SIGNER, proposal, ruling(town, granted=True))

    assert ("body", "op.3") in reasons(done)


def test_nobody_checks_his_own_draft(town):
    from mingce.acts import grave
    from mingce.acts.perform import Refusal

    proposal = drafted(town)

    with pytest.raises(Refusal, match="drafted himself"):
        grave.check(asked(DRAFTER, "check", proposal))


def test_a_draft_that_was_dropped_is_not_signed(town):
    from mingce.acts import grave

    proposal = checked(town)
    grave.drop(asked(DRAFTER, "drop", proposal))

    assert ("small office", "op.3") in reasons(signed(town, SIGNER, proposal))


def test_a_draft_is_carried_out_once(town):
    proposal = checked(town)
    first = signed(town, SIGNER, proposal)
    again = signed(town, SIGNER, proposal, number=8)

    assert (again.again, again.receipt) == (True, first.receipt)


def test_paper_is_not_in_the_log(town):
    from mingce.ledger import models

    before = models.Entry.objects.count()
    checked(town)

    assert models.Entry.objects.count() == before


def test_a_draft_keeps_its_id_to_itself(town):
    from mingce.acts import grave
    from mingce.acts.perform import Refusal

    drafted(town)
    with pytest.raises(Refusal, match="another draft"):
        grave.draft(asked(DRAFTER, "draft"), [ruling(town, granted=True)])


def test_a_small_office_signs_alone_and_the_entry_says_so(town, monkeypatch):
    from mingce.ledger import standing

    monkeypatch.setattr(standing, "small", lambda _: True)

    assert signed(town, SIGNER, "").receipt
    assert last_content(town)["hands"]["alone"] is True


def test_an_act_that_is_not_grave_needs_no_hands(town):
    scene.look(town, "look")

    assert "hands" not in last_content(town)


def test_a_draft_asked_for_again_is_the_same_draft_even_when_it_was_carried_out(town):
    proposal = checked(town)
    signed(town, SIGNER, proposal)

    assert drafted(town) == proposal
