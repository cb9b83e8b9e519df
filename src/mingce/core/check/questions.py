"""Whether the register and the engine are asked what they can answer, and about what there is."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mingce.core.check.facts import BY_THEMSELVES
from mingce.core.check.margin import DOCUMENT, EVENT, FACT, FORM, LIST, TITLE, Margin
from mingce.law.edition import PathInSource
from mingce.law.shapes.facts import ENGINE, REGISTER, Ask, Fact
from mingce.law.words import Words

TYPES = {
    "boolean": Words("是非", "boolean"),
    "number": Words("数值", "number"),
    "choice": Words("选择", "choice"),
}


class Word(NamedTuple):
    """A word of the vocabulary: who answers it, with what type, and what it must be told."""

    by: str
    type: str
    needs: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()


VOCABULARY: Mapping[Ask, Word] = {
    Ask.HOLDS: Word(REGISTER, "boolean", ("title",)),
    Ask.AWAITING: Word(REGISTER, "boolean", ("title",)),
    Ask.HELD_FOR: Word(REGISTER, "number", ("title",)),
    Ask.TERMS_COMPLETED: Word(REGISTER, "number", ("title",)),
    Ask.RECTIFICATION_OVER: Word(REGISTER, "boolean", ("title",)),
    Ask.BARRED: Word(REGISTER, "boolean", ("title",)),
    Ask.KIND: Word(REGISTER, "choice"),
    Ask.LISTED: Word(REGISTER, "boolean", ("list",)),
    Ask.DOCUMENTS_COMPLETE: Word(ENGINE, "boolean", ("documents",)),
    Ask.FORM_COMPLETE: Word(ENGINE, "boolean", ("form",)),
    Ask.TEXT_LENGTH: Word(ENGINE, "number", ("of",)),
    Ask.GIVEN: Word(ENGINE, "boolean", ("facts",)),
    Ask.UNCHANGED_SINCE: Word(ENGINE, "boolean", ("event",), ("documents", "facts")),
    Ask.DAYS_SINCE: Word(ENGINE, "number", ("event",)),
    Ask.SHARE: Word(ENGINE, "number", ("event",)),
    Ask.VETTED: Word(ENGINE, "boolean"),
}


def check_questions(margin: Margin) -> None:
    """Every question is in the vocabulary of whoever answers it, and about something there is."""
    for at, name, fact in margin.facts:
        if fact.ask is not None:
            _asked(margin, at, name, fact, fact.ask)
        elif any(actor in BY_THEMSELVES for actor in fact.answered_by):
            _unasked(margin, at, name, fact)
        for parameter in _told(fact):
            if fact.ask is None:
                margin.note(
                    (*at, parameter),
                    f"只有写了 ask 的事实才有 {parameter}；请写上 ask，或删去它",
                    f"only a fact with an ask has {parameter}; write the ask, or delete it",
                )
        _about_what_there_is(margin, at, fact)


def _unasked(margin: Margin, at: PathInSource, name: str, fact: Fact) -> None:
    by = next(actor for actor in fact.answered_by if actor in BY_THEMSELVES)
    words = _joined(ask.value for ask, word in VOCABULARY.items() if word.by == by)
    margin.note_entry(
        at,
        f"事实“{name}”由 {by} 回答，却没有写 ask；可写：{words.zh}",
        f"the fact '{name}' is answered by the {by} but has no ask; write one of: {words.en}",
    )


def _asked(margin: Margin, at: PathInSource, name: str, fact: Fact, ask: Ask) -> None:
    word = VOCABULARY[ask]
    if fact.answered_by and fact.answered_by != (word.by,):
        margin.note(
            (*at, "ask"),
            f"{ask.value} 由 {word.by} 回答；请写 from: {word.by}",
            f"{ask.value} is answered by the {word.by}; write from: {word.by}",
        )
    if fact.type != word.type:
        right = TYPES[word.type]
        margin.note(
            (*at, "type"),
            f"{ask.value} 的回答是{right.zh}；请写 type: {word.type}",
            f"{ask.value} is answered by a {right.en}; write type: {word.type}",
        )
    told = _told(fact)
    for parameter in word.needs:
        if parameter not in told:
            margin.note_entry(
                at,
                f"事实“{name}”问 {ask.value}，却没有 {parameter}；请写上",
                f"the fact '{name}' asks {ask.value} without {parameter}; write it",
            )
    if word.one_of and not set(word.one_of) & set(told):
        either = _joined(word.one_of)
        margin.note_entry(
            at,
            f"事实“{name}”问 {ask.value}，却没有 {either.zh}；请至少写一项",
            f"the fact '{name}' asks {ask.value} without {either.en}; write at least one",
        )
    for parameter in told:
        if parameter not in (*word.needs, *word.one_of):
            margin.note(
                (*at, parameter),
                f"{ask.value} 不看 {parameter}；请删去它，或改正 ask",
                f"{ask.value} does not look at {parameter}; delete it, or correct the ask",
            )


def _about_what_there_is(margin: Margin, at: PathInSource, fact: Fact) -> None:
    shape = margin.shape
    margin.knows((*at, "title"), TITLE, fact.title, shape.titles)
    margin.knows((*at, "list"), LIST, fact.listing, shape.lists)
    margin.knows((*at, "event"), EVENT, fact.event, shape.events)
    if margin.knows((*at, "form"), FORM, fact.form, shape.forms) and fact.form:
        _with_rows(margin, at, fact.form)
    for n, document in enumerate(fact.documents):
        margin.knows((*at, "documents", n), DOCUMENT, document, sorted(margin.documents))
    for n, name in enumerate(fact.facts):
        _answerable(margin, (*at, "facts", n), name)
    if fact.of and _answerable(margin, (*at, "of"), fact.of) and fact.ask is Ask.TEXT_LENGTH:
        kind = margin.edition.types[fact.of].kind
        if kind != "text":
            margin.note(
                (*at, "of"),
                f"“{fact.of}”不是文字，没有长度；of 应为 type: text 的事实",
                f"'{fact.of}' is no text and has no length; of names a fact of type: text",
            )


def _answerable(margin: Margin, at: PathInSource, name: str) -> bool:
    """What somebody is to have answered is a fact that an actor answers."""
    if not margin.knows(at, FACT, name, margin.edition.types):
        return False
    if set(margin.edition.facts[name].answered_by) & set(BY_THEMSELVES):
        margin.note(
            at,
            f"“{name}”由系统得出，没有人填报；这里应为由角色回答的事实",
            f"'{name}' is worked out and given by nobody; name a fact that an actor answers",
        )
        return False
    return True


def _with_rows(margin: Margin, at: PathInSource, form: str) -> None:
    if not margin.shape.forms[form].rows:
        margin.note(
            (*at, "form"),
            f"{FORM.zh}“{form}”没有行，谈不上填写齐全；请改用 documents_complete，或补上各行",
            f"the form '{form}' has no rows to complete; ask documents_complete, or add its rows",
        )


def _told(fact: Fact) -> list[str]:
    given = {
        "title": fact.title,
        "list": fact.listing,
        "form": fact.form,
        "of": fact.of,
        "facts": fact.facts,
        "documents": fact.documents,
        "event": fact.event,
    }
    return [parameter for parameter, value in given.items() if value]


def _joined(names: Iterable[str]) -> Words:
    known = list(names)
    return Words("、".join(known), ", ".join(known))
