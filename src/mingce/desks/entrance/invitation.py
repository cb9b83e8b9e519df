"""An invitation is a signed link: good for a week, once, while the account waits for it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, Signer
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingce.acts import accounts
from mingce.acts.perform import Asked, Refusal
from mingce.desks.page.seated import Request

LASTS = timedelta(days=7)
GONE = 410
_SIGNER = "mingce.invitation"


class Invitation(NamedTuple):
    """Whom it is for, and the account's mark as it was when the link was made."""

    person: str
    sealed: str


def link(asked: Asked, person: str) -> str:
    """The path by which a person takes up an account, to be sent to nobody else."""
    mark = accounts.invite(asked, person)
    said = [person, _sealed(person, mark), int(asked.at.timestamp())]
    return reverse("invited", args=[Signer(salt=_SIGNER).sign_object(said)])


def read(token: str, at: datetime) -> Invitation | None:
    """What a link says, if it is ours and not too old."""
    try:
        person, sealed, made = Signer(salt=_SIGNER).unsign_object(token)
    except (BadSignature, ValueError):
        return None
    if at >= datetime.fromtimestamp(made, UTC) + LASTS:
        return None
    return Invitation(person, sealed)


class PasswordForm(forms.Form):
    """A password, typed twice so that a slip locks nobody out."""

    first = forms.CharField(
        label=_("密码"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    second = forms.CharField(
        label=_("再输一次"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, data: Mapping[str, Any] | None, person: str) -> None:
        super().__init__(data)
        self.person = person

    def clean_first(self) -> str:
        first = str(self.cleaned_data["first"])
        validate_password(first, get_user_model()(person=self.person))
        return first

    def clean(self) -> None:
        first, second = self.cleaned_data.get("first"), self.cleaned_data.get("second")
        if first and second and first != second:
            raise ValidationError(_("两次输入的密码不同"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: Request, token: str) -> HttpResponse:
    """A password is chosen; from then on the link opens nothing, and one signs in."""
    invitation = read(token, request.at)
    mark = accounts.mark(invitation.person) if invitation else ""
    if not invitation or not mark or invitation.sealed != _sealed(invitation.person, mark):
        return _gone(request)
    form = PasswordForm(request.POST if request.method == "POST" else None, invitation.person)
    if not form.is_valid():
        context = {"form": form, "person": invitation.person}
        return render(request, "account/invited.html", context)
    try:
        accounts.accept(invitation.person, mark, form.cleaned_data["first"])
    except Refusal:
        return _gone(request)
    return redirect("account_login")


def _gone(request: Request) -> HttpResponse:
    return render(request, "account/invitation_gone.html", status=GONE)


def _sealed(person: str, mark: str) -> str:
    """The mark itself is in no link: it is what stands in the place of a password."""
    return salted_hmac(_SIGNER, f"{person}\n{mark}", algorithm="sha256").hexdigest()
