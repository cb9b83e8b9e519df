"""Explaining cases one by one: Mingce, and Python written by hand for the very same conditions.

Bar: at most 3 times the CPU time of the Python by hand, which gives the verdicts and no more.
Measured twice: `explain`, as the commands use it, where a finding is made when it is looked at;
and with every finding of every case made, which has no bar.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bench import cases, stopwatch
from mingce.core.findings import Verdict

BY_HAND, EXPLAIN, ALL_MADE = "by hand", "explain", "all made"
MOST = 3
REPEATS = 5
Case = Mapping[str, Any]


def main() -> int:
    given = stopwatch.arguments(__doc__ or "", (BY_HAND, EXPLAIN, ALL_MADE))
    rows = given.rows or (5_000 if given.quick else 50_000)
    if given.contestant:
        measure(given.contestant, rows)
        return 0
    rounds = given.rounds or (3 if given.quick else 7)
    contestants = [BY_HAND, EXPLAIN, ALL_MADE]
    runs = stopwatch.by_turns(__file__, contestants, rounds, ["--rows", str(rows)])
    assert len({one[0]["digest"] for one in runs.values()}) == 1, "they disagree about a case"
    result = summed_up(runs, rows, rounds)
    print(f"{rows:,} cases, {result['criteria']} criteria, {result['facts']} facts")
    table = [
        [name, us := one["cpu_us_a_case"], one["times_by_hand"], f"{1e6 / us:,.0f}"]
        for name, one in result["contestants"].items()
    ]
    stopwatch.show(["", "CPU us a case", "x by hand", "cases a second"], table)
    return stopwatch.finish(given, result, "explain")


def summed_up(runs: dict[str, list[dict[str, Any]]], rows: int, rounds: int) -> dict[str, Any]:
    times = {name: stopwatch.middle(found) / rows * 1e6 for name, found in runs.items()}
    ratios = {name: time / times[BY_HAND] for name, time in times.items()}
    return {
        "machine": stopwatch.machine([]),
        "cases": rows,
        "criteria": len(cases.strong_city_criteria()),
        "facts": len(cases.strong_city_types()),
        "rounds": rounds,
        "contestants": {
            name: {
                "cpu_us_a_case": round(time, 2),
                "cpu_us_of_each_run": [round(run["cpu"] / rows * 1e6, 2) for run in runs[name]],
                "times_by_hand": round(ratios[name], 2),
            }
            for name, time in times.items()
        },
        "bars": [
            stopwatch.bar(
                f"explain / by hand <= {MOST}", ratios[EXPLAIN], met=ratios[EXPLAIN] <= MOST
            )
        ],
    }


def measure(contestant: str, rows: int) -> None:
    given = cases.cases(rows)
    work, verdicts = CONTESTANTS[contestant]()

    def every() -> None:
        for case in given:
            work(case)

    digest = stopwatch.digest([verdicts(work(case)) for case in given])
    stopwatch.report(cpu=stopwatch.timed(every, REPEATS), digest=digest)


def explain() -> Any:
    rulebook = cases.rulebook()

    def work(case: Case) -> Any:
        found = rulebook.explain(cases.TRACK, case)
        return found, found.verdict

    return work, lambda made: [*made[0].verdicts, made[1]]


def all_made() -> Any:
    rulebook = cases.rulebook()

    def work(case: Case) -> Any:
        explanation = rulebook.explain(cases.TRACK, case)
        return list(explanation), explanation.verdict

    return work, lambda made: [*(finding.verdict for finding in made[0]), made[1]]


def by_hand() -> Any:
    assert list(conditions({})) == [*cases.strong_city_criteria(), "verdict"], "the edition changed"
    return conditions, lambda made: list(made.values())


def conditions(facts: Case) -> dict[str, Verdict]:
    """The conditions in one function, each fact looked up once, unknown kept apart from false."""
    get = facts.get
    policy, report = get("policy_document"), get("goal_in_work_report")
    instructions = get("goal_in_instructions")
    committed: Verdict = False
    if policy or report or instructions:
        committed = True
    elif policy is None or report is None or instructions is None:
        committed = None

    terms = get("demonstration_terms_completed")
    awaiting, completed = get("demonstration_awaiting"), get("round_completed")
    settled: Verdict = False
    if completed or awaiting is False:
        settled = True
    elif completed is None or awaiting is None:
        settled = None
    one_round: Verdict = settled
    if terms is None:
        one_round = None
    elif terms != 1:
        one_round = terms > 1

    quality, protection = get("quality_results"), get("protection_results")
    operation, pledge = get("operation_results"), get("pledge_results")
    marked: Verdict = True
    if quality is False or protection is False or operation is False or pledge is False:
        marked = False
    elif quality is None or protection is None or operation is None or pledge is None:
        marked = None

    score = get("enforcement_score")
    filings, infringement = get("many_irregular_filings"), get("major_infringement")
    pregrant, excess = get("pregrant_subsidy"), get("excess_subsidy")
    duplicate, other = get("duplicate_subsidy"), get("other_subsidy_breach")
    found: dict[str, Verdict] = {
        "is_demonstration_city": get("holds_demonstration"),
        "government_committed": committed,
        "one_round_completed": one_round,
        "results_marked": marked,
        "enforcement_high_enough": None if score is None else score >= 80,
        "few_irregular_filings": None if filings is None else not filings,
        "no_major_infringement": None if infringement is None else not infringement,
        "no_pregrant_subsidy": None if pregrant is None else not pregrant,
        "no_excess_subsidy": None if excess is None else not excess,
        "no_duplicate_subsidy": None if duplicate is None else not duplicate,
        "no_other_subsidy_breach": None if other is None else not other,
    }
    verdicts = found.values()
    found["verdict"] = False if False in verdicts else None if None in verdicts else True
    return found


CONTESTANTS: dict[str, Callable[[], Any]] = {
    BY_HAND: by_hand,
    EXPLAIN: explain,
    ALL_MADE: all_made,
}


if __name__ == "__main__":
    raise SystemExit(main())
