"""`mingce play`: a story, step by step, with every clause, and whether it came out as expected."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from mingce.config.findings import MANY, as_json, show_finding, show_grounds, titled
from mingce.config.remarks import remarks_of
from mingce.config.terminal import VERDICTS, Terminal
from mingce.config.wording import FOLLOWS, cite
from mingce.core import afterwards, expectations
from mingce.core.afterwards import Expectation
from mingce.core.consequences import Consequence
from mingce.core.findings import Finding
from mingce.core.holders import HOLDER, OFFICE
from mingce.core.story import Keeper, Played, Player, Stage
from mingce.law import divisions, organisations, scenario
from mingce.law.edition import Edition
from mingce.law.organisations import NATIONAL_OFFICE
from mingce.law.periods import local_day
from mingce.law.problems import BadInput, Place
from mingce.law.words import Words

INVENTED = Words(
    "  演示情节：其中的行为和结果均为虚构",
    "  A made-up story: what is done and decided in it is invented",
)


def play(lang: str, name: str, ledger: str | None, form: str) -> int:
    """The story's outcome: 0 if everything came out as expected, 1 otherwise."""
    terminal = Terminal(lang)
    story = scenario.read(Path(name))
    keep = _kept_by(ledger, story.scenario.steps[0].at) if ledger else None
    player = Player(story, divisions.load(), organisations.load(), keep)
    if form == "json":
        return _as_json(terminal, player)
    return play_aloud(terminal, player)


def _kept_by(url: str, began: datetime) -> Callable[[Stage], Keeper]:
    """Records in a database instead of in memory; the outcome is the same."""
    from mingce.config.opened import set_up

    set_up(url)
    from mingce.acts.perform import Refusal
    from mingce.config.keeping import LedgerRecords

    def keep(stage: Stage) -> Keeper:
        try:
            return LedgerRecords(stage, began)
        except Refusal as refusal:
            raise BadInput.of(Place(url), refusal.words) from refusal

    return keep


def play_aloud(terminal: Terminal, player: Player) -> int:
    """Play for a reader, one act after the other."""
    script = player.story.scenario
    terminal.heading(script.title or Words(script.name, script.name))
    if script.synthetic:
        terminal.line(terminal.say(INVENTED), "magenta")
    last = -1
    failed = 0
    for played in player.play():
        if played.step != last:
            _step_head(terminal, played)
            last = played.step
        _act(terminal, player, played)
        for words in expectations.disappointed(played):
            failed += 1
            terminal.marked(False, terminal.say(words), indent=6)
    if script.then:
        terminal.line(terminal.say(Words("  届时", "  By then")), "bold")
    for expectation in afterwards.then(player):
        failed += expectation.failure is not None
        _expectation(terminal, expectation)
    if failed:
        terminal.line(
            terminal.say(Words(f"有 {failed} 处与预期不符", f"{failed} expectations failed")), "red"
        )
    return 1 if failed else 0


def _step_head(terminal: Terminal, played: Played) -> None:
    if note := played.scene.step.note:
        terminal.line(f"  {terminal.say(note)}", "cyan")


def _act(terminal: Terminal, player: Player, played: Played) -> None:
    edition = player.rulebooks[played.role.round].edition
    track = edition.tracks[played.role.track]
    entry = played.decision.entry
    head = _act_head(terminal, player, played)
    if entry is None:
        terminal.marked(False, f"{head} → {terminal.say(Words('不予受理', 'refused'))}")
        for finding in played.decision.reasons:
            show_finding(terminal, edition, finding, 6, played.role.track)
    else:
        state = terminal.say(track.states[played.after.state].label)
        terminal.marked(True, f"{head} → {state} {terminal.say(cite(edition, entry.cite))}")
    for said in remarks_of(terminal, edition, played.role.track, entry) if entry else ():
        terminal.line(f"      · {said}")
    for finding in played.decision.warnings:
        _warning(terminal, edition, finding, played.role.track)
    for consequence in entry.consequences if entry else ():
        terminal.line(f"      ⇒ {_consequence(terminal, player, played, consequence)}", "bold")


