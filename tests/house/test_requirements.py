"""Every package is pinned by version and hash, agrees in all files, and has a reason to be here."""

import re
import tomllib

import pytest

from tests.house.sources import ROOT

FOLDER = ROOT / "requirements"
NAMES = ["run", "extras", "build", "dev", "bench", "lock"]
PIN = re.compile(r"^([a-z0-9][a-z0-9-]*)==([^ ;]+)(?: ; (.+))?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")


def pins(text: str) -> set[tuple[str, str, str]]:
    """What a locked file pins, as (name, version, condition); anything unpinned is an error."""
    found = set()
    for entry in text.replace("\\\n", " ").splitlines():
        wanted, *hashes = re.split(r"\s+(?=--hash)", entry.strip())
        pin = PIN.match(wanted)
        assert pin, f"not pinned: {entry}"
        assert hashes, f"without a hash: {wanted}"
        assert [word for word in hashes if not HASH.match(word)] == []
        found.add((pin[1], pin[2], pin[3] or ""))
    return found


def direct(name: str) -> dict[str, str]:
    """What a file of wishes asks for itself: name and condition of version."""
    lines = (FOLDER / f"{name}.in").read_text(encoding="utf-8").splitlines()
    asked = [line.strip() for line in lines if line.strip() and line[0] not in "#-"]
    return {re.split(r"[<>=!~ \[]", line, maxsplit=1)[0]: line for line in asked}


@pytest.fixture(scope="module")
def locked() -> dict[str, set[tuple[str, str, str]]]:
    return {name: pins((FOLDER / f"{name}.txt").read_text(encoding="utf-8")) for name in NAMES}


def test_there_is_a_locked_file_for_each_file_of_wishes():
    assert sorted(NAMES) == sorted(path.stem for path in FOLDER.glob("*.in"))
    assert sorted(NAMES) == sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_every_wish_is_pinned(locked, name):
    pinned = {package for package, _, _ in locked[name]}

    assert (
        sorted(_canonical(package) for package in direct(name) if _canonical(package) not in pinned)
        == []
    )


def test_a_developer_runs_what_an_office_runs(locked):
    assert set() == locked["run"] - locked["dev"]
    assert set() == locked["build"] - locked["dev"]


def test_a_measurement_changes_nothing_that_is_installed(locked):
    versions = {(package, condition): version for package, version, condition in locked["dev"]}
    changed = [pin for pin in locked["bench"] if versions.get((pin[0], pin[2]), pin[1]) != pin[1]]

    assert changed == []


def test_the_package_asks_for_what_is_locked():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert sorted(direct("run").values()) == settings["project"]["dependencies"]
    assert list(direct("build").values()) == settings["build-system"]["requires"]
    extras = settings["project"]["optional-dependencies"].values()
    assert sorted(direct("extras").values()) == sorted(wish for extra in extras for wish in extra)


def test_every_direct_dependency_has_a_reason():
    rows = re.findall(
        r"^\| `([^`]+)` \| (\S.*\.) \|$",
        (FOLDER / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    asked = {package for name in NAMES for package in direct(name)}

    assert sorted(asked) == sorted(package for package, _ in rows)


@pytest.mark.parametrize(
    "text", ["click\n", "click>=8\n", "click==8.5.1\n", "click==8.5.1 --hash=md5:00\n", "-e .\n"]
)
def test_what_is_not_pinned_by_hash_is_found(text):
    with pytest.raises(AssertionError):
        pins(text)


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
