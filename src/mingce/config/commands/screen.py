"""`mingce screen`: a track's conditions over a whole table, with a verdict for every case."""

from pathlib import Path

from mingce.config.commands.explain import refuse_unknown_track
from mingce.config.terminal import Terminal, complain
from mingce.config.wording import cite
from mingce.core.rulebook import Rulebook
from mingce.law import edition as editions
from mingce.law.words import Words


def screen(lang: str, name: str, track: str, table: str, out: str) -> int:
    """OUT is the table with a column of verdicts for each criterion, and one for all of them."""
    from mingce.measure.screen import VERDICT
    from mingce.measure.screen import screen as judge
    from mingce.measure.tables import read_table

    terminal = Terminal(lang)
    edition = editions.load(name)
    refuse_unknown_track(edition, track)
    rules = Rulebook(edition).conditions(track)
    criteria = {rule.id: rule.expr for rule in rules if rule.expr is not None}
    cases = read_table(Path(table), edition.types)
    with terminal.progress(Words("判断", "judging"), cases.rows) as bar:
        screening = judge(criteria, edition.types, cases, bar.at)
    screening.write(Path(out))
    _tell_columns(terminal, table, [i.name for i in cases.ignored], screening.absent)
    counts = screening.counts()
    for rule in rules:
        cited = terminal.say(cite(edition, rule.clause, rule.source, rule.rests_on))
        label = f"{terminal.say(rule.label)} {cited}"
        terminal.line(f"  {_counted(terminal, counts[rule.id])}  {label}")
    terminal.line(f"  {_counted(terminal, counts[VERDICT])}", "bold")
    return 0


def _tell_columns(
    terminal: Terminal, table: str, ignored: list[str], absent: tuple[str, ...]
) -> None:
    if ignored:
        words = Words(
            "这些列不是事实，原样保留", "these columns are no facts and are kept as they are"
        )
        complain(f"{table}: {terminal.say(words)}: {', '.join(ignored)}")
    if absent:
        words = Words(
            "表中没有这些事实的列，一律为未知", "no column for these facts: unknown throughout"
        )
        complain(f"{table}: {terminal.say(words)}: {', '.join(absent)}")


def _counted(terminal: Terminal, counts: dict[str, int]) -> str:
    words = Words(
        "满足 {true:>7}  不满足 {false:>7}  未知 {unknown:>7}",
        "true {true:>7}  false {false:>7}  unknown {unknown:>7}",
    )
    return terminal.say(words).format(**counts)
