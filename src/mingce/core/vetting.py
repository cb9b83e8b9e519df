"""Who may remark on what: whoever examines gives a verdict, whoever applies replies to it."""

from collections.abc import Iterator

from mingce.core.answering import reason, unkept
from mingce.core.asks import Situation
from mingce.core.case import WHOLE_FILE, Act, Case, Remark, Vetting
from mingce.core.findings import Finding
from mingce.core.remarks import about
from mingce.law.edition import Edition
from mingce.law.shapes.facts import Ask
from mingce.law.shapes.tracks import APPLICANT, OFFICE, RECOMMENDER, SAME, Transition
from mingce.law.values import keeps
from mingce.law.words import Words, shown


def improper(situation: Situation, act: Act) -> Iterator[Finding]:
    """Remarks that are not this actor's to make, or not about anything, or without words."""
    edition, file = situation.edition, situation.case
    desk = edition.shape.actors[act.actor].desk
    yield from _nothing_found(edition, file.track, act)
    for item, remark in act.remarks.items():
        found = about(edition, file.track, item)
        if found is None:
            name = shown(item)
            words = Words(f"没有“{name}”这项材料或事实", f"there is no item '{name}' to remark on")
            yield reason(f"remark {name}", edition.tracks[file.track].cite, words)
            continue
        clause, label = found
        if not keeps(remark.text):
            yield reason(f"remark {item}", clause, unkept(label))
        if desk == APPLICANT:
            wrong = _reply(file, item, remark, label)
        elif desk in (RECOMMENDER, OFFICE):
            wrong = _verdict(file, item, remark, label)
        else:
            wrong = Words(
                f"“{label.zh}”由推荐机关和主管机关审核",
                f"'{label.en}' is for recommender and office to examine",
            )
        if wrong:
            yield reason(f"remark {item}", clause, wrong)


def _nothing_found(edition: Edition, track: str, act: Act) -> Iterator[Finding]:
    """To vet is to find something: all items true in one step, or some of them one by one.

    "All true" of a file with nothing in it finds nothing either, and its entry would not tell that
    it was said.
    """
    lines = [line for line in edition.tracks[track].transitions if line.event == act.event]
    if lines and not act.remarks and all(_only_vets(edition, line) for line in lines):
        words = Words(
            "审核须写明结果：已报送的全部属实，或逐项写明",
            "vetting says what was found: all that has come in is true, or item by item",
        )
        yield reason(f"remarks {act.event}", lines[0].cite, words)


def _only_vets(edition: Edition, line: Transition) -> bool:
    """Where an edition asks for vetting, a recommender's line that does nothing else is for it."""
    does = (*line.needs, *line.requires, *line.effect, line.due, line.never, line.goal != SAME)
    desks = {edition.shape.actors[actor].desk for actor in line.by}
    return (
        desks == {RECOMMENDER}
        and not any(does)
        and any(fact.ask is Ask.VETTED for fact in edition.facts.values())
    )


def _reply(file: Case, item: str, remark: Remark, label: Words) -> Words | None:
    if remark.verdict is not None:
        return Words(
            f"“{label.zh}”由审核机关认定；申报方只作答复",
            f"'{label.en}' is for those who examine to find; who applies can reply",
        )
    if item not in file.remarks:
        return Words(
            f"对“{label.zh}”没有意见可以答复", f"there is no remark on '{label.en}' to reply to"
        )
    return None if remark.text.strip() else _wordless(label)


def _verdict(file: Case, item: str, remark: Remark, label: Words) -> Words | None:
    if remark.verdict is None:
        return Words(
            f"对“{label.zh}”须写明属实、存疑或不实",
            f"say whether '{label.en}' is true, doubtful or false",
        )
    if remark.verdict is not Vetting.TRUE:
        return None if remark.text.strip() else _wordless(label)
    if item == WHOLE_FILE or item in file.documents or _answered(file, item):
        return None
    return Words(
        f"“{label.zh}”还没有报送，不能认定属实",
        f"'{label.en}' has not come in yet and cannot be found true",
    )


def _answered(file: Case, item: str) -> bool:
    answer = file.answers.get(item)
    return answer is not None and answer.value is not None


def _wordless(label: Words) -> Words:
    return Words(f"对“{label.zh}”的意见须写明内容", f"the remark on '{label.en}' needs its words")
