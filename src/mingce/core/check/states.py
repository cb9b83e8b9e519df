"""Whether every state of a track can be come into, and be left for an end; and an end stays one."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mingce.core.check.margin import Margin
from mingce.law.edition import PathInSource, origins
from mingce.law.shapes.tracks import ANY, OPEN, SAME, State, Track, Transition


class Step(NamedTuple):
    """A line leads from one state to another; one `at_large` leads there from everywhere."""

    origin: str
    goal: str
    at: PathInSource
    line: Transition

    @property
    def at_large(self) -> bool:
        """Whether the line names no state of its own to start from."""
        return OPEN in self.line.origins or ANY in self.line.origins


def check_states(margin: Margin) -> None:
    """Ways in and ways out, for the procedure as written and as practices leave it."""
    for name in margin.shape.tracks:
        whole = whole_track(margin, name)
        if not all_known(margin, name, whole):
            continue
        steps = list(_steps(margin, name, whole))
        _ways_in(margin, name, whole, steps)
        _ways_out(margin, name, whole, steps, set(whole.states))
        kept = [step for step in steps if margin.in_force(step.line.practice)]
        _ways_out(margin, name, whole, kept, _reached({whole.initial}, kept, forwards=True))
        _ends(margin, name, whole, steps)


def whole_track(margin: Margin, name: str) -> Track:
    """A track with what every track has, whatever practices are switched off."""
    own, common = margin.shape.tracks[name], margin.shape.every_track
    return own.model_copy(update={"states": {**own.states, **common.states}})


def all_known(margin: Margin, name: str, whole: Track) -> bool:
    """A misspelt state breaks every way through it; where there is one, only that is told."""
    named = {whole.initial}
    for line in margin.edition.lines(name):
        named |= {*line.transition.origins, line.transition.goal, line.transition.late or SAME}
    return named <= {*whole.states, OPEN, ANY, SAME}


def _steps(margin: Margin, name: str, whole: Track) -> Iterator[Step]:
    """Every way from state to state that the lines of a track open, `late` ones too."""
    for line in margin.edition.lines(name):
        transition = line.transition
        if transition.never:
            continue
        for goal in (transition.goal, transition.late or SAME):
            for origin in origins(whole, transition):
                if goal not in (SAME, origin):
                    yield Step(origin, goal, line.path, transition)


def _reached(start: set[str], steps: list[Step], *, forwards: bool) -> set[str]:
    """The states that lie on some way from the start, or on some way to it."""
    near: Mapping[bool, Callable[[Step], str]] = {
        True: lambda step: step.origin,
        False: lambda step: step.goal,
    }
    reached, to_visit = set(start), list(start)
    while to_visit:
        here = to_visit.pop()
        for step in steps:
            far = near[not forwards](step)
            if near[forwards](step) == here and far not in reached:
                reached.add(far)
                to_visit.append(far)
    return reached


def _ways_in(margin: Margin, name: str, whole: Track, steps: list[Step]) -> None:
    reached = _reached({whole.initial}, steps, forwards=True)
    for state in whole.states:
        if state not in reached:
            margin.note_entry(
                _at(margin, name, state),
                f"类别“{name}”没有一步进入状态“{state}”；应有一行的 to 或 late 是它，否则请删去",
                f"no way leads into the state '{state}' of the track '{name}'; a line should have "
                "it as to or late, or it should be deleted",
            )


def _ways_out(
    margin: Margin, name: str, whole: Track, steps: list[Step], looked_at: set[str]
) -> None:
    """A line from everywhere, such as a withdrawal, is no way on: it would excuse any dead end."""
    ends = {state for state, entry in whole.states.items() if entry.final}
    onwards = [step for step in steps if not step.at_large]
    finishing = _reached(ends, onwards, forwards=False)
    for state in whole.states:
        if state in looked_at and state not in finishing:
            margin.note_entry(
                _at(margin, name, state),
                f"类别“{name}”的状态“{state}”到不了任何终结状态；应有一行在 from 中写明它并通向终结"
                "（from: open 或 any 的行不算），或写 final: true",
                f"the state '{state}' of the track '{name}' leads to no final state; a line that "
                "names it in from should lead on (those from open or any do not count), "
                "or it should be final: true",
            )


def _ends(margin: Margin, name: str, whole: Track, steps: list[Step]) -> None:
    for step in steps:
        if whole.states[step.origin].final and step.at[0] != "every_track":
            margin.note(
                (*step.at, "from"),
                f"“{step.line.event}”离开了终结状态“{step.origin}”；终结状态只能由 every_track "
                "的事项离开，请改正 from，或去掉该状态的 final",
                f"'{step.line.event}' leaves the final state '{step.origin}' of the track "
                f"'{name}'; only a line of every_track may, so correct from, "
                "or the state is not final",
            )


def _at(margin: Margin, name: str, state: str) -> PathInSource:
    own: Mapping[str, State] = margin.shape.tracks[name].states
    return ("tracks", name, "states", state) if state in own else ("every_track", "states", state)
