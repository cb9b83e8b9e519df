"""A value that does not fit is told by what is meant, what is written and what would be right."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

from mingce.law.problems import Unfit, did_you_mean
from mingce.law.words import Words, shown


class Kind(NamedTuple):
    """A kind of value has a name, and a way it is written."""

    name: Words
    written: Words


KINDS = {
    "string": Kind(Words("文字", "text"), Words("请加引号", "put it in quotes")),
    "int": Kind(
        Words("整数", "a whole number"), Words("如 3，不加引号", "such as 3, without quotes")
    ),
    "decimal": Kind(
        Words("数", "a number"), Words("如 3.5，不加引号", "such as 3.5, without quotes")
    ),
    "bool": Kind(
        Words("真假", "true or false"), Words("请写 true 或 false", "write true or false")
    ),
    "list": Kind(
        Words("列表", "a list"),
        Words(
            "请写作 [甲, 乙]，或每行一个“- ”", "write [a, b], or a line beginning with '- ' each"
        ),
    ),
    "dict": Kind(
        Words("一组“键: 值”", "a set of `key: value` entries"),
        Words("请每行写一个“键: 值”", "write one `key: value` a line"),
    ),
}
_SAME_KIND = {
    "str": "string",
    "tuple": "list",
    "set": "list",
    "frozen_set": "list",
    "model": "dict",
    "dataclass": "dict",
    "mapping": "dict",
    "float": "decimal",
    "model_attributes": "dict",
}
_BOUNDS = {
    "greater_than": ("gt", Words("应大于", "should be greater than")),
    "greater_than_equal": ("ge", Words("不应小于", "should not be less than")),
    "less_than": ("lt", Words("应小于", "should be less than")),
    "less_than_equal": ("le", Words("不应大于", "should not be greater than")),
    "multiple_of": ("multiple_of", Words("应为以下数的倍数：", "should be a multiple of")),
    "too_short": ("min_length", Words("项数不应少于", "should have no fewer items than")),
    "too_long": ("max_length", Words("项数不应多于", "should have no more items than")),
    "string_too_short": ("min_length", Words("字数不应少于", "should be no shorter than")),
    "string_too_long": ("max_length", Words("字数不应多于", "should be no longer than")),
}
_KIND_IN_TYPE = re.compile("_(?:type|parsing|parsing_size|from_float)$")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|(-?[0-9]+)")


def kind_of(name: str) -> str | None:
    """Several names of the fitting stand for one kind of value."""
    name = _SAME_KIND.get(name, name)
    return name if name in KINDS else None


def missing(name: str) -> Words:
    """What is missing is named."""
    return Words(
        f"缺少“{shown(name)}”；请补上这一项", f"'{shown(name)}' is missing; add this entry"
    )


def not_a(kind: str, value: object) -> Unfit:
    """A value of another kind is shown beside the kind that is meant."""
    name, written = KINDS[kind]
    what = described(value)
    return Unfit(
        f"这里应为{name.zh}，写的是{what.zh}；{written.zh}",
        f"this should be {name.en}, but {what.en} is written; {written.en}",
    )


def unknown(name: str, names: list[str]) -> Words:
    """An entry that there is not is told with the entries there are."""
    words = Words(
        f"没有“{shown(name)}”这一项；可写：{'、'.join(names)}",
        f"there is no entry '{shown(name)}'; there may be: {', '.join(names)}",
    )
    return did_you_mean(words, name, names)


def _not_among(value: object, allowed: list[str]) -> Words:
    what = described(value)
    words = Words(
        f"这里不能是{what.zh}；可写：{'、'.join(allowed)}",
        f"this cannot be {what.en}; it may be: {', '.join(allowed)}",
    )
    return did_you_mean(words, value, allowed) if isinstance(value, str) else words


def _allowed(context: dict[str, Any]) -> list[str]:
    listed = str(context.get("expected", context.get("expected_tags", "")))
    return [text or number for text, number in _QUOTED.findall(listed)]


def described(value: object) -> Words:
    """A value is described by its kind and, where it is short, by itself."""
    if value is None:
        return Words("空白", "nothing")
    if isinstance(value, bool):
        return Words("true" if value else "false", "true" if value else "false")
    if isinstance(value, int | Decimal):
        return Words(f"数 {shown(value)}", f"the number {shown(value)}")
    if isinstance(value, list):
        return Words("列表", "a list")
    if isinstance(value, dict):
        return KINDS["dict"].name
    return Words(f"文字“{shown(value)}”", f"the text '{shown(value)}'")


def told(type_: str, value: object, context: dict[str, Any]) -> Words:
    """An error of the fitting, known by its type, is told in words of our own."""
    if "zh" in context and "en" in context:
        return Words(str(context["zh"]), str(context["en"]))
    if type_ in {"literal_error", "enum", "union_tag_invalid"}:
        return _not_among(context.get("tag", value), _allowed(context))
    if type_ == "union_tag_not_found":
        return missing(str(context.get("discriminator", "")).strip("'"))
    if type_ in _BOUNDS:
        key, bound = _BOUNDS[type_]
        return Words(
            f"这里{bound.zh} {context[key]}；请改正", f"this {bound.en} {context[key]}; correct it"
        )
    kind = kind_of(_KIND_IN_TYPE.sub("", type_))
    if kind is not None:
        return not_a(kind, value).words
    what = described(value)
    return Words(
        f"这里写的是{what.zh}，不合要求；请对照版本格式的说明改正",
        f"{what.en} is written here, which does not fit; "
        "correct it with the description of the format at hand",
    )
