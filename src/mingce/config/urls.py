"""Which desk answers which address."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", set_language, name="language"),
    path("applicant/", include("mingce.desks.applicant.urls")),
    path("recommender/", include("mingce.desks.recommender.urls")),
    path("office/", include("mingce.desks.office.urls")),
    path("", include("mingce.desks.public.urls")),
]
if settings.DEMO:
    from mingce.config.demo import CAST

    urlpatterns.insert(0, path("seats/", include("mingce.desks.entrance.urls"), {"cast": CAST}))
