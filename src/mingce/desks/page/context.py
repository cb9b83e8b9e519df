"""What every template knows without being told by its view."""

from django.conf import settings
from django.http import HttpRequest

from mingce import __version__
from mingce.desks.page.language import language


def page(request: HttpRequest) -> dict[str, object]:
    """A request that was turned away at the door has no day yet; its page is shown all the same."""
    return {
        "demo": settings.DEMO,
        "today": getattr(request, "on", None),
        "lang": language(),
        "here": request.get_full_path() if request.method == "GET" else "/",
        "version": __version__,
    }
