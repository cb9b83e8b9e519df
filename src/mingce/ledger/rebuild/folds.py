"""Tables that are folded from entries, each from the bytes of all entries in their order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeAlias

from django.db.models import Model

from mingce.core.case import Case
from mingce.core.record import Content, entry_of, folded, read_consequence
from mingce.core.register import Register
from mingce.ledger import matters, models
from mingce.ledger.models.register import CRITICISM
from mingce.ledger.rebuild.rows import Row, kept
from mingce.ledger.rebuild.said import Said
from mingce.ledger.streams import CASE, ROUND, case_key, kind_of
from mingce.seal.canonical import canonical

CLOSED_BY = "close_round"


class Fold(Protocol):
    """One table, folded."""

    model: type[Model]

    @property
    def rewritten(self) -> bool:
        """Whether the table can be made anew from the entries, all of it."""

    def enter(self, entry: Said) -> None:
        """The next entry is folded in."""

    def rows(self) -> Iterable[Row]:
        """The rows as the entries say them, in the order in which they arose."""

    def kept(self) -> Iterable[Row]:
        """The rows as the table holds them."""


State: TypeAlias = Content | None
FoldOf: TypeAlias = Callable[[State, Said], State]


class Cases:
    """A case is its stream, folded; without an entry there is none."""

    model: type[Model] = models.Case
    rewritten = True

    def __init__(self) -> None:
        self.cases: dict[str, Case] = {}
        self._since: dict[str, datetime] = {}

    def enter(self, entry: Said) -> None:
        name = entry.link.stream
        if kind_of(name) == CASE:
            case = self.cases.get(name) or _blank(name, entry.content)
            now = case.after(entry_of(name, entry.link.seq, entry.content))
            if name not in self.cases or now.state != case.state:
                self._since[name] = entry.at
            self.cases[name] = now

    def rows(self) -> Iterator[Row]:
        for name, case in self.cases.items():
            columns = {
                "stream_id": name,
                "round_id": case.round,
                "track": case.track,
                "holder": case.holder,
                "state": case.state,
                "since": self._since[name],
            }
            yield Row((name,), columns)

    def kept(self) -> Iterator[Row]:
        return kept(models.Case.objects.all(), ["stream_id"])


def _blank(name: str, content: Mapping[str, Any]) -> Case:
    """A case begins where its first entry found it."""
    return Case(name, *case_key(name), content["from"])


class Streams:
    """A stream's row says how its entries end, and what they fold into."""

    model: type[Model] = models.Stream
    rewritten = True

    def __init__(self, cases: Cases, folds: Mapping[str, FoldOf]) -> None:
        self._cases = cases
        self._folds = folds
        self._last: dict[str, Said] = {}
        self._folded: dict[str, State] = {}

    def enter(self, entry: Said) -> None:
        name = entry.link.stream
        self._last[name] = entry
        if fold := self._folds.get(kind_of(name)):
            self._folded[name] = fold(self._folded.get(name), entry)

    def rows(self) -> Iterator[Row]:
        for name, last in self._last.items():
            columns = {
                "name": name,
                "kind": kind_of(name),
                "length": last.link.seq + 1,
                "head": last.hash,
                "at": last.at,
                "folded": self._text(name),
            }
            yield Row((name,), columns)

    def _text(self, name: str) -> str:
        case = self._cases.cases.get(name)
        state = folded(case) if case else self._folded.get(name)
        return "" if state is None else canonical(state).decode()

    def kept(self) -> Iterator[Row]:
        """A stream that was locked and never written to is not different from one not there."""
        empty = {"length": 0, "head": "-", "at": None, "folded": ""}
        for row in kept(models.Stream.objects.all(), ["name"]):
            named = {"name": row.key[0], "kind": kind_of(str(row.key[0]))}
            if row.columns != {**named, **empty}:
                yield row


class Rounds:
    """A round is as its stream last put it."""

    model: type[Model] = models.Round
    rewritten = True

    def __init__(self) -> None:
        self._rounds: dict[str, dict[str, Any]] = {}
        self._due: dict[str, dict[str, str]] = {}

    def enter(self, entry: Said) -> None:
        kind, _, name = entry.link.stream.partition("/")
        if kind != ROUND:
            return
        content = entry.content
        if name not in self._rounds:
            self._due[name] = {}
            self._rounds[name] = {
                "id": name,
                "edition_id": content["edition"],
                "programme": content["programme"],
                "opened": entry.at,
                "closed": None,
            }
        self._due[name].update(content.get("due", {}))
        self._rounds[name]["version"] = entry.link.seq + 1
        if content["action"] == CLOSED_BY:
            self._rounds[name]["closed"] = entry.at

    def rows(self) -> Iterator[Row]:
        for name, columns in self._rounds.items():
            due = canonical(self._due[name]).decode()
            yield Row((name,), {**columns, "due": due})

    def kept(self) -> Iterator[Row]:
        return kept(models.Round.objects.all(), ["id"])


class Registers:
    """Titles, bars and criticisms are folded from what every entry had as its consequences."""

    model: type[Model] = models.RegisterRow
    rewritten = True

    def __init__(self) -> None:
        self._register = Register()
        self._order: list[tuple[str, int]] = []

    def enter(self, entry: Said) -> None:
        followed = entry.content.get("consequences", ())
        if not followed:
            return
        before = matters.by_sort(self._register)
        self._register = self._register.after_all(map(read_consequence, followed))
        for sort, now in matters.by_sort(self._register).items():
            self._order += [(sort, place) for place in range(len(before[sort]), len(now))]

    def rows(self) -> Iterator[Row]:
        now = matters.by_sort(self._register)
        for sort, place in self._order:
            yield _row({**_BLANK, "sort": sort, **matters.columns(now[sort][place])})

    def kept(self) -> Iterator[Row]:
        for row in kept(models.RegisterRow.objects.order_by("id"), ["sort"]):
            yield _row(row.columns)


_BLANK = {
    field.attname: field.get_default()
    for field in models.RegisterRow._meta.concrete_fields  # noqa: SLF001
    if not field.primary_key
}


def _row(columns: Mapping[str, Any]) -> Row:
    """Titles and bars of a subject stand in their order; nothing rests on that of criticisms.

    An office is criticised without its stream being locked, so two may be entered at a time.
    """
    key = ["sort", "subject"]
    if columns["sort"] == CRITICISM:
        key += ["role", "since", "clause"]
    return Row(tuple(columns[name] for name in key), columns)
