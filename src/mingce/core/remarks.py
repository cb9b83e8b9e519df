"""Remarks: what is found about a file item by item, and what of it has still to be looked at.

The recommender answers for every item of a file (5.2), so "all true" is spelled out: the entry
names each item that was there when it was said.
"""

from collections.abc import Collection, Iterator

from mingce.core.case import WHOLE_FILE, Case, Remark, Remarked, Vetting
from mingce.law.edition import Edition
from mingce.law.shapes.facts import ENGINE, REGISTER
from mingce.law.shapes.tracks import APPLICANT
from mingce.law.words import Words

__all__ = ["Remark", "Remarked", "Vetting", "about", "all_true", "items", "still_to_vet", "vetted"]

FILE = Words("全部材料", "the whole file")


def about(edition: Edition, track: str, item: str) -> tuple[str, Words] | None:
    """The clause and the name of an item; nothing where there is no such item.

    What the register or the engine answers by itself is no item: nobody brought it.
    """
    if item == WHOLE_FILE:
        return edition.tracks[track].cite, FILE
    if document := edition.tracks[track].documents.get(item):
        return document.cite, document.label
    fact = edition.facts.get(item)
    if fact is None or {REGISTER, ENGINE} & set(fact.answered_by):
        return None
    return fact.cite, fact.label


def items(case: Case, edition: Edition) -> Iterator[str]:
    """What there is to vet: documents of the applicant, then answers, in the edition's order.

    A document and a fact of one name are one item.
    """
    actors, documents = edition.shape.actors, edition.tracks[case.track].documents
    for name, document in documents.items():
        if name in case.documents and actors[document.owner].desk == APPLICANT:
            yield name
    for name in edition.facts:
        answer = case.answers.get(name)
        if answer and answer.value is not None and actors[answer.actor].desk == APPLICANT:
            yield name


def all_true(case: Case, edition: Edition, except_: Collection[str] = ()) -> dict[str, Remark]:
    """Every item of a case found true but the exceptions, each by its name."""
    return {name: Remark(Vetting.TRUE) for name in items(case, edition) if name not in except_}


def vetted(case: Case, edition: Edition) -> bool | None:
    """Vetted is a file whose every item was found true; false, one with a false item.

    Anything doubtful, or not looked at since it came, leaves it unknown; so does an empty file.
    """
    if any(_verdict(case, item) is Vetting.FALSE for item in case.remarks):
        return False
    open_ = still_to_vet(case, edition)
    return None if open_ or not any(True for _ in items(case, edition)) else True


def still_to_vet(case: Case, edition: Edition) -> tuple[str, ...]:
    """The items not found true since they came, and the whole file where it is doubtful."""
    doubtful = [WHOLE_FILE] if _verdict(case, WHOLE_FILE) is Vetting.DOUBTFUL else []
    unvetted = [n for n in items(case, edition) if _verdict(case, n) is not Vetting.TRUE]
    return tuple(dict.fromkeys((*doubtful, *unvetted)))


def _verdict(case: Case, item: str) -> Vetting | None:
    made = case.remarks.get(item)
    return None if made is None or made.spent else made.verdict
