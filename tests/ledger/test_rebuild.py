"""Tables are what their entries fold into, and wherever they are not, it is found."""

import pytest

from tests.ledger.noted import AT
from tests.ledger.planted import change, planted
from tests.ledger.played import EVENING, JOURNEYS, play, staff, unguarded

STORIES = ("falsification", "late", "title_lost", "two_editions")
FILE = "sha256:" + "ab" * 32


@pytest.fixture
def rich(database):
    """Titles, a bar, a criticism, answers, a file, people, and a round that is over."""
    from mingce.acts import assigning, rounds
    from mingce.core.who import Who
    from mingce.ledger import models, write
    from mingce.ledger.streams import CaseKey
    from tests.ledger.noted import note

    player = play("strong_city_ends.yaml")
    staff(player)
    asked = player.records._asked(player.records._office, EVENING)
    round_id = next(iter(player.rulebooks))
    rounds.close_round(asked, round_id, "完成", models.Round.objects.get(id=round_id).version)
    expert = models.Seat.objects.filter(desk="expert").first()
    case = models.Case.objects.first()
    judge = Who(expert.person_id, expert.role, expert.of)
    key = CaseKey(case.round_id, case.track, case.holder)
    for act in (assigning.assign, assigning.release):
        again = player.records._asked(player.records._office, EVENING)
        assert act(again, key, judge).receipt is not None
    models.StoredFile.objects.create(digest=FILE, size=1, at=AT)
    with write.turn():
        row = note("panel/2018/1", 1, documents={"letter": [FILE]})
        write.keep_files(row, {"letter": [FILE]})
    unguarded()


NOWHERE = {"Entry": {"id"}, "Person": {"erased"}}
"""In no bytes: an entry's number, to which its leaf in the tree holds fast; when a name went."""


def tables():
    from mingce.ledger.rebuild import folds
    from mingce.ledger.rebuild.entered import BY_ENTRY

    return [table.model for table in (*BY_ENTRY, *folds())]


def found() -> list:
    from mingce.ledger.rebuild import differences

    return list(differences())


@pytest.mark.parametrize("story", STORIES)
def test_what_a_story_leaves_is_what_its_entries_fold_into(database, story):
    from mingce.ledger import models

    play(JOURNEYS / f"{story}.yaml")

    assert models.Entry.objects.exists()
    assert found() == []


def test_whatever_column_is_changed_it_is_found(rich):
    from mingce.ledger.rebuild.rows import columns_of

    assert found() == []
    missed, changed = [], 0
    for model in tables():
        for column in set(columns_of(model)) - NOWHERE.get(model.__name__, set()):
            for row in (model.objects.order_by("pk").first(), model.objects.order_by("pk").last()):
                with planted():
                    change(row, column)
                    changed += 1
                    if model.__name__ not in {difference.table for difference in found()}:
                        missed.append((model.__name__, column, row.pk))

    assert missed == []
    assert changed > 100
    assert found() == []


def test_a_row_too_few_or_too_many_is_found(rich):
    missed = []
    for model in tables():
        row = model.objects.order_by("pk").first()
        with planted():
            model.objects.filter(pk=row.pk)._raw_delete("default")
            missed += [] if found() else [("deleted", model)]
        with planted():
            if row._meta.pk.auto_created:
                row.pk, row.fact = None, "x"
            else:
                row.pk = 10**9 if model.__name__ == "Entry" else "case/2018/made/up"
                row.holder, row.seq, row.request = "x", 10**6, "x"
            row.save(force_insert=True)
            missed += [] if found() else [("added", model)]

    assert missed == []


def test_rows_of_the_register_stand_in_the_order_of_their_entries(rich):
    from mingce.ledger.models import RegisterRow

    first = RegisterRow.objects.filter(sort="title").order_by("id").first()
    copy = RegisterRow.objects.get(id=first.id)
    copy.id, copy.since = None, copy.since.replace(year=1990)
    with planted():
        copy.save()
        RegisterRow.objects.filter(id=first.id).update(id=copy.id + 1)
        told = {(d.table, d.column) for d in found()}

    assert ("RegisterRow", "since") in told


def test_bytes_that_are_no_entry_are_told(rich):
    from mingce.ledger.models import Entry

    row = Entry.objects.order_by("id").first()
    for payload in (b"garbage", bytes(row.payload)[:-1], b'a\n0\n-\n{"at":1}', b"a\n0\n-\n{}"):
        with planted():
            Entry.objects.filter(id=row.id).update(payload=payload)
            told = found()
            assert ("Entry", str(row.id), "payload") in {(d.table, d.key, d.column) for d in told}
            assert all(d.words.zh and d.words.en for d in told)


def test_an_entry_that_does_not_fold_is_told_and_stops_nothing(rich):
    from mingce.ledger.models import Entry
    from mingce.seal.entry import read, write

    row = Entry.objects.filter(stream__kind="case").order_by("id").first()
    link = read(bytes(row.payload))
    content = {name: held for name, held in link.content.items() if name != "from"}
    with planted():
        Entry.objects.filter(id=row.id).update(payload=_again(write, link, content))
        told = {(d.table, d.key, d.column) for d in found()}

    assert ("Entry", str(row.id), "payload") in told


def _again(write, link, content):
    from mingce.seal.canonical import canonical

    return write(link.stream, link.seq, link.before, canonical(content))


def test_tables_written_anew_are_what_they_were(rich):
    from mingce.ledger import models, standing
    from mingce.ledger.rebuild.rewriting import rewrite

    register = standing.register_of()
    models.Case.objects.update(state="elsewhere")
    models.Answer.objects.update(value="1")
    models.RegisterRow.objects.filter(sort="title").update(status="lapsed")
    models.Stream.objects.filter(kind="case").update(folded="{}", length=7)
    models.Attached.objects.all()._raw_delete("default")
    assert len(found()) > 10

    rewrite()

    assert found() == []
    assert standing.register_of() == register
    assert models.Attached.objects.get().file_id == FILE


def test_tables_are_left_alone_where_the_entries_cannot_be_read(rich):
    from mingce.ledger import models
    from mingce.ledger.rebuild.rewriting import Unsound, rewrite

    models.Entry.objects.filter(id=3).update(payload=b"garbage")
    cases = list(models.Case.objects.order_by("pk").values_list())

    with pytest.raises(Unsound, match="Entry 3"):
        rewrite()

    assert list(models.Case.objects.order_by("pk").values_list()) == cases
