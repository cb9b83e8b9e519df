"""Materials: what has been handed in, what is missing, who owes it, and how long a text is."""

import re
from collections.abc import Iterable

from mingce.core.case import Case
from mingce.core.findings import Finding, Rule
from mingce.law.shapes.facts import Form
from mingce.law.shapes.tracks import Document
from mingce.law.words import Words

_CHINESE = (
    "\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\u2010-\u2027\U00020000-\U0003ffff"
)
_UNITS = re.compile(f"[{_CHINESE}]|[^{_CHINESE}\\s]+")


def text_length(text: str) -> int:
    """A text is as long as common word processors count it.

    Each Chinese character and each Chinese mark counts one, each run of letters and digits with
    the ASCII marks inside or beside it counts one, white space counts nothing (A3.11).
    """
    return len(_UNITS.findall(text))


def missing_rows(form: Form, case: Case) -> tuple[str, ...]:
    """The facts of a form's required rows that have no answer yet."""
    return tuple(row.fact for row in form.rows if row.required and not _filled(case, row.fact))


def _filled(case: Case, fact: str) -> bool:
    answer = case.answers.get(fact)
    if answer is None or answer.value is None:
        return False
    return not isinstance(answer.value, str) or bool(answer.value.strip())


def _handed(case: Case, name: str, document: Document) -> bool:
    handed = case.documents.get(name)
    since = case.happened.get(document.after or "")
    return handed is not None and (document.after is None or bool(since and since < handed.at))


def _lacking(document: Document) -> Words:
    return Words(f"缺少材料“{document.label.zh}”", f"the {document.label.en} is missing")


def owed(documents: Iterable[tuple[str, Document]], case: Case) -> list[Finding]:
    """A finding for each document that is needed and has not been handed in, citing its clause."""
    return [
        Finding(Rule(f"document {name}", document.cite, _lacking(document)), False, {}, (name,))
        for name, document in documents
        if not _handed(case, name, document)
    ]
