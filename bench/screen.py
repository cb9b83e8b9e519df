"""Screening a million cases: Mingce, numpy written by hand, and OpenFisca, with the same rules.

Bars: at most 1.5 times the CPU time of the numpy, and OpenFisca at least 3 times Mingce's. Measured
is the way from columns in memory to a verdict by every criterion and by all: for OpenFisca that is
a simulation of so many cases, the facts set, the variables calculated.
"""

import hashlib
from collections.abc import Callable
from importlib import util
from typing import Any, TypeAlias

import numpy as np

from bench import cases, stopwatch

OURS, FLOOR, OPENFISCA = "mingce", "numpy by hand", "openfisca"
REPEATS = 5
PERIOD = "2018"
Pair: TypeAlias = tuple[Any, Any]
"""Values, and which of them are known."""


def main() -> int:
    given = stopwatch.arguments(__doc__ or "", (OURS, FLOOR, OPENFISCA))
    rows = given.rows or (500_000 if given.quick else 1_000_000)
    if given.contestant:
        {OURS: mingce, FLOOR: numpy_by_hand, OPENFISCA: openfisca}[given.contestant](rows)
        return 0
    contestants = [OURS, FLOOR]
    if util.find_spec("openfisca_core"):
        contestants.append(OPENFISCA)
    else:
        print("openfisca-core is not installed and not measured; ./run bench installs it")
    rounds = given.rounds or (3 if given.quick else 5)
    runs = stopwatch.by_turns(__file__, contestants, rounds, ["--rows", str(rows)])
    assert runs[OURS][0]["digest"] == runs[FLOOR][0]["digest"], "the two disagree about a case"
    result = summed_up(runs, rows, rounds)
    show(result)
    return stopwatch.finish(given, result, "screen")


def summed_up(runs: dict[str, list[dict[str, Any]]], rows: int, rounds: int) -> dict[str, Any]:
    ours, floor = (stopwatch.middle(runs[name]) for name in (OURS, FLOOR))
    bars = [
        stopwatch.bar("mingce / numpy by hand <= 1.5", ours / floor, met=ours / floor <= 1.5),
    ]
    packages = ["numpy"]
    if OPENFISCA in runs:
        times = stopwatch.middle(runs[OPENFISCA]) / ours
        bars.append(stopwatch.bar("openfisca / mingce >= 3", times, met=times >= 3))
        packages.append("openfisca-core")
    else:
        bars.append({"bar": "openfisca / mingce >= 3", "measured": None, "met": False})
    return {
        "machine": stopwatch.machine(packages),
        "cases": rows,
        "criteria": len(cases.strong_city_criteria()),
        "facts": len(cases.strong_city_types()),
        "rounds": rounds,
        "contestants": {
            name: {
                "cpu_ms": round(stopwatch.middle(found) * 1e3, 2),
                "cpu_ms_of_each_run": [round(run["cpu"] * 1e3, 2) for run in found],
                **{key: found[0][key] for key in found[0] if key not in {"cpu", "digest"}},
            }
            for name, found in runs.items()
        },
        "bars": bars,
    }


def show(result: dict[str, Any]) -> None:
    found = result["contestants"]
    floor = found[FLOOR]["cpu_ms"]
    print(f"{result['cases']:,} cases, {result['criteria']} criteria, {result['facts']} facts")
    heading = ["", "CPU ms", "x floor", "peak MB", "true", "false", "unknown"]
    rows = [
        [name, one["cpu_ms"], f"{one['cpu_ms'] / floor:.2f}", one["peak_mb"],
         *(f"{one[verdict]:,}" for verdict in ("true", "false", "unknown"))]
        for name, one in found.items()
    ]  # fmt: skip
    stopwatch.show(heading, rows)
    if OPENFISCA in found:
        resting, true = (found[OPENFISCA][key] for key in ("true_on_facts_not_given", "true"))
        share = resting / true if true else 0
        print(f"of OpenFisca's {true:,} true, {resting:,} ({share:.0%}) rest on a fact not given")
        one = found[OPENFISCA]
        print(
            f"OpenFisca's {one['cpu_ms']} ms make the simulation, take in the facts and calculate; "
            f"without the first {one['facts_and_formulas_ms']}, the formulas alone "
            f"{one['formulas_ms']} ms"
        )


