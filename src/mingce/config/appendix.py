"""What belongs to an edition as a whole, as text: facts, forms, criteria, titles and the rest."""

from mingce.config.schemes import show_schemes
from mingce.config.terminal import Terminal
from mingce.config.wording import Wording
from mingce.core.holders import Holders
from mingce.law import divisions, organisations
from mingce.law.edition import Edition
from mingce.law.shapes.facts import Fact, Form, Row
from mingce.law.words import Words

FORMS = {
    "table": Words("表", "table"),
    "outline": Words("提纲", "outline"),
    "slot": Words("未持有的表，以上传件代", "a form not held; an uploaded copy counts"),
}
ON, OFF = Words("开", "on "), Words("关", "off")


def show_appendix(terminal: Terminal, edition: Edition) -> None:
    """Every part that no single track owns, each thing with its clause."""
    page = _Appendix(terminal, edition)
    page.actors()
    page.titles()
    page.lists()
    page.facts()
    page.forms()
    page.criteria()
    page.deadlines()
    page.practices()
    show_schemes(terminal, edition)
    page.open()


class _Appendix:
    """The parts of one edition for one reader."""

    def __init__(self, terminal: Terminal, edition: Edition) -> None:
        self.terminal = terminal
        self.edition = edition
        self.shape = edition.shape
        self.wording = Wording(terminal, edition)

    def _named(self, label: Words, name: str) -> str:
        return f"{self.terminal.say(label)} ({name})"

    def _line(self, text: str, indent: int = 2) -> None:
        self.terminal.line(f"{' ' * indent}{text}")

    def _note(self, text: str, indent: int = 6) -> None:
        self.terminal.line(f"{' ' * indent}{text}", "dim")

    def _off(self, practice: str | None) -> str:
        return "" if self.edition.on(practice) else self.wording.pair("（已关闭）", " (off)")

    def actors(self) -> None:
        self.terminal.heading(Words("角色", "actors"))
        for name, actor in self.shape.actors.items():
            self._line(f"{self._named(actor.label, name)} {self.wording.cited(actor.cite)}")

    def titles(self) -> None:
        if self.shape.titles:
            self.terminal.heading(Words("称号", "titles"))
        for name, title in self.shape.titles.items():
            term = self.wording.pair("期限没有规定", "no term is set")
            cited = self.wording.cited(title.cite)
            if title.term:
                lasts = self.wording.lasting(title.term)
                term = self.wording.pair(f"期限{lasts}", f"for {lasts}")
                cited = self.wording.cited(title.cite, title.source)
            self._line(f"{self._named(title.label, name)}  {term} {cited}")

    def lists(self) -> None:
        if self.shape.lists:
            self.terminal.heading(Words("名单", "lists"))
        known = Holders(divisions.load(), organisations.load())
        for name, listing in self.shape.lists.items():
            self._line(f"{self._named(listing.label, name)} {self.wording.cited(listing.cite)}")
            holders = (
                self.terminal.say(known.name_with_id("", holder, self.shape.in_force))
                for holder in listing.holders
            )
            self._note(self.wording.joined(holders))

    def facts(self) -> None:
        self.terminal.heading(Words("事实（表中各行见下）", "facts (rows of forms below)"))
        for name, fact in self.shape.facts.items():
            kind, by = self.wording.kind(fact), self.wording.actors(fact.answered_by)
            cited = self.wording.cited(fact.cite, fact.source, fact.rests_on)
            off = self._off(fact.practice)
            self._line(f"{self._named(fact.label, name)}{off}  {kind}  ← {by} {cited}")
            self._more(fact)

    def _more(self, fact: Fact) -> None:
        if fact.options:
            options = self.wording.joined(self._named(o, n) for n, o in fact.options.items())
            self._note(f"{self.wording.pair('可选', 'one of')}: {options}")
        pair = self.wording.pair
        occasions = (
            (fact.only_with, "随“{}”填写", "answered together with: {}"),
            (fact.used_up_by, "“{}”之后须重新填写", "to be answered anew after: {}"),
        )
        for events, zh, en in occasions:
            if events:
                named = self.wording.joined(self.terminal.say(self.shape.events[e]) for e in events)
                self._note(pair(zh, en).format(named))
        if fact.remark:
            self._note(self.terminal.say(fact.remark))

    def forms(self) -> None:
        if self.shape.forms:
            self.terminal.heading(Words("表和提纲", "forms"))
        for name, form in self.edition.forms.items():
            by = f"  ← {self.wording.actors(form.answered_by)}" if form.answered_by else ""
            cited = self.wording.cited(form.cite, form.source, form.rests_on)
            kind = self.terminal.say(FORMS[form.kind])
            period = self._period(form.period)
            self._line(f"{self._named(form.label, name)}  {kind}{period}{by} {cited}")
            for row in form.rows:
                self._row(form, row)
            if form.breaks_off:
                self.terminal.line(f"    ! {self.terminal.say(form.breaks_off)}", "yellow")

    def _row(self, form: Form, row: Row) -> None:
        pair = self.wording.pair
        more = {
            pair("可不填", "optional"): not row.required,
            pair("累计数", "cumulative"): row.cumulative,
            pair(f"不超过{row.longest}字", f"at most {row.longest} characters"): row.longest,
        }
        marks = "".join(f"  {said}" for said, holds in more.items() if holds)
        if row.period != form.period:
            marks += self._period(row.period)
        if row.answered_by != form.answered_by:
            marks += f"  ← {self.wording.actors(row.answered_by)}"
        cited = self.wording.cited(row.cite, row.source, row.rests_on)
        named, kind = self._named(row.label, row.fact), self.wording.kind(row)
        self._line(f"{row.row}  {named}{self._off(row.practice)}  {kind}{marks} {cited}", 4)
        self._more(row)

    def _period(self, period: str | None) -> str:
        return self.wording.pair(f"  期间 {period}", f"  period {period}") if period else ""

    def criteria(self) -> None:
        self.terminal.heading(
            Words(
                "判据（其中的数由所注来源规定）",
                "criteria (their numbers are set by the source named)",
            )
        )
        for name, criterion in self.shape.criteria.items():
            cited = self.wording.cited(criterion.cite, criterion.source, criterion.rests_on)
            label = f"{self._named(criterion.label, name)}{self._off(criterion.practice)}"
            self._line(f"{label}: {criterion.test}  {cited}")

    def deadlines(self) -> None:
        if self.shape.deadlines:
            self.terminal.heading(Words("期限（含当日）", "deadlines (that day included)"))
        for name, deadline in self.shape.deadlines.items():
            cited = self.wording.cited(deadline.cite, deadline.source)
            self._line(f"{self.wording.day(deadline)}  {self._named(deadline.label, name)} {cited}")

    def practices(self) -> None:
        if self.shape.practices:
            self.terminal.heading(
                Words("主办单位的做法（可以开关）", "the operator's practices (each on or off)")
            )
        for name, practice in self.shape.practices.items():
            state = self.terminal.say(ON if practice.on else OFF)
            cited = self.wording.cited(practice.cite)
            self._line(f"{state}  {self._named(practice.label, name)} {cited}")

    def open(self) -> None:
        if self.shape.open:
            self.terminal.heading(
                Words(
                    "通知没有写明之处，以及所取的读法",
                    "what the text leaves open, and the reading chosen",
                )
            )
        for item in self.shape.open:
            question, reading = map(self.terminal.say, (item.question, item.reading))
            self._line(f"{self.wording.cited(item.cite)} {question} — {reading}")
