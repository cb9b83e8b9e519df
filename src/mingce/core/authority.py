"""Who may do what: who acts for whom, and who hands in which document."""

from collections.abc import Iterator, Sequence
from itertools import chain

from mingce.core import answering
from mingce.core.answering import reason
from mingce.core.asks import Situation
from mingce.core.case import Act, Case
from mingce.core.findings import Finding
from mingce.law.shapes.tracks import APPLICANT, RECOMMENDER, Track, Transition
from mingce.law.words import Words, shown


def improper(situation: Situation, before: Case, track: Track, act: Act) -> list[Finding]:
    """What an act brings that is not this actor's to bring, or not brought as it should be."""
    return list(
        chain(
            answering.improper(situation, before, act),
            _documents(situation, track, act),
            _date(situation, track, act),
        )
    )


def wrong_actor(situation: Situation, act: Act, here: Sequence[Transition]) -> list[Finding]:
    """An event is brought about by the actors its line names, sitting in their own seats."""
    cites = tuple(dict.fromkeys(line.cite for line in here))
    by = tuple(dict.fromkeys(actor for line in here for actor in line.by))
    if act.actor in by:
        return unseated(situation, act, cites)
    actors = situation.edition.shape.actors
    words = Words(
        f"此事项由{'、'.join(actors[a].label.zh for a in by)}办理",
        f"this is done by: {', '.join(actors[a].label.en for a in by)}",
    )
    return [reason(f"actor {act.actor}", cite, words) for cite in cites]


def unseated(situation: Situation, act: Act, cites: Sequence[str] = ()) -> list[Finding]:
    """An actor acts for the holder, or for the organisation that stands over this holder."""
    actor = situation.edition.shape.actors[act.actor]
    seated = situation.holders.seated(actor.seat, situation.case.holder, situation.on)
    if seated is None or (seated and situation.holders.same(act.of, seated, situation.on)):
        return []
    name = situation.holders.name_of(actor.seat, seated, situation.on)
    other = situation.holders.name_with_id(actor.seat, act.of, situation.on)
    words = Words(
        f"应由{name.zh}办理，而不是{other.zh}",
        f"this is for {name.en} ({seated}) to do, not for {other.en}",
    )
    if not seated:
        words = Words(
            f"这个主体没有对应的{actor.label.zh}", f"this holder has no {actor.label.en} over it"
        )
    return [reason(f"seat {actor.seat}", cite, words) for cite in cites or (actor.cite,)]


def _documents(situation: Situation, track: Track, act: Act) -> Iterator[Finding]:
    """A document comes from its owner's seat, or through the recommender."""
    actors = situation.edition.shape.actors
    own = actors[act.actor]
    for name in act.documents:
        document = track.documents.get(name)
        if document is None:
            known = shown(name)
            words = Words(f"没有“{known}”这项材料", f"there is no document '{known}'")
            yield reason(f"document {known}", track.cite, words)
            continue
        owner = actors[document.owner]
        passed_on = owner.desk == APPLICANT and own.desk == RECOMMENDER
        if own.seat != owner.seat and not passed_on:
            words = Words(
                f"“{document.label.zh}”由{owner.label.zh}出具",
                f"'{document.label.en}' comes from the {owner.label.en}",
            )
            yield reason(f"document {name}", document.cite, words)


def _date(situation: Situation, track: Track, act: Act) -> list[Finding]:
    """A document is not dated after the day on which it is entered."""
    if act.dated is None or act.dated <= situation.on:
        return []
    words = Words(
        f"文件日期 {act.dated} 晚于登记之日 {situation.on}",
        f"the document is dated {act.dated}, after its entry on {situation.on}",
    )
    return [reason("dated", track.cite, words)]
