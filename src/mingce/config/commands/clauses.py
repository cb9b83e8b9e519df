"""`mingce clauses`: each clause, what implements it, or why the edition is silent about it."""

from mingce.config.commands.check import official_text
from mingce.config.terminal import Terminal, complain
from mingce.core.coverage import check_text, uncovered, used_by
from mingce.law import edition as editions
from mingce.law.words import Words


def clauses(lang: str, name: str, text: str | None, form: str) -> int:
    """Nothing may be uncovered; with the text, the list is also the text's own."""
    terminal = Terminal(lang)
    official = None if text is None else official_text(text)
    edition = editions.load(name)
    uses, bare = used_by(edition), uncovered(edition)
    problems = check_text(edition, official, text) if official is not None else ()
    if form == "json":
        rows = [
            {
                "id": clause,
                "label": edition.label(clause),
                "gist": terminal.say(content.gist),
                "used_by": list(uses.get(clause, ())),
                "silent": terminal.say(content.silent) if content.silent else None,
            }
            for clause, content in edition.shape.clauses.items()
        ]
        terminal.json({"clauses": rows, "uncovered": list(bare)})
    else:
        for clause, content in edition.shape.clauses.items():
            used = uses.get(clause, ())
            what = (
                ", ".join(used)
                if used
                else terminal.say(content.silent or Words("没有落实", "not implemented"))
            )
            number = terminal.say(Words(edition.label(clause), clause))
            terminal.line(f"{number}  {terminal.say(content.gist)}", "bold")
            terminal.line(f"    {what}")
        total = len(edition.shape.clauses), len(bare)
        terminal.line(
            terminal.say(
                Words(
                    "共 {} 条，未落实 {} 条".format(*total),
                    "{} clauses, {} uncovered".format(*total),
                )
            )
        )
    complain(*(problem.line(lang) for problem in problems))
    return 1 if bare or problems else 0
