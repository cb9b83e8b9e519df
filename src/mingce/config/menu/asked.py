"""What commands are asked for, each in the reader's language."""

from collections.abc import Callable
from functools import partial
from typing import Any

import click

from mingce.law.words import Words

Say = Callable[[str, str], str]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Offer = Callable[[str, Say], click.Command]
"""A command is offered in a language; what it does is loaded when it is run."""


def saying(lang: str) -> Say:
    """Says the one of two sentences that the reader understands."""
    return partial(_said, lang)


def _said(lang: str, zh: str, en: str) -> str:
    return Words(zh, en).say(lang)


def edition_given(say: Say) -> Decorator:
    """An edition is a built-in name or a folder."""
    return click.argument("edition", metavar=say("版本", "EDITION"))


def text_given(say: Say) -> Decorator:
    """The official text is attached, never shipped."""
    return click.option(
        "--text",
        metavar=say("文件", "FILE"),
        help=say("通知的正式文本", "the official text of the notice"),
    )


def form_given(say: Say) -> Decorator:
    """A result is read by people, or by programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help=say("输出格式", "output format"),
    )
