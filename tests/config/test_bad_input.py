"""Whatever is given instead of a usable input: one clear line, status 64, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.config.said import EDITION, Mingce

HUNDRED_MEGABYTES = 100 * 1000 * 1000
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def _missing(path: Path) -> None:
    pass


def _gbk(path: Path) -> None:
    path.write_bytes("名称: 测试\n".encode("gbk"))


def _utf16(path: Path) -> None:
    path.write_bytes("name: x\n".encode("utf-16"))


def _folder(path: Path) -> None:
    path.mkdir()


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUNDRED_MEGABYTES)


def _bomb(path: Path) -> None:
    path.write_text(BOMB, encoding="utf-8")


def _list(path: Path) -> None:
    path.write_text("- 1\n- 2\n", encoding="utf-8")


def _unclosed(path: Path) -> None:
    path.write_text('name: "never closed\n', encoding="utf-8")


UNUSABLE = [_missing, _gbk, _utf16, _folder, _binary, _empty, _huge, _bomb, _list, _unclosed]
TAKERS: dict[str, Callable[[Path], list[object]]] = {
    "explain": lambda path: ["explain", EDITION, "strong_city", path],
    "play": lambda path: ["play", path],
    "screen": lambda path: ["screen", EDITION, "strong_city", path, "-o", path.parent / "out.csv"],
    "check": lambda path: ["check", EDITION, "--text", path],
    "clauses": lambda path: ["clauses", EDITION, "--text", path],
}
TEXTS_MAY_BE = {_empty, _bomb, _list, _unclosed}
"""What is a text all the same, though surely not the notice's."""
TABLES_MAY_BE = {_bomb, _list, _unclosed}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("make", UNUSABLE, ids=lambda make: make.__name__[1:])
@pytest.mark.parametrize("command", TAKERS)
def test_an_unusable_file_is_one_clear_line(
    command: str, make: Callable[[Path], None], lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    path = tmp_path / ("cases.csv" if command == "screen" else "input.yaml")
    make(path)

    said = mingce(*TAKERS[command](path), "--lang", lang)

    assert "Traceback" not in said.err
    if command in ("check", "clauses") and make in TEXTS_MAY_BE:
        assert said.status == 1
        assert said.complaints
        return
    assert said.status == 64, said.err
    assert said.out == ""
    assert str(path) in said.complaints[0]
    if not (command == "screen" and make in TABLES_MAY_BE):
        assert len(said.complaints) == 1, said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "cn-ip-citys-2018"], "是否想写“cn-ip-cities-2018”？"),
        (["show", EDITION, "re_revew"], "是否想写“re_review”？"),
        (["explain", EDITION, "pilott", "x.yaml"], "是否想写“pilot”？"),
        (["explain", EDITION], "缺少参数"),
        (["explane", EDITION], "是否想写“explain”？"),
        (["show", EDITION, "--formt", "json"], "没有选项 --formt"),
        (["show", EDITION, "--format", "xml"], "--format 的值不能用"),
        (["--lang", "fr", "show", EDITION], "--lang 的值不能用"),
    ],
)
def test_a_wrong_command_is_one_clear_line(arguments: list[str], told: str, mingce: Mingce) -> None:
    said = mingce(*arguments)

    assert said.status == 64
    assert len(said.complaints) == 1, said.err
    assert told in said.complaints[0]


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("enforcement_scor: 80", "是否想写“enforcement_score”？"),
        ("enforcement_score: eighty", "不是数"),
        ("enforcement_score: '80'", "不是数"),
        ("enforcement_score: true", "“true”不是数"),
        ("enforcement_score: -1", "“-1”小于 0"),
        ("quality_results: yes", "不是是非值"),
        ("kind: countycity", "是否想写“county_city”？"),
        ("kind: countycity", "prefecture_city（地级市）、"),
        ("kind: false", "没有选项“false”"),
        ("enforcement_score: {valu: 80}", "是否想写“value”？"),
    ],
)
def test_a_wrong_fact_is_told_at_its_place(
    fact: str, told: str, tmp_path: Path, mingce: Mingce
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(fact, encoding="utf-8")

    said = mingce("explain", EDITION, "strong_city", path)

    assert said.status == 64
    assert len(said.complaints) == 1, said.err
    assert said.complaints[0].startswith(f"{path}:1:")
    assert told in said.complaints[0]


@pytest.mark.parametrize("day", ["2018-02-30", "2018-13-01", "yesterday", "15.9.2018", ""])
def test_an_impossible_date_is_one_clear_line(day: str, tmp_path: Path, mingce: Mingce) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("enforcement_score: 80", encoding="utf-8")

    said = mingce("explain", EDITION, "strong_city", path, "--on", day)

    assert said.status == 64
    assert len(said.complaints) == 1
    assert said.complaints[0].startswith("--on: ")


STORY = """\
name: a story
rounds: [{{id: "2018", edition: {edition}}}]
steps:
  - at: {at}
    by: {{actor: city, of: "{of}"}}
    track: {track}
    case: a
    do: submit
"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"of": "320401"}, ":5:"),
        ({"at": "2018-02-30T09:00:00+08:00"}, ":4:"),
        ({"at": "2018-08-20T09:00:00"}, ":4:"),
        ({"track": "re_revue"}, ":6:"),
        ({"edition": "nowhere"}, ":2:"),
    ],
)
def test_a_wrong_story_is_told_at_its_place(
    change: dict[str, str], told: str, tmp_path: Path, mingce: Mingce
) -> None:
    right = {
        "edition": EDITION,
        "at": "2018-08-20T09:00:00+08:00",
        "of": "320400",
        "track": "re_review",
    }
    path = tmp_path / "story.yaml"
    path.write_text(STORY.format(**right | change), encoding="utf-8")

    said = mingce("play", path)

    assert said.status == 64
    assert len(said.complaints) == 1, said.err
    assert said.complaints[0].startswith(f"{path}{told}")
