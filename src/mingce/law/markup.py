"""YAML is read as a stream of events, in the strict part of version 1.2 that editions use.

Anchors, aliases, tags, directives and explicit keys are refused where they stand: they let a
short file mean something long or hidden, and no edition needs them.
"""

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.parser import Parser
from ruamel.yaml.reader import Reader
from ruamel.yaml.scanner import Scanner

from mingce.law.problems import BadInput, Place
from mingce.law.slips import OR_QUOTE_IT, UNREADABLE, told

_THE_DIRECTIVE = re.compile("%YAML +1[.]2 *(?: #[^\r\n]*)?(?:[\r\n]|$)", re.MULTILINE)


class Markup(Reader, Scanner, Parser):
    """The events of one YAML text come with their places, and what is refused is told in words."""

    comment_handling = None
    processing_version = (1, 2)

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._resolver = self
        Reader.__init__(self, text, loader=self)
        Scanner.__init__(self, loader=self)
        Parser.__init__(self, loader=self)

    def events(self) -> Iterator[Event]:
        """Events come in the order of the text until it ends or is refused."""
        while True:
            try:
                event = self.get_event()
            except MarkedYAMLError as error:
                raise self._told(error) from None
            except (YAMLError, ValueError, ArithmeticError, LookupError, AttributeError):
                # The parser trips over a few texts itself, such as escapes beyond Unicode.
                raise BadInput.of(self.place(self.get_mark()), UNREADABLE) from None
            if event is None:
                return
            yield event

    def place(self, mark: Any) -> Place:
        """The parser counts lines and columns from nought, people count from one."""
        return Place(self.file, mark.line + 1, mark.column + 1)

    def refuse(self, mark: Any, zh: str, en: str) -> NoReturn:
        """What is refused is refused where it stands."""
        raise BadInput.at(self.place(mark), zh, en)

    def scan_directive(self) -> Any:
        """The only directive is `%YAML 1.2`."""
        mark = self.get_mark()
        if not _THE_DIRECTIVE.match(self.buffer, self.pointer):
            self.refuse(
                mark,
                "行首的“%”是指令，只允许“%YAML 1.2”；请删去" + OR_QUOTE_IT.zh,
                "'%' begins a directive, and only '%YAML 1.2' is allowed; delete it"
                + OR_QUOTE_IT.en,
            )
        return super().scan_directive()

    def scan_yaml_directive_value(self, start_mark: Any) -> Any:  # noqa: ARG002 - not our argument
        """The version was compared as text already."""
        while self.peek() not in "\0\r\n#":
            self.forward()
        return (1, 2)

    def scan_anchor(self, TokenClass: Any) -> NoReturn:  # noqa: ARG002, N803 - likewise
        """Anchors and aliases are refused: a text is written out where it is meant."""
        sign = self.peek()
        self.refuse(
            self.get_mark(),
            f"“{sign}”是锚点或别名，不允许使用；请把内容写全" + OR_QUOTE_IT.zh,
            f"'{sign}' begins an anchor or alias, which is not allowed; write the content out"
            + OR_QUOTE_IT.en,
        )

    def scan_tag(self) -> NoReturn:
        """Tags are refused: what a value is follows from how it is written."""
        self.refuse(
            self.get_mark(),
            "“!”是类型标签，不允许使用；请删去" + OR_QUOTE_IT.zh,
            "'!' begins a tag, which is not allowed; delete it" + OR_QUOTE_IT.en,
        )

    def fetch_key(self) -> NoReturn:
        """Keys are plain texts, so there is nothing to say with `?`."""
        self.refuse(
            self.get_mark(),
            "不允许用“?”写键；请写作“键: 值”" + OR_QUOTE_IT.zh,
            "a key must not be written with '?'; write `key: value`" + OR_QUOTE_IT.en,
        )

    def parse_flow_mapping_empty_value(self) -> NoReturn:
        """A key within braces has a colon and a blank: `{a}` and `{a:1}` are slips."""
        self.refuse(
            self.scanner.peek_token().start_mark,
            "花括号里的每一项都要有冒号，冒号后有空格；请写作“{键: 值}”",
            "every item within braces needs a colon and a blank after it; write `{key: value}`",
        )

    def _told(self, error: MarkedYAMLError) -> BadInput:
        mark = error.problem_mark or error.context_mark or self.get_mark()
        problem = error.problem or ""
        at_beginning, words = told(
            error.context or "",
            problem,
            stands_on=self.buffer[mark.index],
            line_before=self.buffer[mark.index - mark.column : mark.index],
        )
        if at_beginning:
            # At the end of the text only the parser still knows which bracket is open.
            unclosed = self.marks[-1] if self.marks and "stream end" in problem else None
            mark = unclosed or error.context_mark or mark
        return BadInput.of(self.place(mark), words)
