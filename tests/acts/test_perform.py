"""The one function for every act: what it promises to whoever asks, on both databases."""

import json
import threading
from datetime import UTC, date

import pytest

from tests.faults import scene


@pytest.fixture
def ready(database):
    scene.prepare(3)
    return scene.towns(3)


def rows():
    """How many rows there are of everything."""
    from django.apps import apps

    return {
        model.__name__: model.objects.count()
        for model in apps.get_app_config("ledger").models.values()
    }


def entries(code):
    from mingce.ledger import models

    return list(models.Entry.objects.filter(stream_id=scene.stream(code)).order_by("seq"))


def content(row):
    return json.loads(bytes(row.payload).split(b"\n")[3])


# -- once and no more


def test_the_same_request_is_given_its_receipt_again_byte_for_byte(ready):
    first = scene.ask(ready[0])
    after = rows()
    scene.look(ready[0], "look")
    again = scene.ask(ready[0], number=900)

    assert (first.again, again.again) == (False, True)
    assert again.receipt == first.receipt
    assert rows() == {**after, "Entry": after["Entry"] + 1}


def test_whoever_has_left_the_seat_is_still_given_the_receipt_of_what_was_taken_in(ready):
    from mingce.acts.perform import Denied
    from mingce.ledger import models

    first = scene.ask(ready[0])
    models.Seat.objects.filter(of=ready[0]).update(until=scene.MORNING.date())

    assert scene.ask(ready[0]).receipt == first.receipt
    with pytest.raises(Denied):
        scene.ask(ready[0], "anew")


def test_a_receipt_is_made_of_the_bytes_that_are_kept(ready):
    from mingce.seal.receipt import receipt

    done = scene.ask(ready[0])

    assert done.receipt == receipt(bytes(entries(ready[0])[0].payload))


def test_a_request_with_another_body_is_refused_and_does_nothing(ready):
    from mingce.acts.perform import OtherBody

    scene.ask(ready[0])
    scene.mark(ready[0], 3, "mark")
    before = rows()

    with pytest.raises(OtherBody):
        scene.mark(ready[0], 4, "mark")
    assert rows() == before


def test_a_request_of_another_person_is_refused_and_does_nothing(ready):
    from mingce.acts.perform import OtherBody

    scene.ask(ready[0])
    scene.look(ready[0], "look")
    before = rows()

    with pytest.raises(OtherBody):
        scene.do(scene.bureau("bureau-2"), "look", scene.deed(ready[0], "look"))
    assert rows() == before


# -- whoever comes too late


def test_a_stale_act_does_nothing_and_what_it_would_have_said_is_kept(ready):
    from mingce.acts.perform import Outdated
    from mingce.ledger import drafts

    scene.ask(ready[0])
    scene.look(ready[0], "look", number=5)
    before = rows()

    with pytest.raises(Outdated) as late:
        scene.mark(ready[0], 4, "mark", expected=1)

    assert rows() == {**before, "Overtaken": 1}
    [lost] = drafts.overtaken(scene.stream(ready[0]))
    assert json.loads(lost.text)["answers"] == {"mark": [4, None, None]}
    assert (lost.part, lost.expected, lost.found, lost.by) == ("look", 1, 2, "bureau-1")
    assert late.value.since == (drafts.Step("look", scene.at(5), "bureau"),)


def test_a_stale_act_asked_again_is_stale_again_and_kept_once(ready):
    from mingce.acts.perform import Outdated
    from mingce.ledger import models

    scene.ask(ready[0])
    for _ in range(2):
        with pytest.raises(Outdated):
            scene.mark(ready[0], 4, "mark", expected=0)

    assert models.Overtaken.objects.count() == 1


