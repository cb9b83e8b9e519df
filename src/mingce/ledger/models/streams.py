"""Streams and entries: the record itself."""

from typing import ClassVar

from django.db import models


class Stream(models.Model):
    """A stream is a chain of entries about one thing; its row is what an act locks.

    ``folded`` is what its entries fold into, as canonical JSON, so that no act reads them all.
    """

    name = models.CharField(max_length=200, primary_key=True)
    kind = models.CharField(max_length=20)
    length = models.IntegerField(default=0)
    head = models.CharField(max_length=80, default="-")
    at = models.DateTimeField(null=True)
    folded = models.TextField(default="")


class Entry(models.Model):
    """An entry is kept as the very bytes that were hashed; every other column repeats them.

    Rows are added and read. A trigger refuses to change or delete one, on both databases.
    """

    id = models.BigAutoField(primary_key=True)
    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, db_index=False)
    seq = models.IntegerField()
    at = models.DateTimeField()
    dated = models.DateField(null=True)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=60)
    of = models.CharField(max_length=60)
    action = models.CharField(max_length=60)
    origin = models.CharField(max_length=60, default="")
    goal = models.CharField(max_length=60, default="")
    edition = models.CharField(max_length=80, default="")
    request = models.CharField(max_length=80)
    before = models.CharField(max_length=80)
    hash = models.CharField(max_length=80)
    payload = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stream", "seq"], name="entry_once_in_its_place"),
            models.UniqueConstraint(fields=["stream", "request"], name="entry_once_per_request"),
        ]
        indexes: ClassVar = [models.Index(fields=["hash"], name="entry_by_hash")]
