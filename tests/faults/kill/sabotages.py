"""Guards that are taken away in the process that is to die, to show that each one is needed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.faults.kill.steps import Child


def nothing(_: Child) -> None:
    """Everything is as it should be."""


def autocommit(_: Child) -> None:
    """Every statement is committed by itself."""
    from mingce.ledger import write

    @contextmanager
    def turn() -> Iterator[write.Turn]:
        yield write.Turn()

    write.turn = turn


def entry_later(_: Child) -> None:
    """The entry of a round's opening is written after what follows from it is committed."""
    from django.db import connection, transaction

    later: list[str] = []

    def postponed(execute, sql, params, many, context):
        if later or not sql.startswith('INSERT INTO "ledger_entry"') or "open_round" not in params:
            return execute(sql, params, many, context)
        later.append(sql)
        transaction.on_commit(lambda: connection.cursor().execute(sql, params))
        return execute("SELECT 0", (), many, context)

    connection.execute_wrappers.append(postponed)


def never_committed(_: Child) -> None:
    """The answer is given although the commit has failed."""
    from django.db import connection

    connection._commit = connection._rollback


ALL: dict[str, Callable[[Child], None]] = {
    "": nothing,
    "autocommit": autocommit,
    "entry_later": entry_later,
    "never_committed": never_committed,
}
