"""`./run` explains itself, and refuses a verb it does not know."""

import re
import subprocess

import pytest

from tests.house.sources import ROOT

VERBS = re.findall(r"^verb_(\w+)\(\)", (ROOT / "run").read_text(encoding="utf-8"), re.MULTILINE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", ROOT / "run", *arguments], capture_output=True, text=True, check=False
    )


def test_the_verbs_are_the_ones_agreed():
    assert sorted(VERBS) == [
        "bench", "browse", "ci", "clean", "demo", "docs", "fast", "faults", "golden", "lint",
        "lock", "mingce", "on", "screenshots", "setup", "steps", "test", "types", "watch", "words",
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [[], ["help"], ["--help"], ["-h"]])
def test_alone_it_explains_every_verb_in_both_languages(asked):
    told = run(*asked)
    lines = told.stdout.splitlines()

    assert told.returncode == 0
    for verb in VERBS:
        at = next(at for at, line in enumerate(lines) if line.startswith(f"  {verb} "))
        assert re.search(r"[\u4e00-\u9fff]", lines[at])
        assert re.fullmatch(r" {10}[ -~]+", lines[at + 1])


def test_a_verb_it_does_not_know_is_refused():
    told = run("tset")

    assert told.returncode == 64
    assert told.stderr.splitlines()[-1] == "没有这个动词 / no such verb: tset"


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_it_is_bash_that_parses(script):
    told = subprocess.run(
        ["bash", "-n", script], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (told.stderr, told.returncode) == ("", 0)


def test_an_integration_machine_runs_what_a_developer_runs():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not line.startswith("#")] == [
        'exec bash "$(dirname -- "${BASH_SOURCE[0]}")/../run" ci'
    ]
