"""Every request is told when it came and who asks; nobody further in asks the clock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from mingce.config import clock, health, opened
from mingce.core.who import Who
from mingce.desks.entrance import factors
from mingce.desks.entrance.seats import SEAT
from mingce.law.periods import HOUSE, local_day
from mingce.ledger.read import PUBLIC


class Asking:
    """Puts the moment, the day of the house, chance and the viewer on each request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = moment()
        request.at, request.on, request.salt = at, local_day(at, HOUSE), clock.salt()  # type: ignore[attr-defined]
        request.examine = examine  # type: ignore[attr-defined]
        request.store = SimpleLazyObject(opened.files)  # type: ignore[attr-defined]
        request.proof = factors.Proof(request)  # type: ignore[attr-defined]
        request.who = seat_of(request)  # type: ignore[attr-defined]
        return self.answer(request)


def examine() -> list[health.Check]:
    """The house looked over, as `mingce doctor` does it, but for what takes long."""
    return health.examine(health.House(clock.now(), opened.files))


def seat_of(request: HttpRequest) -> Who:
    """Where somebody sat down in this session; whether the seat is still his, the ledger says."""
    seat = request.session.get(SEAT)
    # Outside a demonstration a seat is worth nothing without the person who signed in.
    if not seat or not (settings.DEMO or factors.person(request) == seat[0]):
        return PUBLIC
    return Who(*seat)


def moment() -> datetime:
    """Now; in a demonstration the time of day is real, and the day is the one it shows."""
    at = clock.now()
    if not settings.DEMO:
        return at
    shown = datetime.fromisoformat(settings.DEMO_DAY).date()
    return at + timedelta(days=(shown - local_day(at, HOUSE)).days)