# --- the contestants ------------------------------------------------------------------------------


def mingce(rows: int) -> None:
    from mingce.measure.columns import judge

    criteria, types = cases.strong_city_criteria(), cases.strong_city_types()
    columns = cases.columns(rows)
    cpu = stopwatch.timed(lambda: judge(criteria, types, columns), REPEATS)
    codes = judge(criteria, types, columns).codes
    counts = dict(
        zip(("false", "unknown", "true"), np.bincount(codes[-1], minlength=3), strict=True)
    )
    stopwatch.report(cpu=cpu, digest=digest(codes), **{key: int(n) for key, n in counts.items()})


def numpy_by_hand(rows: int) -> None:
    columns = cases.columns(rows)
    cpu = stopwatch.timed(lambda: by_hand(columns), REPEATS)
    found = by_hand(columns)
    assert list(found) == [*cases.strong_city_criteria(), "verdict"], "the edition has changed"
    value, known = found["verdict"]
    codes = np.array([2 * (v & k) + ~k for v, k in found.values()], np.int8)
    stopwatch.report(
        cpu=cpu,
        digest=digest(codes),
        true=int((value & known).sum()),
        false=int((~value & known).sum()),
        unknown=int((~known).sum()),
    )


def either(*facts: Pair) -> Pair:
    """True if one is true, false if all are false."""
    value, known = facts[0]
    true, false = value & known, ~value & known
    for value, known in facts[1:]:
        true |= value & known
        false &= ~value & known
    return true, true | false


def both(*facts: Pair) -> Pair:
    """False if one is false, true if all are true."""
    value, known = facts[0]
    true, false = value & known, ~value & known
    for value, known in facts[1:]:
        true &= value & known
        false |= ~value & known
    return true, true | false


def no(fact: Pair) -> Pair:
    return ~fact[0], fact[1]


def by_hand(facts: dict[str, Pair]) -> dict[str, Pair]:
    """The same criteria as whoever knows numpy writes them: arrays of values and of what is known.

    What is a fact as it stands is not touched at all.
    """
    terms, terms_known = facts["demonstration_terms_completed"]
    score, score_known = facts["enforcement_score"]
    found = {
        "is_demonstration_city": facts["holds_demonstration"],
        "government_committed": either(
            facts["policy_document"], facts["goal_in_work_report"], facts["goal_in_instructions"]
        ),
        "one_round_completed": either(
            (terms >= 2, terms_known),
            both(
                (terms >= 1, terms_known),
                either(no(facts["demonstration_awaiting"]), facts["round_completed"]),
            ),
        ),
        "results_marked": both(
            facts["quality_results"],
            facts["protection_results"],
            facts["operation_results"],
            facts["pledge_results"],
        ),
        "enforcement_high_enough": (score >= 80, score_known),
        "few_irregular_filings": no(facts["many_irregular_filings"]),
        "no_major_infringement": no(facts["major_infringement"]),
        "no_pregrant_subsidy": no(facts["pregrant_subsidy"]),
        "no_excess_subsidy": no(facts["excess_subsidy"]),
        "no_duplicate_subsidy": no(facts["duplicate_subsidy"]),
        "no_other_subsidy_breach": no(facts["other_subsidy_breach"]),
    }
    found["verdict"] = both(*found.values())
    return found


