"""What follows from a line of the procedure: its effects, with subjects and days filled in.

Terms, rectifications and bars run from the day of the decision: the date of its document where it
has one, else the day it was entered.
"""

from collections.abc import Iterator
from datetime import date

from mingce.core.answering import reason
from mingce.core.asks import Situation
from mingce.core.case import Act, Case
from mingce.core.consequences import Consequence, Kind
from mingce.core.findings import Finding
from mingce.law.shapes.tracks import OWN, Effect, Track, Transition
from mingce.law.words import Words


def hindrances(
    situation: Situation, before: Case, track: Track, line: Transition, act: Act
) -> list[Finding]:
    """A title is conferred on who lacks it, and renewed or put right only where it is held.

    Nor does anything follow from a paper older than the last step, or the title, it rests on.
    """
    found: list[Finding] = []
    rests_on = [before.moved_on] if before.moved_on and line.effect else []
    for effect in line.effect:
        title = _title(track, effect.confer or effect.renew or effect.rectify or effect.revoke)
        if title is None:
            continue
        label = situation.edition.shape.titles[title].label
        held = situation.register.standing(situation.line, title, situation.on)
        rests_on += [held.since] if held else []
        if effect.confer and held:
            words = Words(f"已有称号“{label.zh}”", f"already holds the title '{label.en}'")
            found.append(reason(f"title {title}", line.cite, words))
        elif not (effect.confer or effect.revoke or held):
            words = Words(f"没有称号“{label.zh}”", f"does not hold the title '{label.en}'")
            found.append(reason(f"title {title}", line.cite, words))
    if act.dated and any(act.dated < day for day in rests_on):
        words = Words(
            f"文件日期 {act.dated} 早于所依据的事项（{max(rests_on)}）",
            f"the document is dated {act.dated}, before what it rests on ({max(rests_on)})",
        )
        found.append(reason("dated", line.cite, words))
    return found


def follow(
    situation: Situation, track: Track, line: Transition, act: Act
) -> tuple[Consequence, ...]:
    """The consequences of a line, in the edition's order."""
    on = act.dated or situation.on
    return tuple(c for effect in line.effect for c in _of(situation, track, line, effect, on))


def _of(
    situation: Situation, track: Track, line: Transition, effect: Effect, on: date
) -> Iterator[Consequence]:
    for role in effect.criticise:
        seat = situation.edition.shape.actors[role].seat
        subject = situation.holders.seated(seat, situation.case.holder, on)
        if subject:
            yield Consequence(Kind.CRITICISE, subject, on, line.cite, role=role)
    for kind, name in _kinds(effect):
        title = _title(track, name)
        if title is None:
            continue
        held = situation.register.standing(situation.line, title, situation.on)
        # A title recorded under a predecessor's code stays one title, so it keeps its holder.
        subject = situation.case.holder
        if held is not None and kind is not Kind.BAR:
            subject = held.holder
        if kind is Kind.REVOKE and held is None:
            continue
        yield Consequence(
            kind, subject, on, line.cite, title, _until(situation, effect, kind, title, on)
        )


def _kinds(effect: Effect) -> Iterator[tuple[Kind, str]]:
    named = (
        (Kind.CONFER, effect.confer),
        (Kind.RENEW, effect.renew),
        (Kind.REVOKE, effect.revoke),
        (Kind.RECTIFY, effect.rectify),
        (Kind.BAR, effect.bar),
    )
    return ((kind, name) for kind, name in named if name is not None)


def _until(situation: Situation, effect: Effect, kind: Kind, title: str, on: date) -> date | None:
    lasts = effect.lasts
    if kind in (Kind.CONFER, Kind.RENEW):
        lasts = lasts or situation.edition.shape.titles[title].term
    return lasts.add_to(on) if lasts else None


def _title(track: Track, name: str | None) -> str | None:
    return track.title if name == OWN else name
