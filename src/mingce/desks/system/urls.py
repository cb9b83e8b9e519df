"""The addresses of the system desk."""

from django.urls import path

from mingce.desks.system import health, organisations, people

app_name = "system"
urlpatterns = [
    path("", health.health, name="health"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("organisations/", organisations.organisations, name="organisations"),
]
