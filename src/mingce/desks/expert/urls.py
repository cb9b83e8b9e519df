"""The addresses of the expert's desk."""

from django.urls import path

from mingce.desks.expert import cases, file

app_name = "expert"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/", file.file, name="file"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/files/<digest>/", file.handed, name="handed"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/do/<slug:event>/", file.act, name="act"),
]
