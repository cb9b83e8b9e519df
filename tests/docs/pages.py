"""The pages of docs/generated, made from what the code and the editions say."""

from collections.abc import Iterable, Iterator

from mingce.config.drawing import diagram, labelled, ruled_out
from mingce.core.coverage import used_by
from mingce.law import glossary
from mingce.law.edition import BUILT_IN, Edition, load

BY = "由 `./run docs --accept` 生成，不手改。 / Made by `./run docs --accept`; not edited by hand."


def pages() -> dict[str, str]:
    """Every generated page by the name of its file."""
    made = {"glossary.md": words()}
    for folder in sorted(BUILT_IN.iterdir()):
        if folder.is_dir():
            edition = load(folder.name)
            made[f"{edition.id}-clauses.md"] = clauses(edition)
            made[f"{edition.id}-procedure.md"] = procedure(edition)
    return made


def clauses(edition: Edition) -> str:
    """Each clause with its gist, what carries it out, or why nothing does."""
    shape, uses = edition.shape, used_by(edition)
    rows = (
        (
            f"{edition.label(name)} `{name}`",
            clause.gist.zh,
            clause.gist.en,
            ", ".join(f"`{use}`" for use in uses[name]),
            f"{clause.silent.zh} / {clause.silent.en}" if clause.silent else "",
        )
        for name, clause in shape.clauses.items()
    )
    return page(
        f"{edition.id}：条款 / clauses",
        f"{shape.label.zh} / {shape.label.en}",
        table("条款 clause|要点|gist|由什么落实 carried out by|为何无须执行 silent because", rows),
    )


def procedure(edition: Edition) -> str:
    """A diagram of each track, its states in both languages, and the words of the events."""
    shape = edition.shape
    parts = [f"{shape.label.zh} / {shape.label.en}", _READING]
    for name, track in edition.tracks.items():
        parts += [
            f"## {track.label.zh} / {track.label.en}（`{name}`，{edition.label(track.cite)}）",
            f"```mermaid\n{diagram(edition, name)}```",
            table("状态 state|中文|English", ((f"`{n}`", *words) for n, words in labelled(track))),
            *_ruled_out(edition, name),
        ]
    events = ((f"`{name}`", *words) for name, words in shape.events.items())
    parts += ["## 事项 / events", table("事项 event|中文|English", events)]
    return page(f"{edition.id}：程序 / procedure", *parts)


def words() -> str:
    """The glossary by subject."""
    rows = ((term.zh, term.en, f"`{term.identifier}`", term.note) for term in glossary.load())
    return page("词汇 / glossary", table("中文|English|标识 identifier|注 note", rows))


def page(title: str, *parts: str) -> str:
    """A page says first how it comes about."""
    return "\n\n".join([f"# {title}", BY, *(part.strip("\n") for part in parts)]) + "\n"


def table(head: str, rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; a stroke inside a cell does not end it."""
    columns = head.split("|")
    lines = [columns, ["---"] * len(columns)]
    lines += [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ruled_out(edition: Edition, track: str) -> Iterator[str]:
    lines = [
        f"- {event.zh} / {event.en}（`{name}`，{cite}）：{why.zh} / {why.en}"
        for name, event, why, cite in ruled_out(edition, track)
    ]
    if lines:
        yield "\n".join(["文本排除的事项 / ruled out by the text:", "", *lines])


_READING = (
    "箭头写事项和条款；由同一状态出发、事项相同的几支箭头由条件分开（`mingce show`）。"
    "“逾期”的箭头是期限过后的去向。\n\n"
    "An arrow bears event and clause; arrows of one event from one state are told apart by "
    "criteria (`mingce show`). The arrow marked 逾期 is the way after the deadline."
)
