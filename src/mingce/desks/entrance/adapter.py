"""How accounts behave here: nobody signs up, and whoever has no second factor is led to one."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest
from django.urls import reverse


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are given by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - as it is asked
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("entrance:seats" if is_mfa_enabled(request.user) else "mfa_index")
