"""A story as it is written: its shape, its places, and the editions it names."""

from datetime import date

import pytest

from mingce.law import scenario
from mingce.law.problems import BadInput
from tests.cast import LAMPS

SCAN = f"sha256:{1:064x}"
STORY = """name: a lamp
rounds: [{id: "2018", edition: lamps}]
steps:
  - at: 2018-08-20T09:00:00+08:00
    by: {actor: town, of: "320400"}
    track: lighting
    case: a
    do: ask
"""


@pytest.fixture
def told(tmp_path):
    """Reads a story that stands beside the edition of street lamps."""
    (tmp_path / "lamps").mkdir()
    (tmp_path / "lamps" / "edition.yaml").write_text(LAMPS, encoding="utf-8")

    def read(text: str = STORY):
        path = tmp_path / "story.yaml"
        path.write_text(text, encoding="utf-8")
        return scenario.read(path)

    return read


def wrong(told, text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        told(text)
    return [line.partition("story.yaml:")[2] for line in caught.value.lines("en")]


def test_a_story_is_read_with_the_edition_beside_it(told):
    story = told()

    assert [story.scenario.name, list(story.editions)] == ["a lamp", ["lamps"]]
    assert story.editions["lamps"].id == "lamps"


def test_a_story_may_name_a_built_in_edition(told):
    story = told(STORY.replace("edition: lamps", "edition: cn-ip-cities-2018"))

    assert story.editions["cn-ip-cities-2018"].id == "cn-ip-cities-2018"


def test_an_edition_that_is_not_there_is_told_at_the_place_that_names_it(told):
    [found] = wrong(told, STORY.replace("edition: lamps", "edition: lanterns"))

    assert found.startswith("2:32: no such edition; give a built-in name (")


def test_what_is_wrong_with_an_edition_is_told_in_the_editions_own_file(told, tmp_path):
    told()
    broken = LAMPS.replace("format: 1", "format: 2")
    (tmp_path / "lamps" / "edition.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        told()

    assert [str(p.place).rpartition("/")[2] for p in caught.value.problems] == ["edition.yaml:2:9"]


def test_every_part_of_a_step_knows_its_place(told):
    source = told().source

    assert str(source.place(("steps", 0, "by", "of"))).rpartition("/")[2] == "story.yaml:5:27"
    assert str(source.place(("steps", 0, "dated"))).rpartition("/")[2] == "story.yaml:4:5"


def test_what_is_left_out_is_empty(told):
    step = told().scenario.steps[0]

    assert (step.dated, step.brings.documents, step.brings.facts, step.brings.form) == (
        None,
        (),
        {},
        {},
    )
    assert (step.expect.outcome, step.expect.clauses, step.expect.each) == (None, (), {})


def test_one_document_need_not_be_a_list(told):
    story = told(STORY + "    with: {documents: letter}\n")

    assert story.scenario.steps[0].brings.documents == ("letter",)


def test_a_document_that_is_only_named_has_no_files(told):
    story = told(STORY + "    with: {documents: [letter, plan]}\n")

    assert story.scenario.steps[0].brings.handed == {"letter": (), "plan": ()}


def test_a_document_may_name_its_files_by_their_digests(told):
    story = told(STORY + f"    with: {{documents: {{letter: ['{SCAN}'], plan: []}}}}\n")

    assert story.scenario.steps[0].brings.handed == {"letter": (SCAN,), "plan": ()}


def test_clauses_may_be_written_as_printed(told):
    story = told(STORY + "    expect: {outcome: refused, clauses: [三（三）2, 3.3.2, 第五条]}\n")

    assert story.scenario.steps[0].expect.clauses == ("3.3.2", "3.3.2", "art5")


def test_nothing_expected_of_a_day_differs_from_expecting_that_there_is_none(told):
    story = told(STORY + "then: [{on: 2018-12-31}, {on: 2019-12-31, bars: []}]\n")

    assert [then.bars for then in story.scenario.then] == [None, ()]
    assert [then.on for then in story.scenario.then] == [date(2018, 12, 31), date(2019, 12, 31)]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("name: a lamp\n", "", "1:1"),
        ("name: a lamp", "name: a lamp\ncolour: red", "2:1"),
        ("    do: ask\n", "", "4:5"),
        ("2018-08-20T09:00:00+08:00", "2018-08-20T09:00:00", "4:9"),
        ("2018-08-20T09:00:00+08:00", "2018-02-30T09:00:00+08:00", "4:9"),
        ("2018-08-20T09:00:00+08:00", "2018-08-20T24:00:00+08:00", "4:9"),
        ("    do: ask\n", "    do: ask\n    dated: 2018-02-30\n", "9:12"),
        ("    do: ask\n", "    do: ask\n    dated: 2018-08\n", "9:12"),
        ('"320400"', '"3204"', "5:27"),
        ("    do: ask\n", "    do: Ask it\n", "8:9"),
        ("    do: ask\n", "    do: ask\n    expect: {outcome: maybe}\n", "9:23"),
        ("    do: ask\n", "    do: ask\n    expect: {clauses: [somewhere]}\n", "9:24"),
        ("    do: ask\n", "    do: ask\n    with: {documents: [a], papers: [b]}\n", "9:28"),
        ("    do: ask\n", "    do: ask\n    with: {documents: {a: [scan.pdf]}}\n", "9:28"),
        ("    do: ask\n", "    do: ask\n    with: {documents: [a, A b]}\n", "9:27"),
        ('{id: "2018", edition: lamps}', '{id: "2018", edition: lamps, due: {oil: soon}}', "2:50"),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(told, old, new, place):
    found = wrong(told, STORY.replace(old, new))

    assert [line.partition(": ")[0] for line in found] == [place]