def test_of_a_stale_batch_nothing_is_done_and_everything_is_kept(ready):
    from mingce.acts.perform import Outdated
    from mingce.ledger import models

    scene.ask(ready[0])
    scene.ask(ready[1])
    looks = [scene.deed(ready[0], "look"), scene.deed(ready[1], "look", expected=0)]
    with pytest.raises(Outdated):
        scene.do(scene.bureau(), "looks", *looks)

    assert [len(entries(code)) for code in ready[:2]] == [1, 1]
    kept = models.Overtaken.objects.order_by("id").values_list("stream", "expected", "found")
    assert list(kept) == [(scene.stream(ready[0]), 1, 1), (scene.stream(ready[1]), 0, 1)]


def test_what_is_kept_of_a_stale_act_holds_its_personal_data_too(ready):
    from mingce.acts.perform import Outdated
    from mingce.ledger import drafts

    scene.ask(ready[0])
    with pytest.raises(Outdated):
        scene.do(scene.bureau(), "look", scene.deed(ready[0], "look", 0, phone="12345"))

    assert "12345" in drafts.overtaken(scene.stream(ready[0]))[0].text


def test_an_act_upon_the_version_that_stands_is_done(ready):
    scene.ask(ready[0])

    assert scene.mark(ready[0], 4, "mark", expected=1).receipt


# -- several cases in one request


def test_a_batch_leaves_one_entry_a_case(ready):
    for code in ready:
        scene.ask(code)
    done = scene.do(scene.bureau(), "looks", *[scene.deed(code, "look") for code in ready])

    assert [outcome.stream for outcome in done] == [scene.stream(code) for code in ready]
    assert [[row.action for row in entries(code)] for code in ready] == [["ask", "look"]] * 3


def test_one_that_is_refused_does_not_hold_up_the_others(ready):
    scene.ask(ready[0])
    scene.ask(ready[2])
    done = scene.do(scene.bureau(), "looks", *[scene.deed(code, "look") for code in ready])

    assert [bool(outcome.receipt) for outcome in done] == [True, False, True]
    assert done[1].decision.reasons
    assert [len(entries(code)) for code in ready] == [2, 0, 2]


def test_a_batch_asked_again_gives_every_receipt_again(ready):
    for code in ready:
        scene.ask(code)
    looks = [scene.deed(code, "look") for code in ready]
    first = scene.do(scene.bureau(), "looks", *looks)
    again = scene.do(scene.bureau(), "looks", *looks)

    assert [one.receipt for one in again] == [one.receipt for one in first]
    assert {one.again for one in again} == {True}


# -- a refusal


def test_a_refused_act_leaves_nothing(ready):
    before = rows()
    done = scene.do(scene.town(ready[0]), "ask", scene.deed(ready[0], "look"))[0]

    assert (done.receipt, done.after.entries) == (None, 0)
    assert done.decision.reasons
    assert rows() == before


def test_an_act_without_a_seat_leaves_nothing(ready):
    from mingce.acts.perform import Denied

    before = rows()
    with pytest.raises(Denied):
        scene.do(scene.who("town", ready[0], "stranger"), "ask", scene.deed(ready[0], "ask"))
    assert rows() == before


@pytest.mark.parametrize("key", [("1999", "lighting"), ("2018", "darkness")])
def test_an_act_in_no_round_or_track_leaves_nothing(ready, key):
    from mingce.acts.perform import CaseAct, CaseKey, Refusal

    before = rows()
    with pytest.raises(Refusal):
        scene.do(scene.town(ready[0]), "ask", CaseAct(CaseKey(*key, ready[0]), "ask"))
    assert rows() == before


# -- what an entry says


def test_a_clock_that_was_set_back_puts_no_entry_before_the_one_it_follows(ready):
    scene.ask(ready[0], number=60)
    scene.look(ready[0], "look", number=10)

    assert [row.at for row in entries(ready[0])] == [scene.at(60), scene.at(60)]


def test_each_entry_holds_fast_to_the_one_before_it(ready):
    scene.ask(ready[0])
    scene.look(ready[0], "look")
    first, second = entries(ready[0])

    assert (first.before, second.before) == ("-", first.hash)


