"""Who recommends an organisation that was entered here, at which tier and since when."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from mingce.acts.organisations import Recommender, set_recommender
from mingce.acts.perform import Outcome
from mingce.core.answering import RECOMMENDER
from mingce.core.seats import SECURITY
from mingce.desks.page.seated import Request, asked, at, text
from mingce.desks.page.staffing import day, page_of
from mingce.law.words import Words
from mingce.ledger import read


def relate(request: Request) -> Outcome:
    """From a day on this organisation recommends that one."""
    holder, tier, of = (text(request, one).strip() for one in ("holder", "tier", "of"))
    wanted = Recommender(holder, tier, of, day(request, "since"), day(request, "until"))
    return set_recommender(asked(request), wanted)


@at(SECURITY)
@require_http_methods(["GET", "POST"])
def recommenders(request: Request) -> HttpResponse:
    """A form for one relation."""
    return page_of(request, {"relate": relate}, "security/recommenders.html", _tiers)


def _tiers(request: Request) -> Mapping[str, object]:
    """The tiers at which the editions of this house let somebody recommend."""
    tiers: dict[str, Words] = {}
    for opened in read.rounds(request.who, request.on):
        for actor in read.edition(request.who, opened.edition).shape.actors.values():
            if actor.desk == RECOMMENDER:
                tiers.setdefault(actor.seat, actor.label)
    return {"at": "recommenders", "tiers": tiers}
