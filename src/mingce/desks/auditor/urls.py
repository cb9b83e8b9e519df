"""The addresses of the auditor's desk."""

from django.urls import path

from mingce.desks.auditor import health, log, people

app_name = "audit"
urlpatterns = [
    path("", log.log, name="log"),
    path("people/", people.people, name="people"),
    path("health/", health.health, name="health"),
]
