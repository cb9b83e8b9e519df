"""The addresses of the security desk."""

from django.urls import path

from mingce.desks.security import people, policy, recommenders

app_name = "security"
urlpatterns = [
    path("", people.people, name="people"),
    path("policy/", policy.policy, name="policy"),
    path("recommenders/", recommenders.recommenders, name="recommenders"),
]
