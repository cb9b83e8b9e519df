"""What the office makes known of a round, and puts right: by three hands, as it decides (op.20)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingce.acts.grave import check, draft, drop, sign
from mingce.acts.perform import Refusal
from mingce.acts.publication import Publication
from mingce.core.answering import OFFICE
from mingce.core.findings import Finding
from mingce.desks.office.hands import CHECK, DROP
from mingce.desks.page.seated import UNPROCESSABLE, Request, asked, at, prove, text
from mingce.desks.page.staffing import day
from mingce.law.words import Words
from mingce.ledger import read

LATEST = 20


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision in words, that is or may be made known."""

    decided: read.Decided
    place: Words
    track: Words
    goal: Words


@dataclass(frozen=True, slots=True)
class Drafted:
    """A publication on its way through three hands."""

    proposal: read.Proposal
    publication: Publication
    hindered: bool


def drafted(request: Request) -> tuple[Drafted, ...]:
    """Every publication of this office that is neither signed nor dropped."""
    return tuple(
        Drafted(one, found, one.hindered(request.who.person))
        for one in read.proposals(request.who, request.on)
        if len(one.body) == 1 and (found := Publication.as_asked(one.body[0]))
    )


def _told(request: Request, decisions: Iterable[read.Decided]) -> list[Decision]:
    decisions = tuple(decisions)
    names = read.named(request.who, request.on, {one.key.holder for one in decisions})

    def told(one: read.Decided) -> Decision:
        track = read.edition(request.who, one.edition).tracks[one.key.track]
        place = names.name(one.key.holder, request.on)
        return Decision(one, place, track.label, track.states[one.goal].label)

    return [told(one) for one in decisions]


@at(OFFICE)
@require_http_methods(["GET", "POST"])
def publications(request: Request) -> HttpResponse:
    """What has been made known, what waits to be, and a form that drafts a publication."""
    if request.method == "POST":
        wanted = _wanted(request)
        return redirect("office:publication", draft(asked(request), [wanted]))
    rounds = read.rounds(request.who, request.on)
    context = {
        "at": "publications",
        "drafted": drafted(request),
        "published": read.publications(request.who, request.on, at_most=LATEST),
        "rounds": [
            (one, _told(request, read.unpublished(request.who, request.on, one.id)))
            for one in rounds
        ],
    }
    return render(request, "office/publications.html", context)


def _wanted(request: Request) -> Publication:
    """What was typed; whether it may be made known is said when it is signed."""
    number, words, corrects, because = (
        text(request, one).strip() for one in ("number", "text", "corrects", "because")
    )
    if not number or not words:
        raise Refusal("须写明文号和内容", "a document number and its words are needed")
    if not corrects and not request.POST.getlist("entry"):
        raise Refusal("须指明所公布的决定", "name the decisions that are published")
    if corrects and not because:
        raise Refusal("更正须说明理由", "say why it is corrected")
    entries = tuple(request.POST.getlist("entry"))
    dated = day(request, "dated") or request.on
    return Publication(text(request, "round"), number, dated, words, entries, corrects, because)


@at(OFFICE)
@require_http_methods(["GET", "POST"])
def publication(request: Request, proposal: str) -> HttpResponse:
    """One draft, as it would be read by everybody, and the next hand."""
    found = next((one for one in drafted(request) if one.proposal.id == proposal), None)
    if found is None:
        raise Http404(proposal)
    refused: tuple[Finding, ...] = ()
    if request.method == "POST":
        refused = _put(request, found)
        if not refused:
            return redirect(reverse("office:publications"))
    entries = read.decided(request.who, request.on, found.publication.entries)
    context = {
        "at": "publications",
        "one": found,
        "decisions": _told(request, entries),
        "refused": refused,
    }
    status = UNPROCESSABLE if refused else 200
    return render(request, "office/publication.html", context, status=status)


def _put(request: Request, one: Drafted) -> tuple[Finding, ...]:
    """A hand is put to a draft; why it was not signed, if so."""
    mine = asked(request, one.proposal.id)
    if DROP in request.POST:
        drop(mine)
        return ()
    prove(request)
    if CHECK in request.POST:
        check(mine)
        return ()
    [outcome] = sign(mine, [one.publication])
    return () if outcome.receipt or not outcome.decision else outcome.decision.reasons
