"""The criteria measured with, and synthetic cases: seeded, 3 % of every fact not given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mingce.law.expressions import Expr, FactType, parse

if TYPE_CHECKING:
    import numpy as np

SEED = 20180727
MISSING = 0.03

_STRONG_CITY = {
    "holder": "holds_title",
    "commitment": "policy_document or goal_in_work_report or goal_in_instruction",
    "one_round": "rounds_completed >= 1",
    "quality": "quality_results",
    "protection": "protection_results",
    "services": "services_results",
    "pledge": "pledge_results",
    "enforcement": "enforcement_score >= 80",
    "clean_filings": "not irregular_applications",
    "no_infringement": "not (group_infringement or repeated_infringement or malicious_infringement)",
    "no_pre_grant_subsidy": "not pre_grant_subsidy",
    "no_excess_subsidy": "not excess_subsidy",
    "no_duplicate_subsidy": "not duplicate_subsidy",
    "no_other_subsidy": "not other_subsidy",
    "kind": "kind in (prefecture_level, sub_provincial, separately_planned, municipal_district)",
}
_NUMBERS = ("rounds_completed", "enforcement_score")
_KINDS = (
    "prefecture_level",
    "sub_provincial",
    "separately_planned",
    "municipal_district",
    "other",
)
# How often a boolean fact is true; the good ones mostly are, the bad ones mostly are not.
_USUAL = {
    "holds_title": 0.95,
    "policy_document": 0.7,
    "goal_in_work_report": 0.6,
    "goal_in_instruction": 0.4,
    "quality_results": 0.9,
    "protection_results": 0.92,
    "services_results": 0.88,
    "pledge_results": 0.85,
    "irregular_applications": 0.05,
    "group_infringement": 0.02,
    "repeated_infringement": 0.02,
    "malicious_infringement": 0.02,
    "pre_grant_subsidy": 0.04,
    "excess_subsidy": 0.03,
    "duplicate_subsidy": 0.03,
    "other_subsidy": 0.02,
}


def strong_city_criteria() -> dict[str, Expr]:
    """The criteria of clauses 4.1.1, 4.1.2 and 5.1, as the measurements use them."""
    return {name: parse(test) for name, test in _STRONG_CITY.items()}


def strong_city_types() -> dict[str, FactType]:
    """The kinds of the facts that the criteria ask for."""
    types = {name: FactType("boolean") for name in _USUAL}
    types |= {name: FactType("number") for name in _NUMBERS}
    return types | {"kind": FactType("choice", _KINDS)}


def columns(rows: int, seed: int = SEED) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Synthetic cases as columns: values, and which of them are known."""
    import numpy as np

    chance = np.random.default_rng(seed)
    made: dict[str, Any] = {name: chance.random(rows) < p for name, p in _USUAL.items()}
    made["rounds_completed"] = chance.choice([0.0, 1.0, 2.0], rows, p=[0.1, 0.7, 0.2])
    made["enforcement_score"] = np.round(chance.normal(86, 7, rows).clip(0, 100), 1)
    made["kind"] = chance.choice(len(_KINDS), rows, p=[0.6, 0.1, 0.05, 0.2, 0.05]).astype(np.int8)
    return {name: (values, chance.random(rows) >= MISSING) for name, values in made.items()}


def cases(rows: int, seed: int = SEED) -> list[Mapping[str, object]]:
    """The same cases one by one, as answers come: numbers exact, facts not given left out."""
    from decimal import Decimal

    options = sorted(_KINDS)
    made: list[dict[str, object]] = [{} for _ in range(rows)]
    for name, (values, known) in columns(rows, seed).items():
        for case, value, given in zip(made, values.tolist(), known.tolist(), strict=True):
            if given:
                case[name] = (
                    options[value]
                    if name == "kind"
                    else Decimal(str(value))
                    if name == "enforcement_score"
                    else int(value)
                    if name == "rounds_completed"
                    else value
                )
    return made
