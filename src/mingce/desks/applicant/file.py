"""A file: what was handed in and what is being written, what is missing, and what can be done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingce.acts.drafting import Overtaken, Saved, save
from mingce.acts.perform import Asked
from mingce.core.answering import APPLICANT
from mingce.desks.page.acting import Field, bring_about
from mingce.desks.page.casework import Casework, Line, open_case
from mingce.desks.page.files import handed_in
from mingce.desks.page.filled import ANSWER, Filled, typed_value
from mingce.desks.page.seated import CONFLICT, Request, asked, at, text
from mingce.law.problems import Unfit
from mingce.law.shapes.facts import Form, Unit
from mingce.law.values import Given
from mingce.law.words import Words
from mingce.ledger import read
from mingce.seal.digest import digest

VERSION = "n."
"""Before the name of a part: on which version of it the form was filled in."""


@dataclass(frozen=True, slots=True)
class Written:
    """A question of a form as it is being written, on a version; another text may stand there."""

    field: Field
    version: int
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A form with its questions as they are being written."""

    form: Form
    rows: tuple[Written, ...]

    @property
    def filled(self) -> int:
        return sum(bool(row.field.typed.strip()) for row in self.rows)


def _work(request: Request, round_id: str, track: str) -> Casework:
    work = open_case(request, round_id, track, request.who.of)
    if work is None:
        raise Http404(track)
    return work


@at(APPLICANT)
@require_safe
def file(request: Request, round_id: str, track: str) -> HttpResponse:
    """The whole file: its state, what can be done next and what that still lacks."""
    work = _work(request, round_id, track)
    sections = _sections(request, work)
    context = {
        "at": "mine",
        "work": work,
        "chances": work.chances,
        "sections": sections,
        "gaps": [row for section in sections for row in section.rows if _gap(row)],
        "receipt": request.GET.get("receipt", ""),
    }
    return render(request, "applicant/file.html", context)


def _gap(row: Written) -> bool:
    return not row.field.typed.strip() or row.field.wrong is not None


@at(APPLICANT)
@require_http_methods(["GET", "POST"])
def write(request: Request, round_id: str, track: str) -> HttpResponse:
    """What is being written is kept part by part; nothing is handed in by it."""
    work = _work(request, round_id, track)
    saved = _saved(request, work) if request.method == "POST" else {}
    lost = {part: one for part, one in saved.items() if isinstance(one, Overtaken)}
    if request.method == "POST" and request.headers.get("accept") == "application/json":
        versions = {part: one.version for part, one in saved.items() if part not in lost}
        answer = {"versions": versions, "lost": sorted(lost)}
        return JsonResponse(answer, status=CONFLICT if lost else 200)
    if request.method == "POST" and not lost:
        return redirect(request.path + "?saved=1")
    context = {
        "at": "mine",
        "work": work,
        "sections": _sections(request, work, lost),
        "lost": lost,
        "saved": "saved" in request.GET,
    }
    status = CONFLICT if lost else 200
    return render(request, "applicant/write.html", context, status=status)


def _saved(request: Request, work: Casework) -> dict[str, Saved | Overtaken]:
    """Every part that was changed is saved by itself, and what became of each."""
    stood = {one.part: one for one in read.drafts(request.who, request.on, work.key)}
    one_request = asked(request)
    became: dict[str, Saved | Overtaken] = {}
    for line in _lines(work):
        given, told = text(request, ANSWER + line.name), text(request, VERSION + line.name)
        if not told.isdecimal():
            continue
        if (same := stood.get(line.name)) and same.text == given:
            became[line.name] = Saved(same.version)
            continue
        if not same and not given:
            continue
        # As long as any id, however long the name is.
        own = str(digest(f"{one_request.request} {line.name}".encode()))
        part = Asked(own, request.who, request.at, request.salt)
        became[line.name] = save(part, work.key.stream, line.name, given, int(told))
    return became


@at(APPLICANT)
@require_http_methods(["GET", "POST"])
def act(request: Request, round_id: str, track: str, event: str) -> HttpResponse:
    """A last look at what is handed in and what follows from it, and then the receipt."""
    work = _work(request, round_id, track)
    back = reverse("applicant:file", args=[round_id, track])
    more = {"at": "mine", "sections": _sections(request, work)}
    return bring_about(
        request, work, event, "applicant/act.html", back, _brought(request, work), more
    )


@at(APPLICANT)
@require_safe
def handed(request: Request, round_id: str, track: str, digest: str) -> FileResponse:
    """A file of one's own case, to be saved."""
    return handed_in(request, _work(request, round_id, track), digest)


def _brought(request: Request, work: Casework) -> Filled:
    """What was written of the forms comes along, where it differs from what was handed in."""
    found = Filled()
    for row in (row for section in _sections(request, work) for row in section.rows):
        line, typed = row.field.line, row.field.typed
        if not typed.strip() or row.version == 0:
            continue
        if row.field.wrong:
            found.wrong[line.name] = row.field.wrong
            continue
        value = typed_value(line.fact, typed.strip(), work.edition.shape.units)
        if line.given is None or line.given.value != value:
            found.answers[line.name] = Given(value)
    return found


def _lines(work: Casework) -> Iterator[Line]:
    """The rows of forms that this seat answers."""
    return (line for _, lines in work.forms for line in lines if work.role in line.fact.answered_by)


def _sections(
    request: Request, work: Casework, lost: dict[str, Overtaken] | None = None
) -> tuple[Section, ...]:
    """Every form of the file, each row as it is being written, or as it was handed in."""
    drafts = {one.part: one for one in read.drafts(request.who, request.on, work.key)}
    lost = lost or {}

    def row(line: Line) -> Written:
        draft, late = drafts.get(line.name), lost.get(line.name)
        typed = late.yours if late else draft.text if draft else line.typed
        theirs = late.theirs if late else None
        version = late.version if late else draft.version if draft else 0
        return Written(
            Field(line, typed, "", _wrong(line, typed, work.edition.shape.units)), version, theirs
        )

    mine = {line.name for line in _lines(work)}
    return tuple(
        Section(form, tuple(row(line) for line in lines if line.name in mine))
        for form, lines in work.forms
        if any(line.name in mine for line in lines)
    )


def _wrong(line: Line, typed: str, units: Mapping[str, Unit]) -> Words | None:
    try:
        if typed.strip():
            typed_value(line.fact, typed.strip(), units)
    except Unfit as unfit:
        return unfit.words
    return None
