"""A person's name and address go into no entry: commitments stand for them, the text beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mingce.acts.perform.asked import Asked
from mingce.core.answering import reason
from mingce.core.findings import Finding
from mingce.core.seats import CLAUSE
from mingce.law.words import Words, shown
from mingce.ledger.people import Named
from mingce.seal.commitment import commit

LONGEST_ID = 40
OF_AN_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-_")


@dataclass(frozen=True, slots=True)
class Closed:
    """What an entry says of people, and what opens it, for each of them."""

    content: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    opened: Mapping[str, Mapping[str, tuple[bytes, str]]] = field(default_factory=dict)


def closed(asked: Asked, people: Iterable[Named]) -> Closed:
    """A commitment for each name and address; each has a salt of its own, from the request's."""
    content: dict[str, dict[str, str]] = {}
    opened: dict[str, dict[str, tuple[bytes, str]]] = {}
    for person in people:
        said, opens = content.setdefault(person.id, {}), opened.setdefault(person.id, {})
        for what, text in (("name", person.name), ("email", person.email)):
            if text:
                salt = asked.own_salt(f"{what} {person.id}")
                said[what] = commit(text, salt)
                opens[said[what]] = (salt, text)
    return Closed(content, opened)


def misnamed(person: str) -> Iterator[Finding]:
    """A person's id is a short word that stays in the log for ever, so it tells nothing of it."""
    if not person or len(person) > LONGEST_ID or not set(person) <= OF_AN_ID:
        words = Words(
            f"人员编号只用小写字母、数字、点和连字符，至多 {LONGEST_ID} 个字符：“{shown(person)}”",
            f"a person's id has small letters, digits, dots and hyphens, {LONGEST_ID} at most: "
            f"'{shown(person)}'",
        )
        yield reason("person", CLAUSE, words)


def about(person: str, found: Finding) -> Finding:
    """A reason that says whom it is about, where several people are asked for together."""
    words = found.rule.label
    named = Words(f"{shown(person)}：{words.zh}", f"{shown(person)}: {words.en}")
    return found._replace(rule=replace(found.rule, label=named))
