"""A small ledger with something of every kind in it: what is taken out must come back."""

from datetime import timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from tests.ledger.noted import AT, note

NAME = "欧阳秘而不宣"
"""A name that stands in the clear beside the log, and nowhere in it."""
HERE = "tests.example/log"
STORIES = Path(__file__).parents[1] / "journeys"
BOTH = ("sha256", "sm3")
CITY = "430300"
"""It is in the story."""


def play(story: str, folder: Path = STORIES):
    """A story played through the ledger."""
    from mingce.config.keeping import LedgerRecords
    from mingce.core.story import Player
    from mingce.law import divisions, organisations, scenario

    told = scenario.read(folder / story)
    began = told.scenario.steps[0].at
    keep = partial(LedgerRecords, began=began)
    player = Player(told, divisions.load(), organisations.load(), keep)
    player.play()
    return player


def shelf(folder: Path):
    """Where its files are kept."""
    from mingce.ledger.files import store

    return store(str(folder / "files"))


def keep(store, data: bytes) -> str:
    """A file that was stored, with its row."""
    from mingce.ledger import models

    kept = store.put(BytesIO(data))
    models.StoredFile.objects.create(digest=kept.digest, size=kept.size, at=AT)
    return kept.digest


def hand_in(store, request: str, *papers: bytes) -> None:
    """A city of the story hands in its work plan, in so many files."""
    from mingce.acts.perform import Asked, CaseAct, CaseKey, perform
    from mingce.config.casting import person

    files = tuple(keep(store, data) for data in papers)
    key = CaseKey("2018", "pilot", CITY)
    deed = CaseAct(key, "answer", documents={"work_plan": files})
    asked = Asked(request, person("city", CITY), AT, bytes(range(32)))
    assert perform(asked, [deed])[0].receipt


def introduce(who: str, name: str, email: str) -> None:
    """Somebody is entered, with a name and an address."""
    from mingce.acts.people import enter_people
    from mingce.acts.perform import Asked
    from mingce.config.casting import administrator
    from mingce.ledger.people import Named

    asked = Asked(f"enter {who}", administrator("system"), AT, bytes(range(32)))
    assert enter_people(asked, [Named(who, name, email)]).receipt


def furnish(store) -> None:
    """A story, files handed in, a person with a name, a draft, a job, and most of it sealed."""
    from mingce.acts.sealing import seal
    from mingce.ledger import models, write
    from mingce.seal.commitment import commit

    play("kept_title.yaml")
    introduce("person-1", NAME, "somebody@tests.example")
    hand_in(store, "papers", b"first paper", b"", bytes(range(256)) * 999)
    salt = bytes(range(32))
    commitment = commit(NAME, salt)
    with write.turn():
        row = note("panel/2018/1", 1, actor={"commitment": commitment})
        write.keep_clear(row, "person-1", {commitment: (salt, NAME)})
        write.tell(row, [("office", "office")])
    seal(AT + timedelta(days=4000), HERE, BOTH)
    with write.turn():
        note("panel/2018/1", 2)
    models.Draft.objects.create(
        stream="case/2018/pilot/430300", part="报告", text="未写完\n\u2028…", by="p", at=AT
    )
    keep(store, b"only in a draft")
    _enqueue()


def _enqueue() -> None:
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.create(
        args_kwargs={"args": [1, "二"], "kwargs": {}},
        task_path="nowhere.at.all",
        queue_name="heavy",
        backend_name="default",
        run_after=AT,
    )


def rows(*but: str) -> dict[str, list[tuple]]:
    """Every row of every table, but for some tables."""
    from django.apps import apps

    return {
        table.__name__: [
            tuple(map(_plain, row)) for row in table.objects.order_by("pk").values_list()
        ]
        for app in ("ledger", "django_tasks_database")
        for table in apps.get_app_config(app).get_models()
        if table.__name__ not in but
    }


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


def backed_up(out: Path, store, version: str = "0.1.0"):
    """A backup as this version makes it."""
    from mingce.ledger.backup import backup

    return backup(out, store, version=version, at=AT)


def restored(path: Path, store, version: str = "0.1.0", **more):
    """A backup, restored."""
    from mingce.ledger.restore import restore

    return restore(path, store, version=version, at=AT, **more)
