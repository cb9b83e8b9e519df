"""What keeps the house running: mail to be sent, and the record of upkeep."""

from typing import ClassVar

from django.db import models

from mingce.ledger.models.streams import Entry


class Message(models.Model):
    """Somebody is to be told of an entry; written with it, sent after it, once."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, db_index=False)
    role = models.CharField(max_length=60)
    of = models.CharField(max_length=60)
    sent = models.DateTimeField(null=True)
    tried = models.IntegerField(default=0)
    fault = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "role", "of"], name="told_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["id"], name="not_sent_yet", condition=models.Q(sent=None)),
        ]


class Upkeep(models.Model):
    """What was done for the house's safety, when, and how it came out."""

    what = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField()
    well = models.BooleanField()
    detail = models.TextField(default="")
