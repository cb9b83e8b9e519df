"""People, seats, organisations. Personal data stand here in the clear, and only here."""

from typing import ClassVar

from django.db import models

from mingce.ledger.models.streams import Entry


class Person(models.Model):
    """A person is an id in the log; name and address are here, and can be erased."""

    id = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=100, default="")
    email = models.CharField(max_length=200, default="")
    entered_by = models.CharField(max_length=40, default="")
    """Who entered this person last, and so gave it its access; nobody entered the founders."""
    erased = models.DateTimeField(null=True)


class Seat(models.Model):
    """A person sits in a role at an organisation, or for a holder, from one day until another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    role = models.CharField(max_length=60)
    desk = models.CharField(max_length=20)
    """Where the role sits: put down with the seat, so that no later edition moves it elsewhere."""
    of = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True)


class Assigned(models.Model):
    """A case is assigned to an expert for some days; the log has only a commitment."""

    stream = models.CharField(max_length=200, db_index=True)
    """The stream of the case, which need not have begun."""
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    role = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField(null=True)


class Organisation(models.Model):
    """An organisation beyond those of the shipped table, with its name and kind for a time."""

    key = models.CharField(max_length=60)
    name_zh = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=60, default="")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["key"], name="organisation_key")]


class Recommends(models.Model):
    """Who recommends a holder at one tier, from one day until another."""

    holder = models.CharField(max_length=60, db_index=True)
    seat = models.CharField(max_length=60)
    organisation = models.CharField(max_length=60)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class Clear(models.Model):
    """What a commitment in an entry stands for, with its salt; both can be erased."""

    commitment = models.CharField(max_length=80, primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    subject = models.CharField(max_length=60, db_index=True)
    """Whom the text is about: a person's id, or a holder."""
    salt = models.BinaryField(null=True)
    text = models.TextField(null=True)
