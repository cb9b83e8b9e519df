"""The slips that make a file no YAML at all, each told in one sentence of our own."""

from mingce.law.words import Words, shown

OR_QUOTE_IT = Words("；如果是文字，请加引号", "; if it is text, put it in quotes")
_TAB = Words(
    "这里有制表符（Tab）；缩进和间隔请用空格",
    "there is a tab here; indent and separate with blanks",
)
_SURPLUS = Words(
    "这里多出了内容；引号和括号应包住整段文字，或删去多余部分",
    "this is too much; let the quotes or brackets enclose the whole text, or delete the rest",
)
UNREADABLE = Words(
    "这里不是有效的 YAML 写法；请检查缩进、引号和括号",
    "this is not valid YAML; check indentation, quotes and brackets",
)

UNSEEN_ESCAPE = Words(
    "文字里写有控制字符的转义；请删去",
    "this text has a control character written as an escape; delete it",
)
NO_MERGING = Words(
    "不允许用“<<”合并；请把内容写全", "merging with '<<' is not allowed; write the content out"
)
NO_KEY = Words(
    "冒号前缺少键；请写作“键: 值”", "the key before the colon is missing; write `key: value`"
)
SWALLOWED = Words(
    "这段文字的后续行以“- ”开头；如果是列表项请对齐缩进，如果是文字请加引号",
    "a later line of this text begins with '- '; align it if it is a list item, "
    "quote the text if it is not",
)

# What the parser reports (a piece of its context, a piece of its problem), whether the fault lies
# where the context began, and how it is told. The first row that fits is used.
_TOLD: tuple[tuple[str, str, bool, Words], ...] = (
    (
        "a simple key",
        "could not find expected ':'",
        True,
        Words(
            "这一行缺少冒号，或引号没有闭合；键和值写作“键: 值”，冒号后有空格",
            "a colon is missing here, or a quote is not closed; write `key: value`, "
            "with a blank after the colon",
        ),
    ),
    (
        "",
        "sequence entries are not allowed here",
        False,
        Words(
            "列表项不能从这里开始；请另起一行，并与同一列表的各项对齐",
            "a list item cannot start here; put it on a line of its own, "
            "aligned with the other items",
        ),
    ),
    (
        "",
        "mapping values are not allowed here",
        False,
        Words(
            "这里的冒号多余，或这一行的缩进不对；文字里有“: ”时请加引号",
            "this colon is out of place, or the line is badly indented; "
            "quote a text that contains ': '",
        ),
    ),
    (
        "a double-quoted scalar",
        "",
        False,
        Words(
            "双引号里的反斜杠写法不对；请写两个反斜杠，或改用单引号",
            "this is no escape known within double quotes; double the backslash, "
            "or use single quotes",
        ),
    ),
    (
        "a quoted scalar",
        "",
        True,
        Words("引号没有闭合；请补上另一半引号", "the quote is not closed; add the closing quote"),
    ),
    (
        "more indented follow up line",
        "",
        True,
        Words(
            "文字块开头的空行里有空格；请删去这些空格",
            "the empty line at the beginning of this text block holds blanks; delete them",
        ),
    ),
    (
        "a block scalar",
        "",
        False,
        Words(
            "“|”或“>”后面只能有“+”“-”或缩进格数；文字从下一行开始",
            "only '+', '-' or a number of blanks may follow '|' or '>'; "
            "the text begins on the next line",
        ),
    ),
    (
        "a plain scalar",
        "found unexpected ':'",
        False,
        Words(
            "括号里的冒号后面要有空格；文字里有冒号时请加引号",
            "a colon within brackets needs a blank after it; quote a text that contains a colon",
        ),
    ),
    (
        "a block",
        "expected <block end>",
        False,
        Words(
            "这一行的缩进与上面同级的各行不一致；请对齐",
            "this line is not aligned with its siblings above; indent it like them",
        ),
    ),
    (
        "",
        "stream end",
        True,
        Words("括号没有闭合；请补上右括号", "the bracket is not closed; add the closing bracket"),
    ),
    (
        "a flow",
        "expected ','",
        False,
        Words(
            "这里缺少逗号，或前面的括号没有闭合；各项之间用逗号",
            "a comma is missing here, or a bracket before it is not closed; "
            "separate the items by commas",
        ),
    ),
    (
        "node",
        "expected the node content",
        False,
        Words(
            "这里应有一个值；请补上，或删去多余的标点",
            "a value is expected here; add it, or delete the punctuation",
        ),
    ),
    (
        "",
        "document",
        False,
        Words(
            "内容到这里应已结束；请检查这一行的缩进，或删去多余的内容",
            "the content should have ended here; check the indentation of this line, "
            "or delete what is too much",
        ),
    ),
)


def told(context: str, problem: str, *, stands_on: str, line_before: str) -> tuple[bool, Words]:
    """What the parser reports becomes our words, and whether they belong where its context began.

    `stands_on` is the character at the fault, `line_before` what precedes it on its line.
    """
    if "cannot start any token" in problem:
        return False, _TAB if stands_on == "\t" else _stray(stands_on)
    if "expected <block end>" in problem and line_before.strip():
        return False, _SURPLUS
    for in_context, in_problem, at_beginning, words in _TOLD:
        if in_context in context and in_problem in problem:
            return at_beginning, words
    return False, UNREADABLE


def _stray(character: str) -> Words:
    return Words(
        f"“{shown(character)}”不能出现在这里" + OR_QUOTE_IT.zh,
        f"'{shown(character)}' cannot stand here" + OR_QUOTE_IT.en,
    )
