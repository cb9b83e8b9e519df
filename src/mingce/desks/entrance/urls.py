"""The addresses at which one sits down and leaves."""

from django.urls import path

from mingce.desks.entrance import seats

app_name = "entrance"
urlpatterns = [
    path("", seats.seats, name="seats"),
    path("sit/", seats.sit, name="sit"),
    path("leave/", seats.leave, name="leave"),
]
