"""One offence or more against each invariant, planted in a ledger whose guards are taken away."""

from datetime import timedelta

from tests.ledger.noted import AT
from tests.ledger.planted import change
from tests.ledger.played import LATER

PLANTS: dict[str, list] = {}


def against(name: str):
    """The function plants an offence against an invariant."""

    def keep(plant):
        PLANTS.setdefault(name, []).append(plant)
        return plant

    return keep


def _models():
    from mingce.ledger import models

    return models


def _moved():
    """An entry in the middle of a case."""
    from django.db.models import F

    rows = _models().Entry.objects.filter(stream__kind="case", seq__gt=0)
    rows = rows.filter(stream__length__gt=F("seq") + 1)
    return rows.exclude(origin="").order_by("id").first()


def _remove(rows) -> None:
    rows._raw_delete("default")


@against("hash")
def a_hash_of_other_bytes():
    change(_moved(), "payload")


@against("hash")
def a_hash_that_is_none():
    change(_moved(), "hash")


@against("gaps")
def a_missing_entry():
    _remove(_models().Entry.objects.filter(id=_moved().id))


@against("gaps")
def a_missing_beginning():
    _remove(_models().Entry.objects.filter(stream_id=_moved().stream_id, seq=0))


@against("links")
def an_entry_that_hangs_on_nothing():
    change(_moved(), "before")


@against("links")
def an_entry_earlier_than_the_one_before_it():
    row = _moved()
    _models().Entry.objects.filter(id=row.id).update(at=row.at - timedelta(days=4000))


@against("ends")
def an_end_that_was_cut_off():
    stream = _moved().stream_id
    last = _models().Entry.objects.filter(stream_id=stream).order_by("-seq")[:1]
    _remove(_models().Entry.objects.filter(id__in=list(last.values_list("id", flat=True))))


@against("ends")
def a_head_of_nothing():
    change(_moved().stream, "head")


@against("ends")
def a_stream_that_ends_at_another_time():
    change(_moved().stream, "at")


@against("ends")
def an_empty_stream_with_a_length():
    _models().Stream.objects.create(name="holder/none", kind="holder", length=1)


@against("columns")
def a_column_that_says_something_else():
    change(_moved(), "action")


@against("columns")
def a_moment_that_is_another():
    change(_moved(), "at")


@against("streams")
def a_stream_that_is_gone():
    _remove(_models().Stream.objects.filter(name=_moved().stream_id))


@against("tables")
def a_table_that_says_something_else():
    change(_models().Case.objects.first(), "state")


@against("cases")
def a_case_without_entries():
    case = _models().Case.objects.first()
    _models().Stream.objects.create(name="case/x/y/z", kind="case")
    _models().Case.objects.create(
        stream_id="case/x/y/z", round_id=case.round_id, track="y", holder="z", state="s",
        since=case.since,
    )  # fmt: skip


@against("answers")
def an_answer_that_is_gone():
    answer = _models().Answer.objects.order_by("id").last()
    _remove(_models().Answer.objects.filter(id=answer.id))


@against("attached")
def a_file_without_its_row():
    _remove(_models().StoredFile.objects.all())


@against("attached")
def a_row_without_its_file():
    from mingce.ledger.models import Attached, StoredFile

    digest = "sha256:" + "cd" * 32
    StoredFile.objects.create(digest=digest, size=1, at=AT)
    Attached.objects.create(entry_id=_moved().id, document="letter", file_id=digest)


@against("told")
def a_step_nobody_is_told_of():
    _remove(_models().Message.objects.all())


@against("titles")
def a_title_held_twice():
    row = _models().RegisterRow.objects.filter(sort="title", status="held").first()
    row.pk = None
    row.save()


@against("editions")
def an_edition_of_other_bytes():
    row = _models().Edition.objects.first()
    row.files = row.files.replace("2018", "2019")
    row.save()


@against("editions")
def an_edition_that_is_none():
    _models().Edition.objects.update(files="{}")


@against("commitments")
def a_name_that_opens_nothing():
    change(_models().Clear.objects.exclude(text=None).first(), "text")


@against("commitments")
def a_commitment_without_its_salt():
    row = _models().Clear.objects.exclude(text=None).first()
    _models().Clear.objects.filter(pk=row.pk).update(salt=None)


@against("leaves")
def a_leaf_that_is_gone():
    _remove(_models().Leaf.objects.filter(index=1))


@against("leaves")
def leaves_in_another_order():
    first, second = _models().Leaf.objects.order_by("index")[:2]
    for leaf, entry in ((first, 10**9), (second, first.entry_id), (first, second.entry_id)):
        _models().Leaf.objects.filter(index=leaf.index).update(entry_id=entry)


@against("leaves")
def an_entry_that_was_passed_over():
    """The last leaf is that of an entry that came after."""
    row = _moved()
    row.pk, row.seq, row.request, row.stream_id = 10**9, 10**6, "x", "holder/x"
    row.save(force_insert=True)
    last = _models().Leaf.objects.order_by("-index").first()
    _models().Leaf.objects.filter(index=last.index).update(entry_id=10**9)


@against("checkpoint")
def a_tile_of_other_hashes():
    tile = _models().Tile.objects.first()
    _models().Tile.objects.filter(id=tile.id).update(hashes=bytes(len(bytes(tile.hashes))))


@against("checkpoint")
def a_tile_that_is_gone():
    _remove(_models().Tile.objects.all())


@against("checkpoint")
def a_checkpoint_that_is_none():
    _models().Checkpoint.objects.update(note="nothing")


@against("checkpoint")
def leaves_that_are_gone():
    last = _models().Leaf.objects.order_by("-index").first()
    _remove(_models().Leaf.objects.filter(index=last.index))


@against("checkpoints")
def an_earlier_checkpoint_of_another_root():
    first, last = _models().Checkpoint.objects.order_by("size")
    note = first.note.splitlines()
    note[2] = last.note.splitlines()[2]
    rows = _models().Checkpoint.objects.filter(id=first.id)
    rows.update(note="\n".join(note) + "\n")


@against("checkpoints")
def a_checkpoint_of_another_size():
    change(_models().Checkpoint.objects.order_by("size").first(), "size")


@against("checkpoints")
def sealed_bytes_that_were_changed():
    change(_models().Entry.objects.order_by("id").first(), "payload")


@against("checkpoints")
def a_tile_too_many():
    _models().Tile.objects.create(algorithm="sha256", level=5, index=0, hashes=bytes(32))


@against("administrators")
def two_administrators_in_one_person():
    seat = _models().Seat.objects.filter(role="system").first()
    seat.pk, seat.role = None, "audit"
    seat.save()


@against("administrators")
def an_administrator_who_acts_on_cases():
    seat = _models().Seat.objects.filter(role="security").first()
    seat.pk, seat.role, seat.until = None, "city", LATER.date() + timedelta(days=999)
    seat.save()


@against("upkeep")
def backups_that_ceased():
    from mingce.ledger import upkeep

    upkeep.note(upkeep.BACKUP, LATER - timedelta(days=3))
    upkeep.note(upkeep.BACKUP, LATER - timedelta(days=1), well=False)
