"""The addresses of the applicant's desk."""

from django.urls import path

from mingce.desks.applicant import file, mine

app_name = "applicant"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("<slug:round_id>/<slug:track>/", file.file, name="file"),
    path("<slug:round_id>/<slug:track>/files/<digest>/", file.handed, name="handed"),
    path("<slug:round_id>/<slug:track>/write/", file.write, name="write"),
    path("<slug:round_id>/<slug:track>/do/<slug:event>/", file.act, name="act"),
]
