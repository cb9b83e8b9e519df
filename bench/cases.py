"""The criteria measured with, and synthetic cases: seeded, 3 % of every fact not given."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from mingce.core.findings import Rule
from mingce.core.rulebook import Rulebook
from mingce.law import edition as editions
from mingce.law.expressions import Expr, FactType

EDITION = "cn-ip-cities-2018"
TRACK = "strong_city"
SEED = 20180727
MISSING = 0.03

# How often a boolean fact is true: the good ones mostly are, the bad ones mostly are not.
LIKELY = {
    "holds_demonstration": 0.95,
    "demonstration_awaiting": 0.3,
    "round_completed": 0.8,
    "policy_document": 0.7,
    "goal_in_work_report": 0.6,
    "goal_in_instructions": 0.4,
    "quality_results": 0.9,
    "protection_results": 0.92,
    "operation_results": 0.88,
    "pledge_results": 0.85,
    "many_irregular_filings": 0.05,
    "major_infringement": 0.03,
    "pregrant_subsidy": 0.04,
    "excess_subsidy": 0.03,
    "duplicate_subsidy": 0.03,
    "other_subsidy_breach": 0.02,
}


@cache
def rulebook() -> Rulebook:
    """The rules of the first edition."""
    return Rulebook(editions.load(EDITION))


def strong_city_rules() -> list[Rule]:
    """The conditions of clauses 4.1.1, 4.1.2, 4.2 and 5.1, as the edition has them."""
    return rulebook().conditions(TRACK)


def strong_city_criteria() -> dict[str, Expr]:
    """The same conditions, as expressions by their names."""
    return {rule.id: rule.expr for rule in strong_city_rules() if rule.expr is not None}


def strong_city_types() -> dict[str, FactType]:
    """The kinds of the facts that the criteria ask for."""
    asked = {name for rule in strong_city_rules() for name in rule.names}
    return {name: fact for name, fact in rulebook().edition.types.items() if name in asked}


def columns(rows: int, seed: int = SEED) -> dict[str, Any]:
    """Synthetic cases as columns: values, and which of them are known."""
    import numpy as np

    chance = np.random.default_rng(seed)
    made: dict[str, Any] = {name: chance.random(rows) < p for name, p in LIKELY.items()}
    made["demonstration_terms_completed"] = chance.choice([0.0, 1.0, 2.0], rows, p=[0.1, 0.7, 0.2])
    made["enforcement_score"] = np.round(chance.normal(86, 7, rows).clip(0, 100), 1)
    assert set(made) == set(strong_city_types()), "the edition asks other facts: bring them here"
    return {name: (values, chance.random(rows) >= MISSING) for name, values in made.items()}


def cases(rows: int, seed: int = SEED) -> list[Mapping[str, object]]:
    """The same cases one by one, as answers come: numbers exact, facts not given left out."""
    exact = {
        "demonstration_terms_completed": int,
        "enforcement_score": lambda score: Decimal(str(score)),
    }
    made: list[dict[str, object]] = [{} for _ in range(rows)]
    for name, (values, known) in columns(rows, seed).items():
        answer = exact.get(name, bool)
        for case, value, given in zip(made, values.tolist(), known.tolist(), strict=True):
            if given:
                case[name] = answer(value)
    return made
