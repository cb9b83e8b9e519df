"""Who may do what: a person's desk, its relation to the holder, and the action; else refused.

The table says who may ask for something at all. What an act then needs, whose turn it is and
which answers are whose, the edition says. System, security and audit administrators open no case.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from mingce.core.answering import APPLICANT, RECOMMENDER, reason
from mingce.core.answering import OFFICE as OFFICE_DESK
from mingce.core.findings import Finding
from mingce.core.holders import HOLDER, OFFICE, POOL, Holders
from mingce.core.seats import AUDIT, EXPERT, NAMES, SECURITY, SYSTEM
from mingce.law.shapes.tracks import Actor
from mingce.law.words import Words, shown

PUBLIC = "public"
DESKS = (APPLICANT, RECOMMENDER, OFFICE_DESK, EXPERT, PUBLIC, SYSTEM, SECURITY, AUDIT)

CLAUSE = "op.17"
"""The operator's rule that whatever the table does not allow is refused."""


class Relation(StrEnum):
    """How whoever sits at a desk stands to the holder of a case."""

    OWN = "own"
    """The holder itself, or who has succeeded it."""
    RECOMMENDED = "recommended"
    """It recommends the holder, at its tier, on the day."""
    ASSIGNED = "assigned"
    """An expert to whom the case is assigned."""
    ANY = "any"
    """The national office stands over every case."""
    NONE = "none"
    """Any other holder's case, or no case at all."""


class Action(StrEnum):
    """Everything that can be asked for; what is not here cannot be done."""

    READ_PUBLIC = "read_public"
    READ_CHECKPOINT = "read_checkpoint"
    READ_REGISTER = "read_register"
    READ_CASE = "read_case"
    READ_FORM = "read_form"
    READ_FILE = "read_file"
    READ_PROOF = "read_proof"
    READ_PANEL = "read_panel"
    READ_EXPERTS = "read_experts"
    READ_LOG = "read_log"
    ACT = "act"
    ANSWER = "answer"
    DRAFT = "draft"
    ATTACH_FILE = "attach_file"
    VET = "vet"
    RANK = "rank"
    BATCH = "batch"
    REMIND = "remind"
    RECORD_ARRIVAL = "record_arrival"
    ASSIGN_EXPERT = "assign_expert"
    DRAFT_GRAVE = "draft_grave"
    CHECK_GRAVE = "check_grave"
    SIGN_GRAVE = "sign_grave"
    DECLARE_SMALL_OFFICE = "declare_small_office"
    PUBLISH = "publish"
    CORRECT_PUBLICATION = "correct_publication"
    OPEN_ROUND = "open_round"
    CLOSE_ROUND = "close_round"
    EXTEND_ROUND = "extend_round"
    TAKE_IN = "take_in"
    CORRECT_REGISTER = "correct_register"
    ERASE_PERSONAL = "erase_personal"
    ENTER_PERSON = "enter_person"
    ENTER_ORGANISATION = "enter_organisation"
    SET_RECOMMENDER = "set_recommender"
    SEAT = "seat"
    UNSEAT = "unseat"
    SEAT_SECURITY = "seat_security"
    UNSEAT_SECURITY = "unseat_security"
    CONFIRM_SEAT = "confirm_seat"
    TICK = "tick"
    SEAL = "seal"
    REBUILD = "rebuild"
    BACKUP = "backup"
    RESTORE = "restore"
    DOCTOR = "doctor"
    UPGRADE = "upgrade"
    EXPORT = "export"
    VERIFY_LOG = "verify_log"


class Grant(NamedTuple):
    """Some actions are allowed to one desk in one relation, for one reason."""

    desk: str
    relation: Relation
    who: Words
    because: Words
    actions: tuple[Action, ...]


A, R = Action, Relation

EVERYBODY = (A.READ_PUBLIC, A.READ_CHECKPOINT)
"""What is published, and the checkpoints by which anybody can be a witness."""

_OF_A_CASE = (
    *(A.READ_CASE, A.READ_FORM, A.READ_FILE, A.READ_PROOF, A.READ_REGISTER),
    *(A.ACT, A.ANSWER, A.DRAFT, A.ATTACH_FILE),
)

