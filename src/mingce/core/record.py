"""What an entry says, written down as one mapping and read again with nothing lost.

The mapping is what is hashed, so its keys are for good: a later version may add keys and never
gives one another meaning. A key that would hold nothing is left out.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from mingce.core.case import Answer, Case, Entry, Handed, Remark, Remarked, Vetting
from mingce.core.consequences import Consequence, Kind
from mingce.core.titles import Held
from mingce.law.values import Value
from mingce.seal.canonical import Json

_DAYS_OF_A_ROW = ("since", "term_from", "term_to", "rectify_by", "ended")

Content = dict[str, Any]
"""A mapping that has a canonical form."""


def moment(at: datetime) -> str:
    """A moment is written in UTC to the microsecond, so that moments sort as text."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def read_moment(text: str) -> datetime:
    """A moment as it was written."""
    return datetime.fromisoformat(text)


def written(entry: Entry) -> Content:
    """What was accepted, without its place in the stream."""
    content: Content = {
        "action": entry.action,
        "at": moment(entry.at),
        "capacity": {"of": entry.of, "role": entry.actor},
        "cite": entry.cite,
        "dated": _day(entry.dated),
        "from": entry.origin,
        "on": entry.on.isoformat(),
        "to": entry.goal,
        "answers": {name: _given(answer) for name, answer in entry.answers.items()},
        "documents": {name: list(files) for name, files in entry.documents.items()},
        "consequences": [consequence(c) for c in entry.consequences],
        "remarks": {item: _found(remark) for item, remark in entry.remarks.items()},
        "due": entry.due,
    }
    return {key: held for key, held in content.items() if held not in (None, "", {}, [])}


def entry_of(case: str, seq: int, content: Mapping[str, Any]) -> Entry:
    """The entry that was written so."""
    at, capacity = read_moment(content["at"]), content["capacity"]
    signed = (capacity["role"], capacity["of"], at)
    return Entry(
        case=case,
        seq=seq,
        at=at,
        actor=capacity["role"],
        of=capacity["of"],
        action=content["action"],
        origin=content["from"],
        goal=content["to"],
        cite=content["cite"],
        on=date.fromisoformat(content["on"]),
        dated=_read_day(content.get("dated")),
        answers={
            name: Answer(
                read_value(given["value"]), *signed, given.get("because"), given.get("evidence")
            )
            for name, given in content.get("answers", {}).items()
        },
        documents={name: tuple(files) for name, files in content.get("documents", {}).items()},
        consequences=tuple(read_consequence(c) for c in content.get("consequences", ())),
        remarks={item: _remark(found) for item, found in content.get("remarks", {}).items()},
        due=content.get("due", ""),
    )


def consequence(c: Consequence) -> Content:
    """A consequence, written."""
    content = {
        "because": c.because,
        "clause": c.clause,
        "held": _row(c.held),
        "kind": c.kind.value,
        "on": c.on.isoformat(),
        "role": c.role,
        "subject": c.subject,
        "title": c.title,
        "until": _day(c.until),
        "was": _row(c.was),
    }
    return {key: held for key, held in content.items() if held}


def read_consequence(content: Mapping[str, Any]) -> Consequence:
    """The consequence that was written so."""
    return Consequence(
        Kind(content["kind"]),
        content["subject"],
        date.fromisoformat(content["on"]),
        content["clause"],
        content.get("title", ""),
        _read_day(content.get("until")),
        content.get("role", ""),
        _held(content.get("held")),
        _held(content.get("was")),
        content.get("because", ""),
    )


def value(of: Value) -> Json:
    """A value; a day is marked as one, lest it read as text."""
    return {"day": of.isoformat()} if isinstance(of, date) else of


def read_value(written_value: Any) -> Value:
    """The value that was written so."""
    if isinstance(written_value, Mapping):
        return date.fromisoformat(written_value["day"])
    return written_value  # type: ignore[no-any-return]  # the canonical form has no other type


def folded(case: Case) -> Content:
    """A case as its entries leave it, written down so that the next act need not read them all."""
    return {
        "answers": {
            name: {**_given(a), "actor": a.actor, "at": moment(a.at), "of": a.of}
            for name, a in case.answers.items()
        },
        "documents": {
            name: [h.actor, moment(h.at), h.version, list(h.files)]
            for name, h in case.documents.items()
        },
        "entries": case.entries,
        "happened": {event: moment(at) for event, at in case.happened.items()},
        "moved_on": _day(case.moved_on),
        "remarks": {item: _remarked(made) for item, made in case.remarks.items()},
        "state": case.state,
        "submitted": {due: moment(at) for due, at in case.submitted.items()},
    }


def unfolded(blank: Case, content: Mapping[str, Any]) -> Case:
    """The case that was written so; `blank` says whose it is."""
    return Case(
        blank.id,
        blank.round,
        blank.track,
        blank.holder,
        content["state"],
        {name: _answer(a) for name, a in content["answers"].items()},
        {
            name: Handed(actor, read_moment(at), version, tuple(files))
            for name, (actor, at, version, files) in content["documents"].items()
        },
        {event: read_moment(at) for event, at in content["happened"].items()},
        _read_day(content["moved_on"]),
        content["entries"],
        {item: _made(made) for item, made in content["remarks"].items()},
        {due: read_moment(at) for due, at in content["submitted"].items()},
    )


def _given(answer: Answer) -> Content:
    content = {
        "value": value(answer.value),
        "because": answer.because,
        "evidence": answer.evidence,
    }
    return {key: held for key, held in content.items() if held is not None or key == "value"}


def _answer(content: Mapping[str, Any]) -> Answer:
    return Answer(
        read_value(content["value"]),
        content["actor"],
        content["of"],
        read_moment(content["at"]),
        content.get("because"),
        content.get("evidence"),
    )


def _found(remark: Remark) -> Content:
    content = {"text": remark.text, "verdict": remark.verdict and remark.verdict.value}
    return {key: held for key, held in content.items() if held}


def _remark(content: Mapping[str, Any]) -> Remark:
    return Remark(_verdict(content.get("verdict")), content.get("text", ""))


def _remarked(made: Remarked) -> list[Any]:
    reply = _remarked(made.reply) if made.reply else None
    verdict = made.verdict.value if made.verdict else None
    return [verdict, made.text, made.actor, made.of, moment(made.at), made.spent, reply]


def _made(content: list[Any]) -> Remarked:
    verdict, text, actor, of, at, spent, reply = content
    answered = _made(reply) if reply else None
    return Remarked(_verdict(verdict), text, actor, of, read_moment(at), spent, answered)


def _verdict(written_verdict: str | None) -> Vetting | None:
    return Vetting(written_verdict) if written_verdict else None


def _row(held: Held | None) -> Content | None:
    """A row of the register; what is empty in it is left out."""
    if held is None:
        return None
    named = {each.name: getattr(held, each.name) for each in fields(held)}
    return {
        name: _day(each) if isinstance(each, date) else each for name, each in named.items() if each
    }


def _held(content: Mapping[str, Any] | None) -> Held | None:
    if content is None:
        return None
    days = {name: _read_day(content.get(name)) for name in _DAYS_OF_A_ROW}
    return Held(**{**content, **days})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
