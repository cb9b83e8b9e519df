"""Accounts: how a person of the house comes in. Access, not record: outside the log."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager["Account"]):
    """Accounts are found by the person; they are made by an invitation, and in no other way."""


class Account(AbstractBaseUser):
    """A person's sign-in. It gives nothing but a name: what one may do, seats and policy say."""

    person = models.CharField(max_length=40, unique=True)
    """The person's id, which is the sign-in name too."""
    is_active = models.BooleanField(default=False)
    """Whether the invitation was accepted, and access has not been shut since."""

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "person"
    REQUIRED_FIELDS: ClassVar[list[str]] = []


class Tried(models.Model):
    """What is remembered for minutes by every worker alike: failed tries to sign in.

    These are the columns of Django's database cache, which writes them.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)
