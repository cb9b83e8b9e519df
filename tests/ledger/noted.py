"""Short entries for tests that ask nothing of what they say."""

from datetime import UTC, datetime, timedelta

AT = datetime(2018, 8, 20, 1, tzinfo=UTC)


def note(stream: str, number: int, **more):
    """One entry at the end of a stream; this must be in a turn."""
    from mingce.core.record import moment
    from mingce.ledger import write

    at = AT + timedelta(minutes=number)
    content = {
        "action": "note",
        "actor": "p",
        "at": moment(at),
        "capacity": {"of": "o", "role": "r"},
        "checkpoint": None,
        "request": {"body": "b", "id": f"q{number}"},
        **more,
    }
    locked = write.lock([stream])[stream]
    row = write.append(locked, content, at)
    write.keep_stream(locked)
    return row


def notes(count: int, streams: int = 3, start: int = 0) -> None:
    """Several entries, going round some streams."""
    from mingce.ledger import write

    for number in range(start, start + count):
        with write.turn():
            note(f"holder/{number % streams}", number)
