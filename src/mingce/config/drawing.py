"""How a procedure is drawn: one Mermaid state diagram a track, for pages about an edition."""

from collections.abc import Iterator

from mingce.law.edition import Edition
from mingce.law.shapes.tracks import ANY, OPEN, SAME, Track, Transition
from mingce.law.words import Words

ALL = {
    ANY: Words("任一环节", "any stage"),
    OPEN: Words("任一未结环节", "any stage not ended"),
}
"""Lines from everywhere are drawn once, from a state of their own."""
LATE = Words("逾期", "late")
_OF_MERMAID = {
    "class", "classdef", "click", "default", "direction", "end", "note", "scale", "state", "style",
}  # fmt: skip
_TOLD_APART = str.maketrans({":": "：", ";": "；", '"': "'", "#": "＃", "\n": " "})


def diagram(edition: Edition, name: str) -> str:
    """A track's states by their Chinese labels, its lines by event and clause."""
    track = edition.tracks[name]
    drawn = [line for line in track.transitions if not line.never]
    everywhere = [origin for origin in ALL if any(origin in line.origins for line in drawn)]
    labels = {**{n: s.label for n, s in track.states.items()}, **{n: ALL[n] for n in everywhere}}
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{_plain(label.zh)}" as {_id(n)}' for n, label in labels.items()]
    lines.append(f"    [*] --> {_id(track.initial)}")
    for line in drawn:
        lines += dict.fromkeys(_arrows(edition, line))
    lines += [f"    {_id(n)} --> [*]" for n, s in track.states.items() if s.final]
    return "\n".join(lines) + "\n"


def ruled_out(edition: Edition, name: str) -> Iterator[tuple[str, Words, Words, str]]:
    """What the text rules out in a track: event, its words, why, and the clause as printed."""
    for line in edition.tracks[name].transitions:
        if line.never:
            words = edition.shape.events[line.event]
            yield line.event, words, line.never, edition.label(line.cite)


def labelled(track: Track) -> Iterator[tuple[str, Words]]:
    """Every state of a track with its label, a final one marked."""
    for name, state in track.states.items():
        zh, en = state.label
        yield name, Words(f"{zh}（终结）", f"{en} (final)") if state.final else state.label


def _arrows(edition: Edition, line: Transition) -> Iterator[str]:
    event = edition.shape.events[line.event].zh
    for origin in line.origins:
        goal = origin if line.goal == SAME else line.goal
        yield _arrow(origin, goal, f"{event} {edition.label(line.cite)}")
        if line.late and line.due:
            cite = edition.shape.deadlines[line.due].cite
            yield _arrow(origin, line.late, f"{event}（{LATE.zh}） {edition.label(cite)}")


def _arrow(origin: str, goal: str, words: str) -> str:
    return f"    {_id(origin)} --> {_id(goal)} : {_plain(words)}"


def _id(name: str) -> str:
    # Mermaid has words of its own; an edition may name a state by one of them.
    return f"{name}_" if name in _OF_MERMAID else name


def _plain(words: str) -> str:
    # These end a label, or the whole line, to Mermaid.
    return words.translate(_TOLD_APART)
