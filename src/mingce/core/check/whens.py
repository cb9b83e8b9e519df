"""Whether, of several lines for one event in one state, always exactly one applies.

The criteria that the lines name are taken to be independent; each can come out true or false, so a
table of all outcomes shows every overlap and every gap.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple, TypeAlias

from mingce.core.check.margin import Margin
from mingce.core.check.states import all_known, whole_track
from mingce.core.rulebook import CONDITIONS, VETOES
from mingce.law.edition import NOT, Line, PathInSource, origins
from mingce.law.words import Words, shown

MOST_CRITERIA = 12
Terms: TypeAlias = dict[str, bool]
"""Criteria and the outcome each must have for a line to apply."""


class Choice(NamedTuple):
    """Lines of one event that start from one state."""

    event: str
    state: str
    lines: tuple[Line, ...]


def check_whens(margin: Margin) -> None:
    """Every choice of every track, once, as written and as practices leave it."""
    seen: set[tuple[PathInSource, ...]] = set()
    for track in margin.shape.tracks:
        for choice in _choices(margin, track):
            kept = tuple(x for x in choice.lines if margin.in_force(x.transition.practice))
            for lines in (choice.lines, kept):
                paths = tuple(line.path for line in lines)
                if paths not in seen and lines:
                    seen.add(paths)
                    _choice(margin, track, choice._replace(lines=lines))


def _choices(margin: Margin, name: str) -> Iterator[Choice]:
    track = whole_track(margin, name)
    if not all_known(margin, name, track):
        return
    found: dict[tuple[str, str], list[Line]] = {}
    for line in margin.edition.lines(name):
        for state in origins(track, line.transition):
            found.setdefault((line.transition.event, state), []).append(line)
    for (event, state), lines in found.items():
        yield Choice(event, state, tuple(lines))


def _choice(margin: Margin, track: str, choice: Choice) -> None:
    applying = [line for line in choice.lines if not line.transition.never]
    if len(applying) < len(choice.lines):
        _ruled_out(margin, choice, applying)
        return
    without = [line for line in applying if not line.transition.when]
    if len(without) == len(applying) == 1:
        return
    if without:
        _always(margin, choice, without)
        return
    terms = [_terms(margin, track, line) for line in applying]
    known = [each for each in terms if each is not None]
    if len(known) == len(terms):
        _apart(margin, choice, known)
        _together(margin, choice, known)


def _ruled_out(margin: Margin, choice: Choice, applying: list[Line]) -> None:
    for line in applying:
        margin.note_entry(
            line.path,
            f"状态“{choice.state}”下另有一行以 never 排除了“{choice.event}”，这一行永远用不上；"
            "请删去其中一行",
            f"another line rules out '{choice.event}' in the state '{choice.state}' with never, "
            "so this one never applies; delete one of them",
        )


def _always(margin: Margin, choice: Choice, without: list[Line]) -> None:
    """A line without `when` applies always, so no other line can stand beside it."""
    line = without[-1] if len(without) == len(choice.lines) else without[0]
    margin.note_entry(
        line.path,
        f"状态“{choice.state}”下“{choice.event}”有 {len(choice.lines)} 行，这一行没有 when，"
        "总是适用，与其他行重叠；请写明何时用哪一行",
        f"'{choice.event}' has {len(choice.lines)} lines in the state '{choice.state}', and this "
        "one has no when, so it always applies and overlaps; say in when which line applies when",
    )


def _terms(margin: Margin, track: str, line: Line) -> Terms | None:
    """What a line asks of each criterion; none where a name is unknown."""
    found: Terms = {}
    for n, rule in enumerate(line.transition.when):
        wanted = not rule.startswith(NOT)
        for name in _spelled_out(margin, track, rule.removeprefix(NOT)):
            if name not in margin.shape.criteria:
                return None
            if found.setdefault(name, wanted) != wanted:
                margin.note(
                    (*line.path, "when", n),
                    f"“{name}”在同一个 when 中既要真又要假，这一行永远用不上；请删去一个",
                    f"'{name}' is to be both true and false in one when, so this line never "
                    "applies; delete one of the two",
                )
                return None
    return found


def _spelled_out(margin: Margin, track: str, rule: str) -> tuple[str, ...]:
    shape = margin.shape
    if rule not in (CONDITIONS, VETOES):
        return (rule,)
    asked = shape.tracks[track].conditions if rule == CONDITIONS else ()
    vetoes = shape.vetoes if rule == VETOES or shape.tracks[track].vetoed else ()
    return tuple(
        name
        for name in (*asked, *vetoes)
        if name not in shape.criteria or margin.in_force(shape.criteria[name].practice)
    )


def _apart(margin: Margin, choice: Choice, terms: list[Terms]) -> None:
    """Two lines overlap unless some criterion must be true for one and false for the other."""
    for one, other in combinations(range(len(terms)), 2):
        if any(terms[other].get(name, wanted) != wanted for name, wanted in terms[one].items()):
            continue
        case = _told({**terms[one], **terms[other]})
        first = margin.edition.source.place(choice.lines[one].path)
        margin.note(
            (*choice.lines[other].path, "when"),
            f"状态“{choice.state}”下“{choice.event}”有两行会同时适用（另一行在 {first}）："
            f"{case.zh}；请用 not 分开",
            f"two lines of '{choice.event}' in the state '{choice.state}' apply at once (the "
            f"other is at {first}): {case.en}; tell them apart by not",
        )


def _together(margin: Margin, choice: Choice, terms: list[Terms]) -> None:
    """There is a gap where for some outcome of the criteria no line applies."""
    names = list(dict.fromkeys(name for each in terms for name in each))
    at = (*choice.lines[0].path, "when")
    if len(names) > MOST_CRITERIA:
        margin.note(
            at,
            f"“{choice.event}”的 when 共涉及 {len(names)} 个判据，最多 {MOST_CRITERIA} 个；"
            "请把几个判据合成一个",
            f"the whens of '{choice.event}' name {len(names)} criteria, at most {MOST_CRITERIA}; "
            "put several criteria into one",
        )
        return
    for row in range(2 ** len(names)):
        outcome = {name: not row >> n & 1 for n, name in enumerate(names)}
        if not any(all(outcome[n] == wanted for n, wanted in each.items()) for each in terms):
            case = _told(outcome)
            margin.note(
                at,
                f"状态“{choice.state}”下“{choice.event}”有一种情形没有一行适用：{case.zh}；"
                "请补上这一行",
                f"no line of '{choice.event}' in the state '{choice.state}' applies where "
                f"{case.en}; add the line for it",
            )
            return


def _told(outcome: Terms) -> Words:
    zh = "、".join(f"{name} 为{'真' if wanted else '假'}" for name, wanted in outcome.items())
    en = ", ".join(f"{name} is {str(wanted).lower()}" for name, wanted in outcome.items())
    return Words(shown(zh, 200), shown(en, 200))
