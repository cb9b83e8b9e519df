"""`mingce show`: an edition as its users meet it, with the source of every number."""

from mingce.config.appendix import show_appendix
from mingce.config.commands.explain import refuse_unknown_track
from mingce.config.description import as_json
from mingce.config.procedure import show_track
from mingce.config.terminal import Terminal
from mingce.config.wording import SOURCES
from mingce.law import edition as editions
from mingce.law.edition import Edition
from mingce.law.words import Words


def show(lang: str, name: str, track: str | None, form: str) -> int:
    """One track, or all of them, with all that belongs to the edition as a whole."""
    terminal = Terminal(lang)
    edition = editions.load(name)
    if track is not None:
        refuse_unknown_track(edition, track)
    shown = [track] if track else list(edition.tracks)
    if form == "json":
        terminal.json(as_json(terminal, edition, shown))
        return 0
    _head(terminal, edition)
    for each in shown:
        show_track(terminal, edition, each)
    show_appendix(terminal, edition)
    return 0


def _head(terminal: Terminal, edition: Edition) -> None:
    """What the edition is, and the texts it comes from."""
    say, line = terminal.say, terminal.line
    line(say(edition.shape.label), "bold")
    line(f"{edition.id}  {edition.hash}")
    for text in edition.shape.texts.values():
        numbers = f" {text.number}" if text.number else ""
        if printed := text.number_as_printed:
            numbers += say(Words(f"（通知印作 {printed}）", f" (printed as {printed})"))
        line(f"  [{say(SOURCES[text.source])}] {say(text.title)}{numbers}")
        if text.note:
            line(f"      {say(text.note)}", "dim")
