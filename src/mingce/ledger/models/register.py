"""The register as it stands: one row for each title, bar and criticism."""

from typing import ClassVar

from django.db import models

TITLE, BAR, CRITICISM = "title", "bar", "criticism"


class RegisterRow(models.Model):
    """A row says what somebody holds, may not apply for, or was criticised for, under a clause.

    Rows keep the order in which their matters arose, which is the order of their ids.
    """

    sort = models.CharField(max_length=10)
    subject = models.CharField(max_length=60)
    title = models.CharField(max_length=60, default="")
    since = models.DateField()
    term_from = models.DateField(null=True)
    until = models.DateField(null=True)
    """The end of a title's term, or of a bar: the first day outside."""
    status = models.CharField(max_length=20, default="")
    rectify_by = models.DateField(null=True)
    terms_before = models.IntegerField(default=0)
    ended = models.DateField(null=True)
    role = models.CharField(max_length=60, default="")
    clause = models.CharField(max_length=40, default="")
    since_as = models.CharField(max_length=10, default="")
    """A first or last day as its paper has it, where that is only a month or a year."""
    until_as = models.CharField(max_length=10, default="")
    paper = models.TextField(default="")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "sort"], name="register_of_subject")]
