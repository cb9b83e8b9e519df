"""One city's case: everything it handed in, and what this office finds of it."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingce.core.seats import EXPERT
from mingce.desks.page.acting import bring_about
from mingce.desks.page.casework import Casework, open_case
from mingce.desks.page.files import handed_in
from mingce.desks.page.seated import Request, at


def _work(request: Request, round_id: str, track: str, holder: str) -> Casework:
    work = open_case(request, round_id, track, holder)
    if work is None:
        raise Http404(holder)
    return work


@at(EXPERT)
@require_safe
def file(request: Request, round_id: str, track: str, holder: str) -> HttpResponse:
    """What was handed in, what was found of it, and what can be done next."""
    work = _work(request, round_id, track, holder)
    context = {
        "at": "cases",
        "work": work,
        "chances": work.chances,
        "receipt": request.GET.get("receipt", ""),
    }
    return render(request, "expert/file.html", context)


@at(EXPERT)
@require_http_methods(["GET", "POST"])
def act(request: Request, round_id: str, track: str, holder: str, event: str) -> HttpResponse:
    """What an expert is asked of a case, looked at before it is done."""
    work = _work(request, round_id, track, holder)
    back = reverse("expert:file", args=[round_id, track, holder])
    return bring_about(request, work, event, "expert/act.html", back, more={"at": "cases"})


@at(EXPERT)
@require_safe
def handed(request: Request, round_id: str, track: str, holder: str, digest: str) -> FileResponse:
    """A file of the case, to be saved."""
    return handed_in(request, _work(request, round_id, track, holder), digest)
