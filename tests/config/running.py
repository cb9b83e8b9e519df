"""A house that runs: a database, a folder, a store, and the clock at whatever it is set to."""

from contextlib import contextmanager
from datetime import UTC, datetime

NOW = datetime(2018, 8, 20, 4, tzinfo=UTC)
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@contextmanager
def running(folder, clock, at: datetime = NOW):
    """Commands find the house in this folder, at this moment."""
    from django.core import mail
    from django.test import override_settings

    mail.outbox = []
    clock.setattr("mingce.config.clock.now", lambda: at)
    own = {
        "DATA": folder,
        "FILES": str(folder / "files"),
        "INSTALLATION": "tests.example/log",
        "ALGORITHMS": ("sha256",),
        "EMAIL_BACKEND": LOCMEM,
    }
    with override_settings(**own):
        yield folder


def kept_file(data: bytes = b"a letter") -> str:
    """A file that came with an entry, and its row."""
    from io import BytesIO

    from mingce.config.opened import files
    from mingce.ledger import models, write
    from tests.ledger.noted import AT, note

    digest = files().put(BytesIO(data)).digest
    models.StoredFile.objects.create(digest=digest, size=len(data), at=AT)
    with write.turn():
        row = note("panel/2018/1", 1, documents={"letter": [digest]})
        write.keep_files(row, {"letter": [digest]})
    return digest


def looked_after(at: datetime = NOW) -> None:
    """Everything that is to be done now and then was done just now, and all is sealed."""
    from mingce.acts.sealing import seal
    from mingce.ledger import upkeep

    seal(at, "tests.example/log", ("sha256",))
    for what in upkeep.RHYTHM:
        upkeep.note(what, at)