def openfisca(rows: int) -> None:
    from openfisca_core.simulations import SimulationBuilder

    system = tax_benefit_system()
    facts = cases.columns(rows)
    criteria = list(RULES)
    assert criteria == list(cases.strong_city_criteria()), "the edition has changed"
    # What nobody gave is what the engine takes it for: false, or nought.
    given = {name: np.where(known, values, False) for name, (values, known) in facts.items()}
    simulations: list[Any] = []

    def begin() -> None:
        simulations[:] = [SimulationBuilder().build_default_simulation(system, count=rows)]

    def take_in() -> None:
        for name, values in given.items():
            simulations[0].set_input(name, PERIOD, values)

    def calculate() -> Any:
        for name in criteria:
            simulations[0].calculate(name, PERIOD)
        return simulations[0].calculate("verdict", PERIOD)

    # A simulation keeps what it has calculated, so other cases need another simulation.
    cpu = stopwatch.timed(lambda: (begin(), take_in(), calculate()), REPEATS)
    facts_and_formulas = stopwatch.timed(lambda: (take_in(), calculate()), REPEATS, begin)
    formulas = stopwatch.timed(calculate, REPEATS, lambda: (begin(), take_in()))
    begin()
    take_in()
    true = calculate()
    value, known = by_hand(facts)["verdict"]
    stopwatch.report(
        cpu=cpu,
        facts_and_formulas_ms=round(facts_and_formulas * 1e3, 2),
        formulas_ms=round(formulas * 1e3, 2),
        true=int(true.sum()),
        false=int((~true).sum()),
        unknown=0,
        true_on_facts_not_given=int((true & ~(value & known)).sum()),
    )


# The rules as OpenFisca's own documentation writes such formulas: and is *, or is +, not is 1 -.
RULES: dict[str, Callable[[Callable[[str], Any]], Any]] = {
    "is_demonstration_city": lambda fact: fact("holds_demonstration"),
    "government_committed": lambda fact: (
        fact("policy_document") + fact("goal_in_work_report") + fact("goal_in_instructions")
    ),
    "one_round_completed": lambda fact: (
        (fact("demonstration_terms_completed") >= 2)
        + (fact("demonstration_terms_completed") >= 1)
        * (~fact("demonstration_awaiting") + fact("round_completed"))
    ),
    "results_marked": lambda fact: (
        fact("quality_results")
        * fact("protection_results")
        * fact("operation_results")
        * fact("pledge_results")
    ),
    "enforcement_high_enough": lambda fact: fact("enforcement_score") >= 80,
    "few_irregular_filings": lambda fact: ~fact("many_irregular_filings"),
    "no_major_infringement": lambda fact: ~fact("major_infringement"),
    "no_pregrant_subsidy": lambda fact: ~fact("pregrant_subsidy"),
    "no_excess_subsidy": lambda fact: ~fact("excess_subsidy"),
    "no_duplicate_subsidy": lambda fact: ~fact("duplicate_subsidy"),
    "no_other_subsidy_breach": lambda fact: ~fact("other_subsidy_breach"),
}


def tax_benefit_system() -> Any:
    """Every fact is an input variable, every criterion a variable with a formula."""
    from openfisca_core.entities import build_entity
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem

    city = build_entity(key="city", plural="cities", label="a city", is_person=True)
    system = TaxBenefitSystem([city])
    kinds = {"boolean": bool, "number": float}
    for name, fact in cases.strong_city_types().items():
        system.add_variable(variable(name, city, kinds[fact.kind]))
    for name, rule in RULES.items():
        system.add_variable(variable(name, city, bool, rule))
    system.add_variable(variable("verdict", city, bool, all_of_them))
    return system


def all_of_them(fact: Callable[[str], Any]) -> Any:
    together = fact(next(iter(RULES)))
    for name in list(RULES)[1:]:
        together = together * fact(name)
    return together


def variable(name: str, entity: Any, kind: type, rule: Any = None) -> type:
    from openfisca_core.periods import DateUnit
    from openfisca_core.variables import Variable

    about: dict[str, Any] = {
        "value_type": kind,
        "entity": entity,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if rule is not None:
        about["formula"] = lambda one, period: rule(lambda asked: one(asked, period))
    return type(name, (Variable,), about)


def digest(codes: Any) -> str:
    return hashlib.sha256(np.ascontiguousarray(codes, dtype=np.int8).tobytes()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
