"""The tree over all entries: which leaf an entry is, the tree's hashes, and its checkpoints."""

from typing import ClassVar

from django.db import models

from mingce.ledger.models.streams import Entry


class Leaf(models.Model):
    """A sealed entry has its place in the tree for good."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)


class Tile(models.Model):
    """256 neighbouring hashes of one level of the tree; the last of a level may hold fewer."""

    algorithm = models.CharField(max_length=10)
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["algorithm", "level", "index"], name="tile_once_in_its_place"
            ),
        ]


class Checkpoint(models.Model):
    """The head of the tree at a moment, as the note that witnesses keep."""

    id = models.BigAutoField(primary_key=True)
    algorithm = models.CharField(max_length=10)
    size = models.BigIntegerField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["algorithm", "size"], name="checkpoint_once_a_size"),
        ]
