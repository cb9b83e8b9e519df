"""The words and signs of an expression, in an order that can be read.

Everything that has no place in an expression is found here, at its column, before Python's own
parser sees the text; so that parser meets neither code nor anything it would warn about.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mingce.law.expressions.nodes import NAME, ExpressionError, is_reserved
from mingce.law.words import Words, shown

LONGEST = 1_000
DEEPEST = 32
DIGITS = 15
"""As many digits are exact in every engine that reads the same expression over many cases."""

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<text>'[^'\\\x00-\x1f\x7f-\x9f\ud800-\udfff]*'|"[^"\\\x00-\x1f\x7f-\x9f\ud800-\udfff]*")
    |(?P<number>-?[0-9][0-9A-Za-z_.]*)
    |(?P<joint>not[ \t\r\n]+in(?![0-9A-Za-z_]))
    |(?P<word>[A-Za-z_][0-9A-Za-z_]*)
    |(?P<sign>==|!=|<=|>=|<|>)
    |(?P<mark>[(),])""",
    re.VERBOSE,
)
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_MEANT = {
    "=": "==", "＝": "==", "≥": ">=", "≤": "<=", "≠": "!=", "＞": ">", "＜": "<", "!": "not",
    "&": "and", "|": "or", "~": "not", "且": "and", "或": "or", "非": "not", "（": "(", "）": ")",
    "，": ",", "、": ",", "[": "(", "]": ")", "“": "'", "”": "'", "‘": "'", "’": "'",
}  # fmt: skip
_WORDS = ("and", "or", "not", "in", "true", "false")
_CASELESS = {word.casefold(): word for word in _WORDS} | {"is": "=="}


class Token(NamedTuple):
    """A word, number, text, sign or mark, and the column where it begins, counted from one."""

    kind: str
    text: str
    column: int


def fault(column: int, zh: str, en: str) -> ExpressionError:
    """What is wrong at a column is told in both languages."""
    return ExpressionError(Words(zh, en), column)


def tokens(text: str) -> tuple[Token, ...]:
    """The text is taken apart; a character, word or number that has no place here is refused."""
    if len(text) > LONGEST:
        raise fault(
            LONGEST + 1,
            f"表达式有 {len(text)} 个字符，最多 {LONGEST} 个；请拆成几条",
            f"the expression has {len(text)} characters, at most {LONGEST}; split it",
        )
    found = tuple(_split(text))
    if not found:
        raise fault(
            1,
            "表达式是空的；应写一个条件，例如 score >= 80",
            "the expression is empty; write a condition such as score >= 80",
        )
    for token in found:
        if token.kind == "number":
            _check_number(token)
        elif token.kind == "word":
            _check_word(token)
    _check_order(found, len(text) + 1)
    return found


