import shutil
from zoneinfo import ZoneInfo

import pytest

from mingce.law.edition import BUILT_IN, Line, from_files, load, locate, origins
from mingce.law.problems import BadInput
from mingce.law.shapes.tracks import Transition
from tests.tiny import FILES, TINY, built_in, edition_of, tiny

EDITION = edition_of(FILES)
OPERATOR = "practices: {leaving: {on: false}}\n"


@pytest.fixture
def folder(tmp_path):
    """The tiny edition as a folder somewhere else."""
    return shutil.copytree(TINY, tmp_path / "elsewhere")


def refused(name):
    with pytest.raises(BadInput) as bad:
        load(str(name))
    (problem,) = bad.value.problems
    return problem


def test_an_edition_is_read_from_a_folder_anywhere(folder):
    here = load(str(folder))

    assert here.id == "village-libraries-2031"
    assert here.shape == EDITION.shape
    assert here.hash == EDITION.hash
    assert set(here.files) == set(FILES)
    assert str(here.source.place(("id",))) == f"{folder}/edition.yaml:3:5"


def test_an_edition_is_read_back_from_its_bytes(folder):
    here = load(str(folder))

    assert from_files(here.files, "anywhere").hash == here.hash


def test_parts_stand_in_any_file_of_the_folder_or_below(folder):
    (folder / "below").mkdir()
    (folder / "recheck.yaml").rename(folder / "below" / "recheck.yaml")
    here = load(str(folder))

    assert here.shape == EDITION.shape
    assert str(here.source.place(("tracks", "recheck"))) == f"{folder}/below/recheck.yaml:3:5"


def test_what_is_no_yaml_file_is_no_part(folder):
    (folder / "notes.txt").write_text("id: other\n")

    assert load(str(folder)).hash == EDITION.hash


def test_a_built_in_edition_is_named():
    names = sorted(path.name for path in BUILT_IN.iterdir() if path.is_dir())

    assert [locate(name) for name in names] == [BUILT_IN / name for name in names]
    assert built_in().id in names


def test_another_name_is_told_with_those_there_are():
    (name,) = [path.name for path in BUILT_IN.iterdir() if path.is_dir()]
    problem = refused(name[:-1])

    assert problem.line("en") == (
        f"{name[:-1]}: no such edition; give a built-in name ({name}) "
        f"or a folder with edition.yaml; did you mean '{name}'?"
    )
    assert problem.words.zh.startswith("没有这个版本；可用内置名称")


def test_a_file_is_no_edition(folder):
    assert "this is a file; an edition is a folder" in refused(folder / "edition.yaml").words.en


def test_a_folder_without_its_first_file_is_no_edition(folder):
    (folder / "edition.yaml").unlink()

    assert refused(folder).line("en") == (
        f"{folder}: no edition.yaml in this folder; every edition starts with that file"
    )


def test_every_byte_of_every_file_counts_in_the_hash():
    plain = {EDITION.hash}
    plain |= {edition_of({**FILES, name: data + b"\n#"}).hash for name, data in FILES.items()}

    assert len(plain) == len(FILES) + 1
    assert edition_of(dict(reversed(FILES.items()))).hash == EDITION.hash


def test_the_operators_file_counts_in_the_hash_even_where_it_changes_nothing():
    with_it, without_effect = tiny(operator=OPERATOR), tiny(operator="open: []\n")

    assert len({EDITION.hash, with_it.hash, without_effect.hash}) == 3
    assert without_effect.shape == EDITION.shape


def test_the_operators_file_lies_in_the_folder(folder):
    (folder / "operator.yaml").write_text(OPERATOR)

    assert load(str(folder)).hash == tiny(operator=OPERATOR).hash
    assert not load(str(folder)).on("leaving")


def test_days_begin_in_the_editions_time_zone():
    assert EDITION.zone == ZoneInfo("Asia/Shanghai")


def test_rows_are_facts_and_know_who_answers_them_and_for_when():
    books = EDITION.facts["books"]

    assert (books.type, books.unit, books.answered_by, books.period) == (
        "number", "千册", ("library",), "2030",
    )  # fmt: skip
    assert set(EDITION.facts) - set(EDITION.shape.facts) == {"library_name", "books", "letter_text"}


def test_a_track_has_what_every_track_has():
    recheck = EDITION.tracks["recheck"]

    assert list(recheck.states) == ["due", "improving", "kept", "taken", "struck_off"]
    assert list(recheck.documents) == ["complaint"]
    assert [line.event for line in recheck.transitions][-1] == "strike_off"


def test_a_track_has_the_vetoes_where_it_is_subject_to_them():
    award, recheck = EDITION.conditions("award"), EDITION.conditions("recheck")

    assert award[-1] == "paid_by_the_village"
    assert recheck == ("on_the_list",)


def test_what_belongs_to_a_practice_switched_off_is_gone():
    with_ranking = tiny(operator="practices: {ranking: {on: true}}\n")

    def required(edition):
        lines = edition.tracks["award"].transitions
        return next(line.requires for line in lines if line.event == "pass_on")

    assert required(EDITION) == ("conditions", "few_sent")
    assert required(with_ranking) == ("conditions", "ranked", "few_sent")


def test_a_line_has_its_place_common_ones_last():
    lines = list(EDITION.lines("recheck"))

    assert lines[0] == Line(
        ("tracks", "recheck", "transitions", 0), EDITION.shape.tracks["recheck"].transitions[0]
    )
    assert lines[-1].path == ("every_track", "transitions", 0)
    assert str(EDITION.source.place(lines[0].path)) == "tiny/recheck.yaml:18:9"


@pytest.mark.parametrize(
    ("origin", "goal", "states"),
    [
        (["due"], "kept", ("due",)),
        ("open", "improving", ("due",)),
        ("open", "kept", ("due", "improving")),
        ("any", "kept", ("due", "improving", "taken", "struck_off")),
        ("any", "same", ("due", "improving", "kept", "taken", "struck_off")),
    ],
)
def test_open_and_any_are_spelled_out_without_the_goal(origin, goal, states):
    line = Transition.model_validate(
        {"event": "decide", "from": origin, "to": goal, "by": "office", "cite": "2.2"}
    )

    assert origins(EDITION.tracks["recheck"], line) == states


def test_a_clause_is_printed_as_its_form_counts():
    assert [EDITION.label(clause) for clause in ("1.1", "A1.2", "sign")] == [
        "一（一）", "附件1第2行", "落款",
    ]  # fmt: skip


def test_what_does_not_fit_is_told_in_the_file_it_stands_in():
    facts = FILES["facts.yaml"].replace(b"judged: true", b"judged: yes")
    with pytest.raises(BadInput) as bad:
        edition_of({**FILES, "facts.yaml": facts})

    assert {problem.place.file for problem in bad.value.problems} == {"tiny/facts.yaml"}


def test_a_clause_stands_under_its_dotted_number_only():
    with pytest.raises(BadInput) as bad:
        tiny(more='clauses:\n  "一（一）": {gist: {zh: 又, en: again}, text: county}\n')

    assert bad.value.lines("en") == [
        "tiny/more.yaml:2:3: under clauses a clause has its dotted number; write '一（一）' as 1.1"
    ]
