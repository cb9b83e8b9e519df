"""Addresses of pages made of nothing but the frame."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import csrf_protect
from django.views.i18n import set_language

PAGE = """{% extends "page/frame.html" %}
{% block title %}名册{% endblock %}
{% block desk %}公开服务{% endblock %}
{% block nav %}<a href="/" aria-current="page">本轮</a>{% endblock %}
{% block main %}<h1>名册</h1>{% endblock %}
{% block side %}<aside aria-label="旁"><p>旁</p></aside>{% endblock %}
"""


def page(request):
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


def fail(request):
    raise RuntimeError("on purpose")


def deny(request):
    raise PermissionDenied


def spoil(request):
    raise BadRequest


PUBLIC = ([path("notice/", page, name="clauses")], "public")
urlpatterns = [
    path("", page),
    path("fail/", fail),
    path("deny/", deny),
    path("spoil/", spoil),
    path("send/", csrf_protect(page)),
    path("language/", set_language, name="language"),
    path("", include(PUBLIC)),
]
