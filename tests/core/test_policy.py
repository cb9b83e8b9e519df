"""Whatever the table does not allow is refused."""

from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from mingce.core import policy
from mingce.core.answering import reason
from mingce.core.hands import GRAVE
from mingce.core.holders import Holders
from mingce.core.policy import CLAUSE, DESKS, TABLE, Action, Relation, allowed, relation, why
from mingce.core.seats import ADMINISTRATORS, confirmers, proposers
from mingce.law import divisions, organisations
from mingce.law.shapes.tracks import Actor
from mingce.law.words import Words
from tests.cast import (
    AFTER,
    BEFORE,
    CITY,
    CORPS,
    CORPS_CITY,
    NEIGHBOUR,
    NEIGHBOURS_PROVINCE,
    OFFICE,
    PROVINCE,
    SUCCEEDED,
    body,
    lamps,
)

PAGE = Path(__file__).parents[2] / "docs" / "policy.md"
ON = date(2018, 8, 20)

MATRIX = """
                     applicant recommender expert office public system security audit
                     own       recommended assigned any    none   none   none     none
read_public          x         x           x        x      x      x      x        x
read_checkpoint      x         x           x        x      x      x      x        x
read_register        x         x           x        x      .      .      .        .
read_case            x         x           x        x      .      .      .        .
read_form            x         x           x        x      .      .      .        .
read_file            x         x           x        x      .      .      .        .
read_proof           x         x           x        x      .      .      .        .
read_panel           .         .           x        x      .      .      .        .
read_experts         .         .           .        x      .      .      .        .
read_log             .         .           .        .      .      .      .        x
act                  x         x           x        x      x      .      .        .
answer               x         x           x        x      x      .      .        .
draft                x         x           x        x      .      .      .        .
attach_file          x         x           x        x      .      .      .        .
vet                  .         x           .        .      .      .      .        .
rank                 .         x           .        .      .      .      .        .
batch                .         x           .        x      .      .      .        .
remind               .         x           .        x      .      .      .        .
record_arrival       .         x           .        x      .      .      .        .
assign_expert        .         .           .        x      .      .      .        .
draft_grave          .         .           .        x      .      .      .        .
check_grave          .         .           .        x      .      .      .        .
sign_grave           .         .           .        x      .      .      .        .
declare_small_office .         .           .        x      .      .      .        .
publish              .         .           .        x      .      .      .        .
correct_publication  .         .           .        x      .      .      .        .
open_round           .         .           .        x      .      .      .        .
close_round          .         .           .        x      .      .      .        .
extend_round         .         .           .        x      .      .      .        .
take_in              .         .           .        x      .      .      .        .
correct_register     .         .           .        x      .      .      .        .
erase_personal       .         .           .        x      .      .      .        .
enter_person         .         .           .        .      .      x      .        .
enter_organisation   .         .           .        .      .      x      .        .
set_recommender      .         .           .        .      .      .      x        .
seat                 .         .           .        .      .      .      x        .
unseat               .         .           .        .      .      .      x        .
seat_security        .         .           .        .      .      x      .        x
unseat_security      .         .           .        .      .      x      .        x
confirm_seat         .         .           .        .      .      x      .        x
tick                 .         .           .        .      .      x      .        .
seal                 .         .           .        .      .      x      .        .
rebuild              .         .           .        .      .      x      .        .
backup               .         .           .        .      .      x      .        .
restore              .         .           .        .      .      x      .        .
doctor               .         .           .        .      .      x      .        x
upgrade              .         .           .        .      .      x      .        .
export               .         .           .        .      .      .      .        x
verify_log           .         .           .        .      .      .      .        x
"""
"""Every action (line) of every desk in its relation (column); in any other, only `EVERYBODY`."""
EVERYBODY = {"read_public", "read_checkpoint"}
FOREIGN = "no_such_thing"

Triple = tuple[str, str, str]


def columns() -> list[tuple[str, str]]:
    desks, relations = (line.split() for line in MATRIX.strip("\n").splitlines()[:2])
    return list(zip(desks, relations, strict=True))


def expected() -> set[Triple]:
    marked = {
        (*column, action)
        for action, *marks in map(str.split, MATRIX.strip("\n").splitlines()[2:])
        for column, mark in zip(columns(), marks, strict=True)
        if mark == "x"
    }
    return marked | set(product(DESKS, Relation, EVERYBODY))


