"""Whether deadlines come after the notice that sets them, and how they are extended."""

from mingce.core.check.margin import EVENT, FACT, Margin
from mingce.law.edition import PathInSource
from mingce.law.shapes.texts import Deadline


def check_days(margin: Margin) -> None:
    """No deadline is a day before the edition is in force; an event extends it to a day."""
    in_force = margin.shape.in_force
    for name, deadline in margin.shape.deadlines.items():
        at = ("deadlines", name)
        if deadline.day is None:
            _granted(margin, at, deadline)
        elif deadline.day < in_force:
            margin.note(
                (*at, "day"),
                f"期限 {deadline.day} 早于版本生效之日 {in_force}；请改正其中一个日期",
                f"the deadline {deadline.day} is before {in_force}, when the edition comes into "
                "force; correct one of the days",
            )
        _extended(margin, at, deadline)


def _granted(margin: Margin, at: PathInSource, deadline: Deadline) -> None:
    """What has no day of its own is given one, each time, with the event that grants it."""
    event, name = deadline.extended_by, deadline.extended_to
    if event is None and name is None:
        margin.note_entry(
            at,
            "这个期限没有日期；请写 day，或写明由什么事项（extended_by）定到哪一天（extended_to）",
            "this deadline has no day; write a day, or the event (extended_by) that sets one "
            "(extended_to)",
        )
    fact = margin.edition.facts.get(name or "")
    if event and fact and event not in fact.only_with:
        margin.note(
            (*at, "extended_to"),
            f"“{name}”定的是每次的期限，须随“{event}”一并填写；请在该事实写 only_with: {event}",
            f"'{name}' sets the day each time, so it is answered with '{event}'; "
            f"write only_with: {event} at that fact",
        )


def _extended(margin: Margin, at: PathInSource, deadline: Deadline) -> None:
    event, fact = deadline.extended_by, deadline.extended_to
    margin.knows((*at, "extended_by"), EVENT, event, margin.shape.events)
    known = margin.knows((*at, "extended_to"), FACT, fact, margin.edition.types)
    if fact is not None and known and margin.edition.types[fact].kind != "date":
        margin.note(
            (*at, "extended_to"),
            f"延期的事实“{fact}”应是日期；请写 type: date",
            f"the fact '{fact}' that extends a deadline should be a day; write type: date",
        )
    if (event is None) != (fact is None):
        margin.note_entry(
            at,
            "延期须有准予的事项和所延至的日期；extended_by 与 extended_to 请一并写上，或都删去",
            "an extension has an event that grants it and a day; "
            "write extended_by and extended_to, or neither",
        )