def test_the_columns_of_an_entry_repeat_its_bytes(ready):
    scene.ask(ready[0])
    [row] = entries(ready[0])
    said = content(row)

    assert (row.actor, row.role, row.of) == (f"town-{ready[0]}", "town", ready[0])
    assert (row.action, row.origin, row.goal) == (said["action"], said["from"], said["to"])
    assert (row.request, row.edition) == (said["request"]["id"], said["edition"])
    assert row.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") == said["at"]
    assert row.dated is None


def test_the_day_of_a_paper_stands_in_its_column(ready):
    scene.ask(ready[0])
    wanted = scene.deed(ready[0], "look")
    wanted.dated = date(2018, 7, 31)
    scene.do(scene.bureau(), "look", wanted)

    assert entries(ready[0])[1].dated == date(2018, 7, 31)


def test_personal_data_enter_the_log_as_a_commitment_only(ready):
    from mingce.ledger import models
    from mingce.seal.commitment import opens

    scene.ask(ready[0])
    scene.do(scene.bureau(), "look", scene.deed(ready[0], "look", phone="12345"))
    row = entries(ready[0])[1]
    clear = models.Clear.objects.get(entry=row)

    assert b"12345" not in bytes(row.payload)
    assert "12345" not in models.Stream.objects.get(name=row.stream_id).folded
    assert content(row)["answers"]["phone"]["value"] == clear.commitment
    assert opens(clear.commitment, "12345", bytes(clear.salt))
    assert clear.text == "12345"


def test_nobody_reads_in_the_log_which_expert_acted(ready):
    from mingce.ledger import models
    from mingce.seal.commitment import opens

    scene.ask(ready[0])
    scene.give(ready[0], scene.judge())
    first = scene.do(scene.judge(), "look", scene.deed(ready[0], "look"))[0]
    again = scene.do(scene.judge(), "look", scene.deed(ready[0], "look"))[0]
    row = entries(ready[0])[1]
    clear = models.Clear.objects.get(entry=row)

    assert b"judge-1" not in bytes(row.payload)
    assert row.actor == content(row)["actor"]["commitment"] == clear.commitment
    assert opens(clear.commitment, "judge-1", bytes(clear.salt))
    assert again.receipt == first.receipt


def test_who_has_a_part_in_a_case_is_told_with_the_entry(ready):
    from mingce.ledger import models

    scene.ask(ready[0])

    told = models.Message.objects.values_list("entry_id", "role", "of")
    assert {role for _, role, _ in told} == {"province", "bureau"}
    assert {number for number, _, _ in told} == {entries(ready[0])[0].id}


# -- several at once


def test_of_two_who_write_upon_the_same_version_one_wins_and_no_word_is_lost(ready):
    from django.db import connections

    from mingce.acts.perform import Outdated
    from mingce.ledger import drafts

    scene.ask(ready[0])
    start, came = threading.Barrier(2), {}

    def write(metres):
        start.wait()
        try:
            came[metres] = scene.mark(ready[0], metres, f"h{metres}", expected=1).receipt
        except Outdated as late:
            came[metres] = late
        finally:
            connections.close_all()

    writers = [threading.Thread(target=write, args=(metres,)) for metres in (4, 5)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    [won] = [metres for metres, came_of_it in came.items() if isinstance(came_of_it, str)]
    [lost] = drafts.overtaken(scene.stream(ready[0]))
    assert content(entries(ready[0])[1])["answers"]["mark"]["value"] == won
    assert json.loads(lost.text)["answers"]["mark"][0] == 9 - won


def test_two_first_acts_upon_one_case_begin_it_once(ready):
    from django.db import connections

    start, came = threading.Barrier(2), []

    def apply(request):
        start.wait()
        try:
            came.append(scene.ask(ready[0], request))
        finally:
            connections.close_all()

    writers = [threading.Thread(target=apply, args=(name,)) for name in ("one", "other")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(bool(one.receipt) for one in came) == [False, True]
    assert len(entries(ready[0])) == 1
