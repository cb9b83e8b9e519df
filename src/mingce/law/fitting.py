"""What a file says is fitted to a shape; whatever does not fit is told at its place.

Values are taken as they are meant, never converted: `5` is no text `5`, `yes` is not true, and a
quoted number is no number. Words about a value can be raised by any validator as `Unfit`.
"""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, core_schema

from mingce.law import complaints, misfits
from mingce.law.misfits import Misfit
from mingce.law.periods import Duration, PartialDate
from mingce.law.problems import BadInput, Problem, Unfit
from mingce.law.reader import At, Source
from mingce.law.words import Words
from mingce.law.written import (
    ClauseId,
    Code,
    Day,
    FileDigest,
    Identifier,
    Moment,
    Text,
    TimeZone,
)

__all__ = [
    "ClauseId",
    "Code",
    "Day",
    "Duration",
    "FileDigest",
    "Identifier",
    "Moment",
    "PartialDate",
    "Shape",
    "Text",
    "TimeZone",
    "Unfit",
    "WordsShape",
    "fit",
]

_STRICT = {"bool", "int", "float", "str"}
_NO_SCHEMA = {"fields", "metadata", "default", "expected", "members", "serialization", "config"}


def _make_strict(schema: Any, owner: type[BaseModel]) -> None:
    """Every plain kind inside a shape's schema takes only what is written as that kind."""
    for part in _parts(schema, owner):
        if part.get("type") in _STRICT:
            part["strict"] = True
        elif part.get("type") == "decimal":
            lax = dict(part)
            part.clear()
            part.update(core_schema.no_info_before_validator_function(_no_text, lax))


def _parts(schema: Any, owner: type[BaseModel]) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "model" and schema["cls"] is not owner:
            return
        fields = schema["fields"] if schema.get("type") == "model-fields" else {}
        for inner in fields.values():
            yield from _parts(inner["schema"], owner)
        for key, value in list(schema.items()):
            if key not in _NO_SCHEMA:
                yield from _parts(value, owner)
        yield schema
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from _parts(part, owner)


def _no_text(value: object) -> object:
    # A text is not a number, though it may look like one.
    if isinstance(value, str):
        raise complaints.not_a("decimal", value)
    return value


class Shape(BaseModel):
    """A shape has exactly its fields, does not change, and converts no value into another kind."""

    model_config = ConfigDict(extra="forbid", frozen=True, regex_engine="python-re")

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Lists are taken for tuples and texts for enum members, but no text for a number."""
        schema = handler(source)
        _make_strict(schema, cls)
        return schema


S = TypeVar("S", bound=BaseModel)


def fit(model: type[S], source: Source, at: At = ()) -> S:
    """The part of the source at `at` is fitted to the model, or every misfit is a problem."""
    try:
        return model.model_validate(_part(source, at))
    except ValidationError as error:
        found = misfits.found(error, model, _part(source, at))
    problems = {_problem(source, at, misfit): None for misfit in found}
    raise BadInput(sorted(problems, key=_in_order))


def _part(source: Source, at: At) -> Any:
    part = source.data
    for step in at:
        try:
            part = part[step]
        except (KeyError, IndexError, TypeError):
            raise BadInput([source.problem(at, complaints.missing(str(step)))]) from None
    return part


def _problem(source: Source, at: At, misfit: Misfit) -> Problem:
    at = (*at, *misfit.at)
    place = source.key_place(at) if misfit.at_key else source.place(at)
    return Problem(place, misfit.words)


def _in_order(problem: Problem) -> tuple[str, int, int]:
    return problem.place.file, problem.place.line or 0, problem.place.column or 0


class _BothLanguages(Shape):
    zh: Text
    en: Text


class _AsWords:
    """Words are written `{zh: …, en: …}`."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            _both_languages,
            core_schema.no_info_after_validator_function(
                lambda both: Words(both.zh, both.en), handler.generate_schema(_BothLanguages)
            ),
        )


def _both_languages(value: object) -> object:
    if isinstance(value, Words):
        return value._asdict()
    if isinstance(value, dict):
        return value
    what = complaints.described(value)
    raise Unfit(
        f"这里应有中文和英文，写的是{what.zh}；请写作 {{zh: 中文, en: English}}",
        f"this should be in Chinese and English, but {what.en} is written; "
        "write {zh: 中文, en: English}",
    )


WordsShape = Annotated[Words, _AsWords()]
"""Words are written in both languages: `{zh: …, en: …}`."""
