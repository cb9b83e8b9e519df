"""The addresses of signing in: those of allauth that are needed here, and the invitation."""

from allauth.account import views
from django.urls import include, path

from mingce.desks.entrance import invitation

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("signup/", views.signup, name="account_signup"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("invited/<token>/", invitation.invited, name="invited"),
    path("2fa/", include("allauth.mfa.urls")),
]
