"""Every case, for whoever stands over all of them: counted, or sifted and a page at a time.

Nobody's relation to a single case is asked for here: where a round's edition seats the viewer over
every case, all of them may be read, and otherwise none.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from mingce.core.policy import Action, Relation
from mingce.core.who import Who
from mingce.ledger import models, standing
from mingce.ledger.editions import rulebook
from mingce.ledger.read.docket import Listed
from mingce.ledger.read.viewer import Viewer, at_desk, relation
from mingce.ledger.streams import CaseKey

PAGE = 50
DIVISION = "^[0-9]{6}$"
"""A code of a division; organisations have keys of other kinds."""
REGION = 2
"""So many digits at its beginning say in which province it lies."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases of a track stand in a state, in a region."""

    round: str
    track: str
    state: str
    region: str
    """The first digits of its holders' codes; of holders that are no divisions, nothing."""
    many: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search means: divisions by their codes, organisations of our own by their names."""

    codes: frozenset[str]
    word: str


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which cases are wanted; whatever is left out lets every case through."""

    round: str = ""
    track: str = ""
    state: str = ""
    region: str = ""
    sought: Sought | None = None
    standing: Collection[tuple[str, str, str]] | None = None
    """Rounds, tracks and states; a case is wanted where it stands in one of them."""


def tallies(viewer: Who, on: date) -> tuple[Tally, ...]:
    """Every case the viewer stands over, counted."""
    of_a_division = When(holder__regex=DIVISION, then=Substr("holder", 1, REGION))
    placed = _every(viewer, on).annotate(region=Case(of_a_division, default=Value("")))
    by_place = placed.values_list("round_id", "track", "state", "region")
    rows = by_place.annotate(many=Count("pk"))
    return tuple(Tally(*row) for row in rows.order_by("round_id", "track", "state", "region"))


def matching(viewer: Who, on: date, sieve: Sieve) -> int:
    """How many cases are wanted."""
    return _sifted(viewer, on, sieve).count()


def sifted(
    viewer: Who, on: date, sieve: Sieve, after: CaseKey | None = None, at_most: int = PAGE
) -> tuple[Listed, ...]:
    """The cases that are wanted, by round, track and holder, from behind a key on."""
    found = _sifted(viewer, on, sieve)
    if after is not None:
        found = found.filter(_behind(after))
    rows = found.order_by("round_id", "track", "holder")[:at_most]
    return tuple(
        Listed(CaseKey(*key), state, version)
        for *key, state, version in rows.values_list(
            "round_id", "track", "holder", "state", "stream__length"
        )
    )


def _every(viewer: Who, on: date) -> QuerySet[models.Case]:
    """The cases of all rounds over which the viewer is seated."""
    seated = at_desk(viewer, on)
    if not seated.may(Action.READ_CASE, Relation.ANY):
        return models.Case.objects.none()
    return models.Case.objects.filter(round_id__in=list(_over(seated)))


def _over(seated: Viewer) -> Iterator[str]:
    """The rounds whose edition seats the viewer over every case, whoever holds it."""
    holders = standing.shipped()
    for name, edition in models.Round.objects.values_list("id", "edition_id"):
        stands = relation(seated, rulebook(edition).edition, holders, "", assigned=False)
        if stands is Relation.ANY:
            yield name


def _sifted(viewer: Who, on: date, sieve: Sieve) -> QuerySet[models.Case]:
    found = _every(viewer, on)
    plain = {"round_id": sieve.round, "track": sieve.track, "state": sieve.state}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if sieve.region:
        found = found.filter(holder__startswith=sieve.region, holder__regex=DIVISION)
    if sieve.sought is not None:
        found = found.filter(_meant(sieve.sought))
    if sieve.standing is not None:
        found = found.filter(_standing(sieve.standing))
    return found


def _meant(sought: Sought) -> Q:
    named = Q(name_zh__icontains=sought.word) | Q(name_en__icontains=sought.word)
    own = models.Organisation.objects.filter(named).values("key")
    return Q(holder__in=sought.codes) | Q(holder=sought.word) | Q(holder__in=own)


def _standing(places: Collection[tuple[str, str, str]]) -> Q:
    found = Q(pk__in=())
    for round_id, track in sorted({place[:2] for place in places}):
        states = [place[2] for place in places if place[:2] == (round_id, track)]
        found |= Q(round_id=round_id, track=track, state__in=states)
    return found


def _behind(key: CaseKey) -> Q:
    """Whatever comes after a key in the order of the unique index."""
    within = Q(round_id=key.round)
    return (
        Q(round_id__gt=key.round)
        | (within & Q(track__gt=key.track))
        | (within & Q(track=key.track, holder__gt=key.holder))
    )
