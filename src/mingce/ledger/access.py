"""The pen for accounts: access is given, taken up and shut; none of it is in the log."""

from django.contrib.auth.hashers import make_password

from mingce.ledger import models


def invite(person: str) -> str:
    """An account that nobody can use yet, in the place of any before; its mark is answered.

    Whatever the old one had goes with it: its password, its second factors, its sessions.
    """
    models.Account.objects.filter(person=person).delete()
    return models.Account.objects.create(person=person, password=make_password(None)).password


def take_up(person: str, mark: str, password: str) -> bool:
    """The account with this mark gets its password and is open; another mark opens nothing."""
    waiting = models.Account.objects.filter(person=person, password=mark, is_active=False)
    return bool(waiting.update(password=make_password(password), is_active=True))


def shut(person: str) -> None:
    """There is no account of this person any more, and no session of it answers."""
    models.Account.objects.filter(person=person).delete()


def is_open(person: str) -> bool:
    """Whether this person can sign in."""
    return models.Account.objects.filter(person=person, is_active=True).exists()


def mark_of(person: str) -> str:
    """The mark of an account that waits to be taken up; empty where none does."""
    waiting = models.Account.objects.filter(person=person, is_active=False)
    return waiting.values_list("password", flat=True).first() or ""
