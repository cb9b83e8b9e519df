"""What is still being written: mutable, versioned, outside the log."""

from typing import ClassVar

from django.db import models


class Draft(models.Model):
    """A part of something that is being filled in, by several people if need be."""

    stream = models.CharField(max_length=200)
    """The stream it will be handed in to; its case need not have begun."""
    part = models.CharField(max_length=80)
    text = models.TextField(default="")
    version = models.IntegerField(default=0)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stream", "part"], name="one_draft_a_part"),
        ]


class DraftVersion(models.Model):
    """Which request wrote a version: asked again, it is answered again and not written twice."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, db_index=False)
    version = models.IntegerField()
    by = models.CharField(max_length=40)
    request = models.CharField(max_length=80)
    digest = models.CharField(max_length=80)
    """Of the text, which itself is kept only as long as it stands."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "version"], name="draft_version_once"),
            models.UniqueConstraint(fields=["draft", "request"], name="draft_once_per_request"),
        ]


class Overtaken(models.Model):
    """What somebody wrote on a version that another had already replaced: kept and shown."""

    stream = models.CharField(max_length=200)
    part = models.CharField(max_length=80)
    text = models.TextField()
    stood = models.TextField(default="")
    """What stood in its place; for an act, its entries stand in the log."""
    expected = models.IntegerField()
    found = models.IntegerField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    request = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream", "part", "request"], name="overtaken_once_per_request"
            ),
        ]


class Proposal(models.Model):
    """A grave act on its way through three hands: what was drafted, and who has checked it."""

    id = models.CharField(max_length=80, primary_key=True)
    stream = models.CharField(max_length=200, db_index=True)
    body = models.TextField()
    digest = models.CharField(max_length=80)
    of = models.CharField(max_length=60)
    drafted_by = models.CharField(max_length=40)
    drafted_at = models.DateTimeField()
    checked_by = models.CharField(max_length=40, default="")
    checked_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
