"""What must hold of the tables that are folded from entries, and of those beside them."""

from collections.abc import Iterator
from itertools import combinations

from django.db.models import F

from mingce.core.holders import POOL
from mingce.core.register import STANDING
from mingce.law.periods import local_day
from mingce.law.words import Words
from mingce.ledger import models, standing
from mingce.ledger.editions import as_edition, rulebook
from mingce.ledger.invariants.found import House, Invariant, Offender, rows
from mingce.ledger.models.register import TITLE
from mingce.ledger.rebuild import differences
from mingce.ledger.rebuild.said import batches, readable
from mingce.ledger.streams import CASE, case_key, kind_of
from mingce.seal.commitment import SHORTEST_SALT, commit

FOLDED = Words("各表均由记录得出", "every table follows from the entries")


def _empty_cases(_: House) -> Iterator[Offender]:
    found = rows(
        "SELECT c.stream_id FROM ledger_case c LEFT JOIN ledger_entry e"
        " ON e.stream_id = c.stream_id WHERE e.id IS NULL"
    )
    for (stream,) in found:
        yield Offender(stream)


def _answers(_: House) -> Iterator[Offender]:
    for batch in batches():
        given = [one for one in readable(batch) if kind_of(one.link.stream) == CASE]
        rows_ = models.Answer.objects.filter(entry_id__gte=batch[0].id, entry_id__lte=batch[-1].id)
        kept = set(rows_.values_list("entry_id", "fact"))
        for one in given:
            for fact in one.content.get("answers", {}):
                if (one.id, fact) not in kept:
                    yield Offender(f"Entry {one.id}", fact)


def _attached(house: House) -> Iterator[Offender]:
    found = rows(
        "SELECT a.file_id, a.entry_id FROM ledger_attached a LEFT JOIN ledger_storedfile f"
        " ON f.digest = a.file_id WHERE f.digest IS NULL"
    )
    for file, entry in found:
        yield Offender(file, f"Entry {entry}")
    if house.store is None:
        return
    named = models.Attached.objects.order_by("file_id").values_list("file_id", flat=True)
    for file in named.distinct().iterator():
        if not house.store.has(file):
            yield Offender(file)


def _untold(_: House) -> Iterator[Offender]:
    """Entries that move a case and tell nobody, though somebody else has a part in it."""
    moved = models.Entry.objects.filter(stream__kind=CASE, message=None)
    for row in moved.exclude(origin=F("goal")).order_by("id").defer("payload").iterator(500):
        if _others(row):
            yield Offender(f"Entry {row.id}", row.stream_id)


def _others(row: models.Entry) -> bool:
    holder = case_key(row.stream_id).holder
    edition = rulebook(row.edition).edition
    holders = standing.holders([holder, row.of])
    on = local_day(row.at, edition.zone)
    seats = {actor.seat for actor in edition.shape.actors.values()} - {POOL}
    return any(holders.seated(seat, holder, on) not in ("", None, row.of) for seat in seats)


def _doubled(house: House) -> Iterator[Offender]:
    titles = models.RegisterRow.objects.filter(sort=TITLE, status__in=STANDING).order_by("id")
    held = list(titles)
    holders = standing.holders([row.subject for row in held])
    lines = {row.subject: set(holders.line(row.subject, house.at.date())) for row in held}
    for one, other in combinations(held, 2):
        if one.title == other.title and lines[one.subject] & lines[other.subject]:
            yield Offender(f"{one.subject} {other.subject}", one.title)


def _editions(_: House) -> Iterator[Offender]:
    for row in models.Edition.objects.order_by("hash").iterator():
        try:
            made = as_edition(row.files, row.name).hash
        except Exception as fault:  # noqa: BLE001 - whatever is wrong with it, it is not those bytes
            made = f"{type(fault).__name__}: {fault}"
        if made != row.hash:
            yield Offender(row.hash, made)


def _clear(_: House) -> Iterator[Offender]:
    kept = models.Clear.objects.exclude(text=None).order_by("commitment")
    for row in kept.iterator():
        salt = bytes(row.salt or b"")
        if len(salt) < SHORTEST_SALT or commit(str(row.text), salt) != row.commitment:
            yield Offender(row.commitment)


def _differences(_: House) -> Iterator[Offender]:
    for difference in differences():
        where = f"{difference.table} {difference.key} {difference.column}".strip()
        yield Offender(where, f"{difference.kept} ≠ {difference.said}")


INVARIANTS = (
    Invariant(
        "tables",
        Words("由记录重建的各表与现有各表相同", "the tables are what the entries fold into"),
        FOLDED,
        _differences,
        full=True,
    ),
    Invariant(
        "cases",
        Words("每件申报都有记录", "every case has entries"),
        FOLDED,
        _empty_cases,
    ),
    Invariant(
        "answers",
        Words("记录中的每项填报都在表中", "every answer of an entry has its row"),
        FOLDED,
        _answers,
        full=True,
    ),
    Invariant(
        "attached",
        Words("所附的每份文件都已存入", "every attached file is stored"),
        Words("先存文件，后记录", "a file is stored before it is entered"),
        _attached,
    ),
    Invariant(
        "told",
        Words("环节每有变动，都告知有关各方", "whoever has a part in a case is told when it moves"),
        Words("有记录就有通知", "no entry without its message"),
        _untold,
    ),
    Invariant(
        "titles",
        Words("同一主体同一称号至多一个有效", "nobody holds two standing titles of a kind"),
        Words("称号在决定之前一直有效", "a title stands until something is decided"),
        _doubled,
    ),
    Invariant(
        "editions",
        Words("所存版本的字节与其摘要相符", "the bytes of an edition are those of its hash"),
        Words("一轮始终按开始时的版本运行", "a round runs on the bytes it was opened with"),
        _editions,
    ),
    Invariant(
        "commitments",
        Words("未抹去的明文与记录中的承诺值相符", "clear text that is kept opens its commitment"),
        Words("个人信息只以承诺值入记录", "personal data enter the log as commitments"),
        _clear,
    ),
)
