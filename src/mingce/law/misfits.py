"""What does not fit a shape is found at its place in the data, and one mistake is told once."""

import re
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from mingce.law import complaints
from mingce.law.problems import Unfit
from mingce.law.words import Words

At = tuple[str | int, ...]
_AROUND = re.compile(r"^(?:function-\w+\[\w+\(\), )+")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A misfit is words about a part of the data, told at its value or at its key."""

    at: At
    words: Words
    at_key: bool = False


def found(error: ValidationError, model: type[BaseModel], data: Any) -> list[Misfit]:
    """Every error of the fitting is a misfit; the branches of one choice make a single one."""
    plain: list[Misfit] = []
    choices: dict[At, dict[str | int, list[Misfit]]] = {}
    for details in error.errors(include_url=False):
        at, chosen = _located(details, data)
        misfit = _misfit(details, at, model)
        if chosen is None:
            plain.append(misfit)
        else:
            depth, branch = chosen
            choices.setdefault(at[:depth], {}).setdefault(branch, []).append(misfit)
    for at, branches in choices.items():
        plain.extend(_collapsed(at, branches, _value(data, at)))
    return plain


def _located(details: Any, data: Any) -> tuple[At, tuple[int, str | int] | None]:
    """Where in the data an error is, and at which depth it belongs to which branch of a choice."""
    at: list[str | int] = []
    chosen: tuple[int, str | int] | None = None
    steps = list(details["loc"])
    absent = [steps.pop()] if details["type"] == "missing" else []
    for step in steps:
        if _leads_on(data, step):
            at.append(step)
            data = data[step]
        elif step != "[key]" and chosen is None:
            chosen = (len(at), step)
    return (*at, *absent), chosen


def _leads_on(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _value(data: Any, at: At) -> Any:
    for step in at:
        data = data[step]
    return data


def _collapsed(at: At, branches: dict[str | int, list[Misfit]], value: object) -> list[Misfit]:
    """Of several branches the one that fits furthest down is told, or else what was possible."""
    deepest = max(branches.values(), key=lambda misfits: max(len(m.at) for m in misfits))
    if any(len(misfit.at) > len(at) for misfit in deepest) or len(branches) == 1:
        return deepest
    kinds = [complaints.KINDS[kind].name for kind in _kinds(branches)]
    if not kinds:
        return deepest
    what = complaints.described(value)
    return [
        Misfit(
            at,
            Words(
                f"这里应为{'、'.join(k.zh for k in kinds)}之一，写的是{what.zh}；请改正",
                f"this should be {' or '.join(k.en for k in kinds)}, but {what.en} is written; "
                "correct it",
            ),
        )
    ]


def _kinds(branches: Iterable[str | int]) -> list[str]:
    # A branch is named for its schema, such as `str` or `function-before[_no_text(), decimal]`.
    names = (_AROUND.sub("", str(branch)).partition("[")[0].rstrip("]") for branch in branches)
    return list(dict.fromkeys(kind for kind in map(complaints.kind_of, names) if kind))


def _misfit(details: Any, at: At, model: type[BaseModel]) -> Misfit:
    type_, value = details["type"], details["input"]
    context = details.get("ctx") or {}
    name = str(at[-1]) if at else ""
    if type_ == "missing":
        return Misfit(at[:-1], complaints.missing(name))
    if type_ == "extra_forbidden":
        return Misfit(at, complaints.unknown(name, list(_names(model, at[:-1]))), at_key=True)
    at_key = details["loc"][-1:] == ("[key]",)
    error = context.get("error")
    if isinstance(error, Unfit):
        return Misfit((*at, *error.at), error.words, at_key)
    return Misfit(at, complaints.told(type_, value, context), at_key)


def _names(model: Any, at: At) -> Iterator[str]:
    """The entries that there may be at a part of the shape."""
    kinds = [model]
    for step in at:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    for kind in kinds:
        if kind is Words:
            yield from Words._fields
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, info in kind.model_fields.items():
                yield info.alias or name


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if step == (info.alias or name):
                yield from _alternatives(info.annotation)
    elif get_origin(kind) is dict:
        yield from _alternatives(get_args(kind)[1])
    elif get_args(kind):
        yield from _alternatives(get_args(kind)[0])


def _alternatives(kind: Any) -> Iterator[Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _alternatives(get_args(kind)[0])
    elif origin in {Union, types.UnionType}:
        for inner in get_args(kind):
            yield from _alternatives(inner)
    else:
        yield kind
