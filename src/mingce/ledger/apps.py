"""The ledger as Django knows it: the one application that has tables of ours."""

from django.apps import AppConfig


class Ledger(AppConfig):
    name = "mingce.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
