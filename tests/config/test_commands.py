"""What each command says, and the status it leaves with."""

import csv
import json
from pathlib import Path

import pytest

from mingce.config.language import chosen
from mingce.law import edition as editions
from tests.config.said import EDITION, Mingce

SHIPPED = sorted((Path(editions.__file__).parent / "stories").rglob("*.yaml"))

MET = """\
holds_demonstration: true
policy_document: {value: true, because: 市政府文件, evidence: doc.pdf}
demonstration_terms_completed: 1
demonstration_awaiting: false
quality_results: true
protection_results: true
operation_results: true
pledge_results: true
enforcement_score: 80
many_irregular_filings: false
major_infringement: false
pregrant_subsidy: false
excess_subsidy: false
duplicate_subsidy: false
other_subsidy_breach: false
"""


def facts(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_built_in_edition_passes_its_own_check(mingce: Mingce) -> None:
    said = mingce("check", EDITION)

    assert said.status == 0, said.err
    assert said.err == ""
    assert editions.load(EDITION).hash in said.out


def test_no_clause_of_the_built_in_edition_is_uncovered(mingce: Mingce) -> None:
    said = mingce("clauses", EDITION, "--format", "json")

    told = json.loads(said.out)
    assert said.status == 0
    assert told["uncovered"] == []
    assert all(bool(c["used_by"]) != bool(c["silent"]) for c in told["clauses"])
    assert {"id", "label", "gist", "used_by", "silent"} == set(told["clauses"][0])


def test_a_text_that_is_not_the_notice_is_told_clause_by_clause(
    tmp_path: Path, mingce: Mingce
) -> None:
    text = tmp_path / "notice.txt"
    text.write_text("一、评选茶村\n（一）对象\n各县的村。\n", encoding="utf-8")

    said = mingce("check", EDITION, "--text", text)

    assert said.status == 1
    assert len(editions.load(EDITION).shape.clauses) > len(said.complaints) > 20


@pytest.mark.parametrize("command", ["check", "clauses"])
def test_a_clause_the_edition_lacks_is_told_where_the_text_has_it(
    command: str, tmp_path: Path, mingce: Mingce
) -> None:
    text = tmp_path / "notice.txt"
    text.write_text(
        "一、评选茶村\n（一）对象\n各县的村。\n九、附则\n另行通知。\n", encoding="utf-8"
    )

    said = mingce(command, EDITION, "--text", text)

    [line] = [c for c in said.complaints if "缺少条款" in c]
    assert line.startswith(f"{text}:4:1: 版本缺少条款 9（九）")


@pytest.mark.parametrize(
    ("change", "status", "verdict"),
    [
        (("", ""), 0, "true"),
        (("score: 80", "score: 79.9"), 1, "false"),
        (("enforcement_score: 80\n", ""), 3, "unknown"),
        (("excess_subsidy: false", "excess_subsidy: true"), 1, "false"),
        (("excess_subsidy: false", "excess_subsidy: null"), 3, "unknown"),
        (("awaiting: false", "awaiting: true"), 3, "unknown"),
    ],
)
def test_explain_leaves_with_the_verdict(
    change: tuple[str, str], status: int, verdict: str, tmp_path: Path, mingce: Mingce
) -> None:
    path = facts(tmp_path, MET.replace(*change))

    said = mingce("explain", EDITION, "strong_city", path, "--format", "json")

    told = json.loads(said.out)
    assert (status, verdict) == (said.status, told["verdict"])
    undecided = [f for f in told["findings"] if f["verdict"] != "true"]
    assert (verdict == "true") == (undecided == [])
    assert all(f["clause"] for f in told["findings"])
    assert all(bool(f["missing"]) == (f["verdict"] == "unknown") for f in told["findings"])


@pytest.mark.parametrize(
    ("on", "status"), [("2018-09-14", 1), ("2018-09-15", 0), ("2018-09-16", 0)]
)
def test_years_held_are_counted_to_the_day_asked_about(
    on: str, status: int, tmp_path: Path, mingce: Mingce
) -> None:
    text = (
        "holds_pilot: true\ncultivation_years: 2017-09-15\narticle_18_met: true\n"
        "barred_from_demonstration: false\npregrant_subsidy: false\nexcess_subsidy: false\n"
        "duplicate_subsidy: false\nother_subsidy_breach: false\n"
    )

    said = mingce("explain", EDITION, "demonstration", facts(tmp_path, text), "--on", on)

    assert status == said.status


def test_screening_a_table_agrees_with_explaining_each_row(tmp_path: Path, mingce: Mingce) -> None:
    table, out = tmp_path / "cases.csv", tmp_path / "out.csv"
    scores = ["80", "79.9", "", "80.0", "100"]
    header = ["case", *(line.partition(":")[0] for line in MET.splitlines())]
    row = [line.partition(": ")[2] for line in MET.splitlines()]
    row[1] = "true"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for n, score in enumerate(scores):
            writer.writerow([n, *(score if v == "80" else v for v in row)])

    said = mingce("screen", EDITION, "strong_city", table, "-o", out)

    assert said.status == 0, said.err
    with out.open(encoding="utf-8", newline="") as file:
        screened = [line["verdict"] for line in csv.DictReader(file)]
    explained = []
    for score in scores:
        path = facts(tmp_path, MET.replace("score: 80", f"score: {score}"))
        told = json.loads(mingce("explain", EDITION, "strong_city", path, "--format", "json").out)
        explained.append(told["verdict"])
    assert explained == ["true", "false", "unknown", "true", "true"]
    assert explained == screened


def test_show_names_every_part_of_a_track(mingce: Mingce) -> None:
    told = json.loads(mingce("show", EDITION, "re_review", "--format", "json").out)

    track = told["tracks"]["re_review"]
    assert list(told["tracks"]) == ["re_review"]
    keys = {"by", "from", "to", "requires", "when", "needs", "due", "cite", "effect"}
    assert all(keys <= set(event) for event in track["events"])
    assert {"type", "unit", "from"} <= set(told["facts"][0])
    assert told["open"]
    assert track["documents"]
    assert track["states"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_pages_show_where_every_number_comes_from(lang: str, mingce: Mingce) -> None:
    said = mingce("show", EDITION, "--lang", lang)

    wanted = {"zh": "〔通知 四（一）2〕", "en": "[notice 4.1.2]"}[lang]
    line = next(line for line in said.out.splitlines() if "enforcement_score >= 80" in line)
    assert line.endswith(wanted)


def test_a_story_says_which_expectation_failed(tmp_path: Path, mingce: Mingce) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(
        'name: x\nrounds: [{id: "2018", edition: cn-ip-cities-2018}]\nsteps:\n'
        '  - {at: "2018-08-20T09:00:00+08:00", by: {actor: city, of: "320700"}, track: re_review, '
        "case: a, do: submit, expect: {outcome: accepted}}\n",
        encoding="utf-8",
    )

    said = mingce("play", path, "--format", "json", "--lang", "en")

    told = json.loads(said.out)
    assert said.status == 1
    assert len(told["failed"]) == 1
    assert "step 1 (a): outcome should be accepted and is refused" in told["failed"][0]
    (step,) = told["steps"]
    assert {"at", "case", "do", "outcome", "state", "findings"} <= set(step)
    assert "3.1" in {finding["clause"] for finding in step["findings"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("story", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_story_plays_to_its_end_and_says_that_it_is_made_up(
    story: Path, lang: str, mingce: Mingce
) -> None:
    said = mingce("play", str(story), "--lang", lang)

    assert said.status == 0, said.out
    assert {"zh": "虚构", "en": "invented"}[lang] in said.out


@pytest.mark.parametrize(
    ("arguments", "environment", "lang", "rest"),
    [
        (["show", "x"], {}, "zh", ["show", "x"]),
        (["show", "x"], {"LANG": "C"}, "zh", ["show", "x"]),
        (["show", "x"], {"LANG": "en_GB.UTF-8"}, "en", ["show", "x"]),
        (["show", "x"], {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB"}, "zh", ["show", "x"]),
        (["show", "--lang", "zh", "x"], {"LANG": "en_GB"}, "zh", ["show", "x"]),
        (["--lang=en", "show"], {}, "en", ["show"]),
        (["--lang", "fr", "show"], {}, "zh", ["--lang", "fr", "show"]),
        (["show", "--lang"], {}, "zh", ["show", "--lang", ""]),
    ],
)
def test_chinese_is_spoken_unless_english_is_asked_for(
    arguments: list[str], environment: dict[str, str], lang: str, rest: list[str]
) -> None:
    assert (lang, rest) == chosen(arguments, environment)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_is_in_one_language(lang: str, mingce: Mingce) -> None:
    said = mingce("--help", "--lang", lang)

    assert said.status == 0
    wanted = {"zh": "检查版本是否成立", "en": "Check an edition"}
    assert [lang] == [key for key, words in wanted.items() if words in said.out]
