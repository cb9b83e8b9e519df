"""`mingce show`: an edition as its users meet it, with the source of every number."""

from collections.abc import Iterable

from mingce.config.commands.explain import refuse_unknown_track
from mingce.config.description import as_json, effect_json
from mingce.config.findings import SOURCES, cite
from mingce.config.terminal import Terminal
from mingce.law import edition as editions
from mingce.law.edition import Edition, origins
from mingce.law.shapes.texts import Source
from mingce.law.shapes.tracks import Track, Transition
from mingce.law.words import Words

NAMED_AT_MOST = 3
PARTS = {
    "when": Words("当", "when"),
    "needs": Words("需要", "needs"),
    "requires": Words("要求", "requires"),
    "warns": Words("提示", "warns"),
}


def show(lang: str, name: str, track: str | None, form: str) -> int:
    """One track, or all of them, with the facts asked and the readings chosen."""
    terminal = Terminal(lang)
    edition = editions.load(name)
    if track is not None:
        refuse_unknown_track(edition, track)
    shown = [track] if track else list(edition.tracks)
    if form == "json":
        terminal.json(as_json(terminal, edition, shown))
    else:
        _Page(terminal, edition).show(shown)
    return 0


class _Page:
    """An edition as text."""

    def __init__(self, terminal: Terminal, edition: Edition) -> None:
        self.terminal = terminal
        self.edition = edition

    def show(self, tracks: Iterable[str]) -> None:
        self._head()
        for name in tracks:
            self._track(name)
        self._facts()
        self._criteria()
        self._deadlines()
        self._open()

    def _say(self, zh: str, en: str) -> str:
        return self.terminal.say(Words(zh, en))

    def _cited(self, clause: str, source: Source | None = None) -> str:
        return cite(self.terminal, self.edition, clause, source.value if source else "")

    def _actors(self, names: Iterable[str]) -> str:
        known = self.edition.shape.actors
        return "/".join(self.terminal.say(known[a].label) if a in known else a for a in names)

    def _head(self) -> None:
        say, line = self.terminal.say, self.terminal.line
        line(say(self.edition.shape.label), "bold")
        line(f"{self.edition.id}  {self.edition.hash}")
        for text in self.edition.shape.texts.values():
            numbers = text.number or ""
            if printed := text.number_as_printed:
                numbers += self._say(f"（通知印作 {printed}）", f" (printed as {printed})")
            line(f"  [{say(SOURCES[text.source.value])}] {say(text.title)} {numbers}")

    def _track(self, name: str) -> None:
        say, line = self.terminal.say, self.terminal.line
        track = self.edition.tracks[name]
        line()
        line(f"{say(track.label)} ({name}) {self._cited(track.cite)}", "bold")
        line(self._say("  条件", "  conditions"))
        for condition in self.edition.conditions(name):
            criterion = self.edition.shape.criteria[condition]
            cited = self._cited(criterion.cite, criterion.source)
            line(f"    · {say(criterion.label)} ({condition}) {cited}")
        line(self._say("  材料", "  documents"))
        for key, document in track.documents.items():
            ways = f"{self._actors([document.owner])} → {self._actors([document.addressee])}"
            line(f"    · {say(document.label)} ({key}) {ways} {self._cited(document.cite)}")
        line(self._say("  事项", "  events"))
        for transition in track.transitions:
            self._event(track, transition)

    def _states(self, track: Track, names: Iterable[str]) -> str:
        return " / ".join(self.terminal.say(track.states[name].label) for name in names)

    def _event(self, track: Track, step: Transition) -> None:
        say, line = self.terminal.say, self.terminal.line
        started = origins(track, step)
        start = self._states(track, started)
        if len(started) > NAMED_AT_MOST:
            start = self._say("各环节", "any stage")
        goal = self._states(track, [step.goal]) if step.goal in track.states else "="
        if step.never:
            goal = self._say("不允许", "never")
        event = f"{say(self.edition.shape.events[step.event])} ({step.event})"
        by = self._actors(step.by)
        line(f"    · {event}  {start} → {goal}  {by} {self._cited(step.cite)}")
        for part, lead in PARTS.items():
            if names := getattr(step, part):
                line(f"        {say(lead)}: {', '.join(names)}", "dim")
        if step.due:
            day = self.edition.shape.deadlines[step.due].day
            late = f" → {self._states(track, [step.late])}" if step.late else ""
            line(f"        {self._say('期限', 'due')}: {day}{late}", "dim")
        for effect in step.effect:
            said = ", ".join(f"{key} {value}" for key, value in effect_json(effect).items())
            line(f"        ⇒ {said}", "dim")

    def _facts(self) -> None:
        self.terminal.heading(Words("事实", "facts"))
        for name, fact in self.edition.facts.items():
            kind = f"{fact.type} {fact.unit}" if fact.unit else fact.type
            if fact.judged:
                kind += self._say(" 须说明理由", " judged")
            by = self._actors(fact.answered_by)
            label, cited = self.terminal.say(fact.label), self._cited(fact.cite, fact.source)
            self.terminal.line(f"  {name}  {label}  {kind}  ← {by} {cited}")

    def _criteria(self) -> None:
        self.terminal.heading(
            Words(
                "判据（其中的数由所注来源规定）",
                "criteria (their numbers are set by the source named)",
            )
        )
        for name, criterion in self.edition.shape.criteria.items():
            cited = self._cited(criterion.cite, criterion.source)
            self.terminal.line(f"  {name}: {criterion.test}  {cited}")

    def _deadlines(self) -> None:
        self.terminal.heading(Words("期限（含当日）", "deadlines (that day included)"))
        for name, deadline in self.edition.shape.deadlines.items():
            label = self.terminal.say(deadline.label)
            self.terminal.line(f"  {deadline.day}  {label} ({name}) {self._cited(deadline.cite)}")

    def _open(self) -> None:
        self.terminal.heading(
            Words(
                "通知没有写明之处，以及所取的读法",
                "what the text leaves open, and the reading chosen",
            )
        )
        for item in self.edition.shape.open:
            question, reading = map(self.terminal.say, (item.question, item.reading))
            self.terminal.line(f"  {self._cited(item.cite)}{question} — {reading}")
