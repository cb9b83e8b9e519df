"""Grave acts go through three hands: one person drafts, another checks, a third signs.

An office that has declared itself too small may sign with fewer, and what is recorded says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, pairwise

from mingce.core.answering import OFFICE, reason
from mingce.core.findings import Finding
from mingce.core.policy import Action
from mingce.law.edition import Edition
from mingce.law.shapes.tracks import Transition
from mingce.law.words import Words

CLAUSE = "op.3"
"""The operator's rule on drafting, checking and signing."""
THREE = 3

GRAVE = frozenset(
    {Action.PUBLISH, Action.CORRECT_PUBLICATION, Action.CORRECT_REGISTER, Action.TAKE_IN}
)
"""Beside the edition's decisions: what is published, and what else changes the register."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A person of an organisation puts its hand to an act at a moment."""

    person: str
    of: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hands:
    """Who drafted, checked and signed which body; `body` is the digest of what was checked.

    `alone` says openly that fewer than three hands sufficed.
    """

    drafted: Signature
    body: str
    checked: Signature | None = None
    signed: Signature | None = None
    alone: bool = False

    @property
    def present(self) -> tuple[Signature, ...]:
        """The hands there are, in their order."""
        return tuple(s for s in (self.drafted, self.checked, self.signed) if s is not None)


def grave(edition: Edition, track: str, event: str, actor: str) -> bool:
    """An event of the office is grave in a track if one of its outcomes is.

    Which outcome follows depends on the answers, and both sides of a decision are as grave.
    """
    if edition.shape.actors[actor].desk != OFFICE:
        return False
    lines = (line for line in edition.tracks[track].transitions if line.event == event)
    return any(actor in line.by and weighs(edition, track, line) for line in lines)


def weighs(edition: Edition, track: str, line: Transition) -> bool:
    """An outcome is grave if something follows from it for titles or offices, or the case ends."""
    states = edition.tracks[track].states
    ends = (states.get(goal) for goal in (line.goal, line.late) if goal)
    return bool(line.effect) or any(state is not None and state.final for state in ends)


def hindrances(hands: Hands, body: str, *, small: bool = False) -> list[Finding]:
    """Why hands do not suffice to carry out a body: one lacks, two are one, or it has changed.

    `small` tells that the office has declared on record that it is too small.
    """
    return list(
        chain(
            _alone(hands, small),
            _lacking(hands),
            _twice(hands),
            _elsewhere(hands),
            _out_of_order(hands),
            _changed(hands, body),
        )
    )


def overstated(people: Iterable[str]) -> list[Finding]:
    """Three people at an office are three hands, so it cannot declare itself too small."""
    if len(set(people)) < THREE:
        return []
    words = Words(
        "本单位已有三人在席，不能声明人手不足",
        "three people are seated at this office, so it is not too small",
    )
    return [reason("small office", CLAUSE, words)]


def _alone(hands: Hands, small: bool) -> Iterator[Finding]:
    if hands.alone and not small:
        words = Words(
            "本单位未声明人手不足，须由三人经办",
            "this office has not declared itself too small, so three hands are needed",
        )
        yield reason("small office", CLAUSE, words)


def _lacking(hands: Hands) -> Iterator[Finding]:
    if hands.checked is None and not hands.alone:
        yield reason("checked", CLAUSE, Words("尚未核稿", "this has not been checked"))
    if hands.signed is None:
        yield reason("signed", CLAUSE, Words("尚未签发", "this has not been signed"))


def _twice(hands: Hands) -> Iterator[Finding]:
    people = [signature.person for signature in hands.present]
    if len(set(people)) < len(people) and not hands.alone:
        words = Words("拟稿、核稿、签发须是三个人", "three different people draft, check and sign")
        yield reason("hands", CLAUSE, words)


def _elsewhere(hands: Hands) -> Iterator[Finding]:
    if len({signature.of for signature in hands.present}) > 1:
        words = Words("拟稿、核稿、签发须在同一单位", "all hands are of one organisation")
        yield reason("organisation", CLAUSE, words)


def _out_of_order(hands: Hands) -> Iterator[Finding]:
    if any(later.at < earlier.at for earlier, later in pairwise(hands.present)):
        words = Words(
            "须先拟稿、再核稿、后签发", "drafting comes first, then checking, then signing"
        )
        yield reason("order", CLAUSE, words)


def _changed(hands: Hands, body: str) -> Iterator[Finding]:
    if hands.body != body:
        words = Words(
            "内容在经办之后有改动，须重新拟稿、核稿、签发",
            "this has changed since: it is drafted, checked and signed anew",
        )
        yield reason("body", CLAUSE, words)
