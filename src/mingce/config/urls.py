"""Which desk answers which address."""

from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("language/", set_language, name="language"),
    path("", include("mingce.desks.public.urls")),
]