def every_triple() -> list[Triple]:
    return list(product([*DESKS, FOREIGN, ""], [*Relation, FOREIGN, ""], [*Action, FOREIGN, ""]))


def tried() -> set[Triple]:
    return {triple for triple in every_triple() if allowed(*triple)}


# -- the table


def test_every_triple_is_allowed_or_refused_as_the_matrix_says():
    assert len(every_triple()) == 10 * 7 * 51
    assert tried() == expected()


def test_the_matrix_lists_every_action_and_every_desk():
    actions = [line.split()[0] for line in MATRIX.strip("\n").splitlines()[2:]]

    assert actions == [action.value for action in Action]
    assert [desk for desk, _ in columns()] == [grant.desk for grant in policy.GRANTS]
    assert {desk for desk, _ in columns()} == set(DESKS)


@pytest.mark.parametrize(
    "added", [("system", "none", "read_case"), ("audit", "none", "read_panel"), ("x", "any", "act")]
)
def test_one_row_too_many_is_noticed(monkeypatch, added):
    monkeypatch.setattr(policy, "TABLE", {**TABLE, added: Words("多", "more")})
    seen = {t for t in [*every_triple(), added] if allowed(*t)}

    assert seen - expected() == {added}


def test_one_row_too_few_is_noticed(monkeypatch):
    fewer = dict(TABLE)
    del fewer["applicant", "own", "act"]
    monkeypatch.setattr(policy, "TABLE", fewer)

    assert expected() - tried() == {("applicant", "own", "act")}


def test_the_table_cannot_be_added_to():
    with pytest.raises(TypeError):
        TABLE["system", "none", "read_case"] = Words("多", "more")


def test_an_unknown_desk_relation_or_action_is_refused():
    assert not any(FOREIGN in triple or "" in triple for triple in tried())
    assert not allowed("OFFICE", "any", "act")


# -- the administrators


@pytest.mark.parametrize("administrator", ADMINISTRATORS)
def test_an_administrator_opens_and_moves_no_case(administrator):
    of_cases = {"read_case", "read_form", "read_file", "read_panel", "read_experts", "act",
                "answer", "draft", "attach_file", "vet", "batch", *GRAVE}  # fmt: skip

    assert {t for t in tried() if t[0] == administrator and t[2] in of_cases} == set()


def test_nobody_but_audit_reads_the_log_or_exports_it():
    assert {t[:2] for t in tried() if t[2] in {"read_log", "export"}} == {("audit", "none")}


def test_no_desk_both_enters_people_and_seats_them():
    enter = {desk for desk, _, action in tried() if action == "enter_person"}

    assert enter == {"system"}
    assert enter & {desk for desk, _, action in tried() if action == "seat"} == set()


def test_the_table_and_the_rule_of_appointment_name_the_same_administrators():
    def who(action: str) -> set[str]:
        return {desk for desk, _, done in tried() if done == action}

    ordinary = ("system", "audit", "anything")
    assert {role: who("seat") for role in ordinary} == {r: set(proposers(r)) for r in ordinary}
    assert who("unseat") == who("seat")
    assert who("seat_security") == who("unseat_security") == set(proposers("security"))
    assert {r: who("confirm_seat") for r in ADMINISTRATORS} == {
        r: set(confirmers(r)) for r in ADMINISTRATORS
    }


# -- what a refusal says


def test_a_refusal_says_who_may_instead():
    found = why("applicant", "own", "publish")

    assert found == reason(
        "action publish",
        CLAUSE,
        Words("此事项只由主办机关办理", "this is only for the national office"),
    )


def test_a_refusal_names_everybody_who_may():
    words = why("applicant", "none", "seat_security").rule.label

    assert words == Words(
        "此事项只由系统管理员、审计管理员办理",
        "this is only for the system administrator, or the audit administrator",
    )


def test_every_refusal_has_words_in_both_languages():
    refused = [why(*triple) for triple in every_triple() if not allowed(*triple)]

    assert {f.verdict for f in refused} == {False}
    assert {f.clause for f in refused} == {CLAUSE}
    assert all(f.rule.label.zh and f.rule.label.en for f in refused)


