"""What is made known names what it rests on; what was wrong in it is put right beside it."""

from datetime import date

import pytest

from tests.faults import scene

TODAY = date(2018, 8, 1)


@pytest.fixture
def decided(database):
    """The hash of a decision that can be made known."""
    from mingce.ledger import models

    scene.prepare(1)
    scene.ask(scene.towns(1)[0])
    return models.Entry.objects.get(stream_id=scene.stream(scene.towns(1)[0])).hash


def publication(*entries, **more):
    from mingce.acts.publication import Publication

    given = {"number": "灯〔2018〕1号", "dated": TODAY, "text": "点灯", **more}
    return Publication(scene.ROUND, entries=entries, **given)


def published(wanted, name="publish", number=10):
    """Drafted, checked and signed."""
    from mingce.acts import grave
    from mingce.acts.publication import publish

    people = [scene.bureau(f"bureau-{n}") for n in (1, 2, 3)]
    proposal = grave.draft(scene.asked(f"{name}-draft", people[0], number), [wanted])
    grave.check(scene.asked(f"{name}-check", people[1], number + 1, proposal))
    return publish(scene.asked(name, people[2], number + 2, proposal), [wanted])[0]


def reasons(outcome):
    return [(finding.rule.id, finding.clause) for finding in outcome.decision.reasons]


def content_of(outcome):
    import json

    from mingce.ledger import models

    row = models.Entry.objects.get(hash=json.loads(outcome.receipt)["hash"])
    return json.loads(bytes(row.payload).split(b"\n")[3])


def test_a_publication_names_what_it_makes_known(decided):
    content = content_of(published(publication(decided)))

    assert (content["action"], content["entries"]) == ("publish", [decided])
    assert (content["number"], content["dated"]) == ("灯〔2018〕1号", "2018-08-01")


def test_it_is_not_made_by_one_person(decided):
    from mingce.acts.publication import publish

    done = publish(scene.asked("publish", scene.bureau(), 10), [publication(decided)])[0]

    assert done.receipt is None
    assert ("small office", "op.3") in reasons(done)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"number": " "}, "text"),
        ({"text": ""}, "text"),
        ({"text": "点\0灯"}, "text"),
        ({"number": "1\r号"}, "text"),
        ({"dated": date(2018, 8, 2)}, "dated"),
    ],
)
def test_it_has_a_number_words_and_a_day_that_is_not_to_come(decided, wrong, reason):
    assert (reason, "op.20") in reasons(published(publication(decided, **wrong)))


def test_it_rests_on_entries_of_its_round(decided):
    other = "sha256:" + "0" * 64

    assert ("entries", "op.20") in reasons(published(publication()))
    assert ("entries", "op.20") in reasons(published(publication(decided, other), "second"))


def test_a_correction_stands_beside_what_it_corrects_and_says_why(decided):
    import json

    first = json.loads(published(publication(decided)).receipt)["hash"]
    wanted = publication(decided, corrects=first, because="a wrong name", text="点明灯")

    content = content_of(published(wanted, "correction", 20))

    assert (content["action"], content["corrects"]) == ("correct_publication", first)
    assert content["because"] == "a wrong name"


def test_what_was_never_published_is_not_corrected(decided):
    refused = published(publication(decided, corrects=decided))

    assert reasons(refused) == [("corrects", "op.7"), ("because", "op.7")]


def test_a_publication_of_an_unknown_round_is_told(database):
    from mingce.acts.perform import Refusal
    from mingce.acts.publication import publish

    scene.seat(scene.bureau())
    with pytest.raises(Refusal, match="no round"):
        publish(scene.asked("publish", scene.bureau(), 10), [publication("x")])
