"""A case says since when it stands in its state; for those that run, their entries tell."""

from datetime import UTC, datetime
from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import F, OuterRef, Q, Subquery

UNTIL_FILLED = datetime(1, 1, 1, tzinfo=UTC)


def fill(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    entry, case = apps.get_model("ledger", "Entry"), apps.get_model("ledger", "Case")
    moved = entry.objects.filter(Q(seq=0) | ~Q(origin=F("goal")), stream_id=OuterRef("stream_id"))
    last = moved.order_by("-seq").values("at")[:1]
    case.objects.update(since=Subquery(last))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0002_only_added")]
    operations: ClassVar = [
        migrations.AddField(
            "case", "since", models.DateTimeField(default=UNTIL_FILLED), preserve_default=False
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
