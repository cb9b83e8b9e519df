"""A track as text: its conditions, documents and stages, and each line of its procedure."""

from collections.abc import Sequence

from mingce.config.terminal import Terminal
from mingce.config.wording import Wording
from mingce.law.edition import Edition
from mingce.law.shapes.tracks import Document, Track, Transition
from mingce.law.words import Words

PARTS = {
    "when": Words("当", "when"),
    "requires": Words("要求", "requires"),
    "warns": Words("提示", "warns"),
}


def show_track(terminal: Terminal, edition: Edition, name: str) -> None:
    """Everything the text and the operator say of one track."""
    track = edition.tracks[name]
    wording = Wording(terminal, edition)
    terminal.line()
    terminal.line(f"{terminal.say(track.label)} ({name}) {wording.cited(track.cite)}", "bold")
    page = _Track(terminal, wording, track)
    page.conditions(edition.conditions(name))
    page.documents()
    page.states()
    page.events()


class _Track:
    """One track for one reader."""

    def __init__(self, terminal: Terminal, wording: Wording, track: Track) -> None:
        self.line = terminal.line
        self.say = terminal.say
        self.wording = wording
        self.shape = wording.edition.shape
        self.track = track

    def conditions(self, names: Sequence[str]) -> None:
        self.line(self.wording.pair("  条件", "  conditions"))
        for name in names:
            criterion = self.shape.criteria[name]
            cited = self.wording.cited(criterion.cite, criterion.source, criterion.rests_on)
            self.line(f"    · {self.wording.criterion(name)} {cited}")

    def documents(self) -> None:
        self.line(self.wording.pair("  材料", "  documents"))
        for name, document in self.track.documents.items():
            ways = " → ".join(
                self.wording.actors([end]) for end in (document.owner, document.addressee)
            )
            self.line(f"    · {self._document(name)}  {ways} {self._cited(document)}")
            if document.after:
                event = self.say(self.shape.events[document.after])
                after = Words(f"“{event}”之后报送的才算", f"counts if handed in after: {event}")
                self._detail(self.say(after))

    def _cited(self, document: Document) -> str:
        """A document on a form rests on what the form rests on."""
        form = self.wording.edition.forms.get(document.form or "")
        rests_on = form.rests_on if form else None
        return self.wording.cited(document.cite, document.source, rests_on)

    def states(self) -> None:
        self.line(self.wording.pair("  环节", "  stages"))
        final = self.wording.pair("，终结", ", final")
        named = (
            f"{self.say(state.label)} ({name}{final if state.final else ''})"
            for name, state in self.track.states.items()
        )
        self.line(f"    {self.wording.joined(named)}")

    def events(self) -> None:
        self.line(self.wording.pair("  事项", "  events"))
        for step in self.track.transitions:
            self._event(step)

    def _event(self, step: Transition) -> None:
        wording = self.wording
        event = f"{self.say(self.shape.events[step.event])} ({step.event})"
        move, by = wording.move(self.track, step), wording.actors(step.by)
        self.line(f"    · {event}  {move}  {by} {wording.cited(step.cite)}")
        if step.never:
            self._detail(self.say(step.never))
        if step.needs:
            needs = wording.joined(self._document(name) for name in step.needs)
            self._detail(f"{wording.pair('需要', 'needs')}: {needs}")
        for part, lead in PARTS.items():
            if names := getattr(step, part):
                criteria = wording.joined(wording.criterion(name) for name in names)
                self._detail(f"{self.say(lead)}: {criteria}")
        if step.due:
            self._due(step.due, step.late)
        for effect in step.effect:
            for said in wording.effects(self.track, effect):
                self._detail(f"⇒ {said}")

    def _due(self, due: str, late: str | None) -> None:
        deadline = self.shape.deadlines[due]
        said = f"{self.wording.pair('期限', 'due')}: {self.wording.day(deadline)} ({due})"
        if late:
            goal = self.wording.states(self.track, [late])
            said += self.wording.pair(f"；逾期 → {goal}", f"; late → {goal}")
        self._detail(said)

    def _detail(self, text: str) -> None:
        self.line(f"        {text}", "dim")

    def _document(self, name: str) -> str:
        known = self.track.documents.get(name)
        return f"{self.say(known.label)} ({name})" if known else name
