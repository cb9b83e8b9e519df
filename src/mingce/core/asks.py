"""What the register and the engine answer by themselves, one function for each word.

The vocabulary is closed (`mingce.law.shapes.facts.Ask`); an edition can only ask in it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mingce.core.case import Case
from mingce.core.holders import Holders
from mingce.core.materials import missing_rows, text_length
from mingce.core.register import Register
from mingce.core.remarks import still_to_vet, vetted
from mingce.law.edition import Edition
from mingce.law.periods import local_day
from mingce.law.shapes.facts import Ask, Fact
from mingce.law.values import Value


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a question may be about: the case as it would stand, the register, the moment."""

    edition: Edition
    case: Case
    register: Register
    holders: Holders
    at: datetime
    peers: tuple[Case, ...] = ()
    """The other cases of the same round and track with the same recommender."""

    @property
    def on(self) -> date:
        """The day of the moment, in the edition's time zone."""
        return local_day(self.at, self.edition.zone)

    @property
    def line(self) -> tuple[str, ...]:
        """The holder and those it succeeded."""
        return self.holders.line(self.case.holder, self.on)


def known(situation: Situation, names: Iterable[str]) -> dict[str, object]:
    """The named facts: answered ones as they were answered, the others by asking."""
    return {name: value_of(situation, name) for name in names}


def value_of(situation: Situation, name: str) -> Value:
    """A fact's value, or `None` where it is unknown; an answer that is used up counts no more."""
    fact = situation.edition.facts[name]
    if fact.ask is not None:
        return _ANSWERS[fact.ask](situation, fact)
    answer = situation.case.answers.get(name)
    if answer is None:
        return None
    spent = (situation.case.happened.get(event) for event in fact.used_up_by)
    return None if any(at and answer.at <= at for at in spent) else answer.value


def answered(situation: Situation, name: str) -> bool:
    """A fact is answered once a value is known; white space is no answer."""
    value = value_of(situation, name)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def lacking(situation: Situation, name: str) -> tuple[str, ...]:
    """What an unknown fact waits for: itself, or the facts and rows it is asked about."""
    fact = situation.edition.facts[name]
    if fact.ask is Ask.GIVEN:
        return tuple(f for f in fact.facts if not answered(situation, f))
    if fact.ask is Ask.FORM_COMPLETE and fact.form:
        return missing_rows(situation.edition.forms[fact.form], situation.case)
    if fact.ask is Ask.TEXT_LENGTH and fact.of:
        return (fact.of,)
    if fact.ask is Ask.VETTED:
        return still_to_vet(situation.case, situation.edition) or (name,)
    return (name,)


def _holds(s: Situation, fact: Fact) -> bool:
    return s.register.standing(s.line, fact.title or "", s.on) is not None


def _awaiting(s: Situation, fact: Fact) -> bool:
    held = s.register.standing(s.line, fact.title or "", s.on)
    return held is not None and held.awaiting(s.on)


def _held_for(s: Situation, fact: Fact) -> int:
    return s.register.held_for(s.line, fact.title or "", s.on)


def _terms_completed(s: Situation, fact: Fact) -> int | None:
    return s.register.terms_completed(s.line, fact.title or "", s.on)


def _rectification_over(s: Situation, fact: Fact) -> bool:
    held = s.register.standing(s.line, fact.title or "", s.on)
    return bool(held and held.rectify_by and held.rectify_by <= s.on)


def _barred(s: Situation, fact: Fact) -> bool:
    return s.register.barred(s.line, fact.title or "", s.on) is not None


def _kind(s: Situation, _: Fact) -> str | None:
    return s.holders.kind(s.case.holder, s.on)


def _listed(s: Situation, fact: Fact) -> bool:
    listed = s.edition.shape.lists[fact.listing or ""].holders
    return any(holder in listed for holder in s.line)


def _documents_complete(s: Situation, fact: Fact) -> bool:
    return all(name in s.case.documents for name in fact.documents)


def _form_complete(s: Situation, fact: Fact) -> bool | None:
    return True if not missing_rows(s.edition.forms[fact.form or ""], s.case) else None


def _text_length(s: Situation, fact: Fact) -> int | None:
    text = s.case.answers.get(fact.of or "")
    return text_length(text.value) if text and isinstance(text.value, str) else None


def _given(s: Situation, fact: Fact) -> bool | None:
    return True if all(answered(s, name) for name in fact.facts) else None


def _unchanged_since(s: Situation, fact: Fact) -> bool | None:
    since = s.case.happened.get(fact.event or "")
    if since is None:
        return None
    handed = [s.case.documents[d].at for d in fact.documents if d in s.case.documents]
    given = [s.case.answers[f].at for f in fact.facts if f in s.case.answers]
    return all(at <= since for at in (*handed, *given))


def _days_since(s: Situation, fact: Fact) -> int | None:
    since = s.case.happened.get(fact.event or "")
    return (s.on - local_day(since, s.edition.zone)).days if since else None


def _share(s: Situation, fact: Fact) -> Decimal:
    done = sum(1 for peer in s.peers if (fact.event or "") in peer.happened)
    return Decimal(done + 1) / Decimal(len(s.peers) + 1)


def _vetted(s: Situation, _: Fact) -> bool | None:
    return vetted(s.case, s.edition)


_ANSWERS: Mapping[Ask, Callable[[Situation, Fact], Value]] = {
    Ask.HOLDS: _holds,
    Ask.AWAITING: _awaiting,
    Ask.HELD_FOR: _held_for,
    Ask.TERMS_COMPLETED: _terms_completed,
    Ask.RECTIFICATION_OVER: _rectification_over,
    Ask.BARRED: _barred,
    Ask.KIND: _kind,
    Ask.LISTED: _listed,
    Ask.DOCUMENTS_COMPLETE: _documents_complete,
    Ask.FORM_COMPLETE: _form_complete,
    Ask.TEXT_LENGTH: _text_length,
    Ask.GIVEN: _given,
    Ask.UNCHANGED_SINCE: _unchanged_since,
    Ask.DAYS_SINCE: _days_since,
    Ask.SHARE: _share,
    Ask.VETTED: _vetted,
}
