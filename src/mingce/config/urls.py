"""Which desk answers which address."""

from collections.abc import Sequence

from django.urls import include, path
from django.views.i18n import set_language

from mingce.desks.entrance.seats import Member


def cast() -> Sequence[Member]:
    """Whoever can be played in a demonstration; nobody is looked up before one is asked for."""
    from mingce.config.demo import CAST

    return CAST


urlpatterns = [
    path("language/", set_language, name="language"),
    path("seats/", include("mingce.desks.entrance.urls"), {"cast": cast}),
    path("account/", include("mingce.desks.entrance.doors")),
    path("applicant/", include("mingce.desks.applicant.urls")),
    path("recommender/", include("mingce.desks.recommender.urls")),
    path("office/", include("mingce.desks.office.urls")),
    path("expert/", include("mingce.desks.expert.urls")),
    path("system/", include("mingce.desks.system.urls")),
    path("security/", include("mingce.desks.security.urls")),
    path("audit/", include("mingce.desks.auditor.urls")),
    path("", include("mingce.desks.public.urls")),
]
