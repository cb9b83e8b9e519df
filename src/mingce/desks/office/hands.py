"""Three hands: what was drafted waits for a second who checks it and a third who signs (op.3)."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingce.acts.grave import check, drop, sign
from mingce.acts.perform import CaseAct, CaseKey
from mingce.core.answering import OFFICE
from mingce.core.decide import Decision
from mingce.core.findings import Finding
from mingce.desks.page.casework import Casework, open_case
from mingce.desks.page.seated import UNPROCESSABLE, Request, asked, at, prove
from mingce.law.words import Words
from mingce.ledger import read

CHECK, SIGN, DROP = "check", "sign", "drop"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that is about one case, and what would follow from it now."""

    proposal: read.Proposal
    work: Casework
    deed: CaseAct
    label: Words

    @property
    def then(self) -> Decision | None:
        return self.work.after(self.deed)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft in a list: what it is about, and whether the next hand may be this person's."""

    proposal: read.Proposal
    key: CaseKey
    place: Words
    track: Words
    label: Words
    hindered: bool


def drafted(request: Request) -> tuple[Drafted, ...]:
    """Every draft of this office about one case that is neither signed nor dropped."""
    who, on = request.who, request.on
    proposals = read.proposals(who, on)
    deeds = [(one, deed) for one in proposals if (deed := _deed(one))]
    if not deeds:
        return ()
    editions = {one.id: read.edition(who, one.edition) for one in read.rounds(who, on)}
    names = read.named(who, on, [deed.key.holder for _, deed in deeds])
    return tuple(
        Drafted(
            one,
            deed.key,
            names.name(deed.key.holder, on),
            editions[deed.key.round].tracks[deed.key.track].label,
            editions[deed.key.round].shape.events[deed.action],
            one.hindered(who.person),
        )
        for one, deed in deeds
    )


@at(OFFICE)
@require_safe
def hands(request: Request) -> HttpResponse:
    """What waits for a hand: first what this person may take up."""
    waiting = sorted(drafted(request), key=lambda one: one.hindered)
    others = len(read.proposals(request.who, request.on)) - len(waiting)
    context = {"at": "hands", "waiting": waiting, "others": others}
    return render(request, "office/hands.html", context)


def _deed(proposal: read.Proposal) -> CaseAct | None:
    """What a draft asks for, where that is one act about one case."""
    if len(proposal.body) != 1 or "case" not in proposal.body[0]:
        return None
    return CaseAct.as_asked(proposal.body[0])


def _waiting(request: Request, proposal: read.Proposal) -> Waiting | None:
    """A draft with its case, where it is about one; others have pages of their own."""
    deed = _deed(proposal)
    work = open_case(request, *deed.key) if deed else None
    if deed is None or work is None:
        return None
    return Waiting(proposal, work, deed, work.edition.shape.events[deed.action])


@at(OFFICE)
@require_http_methods(["GET", "POST"])
def hand(request: Request, proposal: str) -> HttpResponse:
    """One draft: what it says, what follows from it, and the next hand."""
    found = [one for one in read.proposals(request.who, request.on) if one.id == proposal]
    waiting = _waiting(request, found[0]) if found else None
    if waiting is None:
        raise Http404(proposal)
    refused: tuple[Finding, ...] = ()
    if request.method == "POST":
        told, refused = _put(request, waiting)
        if told:
            return redirect(told)
    context = {
        "at": "hands",
        "one": waiting,
        "work": waiting.work,
        "then": waiting.then,
        "refused": refused,
        "hindered": waiting.proposal.hindered(request.who.person),
    }
    return render(request, "office/hand.html", context, status=UNPROCESSABLE if refused else 200)


def _put(request: Request, one: Waiting) -> tuple[str, tuple[Finding, ...]]:
    """A hand is put to a draft: where to go then, or why it was not signed."""
    mine = asked(request, one.proposal.id)
    key = one.work.key
    if DROP in request.POST:
        drop(mine)
        return reverse("office:hands"), ()
    prove(request)
    if CHECK in request.POST:
        check(mine)
        return reverse("office:hands"), ()
    [outcome] = sign(mine, [one.deed])
    if outcome.receipt:
        return reverse("office:file", args=[key.round, key.track, key.holder]), ()
    return "", outcome.decision.reasons if outcome.decision else ()
