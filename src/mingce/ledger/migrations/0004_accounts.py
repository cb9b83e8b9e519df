"""People sign in: an account a person, and what is remembered of failed tries."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0003_since_when")]
    # Others point at the account, and know only that the first migration of its app has it.
    run_before: ClassVar = [("account", "0001_initial"), ("mfa", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            "Account",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("person", models.CharField(max_length=40, unique=True)),
                ("is_active", models.BooleanField(default=False)),
            ],
            {"abstract": False},
        ),
        migrations.CreateModel(
            "Tried",
            [
                (
                    "cache_key",
                    models.CharField(max_length=255, primary_key=True, serialize=False),
                ),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