GRANTS = (
    Grant(
        APPLICANT,
        R.OWN,
        Words("申报主体本身", "the holder itself"),
        Words("主体办理自己的申报", "a holder looks after its own case"),
        _OF_A_CASE,
    ),
    Grant(
        RECOMMENDER,
        R.RECOMMENDED,
        Words("推荐该主体的单位", "the organisation that recommends the holder"),
        Words("推荐单位审核所推荐的主体", "a recommender answers for what it passes on"),
        (*_OF_A_CASE, A.VET, A.RANK, A.BATCH, A.REMIND, A.RECORD_ARRIVAL),
    ),
    Grant(
        EXPERT,
        R.ASSIGNED,
        Words("承办该件的专家", "an expert to whom the case is assigned"),
        Words("专家只看所承办的件", "an expert sees the cases assigned, and no others"),
        (*_OF_A_CASE, A.READ_PANEL),
    ),
    Grant(
        OFFICE_DESK,
        R.ANY,
        Words("主办机关", "the national office"),
        Words("主办机关办理全部的件", "the office runs the round and decides"),
        (
            *_OF_A_CASE,
            *(A.READ_PANEL, A.READ_EXPERTS, A.ASSIGN_EXPERT),
            *(A.BATCH, A.REMIND, A.RECORD_ARRIVAL),
            *(A.DRAFT_GRAVE, A.CHECK_GRAVE, A.SIGN_GRAVE, A.DECLARE_SMALL_OFFICE),
            *(A.PUBLISH, A.CORRECT_PUBLICATION, A.OPEN_ROUND, A.CLOSE_ROUND, A.EXTEND_ROUND),
            *(A.TAKE_IN, A.CORRECT_REGISTER, A.ERASE_PERSONAL),
        ),
    ),
    Grant(
        PUBLIC,
        R.NONE,
        Words("版本所定的社会公众", "the public, where the edition gives it a part"),
        Words("公众可以提出异议", "the public may object where the edition lets it"),
        (A.ACT, A.ANSWER),
    ),
    Grant(
        SYSTEM,
        R.NONE,
        NAMES[SYSTEM],
        Words("系统管理员维持运行", "the system administrator keeps the installation running"),
        (
            *(A.ENTER_PERSON, A.ENTER_ORGANISATION),
            *(A.SEAT_SECURITY, A.UNSEAT_SECURITY, A.CONFIRM_SEAT),
            *(A.TICK, A.SEAL, A.REBUILD, A.BACKUP, A.RESTORE, A.DOCTOR, A.UPGRADE),
        ),
    ),
    Grant(
        SECURITY,
        R.NONE,
        NAMES[SECURITY],
        Words("安全管理员授权", "the security administrator says who may"),
        (A.SEAT, A.UNSEAT, A.SET_RECOMMENDER),
    ),
    Grant(
        AUDIT,
        R.NONE,
        NAMES[AUDIT],
        Words("审计管理员查核记录", "the audit administrator looks at what was done"),
        (
            *(A.READ_LOG, A.EXPORT, A.VERIFY_LOG, A.DOCTOR),
            *(A.SEAT_SECURITY, A.UNSEAT_SECURITY, A.CONFIRM_SEAT),
        ),
    ),
)

_OPEN = Words("公开内容人人可看", "what is public is everybody's")

TABLE: Mapping[tuple[str, str, str], Words] = MappingProxyType(
    {
        **{
            (grant.desk, grant.relation, a): grant.because
            for grant in GRANTS
            for a in grant.actions
        },
        **dict.fromkeys(product(DESKS, Relation, EVERYBODY), _OPEN),
    }
)
"""Each allowed (desk, relation, action), with its reason; there is no row that forbids."""


def allowed(desk: str, relation: str, action: str) -> bool:
    """Allowed is what stands in the table, and nothing else."""
    return (desk, relation, action) in TABLE


def why(desk: str, relation: str, action: str) -> Finding:
    """The reason of a refusal says who may instead, and nothing of the case."""
    if allowed(desk, relation, action):
        raise ValueError(f"{action} is allowed to {desk} ({relation})")
    who = [grant.who for grant in GRANTS if action in grant.actions]
    words = Words(
        f"此事项只由{'、'.join(w.zh for w in who)}办理",
        f"this is only for {', or '.join(w.en for w in who)}",
    )
    if not who:
        words = Words("没有这一事项", "there is no such thing to do")
    return reason(f"action {shown(action)}", CLAUSE, words)


def relation(
    holders: Holders, actor: Actor, of: str, holder: str, on: date, *, assigned: bool = False
) -> Relation:
    """How an actor of an organisation stands to a holder on a day: as it is seated for it.

    An expert, and a seat for nobody in particular, stand in one only to what is assigned to them.
    """
    if actor.seat != POOL:
        seated = holders.seated(actor.seat, holder, on)
        if not seated or not holders.same(of, seated, on):
            return Relation.NONE
    if actor.desk == EXPERT or actor.seat == POOL:
        return Relation.ASSIGNED if assigned else Relation.NONE
    return {HOLDER: Relation.OWN, OFFICE: Relation.ANY}.get(actor.seat, Relation.RECOMMENDED)