def test_what_nobody_can_do_is_refused_without_a_name():
    assert why("office", "any", FOREIGN).rule.label == Words(
        "没有这一事项", "there is no such thing to do"
    )


def test_there_is_no_refusal_of_what_is_allowed():
    with pytest.raises(ValueError, match="is allowed to office"):
        why("office", "any", "publish")


# -- relations


def holders(*bodies) -> Holders:
    return Holders(divisions.load(), organisations.load(), {b.id: b for b in bodies})


def actor(name: str) -> Actor:
    return lamps().shape.actors[name]


@pytest.mark.parametrize(
    ("name", "of", "holder", "found"),
    [
        ("town", CITY, CITY, "own"),
        ("town_office", CITY, CITY, "own"),
        ("town", NEIGHBOUR, CITY, "none"),
        ("town", PROVINCE, CITY, "none"),
        ("province", PROVINCE, CITY, "recommended"),
        ("province", NEIGHBOURS_PROVINCE, CITY, "none"),
        ("province", CORPS, CORPS_CITY, "recommended"),
        ("province", "650000", CORPS_CITY, "none"),
        ("bureau", OFFICE, CITY, "any"),
        ("bureau", PROVINCE, CITY, "none"),
        ("judge", OFFICE, CITY, "none"),
        ("judge", CITY, CITY, "none"),
    ],
)
def test_an_actor_stands_to_a_holder_as_it_is_seated(name, of, holder, found):
    assert relation(holders(), actor(name), of, holder, ON) == found


def test_an_expert_stands_to_the_cases_assigned_only():
    assert relation(holders(), actor("judge"), "anybody", CITY, ON, assigned=True) == "assigned"


@pytest.mark.parametrize("name", ["town", "province", "bureau"])
def test_nobody_but_an_expert_is_helped_by_an_assignment(name):
    assert relation(holders(), actor(name), NEIGHBOUR, CITY, ON, assigned=True) == "none"


def test_an_expert_of_one_tier_needs_both_seat_and_assignment():
    expert = actor("province").model_copy(update={"desk": "expert"})
    found = [
        relation(holders(), expert, of, CITY, ON, assigned=assigned)
        for of, assigned in product((PROVINCE, NEIGHBOURS_PROVINCE), (True, False))
    ]

    assert found == ["assigned", "none", "none", "none"]


def test_a_holder_without_a_recommender_has_none():
    alone = body("workshop")

    assert relation(holders(alone), actor("province"), "", alone.id, ON) == "none"
    assert relation(holders(alone), actor("province"), PROVINCE, alone.id, ON) == "none"


@pytest.mark.parametrize(("on", "found"), [(ON, "none"), (SUCCEEDED, "own")])
def test_a_heir_stands_for_its_predecessor_from_the_day_of_the_succession(on, found):
    assert relation(holders(), actor("town"), AFTER, BEFORE, on) == found


# -- the page


def tabled(page: str) -> list[list[str]]:
    cells = [line.strip("| ").split("|") for line in page.splitlines() if line.startswith("| ")]
    return [[cell.strip(" `") for cell in row] for row in cells]


def on_the_page(page: str) -> set[Triple]:
    heads, *lines = [row for row in tabled(page) if len(row) == len(columns()) + 2]
    shown = [tuple(head.split()) for head in heads[1:-1]]
    return {
        (*column, line[0])
        for line in lines
        for column, mark in zip(shown, line[1:-1], strict=True)
        if mark == "●"
    }


def of_columns() -> set[Triple]:
    return {triple for triple in tried() if triple[:2] in columns()}


def test_the_page_for_auditors_shows_the_table():
    assert on_the_page(PAGE.read_text("utf-8")) == of_columns()


def test_the_page_lists_every_action():
    lines = [row for row in tabled(PAGE.read_text("utf-8")) if len(row) == len(columns()) + 2]

    assert [row[0] for row in lines[2:]] == [action.value for action in Action]
    assert all(row[-1] for row in lines)


@pytest.mark.parametrize(
    "spoil", [lambda p: p.replace("●", " ", 1), lambda p: p.replace("|  |", "| ● |", 1)]
)
def test_a_page_that_is_out_of_step_is_noticed(spoil: Callable[[str], str]):
    assert on_the_page(spoil(PAGE.read_text("utf-8"))) != of_columns()
