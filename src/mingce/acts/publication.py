"""Publication: what the office makes known of a round, and its correction by a new entry.

A publication names the entries it makes known by their hashes, so nobody can later say it meant
others. Nothing published is ever taken back: a correction stands beside it and says why (op.7).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mingce.acts.perform import Asked, Outcome, Plain, Refusal, Ruling, perform
from mingce.core.answering import WHY_CORRECTED, reason, unreasoned, unwritten
from mingce.core.findings import Finding
from mingce.core.policy import Action
from mingce.core.record import Content
from mingce.law.words import Words
from mingce.ledger import standing, write
from mingce.ledger.streams import round_stream
from mingce.ledger.write import Locked, Row
from mingce.seal.canonical import Json

PUBLISHED, CORRECTED = "op.20", "op.7"


@dataclass(frozen=True, slots=True)
class Publication(Plain):
    """What is made known: its document, its words, the entries it rests on, what it corrects."""

    round: str
    number: str
    dated: date
    text: str
    entries: tuple[str, ...]
    """The hashes of the entries that are made known."""
    corrects: str = ""
    """The hash of the publication that stands wrong."""
    because: str = ""
    expected: int | None = None

    @classmethod
    def as_asked(cls, body: Mapping[str, Any]) -> "Publication | None":
        """The publication that was asked for with a body; none if it asks for something else."""
        if not {"round", "number", "dated", "text"} <= body.keys():
            return None
        return cls(
            body["round"],
            body["number"],
            date.fromisoformat(body["dated"]),
            body["text"],
            tuple(body.get("entries", ())),
            body.get("corrects", ""),
            body.get("because", ""),
        )

    @property
    def stream(self) -> str:
        """The stream of its round."""
        return round_stream(self.round)

    @property
    def action(self) -> Action:
        """A correction is called so."""
        return Action.CORRECT_PUBLICATION if self.corrects else Action.PUBLISH

    def body(self) -> Json:
        """Everything that is published."""
        return {"round": self.round, **self._content}

    def decide(self, asked: Asked, _at: datetime, streams: Mapping[str, Locked]) -> Ruling:
        """Refused where it rests on nothing, or corrects what is not there."""
        if not streams[self.stream].length:
            raise Refusal(f"没有“{self.round}”这一轮", f"there is no round '{self.round}'")
        wrong = tuple(self._wrong(asked))
        if wrong:
            return Ruling.refused(wrong)
        return Ruling(self._content)

    def keep(self, _row: Row, streams: Mapping[str, Locked], _ruling: Ruling) -> None:
        """Nothing is folded from a publication: it is read as it was entered."""
        write.keep_stream(streams[self.stream])

    @property
    def _content(self) -> Content:
        content: Content = {
            "because": self.because,
            "corrects": self.corrects,
            "dated": self.dated.isoformat(),
            "entries": list(self.entries),
            "number": self.number,
            "text": self.text,
        }
        return {key: held for key, held in content.items() if held}

    def _wrong(self, asked: Asked) -> Iterable[Finding]:
        clause = CORRECTED if self.corrects else PUBLISHED
        both = Words("须写明文号和内容", "a document number and its words are needed")
        if wrong := unwritten(self.number, both) or unwritten(self.text, both):
            yield reason("text", clause, wrong)
        if self.dated > asked.on:
            words = Words(
                f"文件日期 {self.dated} 晚于登记之日 {asked.on}",
                f"the document is dated {self.dated}, after its entry on {asked.on}",
            )
            yield reason("dated", clause, words)
        if not self.entries and not self.corrects:
            words = Words("须指明所公布的决定", "name the decisions that are published")
            yield reason("entries", clause, words)
        if missing := set(self.entries) - standing.entered_in_round(self.round, self.entries):
            words = Words(
                f"本轮没有这些记录：{'、'.join(sorted(missing))}",
                f"the round has no such entries: {', '.join(sorted(missing))}",
            )
            yield reason("entries", clause, words)
        if self.corrects:
            yield from self._uncorrectable(clause)

    def _uncorrectable(self, clause: str) -> Iterable[Finding]:
        if not standing.published(self.round, self.corrects):
            words = Words("没有要更正的这一公布", "there is no such publication to correct")
            yield reason("corrects", clause, words)
        yield from unreasoned(self.because, clause, WHY_CORRECTED)


def publish(asked: Asked, publications: Sequence[Publication]) -> list[Outcome]:
    """Make decisions of a round known, or correct what was made known."""
    return perform(asked, publications)
