"""The addresses of the recommender's desk."""

from django.urls import path

from mingce.desks.recommender import cities, file

app_name = "recommender"
urlpatterns = [
    path("", cities.cities, name="cities"),
    path("batch/", cities.batch, name="batch"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/", file.file, name="file"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/files/<digest>/", file.handed, name="handed"),
    path("<slug:round_id>/<slug:track>/<slug:holder>/do/<slug:event>/", file.act, name="act"),
]
