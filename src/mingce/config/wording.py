"""How the parts of an edition are called: in the reader's language, each with its clause."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mingce.config.terminal import Terminal
from mingce.core.consequences import Kind
from mingce.core.remarks import about
from mingce.core.rulebook import CONDITIONS, VETOES
from mingce.law.clause_ids import label
from mingce.law.edition import NOT, Edition
from mingce.law.periods import Duration
from mingce.law.shapes.facts import ENGINE, REGISTER, Fact
from mingce.law.shapes.texts import Deadline, Source
from mingce.law.shapes.tracks import ANY, OPEN, OWN, SAME, Effect, Track, Transition
from mingce.law.words import Words, same

SOURCES: Final = {
    Source.NOTICE: Words("通知", "notice"),
    Source.REGULATION: Words("规章文件", "regulation"),
    Source.OPERATOR: Words("主办", "operator"),
}
FOLLOWS: Final = {
    Kind.CONFER: Words("授予称号", "title conferred"),
    Kind.RENEW: Words("保留称号", "title kept"),
    Kind.REVOKE: Words("取消称号", "title revoked"),
    Kind.RECTIFY: Words("限期整改", "rectification ordered"),
    Kind.BAR: Words("不得申报", "barred from applying"),
    Kind.CRITICISE: Words("通报批评", "criticised in a circular"),
    Kind.RECORD: Words("登记既有称号", "earlier title taken in"),
    Kind.CORRECT: Words("更正名册", "register corrected"),
}
ANSWERED_BY: Final = {
    REGISTER: Words("名册", "the register"),
    ENGINE: Words("系统", "the system"),
}
GROUPS: Final = {
    CONDITIONS: Words("本类全部条件", "all conditions of the track"),
    VETOES: Words("各否决项", "the vetoes"),
}
TYPES: Final = {
    "boolean": Words("是非", "yes or no"),
    "number": Words("数", "number"),
    "text": Words("文字", "text"),
    "date": Words("日期", "date"),
    "choice": Words("选项", "choice"),
}
EVERYWHERE: Final = {
    ANY: Words("任何环节", "any stage"),
    OPEN: Words("未结环节", "any stage not ended"),
}

_ARTICLE = re.compile(r"[1-9][0-9]{0,3}")
_ANNEX = re.compile(r"annex ([1-9][0-9]?)")


def source_of(edition: Edition, clause: str, source: str = "") -> str:
    """Whose rule it is: its own source, where it has one; a clause of the operator's is theirs."""
    own = edition.source_of(clause)
    return own if own == Source.OPERATOR else source or own


def cite(edition: Edition, clause: str, source: str = "", rests_on: str | None = None) -> Words:
    """A clause is cited as printed in Chinese, dotted in English, behind the text it stands in.

    What it rests on is named by title and provision; so is whoever else has set the rule.
    """
    own = edition.source_of(clause)
    lead = SOURCES[Source(own)] if own else same("")
    tail = same("")
    if rests_on:
        basis = _basis(edition, rests_on)
        tail = Words(f"，依{basis.zh}", f", resting on {basis.en}")
    elif source == Source.OPERATOR != own:
        tail = Words("，由主办单位规定", ", set by the operator")
    elif source == Source.REGULATION != own:
        tail = Words("，依所指规章文件", ", resting on a regulation")
    number = edition.label(clause)
    # The operator's clauses say in print whose they are.
    before = "" if not own or number.startswith(lead.zh) else f"{lead.zh} "
    return Words(f"〔{before}{number}{tail.zh}〕", f"[{f'{lead.en} {clause}'.strip()}{tail.en}]")


def _basis(edition: Edition, rests_on: str) -> Words:
    name, _, part = rests_on.partition(" ")
    text = edition.shape.texts.get(name)
    if text is None:
        return same(rests_on)
    provision = _provision(part)
    after = f", {provision.en}" if part else ""
    return Words(f"《{text.title.zh}》{provision.zh}", f"the {text.title.en}{after}")


def _provision(part: str) -> Words:
    if _ARTICLE.fullmatch(part):
        return Words(label(f"art{part}"), f"art. {part}")
    if annex := _ANNEX.fullmatch(part):
        return Words(label(f"A{annex[1]}"), part)
    return same(part)


