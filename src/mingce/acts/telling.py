"""Telling: what is in the outbox goes out by mail, after the entry it is about, at least once.

A mail says whose case took which step, and where to look; what the case says stays in the house.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from mingce.law.edition import Edition
from mingce.law.periods import HOUSE, local_day
from mingce.law.words import Words, one_line, same, shown
from mingce.ledger import outbox, standing, write
from mingce.ledger.editions import rulebook
from mingce.ledger.outbox import Passed, Step, Taken
from mingce.ledger.streams import CASE, case_key, kind_of

NAME = Words("明策", "Mingce")
LOOK = Words("请登录系统查看", "Sign in to see it")
OVERDUE = Words("已过期限，尚未办理", "a deadline has passed and nothing has come")
AT_ONCE = 200


IN_A_ROW = 3
"""Failures after which the rest is left for the next time: the post office is closed."""


@dataclass(slots=True)
class Told:
    """What became of the outbox this time."""

    sent: int = 0
    unseated: int = 0
    failed: int = 0


def send(at: datetime, site: str = "", at_most: int = AT_ONCE) -> Told:
    """Whatever is ripe is sent; what fails stays, says why, and is tried again later."""
    told = Told()
    in_a_row = 0
    connection = mail.get_connection()
    try:
        for number in outbox.waiting(at, at_most):
            with write.turn():
                taken = outbox.take(number, at)
            if taken is None:
                continue
            went = _sent(taken, at, site, connection)
            in_a_row = 0 if went is not False else in_a_row + 1
            told.sent += went is True
            told.unseated += went is None
            told.failed += went is False
            if in_a_row == IN_A_ROW:
                break
    finally:
        connection.close()
    return told


def _sent(taken: Taken, at: datetime, site: str, connection: BaseEmailBackend) -> bool | None:
    """Whether it went out; neither where there is nobody to write to."""
    fault, went = "", None
    try:
        people = outbox.addresses(taken.role, taken.of, local_day(at, HOUSE))
        if people:
            connection.open()
            letter(taken, people, site, connection).send()
            went = True
        else:
            fault = outbox.NOBODY
    except Exception as error:  # noqa: BLE001 - one bad address keeps nobody else from being told
        fault, went = shown(f"{type(error).__name__}: {error}", 200), False
    with write.turn():
        if went:
            outbox.sent(taken.id, at)
        else:
            outbox.failed(taken, at, fault)
    return went


def letter(
    taken: Taken, people: Sequence[str], site: str, connection: BaseEmailBackend | None = None
) -> mail.EmailMessage:
    """Chinese first; of several at one desk none sees who else is written to."""
    what, which = _told(taken.about)
    lines = (
        *(what.zh, which.zh, _where(site, LOOK.zh), ""),
        *(what.en, which.en, _where(site, LOOK.en)),
    )
    to, blind = (list(people), []) if len(people) == 1 else ([], list(people))
    subject = one_line(f"【{NAME.zh}】{what.zh}")
    return mail.EmailMessage(subject, "\n".join(lines), to=to, bcc=blind, connection=connection)


def _told(about: Step | Passed) -> tuple[Words, Words]:
    """What happened to whom, and in which case."""
    if isinstance(about, Passed):
        rules = rulebook(about.edition).edition
        name = standing.holders([about.holder]).name(about.holder, about.since)
        what = Words(
            f"{name.zh}：{OVERDUE.zh}（{about.since}）", f"{name.en}: {OVERDUE.en} ({about.since})"
        )
        return what, _which(rules, about.round, about.what)
    if kind_of(about.stream) != CASE:
        return same(f"{about.stream} {about.action}"), same(about.stream)
    key = case_key(about.stream)
    rules = rulebook(about.edition).edition
    name = standing.holders([key.holder]).name(key.holder, local_day(about.at, rules.zone))
    event = rules.shape.events.get(about.action, same(about.action))
    return Words(f"{name.zh}：{event.zh}", f"{name.en}: {event.en}"), _which(
        rules, key.round, key.track
    )


def _which(edition: Edition, round_id: str, what: str) -> Words:
    titles = edition.shape.titles
    label = edition.tracks[what].label if what in edition.tracks else titles[what].label
    lead = f"{round_id} " if round_id else ""
    return Words(f"{lead}{label.zh}", f"{lead}{label.en}")


def _where(site: str, look: str) -> str:
    return f"{look}: {site}" if site else look
