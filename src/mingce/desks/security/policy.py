"""The policy as it stands: who may ask for what, and why (op.17)."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.policy import EVERYBODY, GRANTS, Grant
from mingce.core.seats import SECURITY
from mingce.desks.page.deeds import DEEDS
from mingce.desks.page.seated import Request, at
from mingce.law.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A grant, with its actions in words."""

    grant: Grant
    deeds: tuple[Words, ...]


@at(SECURITY)
@require_safe
def policy(request: Request) -> HttpResponse:
    """Every grant there is; whatever is not on this page is refused."""
    context = {
        "at": "policy",
        "rows": [Row(one, tuple(DEEDS[each] for each in one.actions)) for one in GRANTS],
        "everybody": [DEEDS[each] for each in EVERYBODY],
    }
    return render(request, "security/policy.html", context)
