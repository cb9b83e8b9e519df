"""Who may do what: who acts for whom, who answers which fact, who hands in which document."""

from collections.abc import Sequence
from itertools import chain

from mingce.core.asks import Situation
from mingce.core.case import Act, Answer, Case
from mingce.core.findings import Finding, Rule
from mingce.law.shapes.facts import Fact
from mingce.law.shapes.tracks import Track, Transition
from mingce.law.words import Words

APPLICANT, RECOMMENDER = "applicant", "recommender"


def improper(situation: Situation, before: Case, track: Track, act: Act) -> list[Finding]:
    """What an act brings that is not this actor's to bring, or not brought as it should be."""
    return list(
        chain(
            _answers(situation, before, act),
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
    return [_reason(f"actor {act.actor}", cite, words) for cite in cites]


def unseated(situation: Situation, act: Act, cites: Sequence[str] = ()) -> list[Finding]:
    """An actor acts for the holder, or for the organisation that stands over this holder."""
    actor = situation.edition.shape.actors[act.actor]
    seated = situation.holders.seated(actor.seat, situation.case.holder, situation.on)
    if seated is None or (seated and situation.holders.same(act.of, seated, situation.on)):
        return []
    name = situation.holders.name(seated, situation.on)
    words = Words(
        f"应由{name.zh}办理，而不是 {act.of}",
        f"this is for {name.en} ({seated}) to do, not for {act.of}",
    )
    if not seated:
        words = Words(
            f"这个主体没有对应的{actor.label.zh}", f"this holder has no {actor.label.en} over it"
        )
    return [_reason(f"seat {actor.seat}", cite, words) for cite in cites or (actor.cite,)]


def unevidenced(situation: Situation, act: Act) -> list[Finding]:
    """Answers that ask for evidence and come without it, one finding a clause; they only warn."""
    bare: dict[str, list[str]] = {}
    for name, given in act.answers.items():
        fact = situation.edition.facts[name]
        if fact.evidence == "required" and given.value is not None and not given.evidence:
            bare.setdefault(fact.cite, []).append(name)
    words = Words("佐证材料待补", "evidence is still to be attached")
    return [
        Finding(Rule("evidence", cite, words), None, {}, tuple(names))
        for cite, names in bare.items()
    ]


def _answers(situation: Situation, before: Case, act: Act) -> list[Finding]:
    """A fact is answered by those the edition asks; an open norm is judged with reasons."""
    found: list[Finding] = []
    for name, given in act.answers.items():
        fact = situation.edition.facts[name]
        if act.actor not in fact.answered_by:
            found.append(_reason(f"answer {name}", fact.cite, _for_others(situation, fact)))
        elif _settled_above(situation, act, before.answers.get(name)):
            words = Words(
                f"“{fact.label.zh}”已由主管机关认定，申报方不能改填",
                f"'{fact.label.en}' has been settled by an office; the applicant cannot change it",
            )
            found.append(_reason(f"answer {name}", fact.cite, words))
        elif fact.judged and given.value is not None and not given.because:
            words = Words(
                f"“{fact.label.zh}”须说明理由（because）",
                f"'{fact.label.en}' needs its reasons (because)",
            )
            found.append(_reason(f"because {name}", fact.cite, words, name))
    return found


def _settled_above(situation: Situation, act: Act, answer: Answer | None) -> bool:
    desks = {name: actor.desk for name, actor in situation.edition.shape.actors.items()}
    return answer is not None and desks[act.actor] == APPLICANT != desks[answer.actor]


def _for_others(situation: Situation, fact: Fact) -> Words:
    actors = situation.edition.shape.actors
    asked = [actors[name].label for name in fact.answered_by if name in actors]
    if not asked:
        return Words(
            f"“{fact.label.zh}”由系统依名册和案卷得出，不能填报",
            f"'{fact.label.en}' follows from the register and the case; nobody gives it",
        )
    return Words(
        f"“{fact.label.zh}”由{'、'.join(a.zh for a in asked)}回答",
        f"'{fact.label.en}' is answered by: {', '.join(a.en for a in asked)}",
    )


def _documents(situation: Situation, track: Track, act: Act) -> list[Finding]:
    """A document comes from its owner's desk, from its addressee, or through the recommender."""
    actors = situation.edition.shape.actors
    desk = actors[act.actor].desk
    found: list[Finding] = []
    for name in act.documents:
        document = track.documents[name]
        owner = actors[document.owner]
        passed_on = owner.desk == APPLICANT and desk == RECOMMENDER
        if desk != owner.desk and act.actor != document.addressee and not passed_on:
            words = Words(
                f"“{document.label.zh}”由{owner.label.zh}出具",
                f"'{document.label.en}' comes from the {owner.label.en}",
            )
            found.append(_reason(f"document {name}", document.cite, words))
    return found


def _date(situation: Situation, track: Track, act: Act) -> list[Finding]:
    """A document is not dated after the day on which it is entered."""
    if act.dated is None or act.dated <= situation.on:
        return []
    words = Words(
        f"文件日期 {act.dated} 晚于登记之日 {situation.on}",
        f"the document is dated {act.dated}, after its entry on {situation.on}",
    )
    return [_reason("dated", track.cite, words)]


def _reason(what: str, clause: str, words: Words, *lacks: str) -> Finding:
    return Finding(Rule(what, clause, words), False, {}, lacks)
