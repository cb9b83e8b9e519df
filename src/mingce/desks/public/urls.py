"""The addresses that anybody may open: eight, and no more (a test counts them)."""

from django.urls import path, re_path

from mingce.desks.public import decisions, feeds, holder, home, notice, receipt, register

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("register/", register.register, name="register"),
    path("register/<code>/", holder.holder, name="holder"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("receipt/", receipt.receipt, name="receipt"),
    path("notice/", notice.clauses, name="clauses"),
    path("forms/", notice.forms, name="forms"),
    re_path(r"^(?P<name>calendar\.ics|feed\.xml)$", feeds.feeds, name="feeds"),
]