def _split(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise _foreign(text, at)
        if match.lastgroup != "space":
            yield Token(match.lastgroup or "", " ".join(match.group().split()), at + 1)
        at = match.end()


def _foreign(text: str, at: int) -> ExpressionError:
    character = text[at]
    if character in "'\"":
        return fault(
            at + 1,
            "文字没有结束，或含有反斜杠、控制字符；应写成一行，用同一种引号括起，例如 '甲'",
            "the text does not end, or holds a backslash or control character; "
            "quote it on one line, for example 'a'",
        )
    if character in _MEANT:
        return fault(
            at + 1,
            f"这里不能用 {character}；请写 {_MEANT[character]}",
            f"{character} has no place here; write {_MEANT[character]}",
        )
    if character in "+-*/%":
        return fault(
            at + 1,
            f"这里不能计算（{character}）；请另设一个事实",
            f"no arithmetic here ({character}); ask for a fact of its own",
        )
    return fault(
        at + 1,
        f"“{shown(character)}”不能出现在表达式里；只能用事实名、and or not in、括号、比较和字面值",
        f"'{shown(character)}' has no place in an expression; use names of facts, and or not in, "
        "parentheses, comparisons and literals",
    )


def _check_number(token: Token) -> None:
    number = shown(token.text)
    if not NUMBER.fullmatch(token.text):
        raise fault(
            token.column,
            f"“{number}”不是可用的数；请写十进制数，例如 80 或 0.5，不带前导零、分隔符、指数、单位",
            f"'{number}' is no number here; write a decimal number such as 80 or 0.5, "
            "without leading zeros, separators, exponents or units",
        )
    whole, _, places = token.text.lstrip("-").partition(".")
    if len(places) > DIGITS or len((whole + places).lstrip("0")) > DIGITS:
        raise fault(
            token.column,
            f"“{number}”的位数太多；最多 {DIGITS} 位有效数字",
            f"'{number}' has too many digits; at most {DIGITS} significant digits",
        )


def _check_word(token: Token) -> None:
    word = token.text
    if word in _WORDS:
        return
    meant = _CASELESS.get(word.casefold())
    if meant is not None:
        raise fault(token.column, f"“{word}”应写成 {meant}", f"write {meant}, not '{word}'")
    if is_reserved(word):
        raise fault(
            token.column,
            f"“{word}”是保留字，不能作事实名，也不能作不带引号的选项",
            f"'{word}' is a reserved word; it names no fact, and as an option it needs quotes",
        )
    if not NAME.fullmatch(word):
        raise fault(
            token.column,
            f"“{shown(word)}”不是事实名；事实名用小写字母开头，只含小写字母、数字和下划线；文字要加引号",
            f"'{shown(word)}' names no fact; a name is lower-case letters, digits and _, "
            "beginning with a letter; put a text in quotes",
        )


def _check_order(found: tuple[Token, ...], end: int) -> None:
    """Values and signs take turns, `in` is followed by a list, and parentheses match."""
    open_at: list[int] = []
    value_due = True
    for before, token in zip((None, *found), found, strict=False):
        value_due = _begins(token, before) if value_due else _goes_on(token, before)
        if token.text == "(":
            open_at.append(token.column)
        elif token.text == ")" and not open_at:
            raise fault(
                token.column, "多了一个右括号", "this closing parenthesis has no opening one"
            )
        elif token.text == ")":
            open_at.pop()
        if len(open_at) > DEEPEST:
            raise too_deep(token.column)
    if open_at:
        raise fault(open_at[-1], "这个左括号没有右括号", "this opening parenthesis is never closed")
    if value_due:
        raise fault(
            end,
            "表达式没有写完；后面还缺一个条件或字面值",
            "the expression breaks off; a condition or literal is missing",
        )


def _begins(token: Token, before: Token | None) -> bool:
    """Where a value is due, one begins; it is still due after `not` or an opening parenthesis."""
    if before is not None and before.text in {"in", "not in"} and token.text != "(":
        raise fault(
            token.column,
            "in 后面应是括号里的选项，例如 in (a, b)",
            "after in comes a list in parentheses, for example in (a, b)",
        )
    if token.text in {"not", "("}:
        return True
    if token.kind in {"text", "number"} or (token.kind == "word" and not _joins(token)):
        return False
    raise fault(
        token.column,
        f"这里缺一个条件或字面值，却写了 {token.text}",
        f"a condition or literal is missing before {token.text}",
    )


def _goes_on(token: Token, before: Token | None) -> bool:
    """After a value stands a sign, a joining word, a comma or a closing parenthesis."""
    if token.text == ")":
        return False
    if token.kind == "sign" or token.text == "," or _joins(token):
        return True
    last, this = (_said(part) if part else "" for part in (before, token))
    if token.text == "(":
        raise fault(
            token.column,
            f"{last} 后面不能接括号；没有函数，也许缺 and、or 或 in",
            f"no parenthesis after {last}; there are no functions; perhaps and or in is missing",
        )
    raise fault(
        token.column,
        f"{last} 和 {this} 之间缺 and、or 或比较号",
        f"between {last} and {this} stands neither and, or nor a comparison",
    )


def _said(token: Token) -> str:
    return shown(token.text) if token.kind == "text" else f"'{shown(token.text)}'"


def _joins(token: Token) -> bool:
    return token.text in {"and", "or", "in", "not in"}


def too_deep(column: int) -> ExpressionError:
    """An expression nested beyond reading is refused."""
    return fault(
        column,
        f"括号和 not 嵌套超过 {DEEPEST} 层；请拆成几条",
        f"parentheses and not are nested more than {DEEPEST} deep; split the expression",
    )
