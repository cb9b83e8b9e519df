"""Who sits where, and who may seat whom: no account alone makes an identity that can act.

Three administrators look after the installation, each without the powers of the others (GB/T
22239, 8.1.5): `system` enters people, `security` seats them, `audit` reads the log. A person
entered is nobody until seated; whoever entered it does not seat it, and nobody seats himself. The
seat of an administrator is proposed by one administrator and confirmed by another.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from mingce.core.answering import APPLICANT, OFFICE, RECOMMENDER, reason
from mingce.core.findings import Finding
from mingce.law.words import Words, shown

SYSTEM, SECURITY, AUDIT = "system", "security", "audit"
"""The administrators; each sits at the desk of the same name, and no edition names an actor so."""
ADMINISTRATORS = (SYSTEM, SECURITY, AUDIT)
EXPERT = "expert"
APART_FROM_EXPERTS = (APPLICANT, RECOMMENDER, OFFICE)

CLAUSE = "op.18"
"""The operator's rule on the three administrators and on appointments."""

NAMES = {
    SYSTEM: Words("系统管理员", "the system administrator"),
    SECURITY: Words("安全管理员", "the security administrator"),
    AUDIT: Words("审计管理员", "the audit administrator"),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A person has a role at an organisation from one day until before another.

    Without `until` it stays; a person may sit on several.
    """

    person: str
    role: str
    of: str
    since: date
    until: date | None = None

    def held(self, on: date) -> bool:
        """A seat is held from its first day until before its last."""
        return self.since <= on and (self.until is None or on < self.until)

    def meets(self, other: "Seat") -> bool:
        """Two seats meet if there is a day on which both are held."""
        latest = max(self.since, other.since)
        return self.held(latest) and other.held(latest)

    def left(self, on: date) -> "Seat":
        """A seat that is left is no longer held on that very day; one ended before stays so."""
        return self if self.until is not None and self.until <= on else replace(self, until=on)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A seat to be given or taken away: who does it, and who confirms where two are needed."""

    seat: Seat
    by: str
    confirmed_by: str | None = None


def holds(seats: Iterable[Seat], person: str, role: str, on: date) -> bool:
    """A person holds a role while it has it at any organisation."""
    return any(s.held(on) for s in seats if (s.person, s.role) == (person, role))


def unseatable(
    seats: Iterable[Seat], wanted: Seat, on: date, desks: Mapping[str, str]
) -> list[Finding]:
    """Why a seat cannot be given: duties that one person must not join, or days that are wrong.

    `desks` tells the desk of each role of every edition in the house; another role is nobody's.
    """
    own = [s for s in seats if s.person == wanted.person and s.meets(wanted)]
    return list(
        chain(
            _unknown(wanted, desks), _dated(wanted, on), *(_joined(s, wanted, desks) for s in own)
        )
    )


def unappointable(
    seats: Iterable[Seat],
    entered: Mapping[str, str | None],
    appointment: Appointment,
    on: date,
    desks: Mapping[str, str],
) -> list[Finding]:
    """Why an appointment is not in force: the seat is impossible, or too few people stand for it.

    `entered` tells who entered each person; founders were entered by nobody. What only lacks its
    confirmation has the verdict unknown: as a proposal it stands.
    """
    seats = tuple(seats)
    wanted = appointment.seat
    found = [*unseatable(seats, wanted, on, desks), *_powerless(seats, appointment, on)]
    if wanted.person not in entered:
        words = Words("此人尚未登记", "this person has not been entered")
        found.append(reason("person", CLAUSE, words))
    elif wanted.role not in ADMINISTRATORS and entered[wanted.person] == appointment.by:
        words = Words(
            "登记此人者不能任命此人", "whoever entered a person does not seat that person"
        )
        found.append(reason("entered", CLAUSE, words))
    return found


def unenterable(
    seats: Iterable[Seat], person: str, by: str, on: date, proposed: Iterable[Seat] = ()
) -> list[Finding]:
    """Why a person cannot be entered, or given access anew, which is the same thing.

    Whoever renews an access could use it. So nobody who sits somewhere, now or later, or is
    proposed for a seat, is entered again: the person leaves the seat and is seated anew.
    """
    seats = tuple(seats)
    found: list[Finding] = []
    if not holds(seats, by, SYSTEM, on):
        found.append(_stands_with("entered", (SYSTEM,), Words("登记", "is done by")))
    if person == by:
        words = Words("任何人不得登记自己", "nobody enters himself")
        found.append(reason("oneself", CLAUSE, words))
    places = chain(seats, proposed)
    if any(s.person == person and (s.until is None or on < s.until) for s in places):
        words = Words(
            "此人仍有席位；须先免去，重新登记后再任命",
            "this person still has a seat: it is left first, and given again after the entry",
        )
        found.append(reason("still seated", CLAUSE, words))
    return found


def unremovable(seats: Iterable[Seat], removal: Appointment, on: date) -> list[Finding]:
    """Why a seat cannot be taken away: it takes the same people as giving it.

    A removal counts at once; so two administrators can remove the third, and none of them alone.
    """
    seats = tuple(seats)
    found = _powerless(seats, removal, on)
    if removal.seat not in seats:
        words = Words("没有这一席位", "there is no such seat")
        found.append(reason("seat", CLAUSE, words))
    return found


def proposers(role: str) -> tuple[str, ...]:
    """Security seats and removes everybody but security, for which the other two stand."""
    return (SYSTEM, AUDIT) if role == SECURITY else (SECURITY,)


def confirmers(role: str) -> tuple[str, ...]:
    """An administrator's seat is confirmed by system or audit, whichever did not propose it."""
    return (SYSTEM, AUDIT) if role in ADMINISTRATORS else ()


def founding(named: Mapping[str, str], seats: Iterable[Seat] = ()) -> list[Finding]:
    """Why a first appointment cannot be made: it names three people, and happens only once."""
    found: list[Finding] = []
    if set(named) != set(ADMINISTRATORS) or not all(named.values()):
        words = Words(
            "首次任命须指定系统、安全、审计三名管理员，且只指定这三名",
            "the first appointment names a system, a security and an audit administrator only",
        )
        found.append(reason("founding", CLAUSE, words))
    if len(set(named.values())) < len(named):
        words = Words("三名管理员须是三个人", "the three administrators are three people")
        found.append(reason("founding", CLAUSE, words))
    if any(True for _ in seats):
        words = Words(
            "首次任命已经作出；此后由两名管理员共同任命",
            "the first appointment has been made; from then on two administrators appoint",
        )
        found.append(reason("founding", CLAUSE, words))
    return found


def founders(named: Mapping[str, str], of: str, on: date) -> tuple[Seat, ...]:
    """The seats that a first appointment gives, from the day it is made."""
    return tuple(Seat(named[role], role, of, on) for role in ADMINISTRATORS)


def reserved(roles: Iterable[str]) -> list[Finding]:
    """No edition names an actor like an administrator, so that no seat can be read two ways."""
    words = Words(
        "是管理员的名称，版本不能用作角色；请换一个名称",
        "names an administrator, and no actor of an edition; choose another name",
    )
    return [
        reason(f"actor {role}", CLAUSE, Words(f"“{role}”{words.zh}", f"'{role}' {words.en}"))
        for role in roles
        if role in ADMINISTRATORS
    ]


def _unknown(wanted: Seat, desks: Mapping[str, str]) -> Iterator[Finding]:
    if wanted.role not in ADMINISTRATORS and wanted.role not in desks:
        role = shown(wanted.role)
        words = Words(f"没有“{role}”这一角色", f"there is no role '{role}'")
        yield reason("role", CLAUSE, words)


def _dated(wanted: Seat, on: date) -> Iterator[Finding]:
    """A seat lasts a day at least, and is not given for days that are past."""
    if wanted.until is not None and wanted.until <= wanted.since:
        words = Words("席位的终止日须晚于起始日", "a seat ends after the day on which it begins")
        yield reason("until", CLAUSE, words)
    if wanted.since < on:
        words = Words("不能倒签席位的起始日", "a seat does not begin before the day it is given")
        yield reason("since", CLAUSE, words)


def _joined(held: Seat, wanted: Seat, desks: Mapping[str, str]) -> Iterator[Finding]:
    """What a person may not be at the same time."""
    roles = {held.role, wanted.role}
    administers = roles & set(ADMINISTRATORS)
    if (held.role, held.of) == (wanted.role, wanted.of):
        words = Words("此人在此期间已有这一席位", "this person already has this seat at that time")
        yield reason("seat", CLAUSE, words)
    elif len(administers) > 1:
        words = Words(
            "系统、安全、审计管理员不能由一人兼任",
            "nobody is two of the system, security and audit administrators at a time",
        )
        yield reason("administrators", CLAUSE, words)
    elif len(roles) > 1 and administers:
        words = Words(
            "管理员不能同时担任办件的角色", "no administrator also has a role that acts on cases"
        )
        yield reason("administrators", CLAUSE, words)
    at = {desks.get(held.role), desks.get(wanted.role)}
    if EXPERT in at and at & set(APART_FROM_EXPERTS):
        words = Words(
            "专家不能同时任职于申报、推荐或主办单位",
            "an expert has no seat with an applicant, a recommender or the office at that time",
        )
        yield reason("expert", CLAUSE, words)


def _powerless(seats: tuple[Seat, ...], appointment: Appointment, on: date) -> list[Finding]:
    """An appointment needs its proposer; an administrator's also one of another role."""
    role, person = appointment.seat.role, appointment.seat.person
    by, confirmed_by = appointment.by, appointment.confirmed_by
    found: list[Finding] = []
    if not _any_of(seats, by, proposers(role), on):
        found.append(_stands_with("proposed", proposers(role), Words("任免", "is done by")))
    if person in (by, confirmed_by):
        words = Words("任何人不得任免自己", "nobody seats or removes himself")
        found.append(reason("oneself", CLAUSE, words))
    if not confirmers(role):
        return found
    others = [other for other in confirmers(role) if not holds(seats, by, other, on)]
    if confirmed_by is None or not _any_of(seats, confirmed_by, others, on):
        lacking = _stands_with("confirmed", others, Words("确认", "is confirmed by"))
        found.append(lacking._replace(verdict=None) if confirmed_by is None else lacking)
    return found


def _any_of(seats: tuple[Seat, ...], person: str, roles: Iterable[str], on: date) -> bool:
    return any(holds(seats, person, role, on) for role in roles)


def _stands_with(what: str, roles: Iterable[str], verb: Words) -> Finding:
    named = [NAMES[role] for role in roles]
    words = Words(
        f"由{'或'.join(name.zh for name in named)}{verb.zh}",
        f"this {verb.en} {' or '.join(name.en for name in named)}",
    )
    return reason(what, CLAUSE, words)
