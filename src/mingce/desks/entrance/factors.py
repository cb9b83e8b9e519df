"""Who signed in, and how surely: by a second factor, and how lately."""

from typing import Final

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.base.forms import ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.conf import settings
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


DEMO_CODE: Final = "201800"
"""What a one-time code is in a demonstration, where the page itself tells it."""


class Proof:
    """That whoever asks is who signed in, proved within the last minutes or by a code of now."""

    demo_code = DEMO_CODE

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def needed(self) -> bool:
        """Whether a code is still wanted; in a demonstration it is for each grave act."""
        return settings.DEMO or not (second_factor(self._request) and fresh(self._request))

    def given(self, code: str) -> bool:
        """Whether a code is right; each is good once, and too many wrong ones are refused."""
        if settings.DEMO:
            return code == DEMO_CODE
        if not self._request.user.is_authenticated:
            return False
        form = ReauthenticateForm(data={"code": code}, user=self._request.user)
        if not form.is_valid():
            return False
        form.save()
        return not self.needed
