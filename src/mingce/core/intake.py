"""Taking earlier titles into the register from their papers, and putting wrong rows right.

Titles outlive editions, so nothing here knows an edition: it is the operator's register. Nothing
is overwritten: a correction is entered anew, with the row as it was beside the row as it is to be.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mingce.core.answering import WHY_CORRECTED, reason, unreasoned, unwritten
from mingce.core.consequences import Consequence, Kind
from mingce.core.findings import Finding
from mingce.core.holders import Holders
from mingce.core.register import HELD, STANDING, Held, Register
from mingce.law.periods import PartialDate
from mingce.law.scenario import HeldShape
from mingce.law.words import Words

TAKEN_IN, CORRECTED = "op.8", "op.7"
"""The operator's rules on taking in earlier titles, and on corrections by a new entry."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title as its paper says it, each day as precisely as it is known.

    `instead_of` is the row it is to replace, as that row stands, and `because` says why.
    """

    holder: str
    title: str
    since: PartialDate
    until: PartialDate | None = None
    status: str = HELD
    paper: str = ""
    term_from: PartialDate | None = None
    """When the current term began, where that is not when the title did."""
    terms_before: int = 0
    rectify_by: date | None = None
    ended: date | None = None
    instead_of: Held | None = None
    because: str = ""

    @property
    def clause(self) -> str:
        """The rule under which it is entered."""
        return CORRECTED if self.instead_of else TAKEN_IN


def decide_intake(
    register: Register, holders: Holders, titles: Collection[str], wanted: Wanted, on: date
) -> Consequence | tuple[Finding, ...]:
    """A title is taken in, or a row corrected; or else every reason why not.

    `titles` are those of the programme; `on` is the day of the entry.
    """
    wrong = (
        *_unknown(holders, titles, wanted),
        *_out_of_order(wanted, on),
        *_unfounded(register, wanted),
        *_overlapping(register, holders, wanted, on),
    )
    return wrong or entered(wanted, on)


def entered(wanted: Wanted, on: date) -> Consequence:
    """What follows for the register, as of the day of its entry."""
    row = Held(
        wanted.holder,
        wanted.title,
        wanted.since.as_start(),
        (wanted.term_from or wanted.since).as_start(),
        wanted.until.as_end() if wanted.until else None,
        wanted.status,
        wanted.rectify_by,
        wanted.terms_before,
        wanted.ended,
        wanted.clause,
        _imprecise(wanted.since),
        _imprecise(wanted.until),
        wanted.paper,
    )
    return Consequence(
        Kind.CORRECT if wanted.instead_of else Kind.RECORD,
        wanted.holder,
        on,
        wanted.clause,
        wanted.title,
        row.term_to,
        held=row,
        was=wanted.instead_of,
        because=wanted.because,
    )


def of_story(titles: Iterable[HeldShape]) -> list[Consequence]:
    """What was held before a story, as its papers say it, oldest first."""
    wanted = [
        Wanted(h.holder, h.title, h.start, h.end, h.status) for h in titles if h.start is not None
    ]
    wanted.sort(key=lambda one: one.since.as_start())
    return [entered(one, one.since.as_start()) for one in wanted]


def _imprecise(day: PartialDate | None) -> str:
    return str(day) if day and day.day is None else ""


def _unknown(holders: Holders, titles: Collection[str], wanted: Wanted) -> Iterator[Finding]:
    if not holders.known(wanted.holder):
        words = Words(
            f"没有代码为“{wanted.holder}”的行政区划或机构",
            f"no division or organisation has the code '{wanted.holder}'",
        )
        yield reason("holder", wanted.clause, words)
    if wanted.title not in titles:
        words = Words(f"没有称号“{wanted.title}”", f"there is no title '{wanted.title}'")
        yield reason("title", wanted.clause, words)


def _out_of_order(wanted: Wanted, on: date) -> Iterator[Finding]:
    since, until = wanted.since.as_start(), wanted.until.as_end() if wanted.until else None
    if until is not None and until < since:
        words = Words(
            f"期满（{wanted.until}）早于起始（{wanted.since}）",
            f"it ends ({wanted.until}) before it begins ({wanted.since})",
        )
        yield reason("until", wanted.clause, words)
    if since > on:
        words = Words(
            f"起始（{wanted.since}）晚于登记之日 {on}",
            f"it begins ({wanted.since}) after its entry on {on}",
        )
        yield reason("since", wanted.clause, words)


def _unfounded(register: Register, wanted: Wanted) -> Iterator[Finding]:
    """What is taken in has a paper; what is corrected is there, and has reasons too."""
    if wrong := unwritten(
        wanted.paper, Words("缺少所依据的文件", "the paper it rests on is missing")
    ):
        yield reason("paper", wanted.clause, wrong)
    if wanted.instead_of is None:
        return
    if wanted.instead_of not in register.titles:
        words = Words(
            "名册中没有要更正的这一行，或它已有改动",
            "the row to be corrected is not in the register, or has changed since",
        )
        yield reason("row", wanted.clause, words)
    yield from unreasoned(wanted.because, wanted.clause, WHY_CORRECTED)


def _overlapping(
    register: Register, holders: Holders, wanted: Wanted, on: date
) -> Iterator[Finding]:
    """A title stands until something is decided, so no holder has two of a kind that stand."""
    if wanted.status not in STANDING:
        return
    line = holders.line(wanted.holder, on)
    others = [h for h in register.of(line, wanted.title) if h != wanted.instead_of]
    for held in (h for h in others if h.status in STANDING):
        words = Words(
            f"自 {held.since} 起已有这一称号，仍然有效",
            f"it has held this title since {held.since}, and the title stands",
        )
        yield reason("overlap", wanted.clause, words)
