"""One case before the office: all that is in it, and what can be done; grave acts are drafted."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingce.core.answering import OFFICE
from mingce.desks.office.hands import drafted
from mingce.desks.page.acting import bring_about
from mingce.desks.page.casework import Casework, open_case
from mingce.desks.page.files import handed_in
from mingce.desks.page.seated import Request, at


def _work(request: Request, round_id: str, track: str, holder: str) -> Casework:
    work = open_case(request, round_id, track, holder)
    if work is None:
        raise Http404(holder)
    return work


@at(OFFICE)
@require_safe
def file(request: Request, round_id: str, track: str, holder: str) -> HttpResponse:
    """What was handed in, what stands in the way, and what can be decided."""
    work = _work(request, round_id, track, holder)
    context = {
        "at": "cases",
        "work": work,
        "chances": work.chances,
        "drafted": [one for one in drafted(request) if one.key == work.key],
        "receipt": request.GET.get("receipt", ""),
    }
    return render(request, "office/file.html", context)


@at(OFFICE)
@require_http_methods(["GET", "POST"])
def act(request: Request, round_id: str, track: str, holder: str, event: str) -> HttpResponse:
    """Any event of the office; what is grave goes to the next hand instead of being done."""
    work = _work(request, round_id, track, holder)
    back = reverse("office:file", args=[round_id, track, holder])
    return bring_about(request, work, event, "office/act.html", back, more={"at": "cases"})


@at(OFFICE)
@require_safe
def handed(request: Request, round_id: str, track: str, holder: str, digest: str) -> FileResponse:
    """A file of the case, to be saved."""
    return handed_in(request, _work(request, round_id, track, holder), digest)
