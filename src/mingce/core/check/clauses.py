"""Whether every clause is carried out or silent, and every citation leads to a clause."""

from collections.abc import Iterator

from mingce.core.check.margin import ACTOR, CLAUSE, TEXT, Margin
from mingce.core.coverage import cites, used_by
from mingce.law.edition import PathInSource
from mingce.law.problems import did_you_mean
from mingce.law.shapes.texts import Clause, Source
from mingce.law.words import Words, shown

_FINGERPRINT_LENGTH = 64
_DIGITS = frozenset("0123456789abcdef")


def check_clauses(margin: Margin) -> None:
    """Citations, then the clauses themselves, then what points from a rule to a text."""
    clauses = margin.shape.clauses
    for cite in cites(margin.edition):
        if cite.clause not in clauses:
            _unknown(margin, cite.at, cite.clause)
    users = used_by(margin.edition)
    for name, clause in clauses.items():
        _carried_out(margin, name, clause, users[name])
        _of_a_text(margin, name, clause)
    for at, rests_on in _rests(margin):
        margin.knows(at, TEXT, rests_on.split()[0], margin.shape.texts)
    if margin.shape.contact is not None:
        for n, actor in enumerate(margin.shape.contact.shown_to):
            margin.knows(("contact", "for", n), ACTOR, actor, margin.shape.actors)


def _unknown(margin: Margin, at: PathInSource, clause: str) -> None:
    number = f"{clause} ({margin.edition.label(clause)})"
    words = Words(
        f"没有条款 {number}；请改正编号，或在 clauses 下补上它",
        f"there is no clause {number}; correct the number, or add the clause under clauses",
    )
    margin.means(CLAUSE, clause, margin.shape.clauses)
    # A row that does not say what it cites cites its own number.
    if at[0] == "forms" and at not in margin.edition.source.places:
        at = (*at[:-1], "row")
    margin.note(at, *did_you_mean(words, clause, margin.shape.clauses))


def _carried_out(margin: Margin, name: str, clause: Clause, users: tuple[str, ...]) -> None:
    if clause.silent and users:
        margin.note(
            ("clauses", name, "silent"),
            f"条款 {name} 写作无须执行，却被 {shown('、'.join(users))} 引用；"
            "请删去 silent 或改正引用",
            f"clause {name} is silent and yet cited by {shown(', '.join(users))}; "
            "delete silent, or correct the citation",
        )
    elif not clause.silent and not users and (CLAUSE, name) not in margin.meant:
        number = f"{name} ({margin.edition.label(name)})"
        margin.note_entry(
            ("clauses", name),
            f"条款 {number} 没有落实；应有一处引用它，或在 silent 中写明为何无须执行",
            f"clause {number} is carried out nowhere; something should cite it, "
            "or silent should say why nothing does",
        )


def _of_a_text(margin: Margin, name: str, clause: Clause) -> None:
    at, texts = ("clauses", name), margin.shape.texts
    if not margin.knows((*at, "text"), TEXT, clause.text, texts):
        return
    source = texts[clause.text].source
    _fingerprinted(margin, at, clause, required=source is Source.NOTICE)
    if source is Source.NOTICE and (
        margin.of_operator(at) or name.split(".", maxsplit=1)[0] == "op"
    ):
        margin.note_entry(
            at,
            f"{name} 是主办单位自己的条款，不能算作通知的条款；"
            "请在 text 中写主办单位的文本，编号以 op. 开头",
            f"{name} is the operator's own clause and none of the notice's; "
            "give it a text of the operator and a number that starts with op.",
        )


def _fingerprinted(margin: Margin, at: PathInSource, clause: Clause, *, required: bool) -> None:
    print_ = clause.fingerprint
    if print_ is None:
        if required:
            margin.note_entry(
                at,
                f"通知的条款 {at[-1]} 缺少指纹；请写 fingerprint: 原文去空白后的 SHA-256",
                f"clause {at[-1]} of the notice has no fingerprint; write fingerprint: "
                "the SHA-256 of its words without white space",
            )
    elif len(print_) != _FINGERPRINT_LENGTH or not _DIGITS.issuperset(print_):
        margin.note(
            (*at, "fingerprint"),
            f"指纹“{shown(print_)}”写法不对；应为 64 个十六进制小写字符",
            f"'{shown(print_)}' is no fingerprint; it has 64 digits 0-9 and a-f",
        )


def _rests(margin: Margin) -> Iterator[tuple[PathInSource, str]]:
    """Where a rule rests on another text, the text is named first: `measures 18`."""
    shape = margin.shape
    for part in ("facts", "criteria", "forms", "schemes"):
        for name, entry in getattr(shape, part).items():
            if entry.rests_on:
                yield (part, name, "rests_on"), entry.rests_on
    for name, form in shape.forms.items():
        for n, row in enumerate(form.rows):
            if row.rests_on:
                yield ("forms", name, "rows", n, "rests_on"), row.rests_on
