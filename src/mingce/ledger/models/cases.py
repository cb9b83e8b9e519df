"""What lists and searches ask for: rounds, cases, answers, attached files. Folded from entries."""

from typing import ClassVar

from django.db import models

from mingce.ledger.models.streams import Entry, Stream


class Edition(models.Model):
    """The bytes of an edition, by their hash; a round runs on them whatever is installed later."""

    hash = models.CharField(max_length=80, primary_key=True)
    name = models.CharField(max_length=100)
    files = models.TextField()
    """Canonical JSON: the text of each file by its name."""


class Round(models.Model):
    """A round runs one edition, from its opening until it is closed."""

    id = models.CharField(max_length=60, primary_key=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)
    programme = models.CharField(max_length=60)
    due = models.TextField(default="{}")
    """Canonical JSON: the round's own day for a deadline of its edition."""
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    version = models.IntegerField()
    """How many entries the round's stream has; an act says on which of them it was decided."""


class Case(models.Model):
    """A case is one holder in one track of one round, as its entries leave it."""

    stream = models.OneToOneField(Stream, on_delete=models.PROTECT, primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, db_index=False)
    track = models.CharField(max_length=60)
    holder = models.CharField(max_length=60, db_index=True)
    state = models.CharField(max_length=60)
    since = models.DateTimeField()
    """The moment of the entry that brought it there: so long somebody has been waited for."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "track", "holder"], name="one_case_a_holder"),
        ]


class Answer(models.Model):
    """Each answer that was ever given stays, with who gave it and why; the latest one counts."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False)
    fact = models.CharField(max_length=80)
    value = models.TextField()
    """The value as canonical JSON."""
    because = models.TextField(default="")
    evidence = models.TextField(default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "fact"], name="one_answer_an_entry"),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "fact"], name="answer_of_case")]


class StoredFile(models.Model):
    """A file that was stored whole, on disk and synced, before this row was written."""

    digest = models.CharField(max_length=80, primary_key=True)
    size = models.BigIntegerField()
    at = models.DateTimeField()


class Attached(models.Model):
    """A file that was handed in as (part of) a document with an entry."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    document = models.CharField(max_length=80)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT)