class Wording:
    """The words of one edition for a reader of one language."""

    def __init__(self, terminal: Terminal, edition: Edition) -> None:
        self.say = terminal.say
        self.edition = edition

    def pair(self, zh: str, en: str) -> str:
        """One of two wordings."""
        return self.say(Words(zh, en))

    def joined(self, parts: Iterable[str]) -> str:
        """Several labels on one line; in English they may have commas of their own."""
        return self.pair("、", "; ").join(parts)

    def cited(self, clause: str, source: str = "", rests_on: str | None = None) -> str:
        """A clause with its text, and what the rule rests on."""
        return self.say(cite(self.edition, clause, source, rests_on))

    def actors(self, names: Iterable[str]) -> str:
        """Those who act or answer."""
        known = {name: actor.label for name, actor in self.edition.shape.actors.items()}
        known |= ANSWERED_BY
        return self.pair("、", ", ").join(self.say(known.get(n, same(n))) for n in names)

    def criterion(self, name: str) -> str:
        """A criterion, an opposite or a group of them, with the name an edition has for it."""
        criteria = self.edition.shape.criteria
        words = GROUPS.get(name, same(name))
        if name in criteria:
            words = criteria[name].label
        elif (plain := name.removeprefix(NOT)) in criteria:
            opposite = criteria[plain].label
            words = Words(f"并非“{opposite.zh}”", f"not: {opposite.en}")
        return f"{self.say(words)} ({name})"

    def items(self, track: str, names: Iterable[str]) -> list[str]:
        """Items of a file in a track: documents and facts by their labels."""
        known = track in self.edition.tracks
        found = {name: about(self.edition, track, name) if known else None for name in names}
        return [self.say(item[1]) if item else name for name, item in found.items()]

    def states(self, track: Track, names: Iterable[str]) -> str:
        """States of a track, as alternatives."""
        return " / ".join(
            self.say(track.states[n].label if n in track.states else same(n)) for n in names
        )

    def move(self, track: Track, line: Transition) -> str:
        """From where to where a line of the procedure leads."""
        everywhere = next((EVERYWHERE[n] for n in EVERYWHERE if n in line.origins), None)
        start = self.say(everywhere) if everywhere else self.states(track, line.origins)
        if line.never:
            return f"{start} → {self.pair('不允许', 'never')}"
        if line.goal == SAME:
            return start + self.pair("（环节不变）", " (the stage stays)")
        return f"{start} → {self.states(track, [line.goal])}"

    def effects(self, track: Track, effect: Effect) -> Iterator[str]:
        """What follows for whom or for which title, and for how long."""
        titles = self.edition.shape.titles
        lasts = self.lasting(effect.lasts) if effect.lasts else ""
        during = self.pair(f"，为期{lasts}", f", for {lasts}") if lasts else ""
        for kind, words in FOLLOWS.items():
            about = getattr(effect, kind.value, None)
            if not about:
                continue
            if kind is Kind.CRITICISE:
                what = self.actors(about)
            else:
                title = track.title if about == OWN else about
                what = self.say(titles[title].label if title in titles else same(title))
            yield f"{self.say(words)}: {what}{during}"

    def lasting(self, term: Duration) -> str:
        """How long a term is."""
        counted = (
            (term.years, "年", "year"),
            (term.months, "个月", "month"),
            (term.days, "日", "day"),
        )
        parts = [
            self.pair(f"{number}{zh}", f"{number} {en}{'s' if number > 1 else ''}")
            for number, zh, en in counted
            if number
        ]
        return self.pair("", " ").join(parts)

    def day(self, deadline: Deadline) -> str:
        """The day of a deadline; one without a day gets it case by case."""
        return str(deadline.day) if deadline.day else self.pair("按件确定", "set case by case")

    def unit(self, name: str | None) -> str:
        """A unit as the form prints it, or its English words; nothing where there is none."""
        known = self.edition.shape.units.get(name or "")
        return self.pair(name or "", known.en if known else name or "")

    def kind(self, fact: Fact) -> str:
        """What kind of answer a fact takes, and what must go with it."""
        words = self.say(TYPES[fact.type])
        if unit := self.unit(fact.unit):
            words += self.pair(f"（{unit}）", f" ({unit})")
        more = {
            self.pair("须说明理由", "with reasons"): fact.judged,
            self.pair("须附佐证", "with evidence"): fact.evidence == "required",
        }
        return "  ".join([words, *(said for said, asked in more.items() if asked)])
