"""The addresses of the office's desk."""

from django.urls import path

from mingce.desks.office import cases, file, hands, progress, publications, rounds

app_name = "office"
urlpatterns = [
    path("", progress.progress, name="round"),
    path("cases/", cases.cases, name="cases"),
    path("cases/table/", cases.table, name="table"),
    path("publications/", publications.publications, name="publications"),
    path("publications/<slug:proposal>/", publications.publication, name="publication"),
    path("rounds/", rounds.rounds, name="rounds"),
    path("hands/", hands.hands, name="hands"),
    path("hands/<slug:proposal>/", hands.hand, name="hand"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/", file.file, name="file"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/files/<digest>/", file.handed, name="handed"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/do/<slug:event>/", file.act, name="act"),
]
