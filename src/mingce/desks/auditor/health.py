"""The house looked over, as the audit administrator may."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingce.core.seats import AUDIT
from mingce.desks.page.seated import Request, at


@at(AUDIT)
@require_safe
def health(request: Request) -> HttpResponse:
    """Whether the record is as it was written, and the house looked after."""
    return render(request, "auditor/health.html", {"at": "health", "checks": request.examine()})
