"""Who may answer which fact, and when: an answer has its people, its turn and its occasion."""

from collections.abc import Iterator

from mingce.core.asks import Situation
from mingce.core.case import Act, Answer, Case
from mingce.core.findings import Finding, Rule
from mingce.core.remarks import about
from mingce.law.edition import Edition
from mingce.law.shapes import tracks
from mingce.law.shapes.facts import Fact
from mingce.law.shapes.tracks import Track
from mingce.law.values import Given, keeps
from mingce.law.words import Words

APPLICANT, RECOMMENDER, OFFICE = tracks.APPLICANT, tracks.RECOMMENDER, tracks.OFFICE
BELOW = (APPLICANT, RECOMMENDER)
RANKS = {APPLICANT: 0, RECOMMENDER: 1, OFFICE: 2}
"""Whoever stands higher has the last word on a fact that both may answer."""

WHY = Words("须说明理由", "say why")
WHY_CORRECTED = Words("须说明更正的理由", "say why it is corrected")


def improper(situation: Situation, before: Case, act: Act) -> Iterator[Finding]:
    """Answers that are not this actor's to give, or not with this act, or not without reasons."""
    edition = situation.edition
    for name, given in act.answers.items():
        fact = edition.facts[name]
        if not _kept(given):
            yield reason(f"answer {name}", fact.cite, unkept(fact.label))
        if act.actor not in fact.answered_by:
            yield reason(f"answer {name}", fact.cite, _for_others(edition, fact))
        elif fact.only_with and act.event not in fact.only_with:
            yield reason(f"answer {name}", fact.cite, _on_occasion(edition, fact))
        elif _settled_above(edition, act, before.answers.get(name)):
            words = Words(
                f"“{fact.label.zh}”已由上级机关认定，不能改填",
                f"'{fact.label.en}' has been settled by a higher office and cannot be changed",
            )
            yield reason(f"answer {name}", fact.cite, words)
        elif fact.judged and given.value is not None and not given.because:
            words = Words(
                f"“{fact.label.zh}”须说明理由（because）",
                f"'{fact.label.en}' needs its reasons (because)",
            )
            yield reason(f"because {name}", fact.cite, words, name)


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


def untimely(situation: Situation, before: Case, track: Track, act: Act) -> list[Finding]:
    """Applicant and recommenders add to a file only while one of them has the next step.

    What has gone on to the office stays as it was, until a correction is asked for. What is
    answered only together with an event has that event for its time.
    """
    desks = {name: actor.desk for name, actor in situation.edition.shape.actors.items()}
    if desks[act.actor] not in BELOW or any(
        before.state in line.origins and any(desks[by] in BELOW for by in line.by)
        for line in track.transitions
    ):
        return []
    facts = situation.edition.facts
    documents = track.documents
    answered = [
        (f"answer {n}", facts[n].cite, facts[n].label)
        for n in act.answers
        if act.event not in facts[n].only_with
    ]
    handed = [
        (f"document {n}", documents[n].cite, documents[n].label)
        for n in act.documents
        if n in documents
    ]
    remarked = [
        (f"remark {item}", *found)
        for item in act.remarks
        if (found := about(situation.edition, before.track, item))
    ]
    brought = (*answered, *handed, *remarked)
    return [reason(what, cite, _handed_over(label)) for what, cite, label in brought]


def _handed_over(label: Words) -> Words:
    return Words(
        f"“{label.zh}”已随材料上报；要求补正后才能改动",
        f"'{label.en}' has gone on to the office; it can be changed when a correction is asked for",
    )


def reason(what: str, clause: str, words: Words, *lacks: str) -> Finding:
    """A refusal that rests on no criterion: what it is about, its clause, its words."""
    return Finding(Rule(what, clause, words), False, {}, lacks)


def unreasoned(because: str, clause: str, words: Words = WHY) -> Iterator[Finding]:
    """A refusal where reasons are asked for and none are given that a record can keep."""
    if wrong := unwritten(because, words):
        yield reason("because", clause, wrong)


def unwritten(text: str, missing: Words) -> Words | None:
    """What is wrong with a text that has to be there: it is missing, or cannot be kept."""
    if not text.strip():
        return missing
    return None if keeps(text) else unkept()


def unkept(label: Words | None = None) -> Words:
    """What holds a control character is refused; what it is called is said where it has a name."""
    zh, en = (f"“{label.zh}”", f"'{label.en}'") if label else ("文字", "the text")
    return Words(
        f"{zh}含有控制字符，不能保存；只可有换行和制表符",
        f"{en} holds a control character and cannot be kept; line feeds and tabs can",
    )


def _kept(given: Given) -> bool:
    texts = (given.value, given.because, given.evidence)
    return all(keeps(text) for text in texts if isinstance(text, str))


def _settled_above(edition: Edition, act: Act, answer: Answer | None) -> bool:
    actors = edition.shape.actors
    own = RANKS.get(actors[act.actor].desk)
    if answer is None or own is None:
        return False
    return RANKS.get(actors[answer.actor].desk, own) > own


def _on_occasion(edition: Edition, fact: Fact) -> Words:
    events = [edition.shape.events[name] for name in fact.only_with]
    return Words(
        f"“{fact.label.zh}”随“{'”“'.join(e.zh for e in events)}”一并填写",
        f"'{fact.label.en}' is answered together with: {', '.join(e.en for e in events)}",
    )


def _for_others(edition: Edition, fact: Fact) -> Words:
    actors = edition.shape.actors
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
