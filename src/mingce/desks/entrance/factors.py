"""Who signed in, and how surely: by a second factor, and how lately."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

SECOND = (Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value)
"""A recovery code lets one in to set up a new factor, and is none itself."""


def person(request: HttpRequest) -> str:
    """The person who signed in; empty where nobody did."""
    user = request.user
    return user.get_username() if user.is_authenticated else ""


def second_factor(request: HttpRequest) -> bool:
    """This session was authenticated by a one-time code or a security key."""
    user = request.user
    if not user.is_authenticated:
        return False
    records = get_authentication_records(request, user)
    used = {one.get("id") for one in records if one["method"] == "mfa" and one["type"] in SECOND}
    # A factor that was taken away since proves nothing any more.
    return bool(Authenticator.objects.filter(user_id=user.pk, pk__in=used - {None}).exists())


def fresh(request: HttpRequest) -> bool:
    """Whoever signed in has proved it once more within the last minutes."""
    return bool(did_recently_reauthenticate(request))
