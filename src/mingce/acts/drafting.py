"""A draft is saved part by part, by several people if need be, and nobody's text gets lost.

A draft is not in the log: it can be changed until it is handed in. Whoever saves names the version
he wrote on. If another has saved since, nothing is replaced: both texts are kept and given back.
"""

from dataclasses import dataclass

from mingce.acts.perform import Asked, CaseAct, OtherBody, Refusal, permitted, seated
from mingce.core.case import ANSWER
from mingce.core.policy import Action
from mingce.ledger import drafts, write
from mingce.ledger.streams import CASE, case_key, kind_of
from mingce.seal.digest import digest

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Saved:
    """The text stands, as this version."""

    version: int


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Another text stands, as this version; both are kept, and whoever saves again decides."""

    theirs: str
    yours: str
    version: int


def save(asked: Asked, stream: str, part: str, text: str, expected: int) -> Saved | Overtaken:
    """A text replaces the version it was written on, and no other; a new part has version 0.

    Asked again with the same request, it answers the same and saves nothing.
    """
    _can_be_kept(part, text)
    with write.turn():
        _may(asked, stream)
        held = drafts.lock(stream, part, asked.who, asked.at)
        if (before := _again(asked, held, text, expected)) is not None:
            return before
        if held.version == expected:
            return Saved(drafts.keep(held, text, asked.who, asked.at, asked.request))
        lost = drafts.Overtaken(
            stream=stream,
            part=part,
            text=text,
            stood=held.text,
            expected=expected,
            found=held.version,
            by=asked.who.person,
            at=asked.at,
            request=asked.request,
        )
        drafts.keep_overtaken([lost])
        return Overtaken(lost.stood, lost.text, lost.found)


def _again(asked: Asked, held: drafts.Part, text: str, expected: int) -> Saved | Overtaken | None:
    """What the same request was answered before; another text or person is no such request."""
    mine = asked.who.person, str(digest(text.encode())), expected
    if won := drafts.written(held, asked.request):
        _same(mine, (won.by, won.digest, won.version - 1))
        return Saved(won.version)
    if lost := drafts.overtaken_by(held.stream, held.part, asked.request):
        _same(mine, (lost.by, str(digest(lost.text.encode())), lost.expected))
        return Overtaken(lost.stood, lost.text, lost.found)
    return None


def _same(mine: tuple[str, str, int], before: tuple[str, str, int]) -> None:
    if mine != before:
        raise OtherBody(
            "同一请求编号已用于另一内容或另一人；请重新打开页面再保存",
            "this request id was used for another text, or by somebody else; open the page anew",
        )


def _can_be_kept(part: str, text: str) -> None:
    """Text is what a database keeps and gives back as it was."""
    if not part or len(part) > LONGEST_NAME or not part.isprintable():
        raise Refusal("没有这一部分", "there is no such part")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise Refusal(
            "文本含有不能保存的字符（空字符或半个字符）",
            "the text holds a character that cannot be kept: a null, or half of one",
        )


def _may(asked: Asked, stream: str) -> None:
    """Whoever may act on a case may draft for it, also before it has begun; nobody else may."""
    desk = seated(asked)
    if kind_of(stream) != CASE or stream.count("/") != 3:  # noqa: PLR2004 - as in a case's name
        raise Refusal("只有申报件可以起草", "drafts are written for a case")
    case = CaseAct(case_key(stream), ANSWER)
    list(case.prepare(asked))
    permitted(asked, desk, Action.DRAFT, case.relation(asked))