def _act_head(terminal: Terminal, player: Player, played: Played) -> str:
    """When who does what to whose case; whose role says enough is called by the role."""
    edition = player.rulebooks[played.role.round].edition
    act, actors = played.scene.act, edition.shape.actors
    local = act.at.astimezone(edition.zone)
    on = local.date()
    holder = terminal.say(player.holders.name(played.role.holder, on))
    who = player.holders.in_role(actors, act.actor, act.of, on)
    obvious = {HOLDER: played.role.holder, OFFICE: NATIONAL_OFFICE}.get(actors[act.actor].seat)
    if obvious and player.holders.same(act.of, obvious, on):
        who = actors[act.actor].label
    event = terminal.say(edition.shape.events.get(act.event, Words("填报", "answer")))
    done = terminal.say(Words(f"{who.zh}：{event}", f"{who.en}: {event}"))
    dated = Words("", "")
    if act.dated and act.dated != on:
        dated = Words(f"（文件日期 {act.dated}）", f" (document of {act.dated})")
    return f"{local:%Y-%m-%d %H:%M:%S}  {holder}  {done}{terminal.say(dated)}"


def _warning(terminal: Terminal, edition: Edition, finding: Finding, track: str) -> None:
    verdict = terminal.say(VERDICTS[finding.verdict])
    lead = terminal.say(Words(f"提示（{verdict}）", f"note ({verdict})"))
    terminal.line(f"      ! {lead}: {titled(terminal, edition, finding)}", "yellow")
    show_grounds(terminal, edition, finding, 10, track, at_most=MANY)


def _consequence(terminal: Terminal, player: Player, played: Played, c: Consequence) -> str:
    edition = player.rulebooks[played.role.round].edition
    subject = terminal.say(player.holders.name(c.subject, c.on))
    if c.role:
        actors = edition.shape.actors
        subject = terminal.say(player.holders.in_role(actors, c.role, c.subject, c.on))
    title = f" {terminal.say(edition.shape.titles[c.title].label)}" if c.title else ""
    until = terminal.say(Words(f"，至 {c.until}（不含）", f", until {c.until}")) if c.until else ""
    what = terminal.say(FOLLOWS[c.kind])
    cited = terminal.say(cite(edition, c.clause))
    return f"{c.on} {what}: {subject}{title}{until} {cited}"


def _expectation(terminal: Terminal, expectation: Expectation) -> None:
    about = f"{expectation.on} {terminal.say(expectation.about)}"
    if expectation.failure is None:
        terminal.marked(True, about)
    else:
        terminal.marked(False, f"{about}: {terminal.say(expectation.failure)}")


def _as_json(terminal: Terminal, player: Player) -> int:
    failed: list[str] = []
    steps = []
    for played in player.play():
        failed += [terminal.say(words) for words in expectations.disappointed(played)]
        steps.append(_step_json(player, played))
    then: list[dict[str, Any]] = []
    for e in afterwards.then(player):
        then.append({"on": e.on, "about": terminal.say(e.about), "met": e.failure is None})
        if e.failure:
            failed.append(f"{e.on} {terminal.say(e.about)}: {terminal.say(e.failure)}")
    name = player.story.scenario.name
    terminal.json({"name": name, "steps": steps, "then": then, "failed": failed})
    return 1 if failed else 0


def _step_json(player: Player, played: Played) -> dict[str, Any]:
    edition = player.rulebooks[played.role.round].edition
    entry = played.decision.entry
    return {
        "at": played.scene.act.at,
        "day": local_day(played.scene.act.at, edition.zone),
        "case": played.role.name,
        "do": played.scene.act.event,
        "outcome": expectations.outcome(played),
        "state": played.after.state,
        "clauses": expectations.clauses(played),
        "findings": [as_json(edition, f) for f in played.decision.reasons],
        "warnings": [as_json(edition, f) for f in played.decision.warnings],
        "remarks": [
            {"item": item, "verdict": r.verdict.value if r.verdict else None, "remark": r.text}
            for item, r in (entry.remarks.items() if entry else ())
        ],
        "consequences": [
            {
                "kind": c.kind.value,
                "subject": c.subject,
                "role": c.role or None,
                "title": c.title or None,
                "on": c.on,
                "until": c.until,
                "clause": c.clause,
            }
            for c in (entry.consequences if entry else ())
        ],
    }
