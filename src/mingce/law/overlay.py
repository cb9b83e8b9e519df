"""Parts become one whole, and the operator's file is laid over it.

Parts may not contradict each other: a key stands in one part only. The operator may add facts,
criteria, examples, rows, weights and readings, change a criterion or a term, and switch practices;
what it adds or changes is marked as the operator's, and the notice's own clauses, actors and
procedure stay as they are.
"""

from typing import Any

from mingce.law.problems import BadInput, Place, Problem, did_you_mean
from mingce.law.reader import Source
from mingce.law.words import Words

OPERATOR_MAY = (
    "texts",
    "clauses",
    "practices",
    "titles",
    "units",
    "deadlines",
    "facts",
    "forms",
    "criteria",
    "examples",
    "schemes",
    "open",
)
MARKED = ("facts", "criteria", "schemes", "titles", "deadlines")

Places = dict[tuple[str | int, ...], Place]


def joined(sources: list[Source], folder: str) -> Source:
    """Several parts are one edition; a key written in two parts is refused, naming both places."""
    data: dict[str, Any] = {}
    places: Places = {(): Place(folder)}
    problems: list[Problem] = []
    for source in sources:
        if not isinstance(source.data, dict):
            raise BadInput([Problem(source.place(()), _NOT_A_MAPPING)])
        _merge(data, places, source, problems, twice=True)
    if problems:
        raise BadInput(problems)
    return Source(folder, data, places)


def laid_over(whole: Source, operator: Source) -> Source:
    """The operator's words come last and are marked as the operator's."""
    if not isinstance(operator.data, dict):
        raise BadInput([Problem(operator.place(()), _NOT_A_MAPPING)])
    problems = [
        Problem(operator.place((key, "@key")), _not_the_operators(key))
        for key in operator.data
        if key not in OPERATOR_MAY
    ]
    problems += [
        Problem(operator.place(("clauses", name, "@key")), _A_CLAUSE_STANDS)
        for name in _entries(operator.data, "clauses")
        if name in _entries(whole.data, "clauses")
    ]
    if problems:
        raise BadInput(problems)
    data, places = _copied(whole.data), dict(whole.places)
    _merge(data, places, operator, problems, twice=False)
    _mark(data, whole.data, operator.data)
    return Source(whole.file, data, places)


def _mark(data: dict[str, Any], before: dict[str, Any], operator: dict[str, Any]) -> None:
    """What the operator wrote is the operator's, new forms and rows of old ones included."""
    for part in MARKED:
        for name, entry in _entries(operator, part).items():
            if isinstance(entry, dict) and "source" not in entry:
                data[part][name]["source"] = "operator"
    for name in _entries(operator, "forms"):
        form, old = data["forms"][name], _entries(before, "forms").get(name)
        rows = form.get("rows") if isinstance(form, dict) else None
        had = len(old.get("rows") or ()) if isinstance(old, dict) else 0
        added = rows[had:] if isinstance(rows, list) else []
        for entry in added if old is not None else [form, *added]:
            if isinstance(entry, dict):
                entry.setdefault("source", "operator")


def _entries(data: dict[str, Any], part: str) -> dict[str, Any]:
    # What is no mapping, where one belongs, is told when the whole is fitted to its shape.
    found = data.get(part)
    return found if isinstance(found, dict) else {}


def _merge(
    data: dict[str, Any], places: Places, source: Source, problems: list[Problem], *, twice: bool
) -> None:
    """Lay one source into `data`: mappings by key, lists one after the other."""

    def lay(into: Any, value: Any, at: tuple[str | int, ...], to: tuple[str | int, ...]) -> None:
        for key, part in value.items():
            here, there = (*at, key), (*to, key)
            if key not in into:
                into[key] = _copied(part)
                _carry(places, source, here, there)
            elif isinstance(part, list) and isinstance(into[key], list):
                for n, element in enumerate(part):
                    _carry(places, source, (*here, n), (*there, len(into[key])))
                    into[key].append(_copied(element))
            elif isinstance(part, dict) and isinstance(into[key], dict):
                lay(into[key], part, here, there)
            elif twice:
                problems.append(
                    Problem(source.place((*here, "@key")), _written_twice(key, places.get(there)))
                )
            else:
                into[key] = part
                _carry(places, source, here, there)

    lay(data, source.data, (), ())


def _carry(
    places: Places,
    source: Source,
    here: tuple[str | int, ...],
    there: tuple[str | int, ...],
) -> None:
    """Everything below `here` is found again below `there`, at the place where it was written."""
    for mark in ((), ("@key",)):
        if (*here, *mark) in source.places:
            places[(*there, *mark)] = source.places[(*here, *mark)]
    value = source.data
    for key in here:
        value = value[key]
    below = (
        value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    )
    for key in below:
        _carry(places, source, (*here, key), (*there, key))


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_copied(part) for part in value]
    return value


_NOT_A_MAPPING = Words(
    "这里应为“名称: 内容”的一组条目", "this should be a set of entries of the form 'name: content'"
)
_A_CLAUSE_STANDS = Words(
    "主办单位不能改写通知的条款；可用 op. 开头的编号增加自己的规定",
    "the operator cannot rewrite a clause of the text; add one whose id starts with op.",
)


def _not_the_operators(key: str) -> Words:
    allowed = "、".join(OPERATOR_MAY), ", ".join(OPERATOR_MAY)
    words = Words(
        f"主办单位文件不能改动“{key}”；可写：{allowed[0]}",
        f"the operator's file cannot change '{key}'; it may hold: {allowed[1]}",
    )
    return did_you_mean(words, key, OPERATOR_MAY)


def _written_twice(key: str, first: Place | None) -> Words:
    return Words(
        f"“{key}”已在 {first} 写过；同一名称只写一次",
        f"'{key}' is already written at {first}; a name is written once",
    )
