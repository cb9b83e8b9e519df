"""What keeps the house running: mail to be sent, and the record of upkeep."""

from typing import ClassVar

from django.db import models

from mingce.ledger.models.streams import Entry


class Overdue(models.Model):
    """Somebody let a day pass: it is shown from then on and told once, and nothing lapses."""

    round = models.CharField(max_length=60, default="")
    """None where a title is under rectification: that is no round's business."""
    what = models.CharField(max_length=60)
    """The track in which the holder was expected, or its title."""
    holder = models.CharField(max_length=60)
    since = models.DateField()
    clause = models.CharField(max_length=40)
    noticed = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "what", "holder", "since"], name="overdue_noticed_once"
            ),
        ]


class Message(models.Model):
    """Somebody is to be told of an entry, or that a day has passed; sent after it, once."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, db_index=False, null=True)
    overdue = models.ForeignKey(Overdue, on_delete=models.PROTECT, db_index=False, null=True)
    role = models.CharField(max_length=60)
    of = models.CharField(max_length=60)
    sent = models.DateTimeField(null=True)
    tried = models.IntegerField(default=0)
    due = models.DateTimeField(null=True)
    """Before this moment nobody else tries: it is being sent, or has just failed."""
    fault = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "role", "of"], name="told_once"),
            models.UniqueConstraint(fields=["overdue", "role", "of"], name="reminded_once"),
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
