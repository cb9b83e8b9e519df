"""The guides tell every key, word, command and exit status, and their examples really run."""

import json
from functools import cache
from pathlib import Path

import pytest

from mingce.config import cli
from mingce.config.commands.explain import EXIT
from mingce.config.menu import AUTHORING, saying
from mingce.core.afterwards import then
from mingce.core.case import ANSWER
from mingce.core.check import check
from mingce.core.check.names import RESERVED
from mingce.core.check.questions import VOCABULARY
from mingce.core.consequences import Kind
from mingce.core.coverage import check_text
from mingce.core.expectations import disappointed
from mingce.core.story import Player
from mingce.law import divisions, organisations, overlay, reader, scenario
from mingce.law.edition import BUILT_IN, Edition, from_files, load
from mingce.law.scenario import Scenario
from mingce.law.shapes.edition import EditionShape
from mingce.law.shapes.facts import Ask
from tests.docs.guides import Guide, closed_words, keys_of, places, read

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("edition.md", "edition.zh.md")
LARGE = "cn-ip-cities-2018"
TOPS = ((EditionShape, "edition"), (Scenario, "story"))
SHAPES = {model: at for top, name in TOPS for model, at in places(top, name).items()}


@cache
def guide(name: str = NAMES[0]) -> Guide:
    return read(ROOT, name)


@pytest.fixture(params=NAMES)
def either(request) -> Guide:
    return guide(request.param)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory) -> Path:
    """A folder with the small edition of the guide, its notice, its facts and its stories."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "reading-rooms").mkdir()
    [edition] = guide().marked("edition")
    (folder / "reading-rooms" / "edition.yaml").write_text(edition, encoding="utf-8")
    (folder / "books.yaml").write_text("books: 960\n", encoding="utf-8")
    for kind in ("story", "facts"):
        for n, body in enumerate(guide().marked(kind), 1):
            (folder / f"{kind}{n}.yaml").write_text(body, encoding="utf-8")
    return folder


@pytest.fixture
def said(capsys):
    """Runs a command and gives its exit status and what it printed."""

    def run(*words: object) -> tuple[int, str]:
        status = cli.run([str(word) for word in words])
        return status, capsys.readouterr().out

    return run


def overlaid() -> Edition:
    """The large edition with the guide's operator's file over it."""
    [operator] = guide().marked("operator")
    files = load(LARGE).files
    return from_files({**files, "operator.yaml": operator.encode()}, str(BUILT_IN / LARGE))


# -- the examples run


def test_the_small_edition_passes_the_check_with_its_notice(shelf):
    small = load(str(shelf / "reading-rooms"))

    assert check(small) == ()
    assert check_text(small, guide().block("text notice.txt")) == ()


@pytest.mark.parametrize("name", ["story1.yaml", "story2.yaml"])
def test_every_story_comes_out_as_it_expects(name, shelf):
    player = Player(scenario.read(shelf / name), divisions.load(), organisations.load())
    unmet = [words.en for played in player.play() for words in disappointed(played)]
    unmet += [f"{e.on} {e.about.en} {e.failure.en}" for e in then(player) if e.failure]

    assert unmet == []


def test_the_operators_file_adds_nothing_that_the_check_refuses():
    before = {problem.words for problem in check(load(LARGE))}
    found = [problem.line("en") for problem in check(overlaid()) if problem.words not in before]

    assert found == []


def test_the_operators_file_does_what_its_comments_say():
    before, after = load(LARGE), overlaid()

    assert before.hash != after.hash
    assert (before.on("reply"), after.on("reply")) == (True, False)
    assert (before.on("ranking"), after.on("ranking")) == (False, True)
    assert str(after.shape.titles["demonstration"].term) == "P3Y"
    assert after.shape.criteria["article_18_satisfied"].source.value == "operator"
    assert after.forms["basic_info_form"].rows[-1].fact == "trademark_agents"


def test_the_facts_leave_open_what_nobody_has_answered(shelf, said):
    status, out = said(
        "explain", LARGE, "demonstration", shelf / "facts1.yaml", "--on", "2018-09-15",
        "--format", "json",
    )  # fmt: skip
    found = {f["criterion"]: f["verdict"] for f in json.loads(out)["findings"]}

    assert status == EXIT[None]
    assert found["cultivated_a_full_year"] == "true"
    assert found["article_18_satisfied"] == "true"
    assert found["no_excess_subsidy"] == "unknown"


def test_both_guides_show_the_same_examples():
    def data(text: Guide) -> list[object]:
        return [
            (info, reader.parse(body, "guide").data if info.startswith(("yaml", "json")) else body)
            for info, body in text.blocks
        ]

    assert data(guide(NAMES[1])) == data(guide(NAMES[0]))


# -- every key and word is told


def test_every_shape_has_its_table_with_its_keys_and_no_others(either):
    shown = set()
    for model, at in SHAPES.items():
        whole = keys_of(model)
        above = [base for base in model.__mro__[1:] if base in SHAPES]
        own = [name for name in either.tables if name in at]
        if not own:
            # What is expected of a single case is told with what is expected of a batch.
            [richer] = [other for other in SHAPES if model in other.__mro__[1:]]
            assert set(whole) < set(keys_of(richer))
            continue
        beyond = {k: must for k, must in whole.items() if all(k not in keys_of(b) for b in above)}
        assert either.keys(own[0]) in (whole, beyond), own
        shown.update(own)

    assert {name for name in either.tables if any(name in at for at in SHAPES.values())} == shown


def test_every_word_of_a_closed_choice_is_told(either):
    closed = {word for model in SHAPES for word in closed_words(model)}

    assert closed - either.words == set()


def test_the_vocabulary_is_told_with_who_answers_what_about_what(either):
    rows = {row[0].strip("`"): row for row in either.tables["ask"]}
    about = {ask: (*word.needs, *word.one_of) for ask, word in VOCABULARY.items()}

    assert set(rows) == {ask.value for ask in Ask}
    for ask, word in VOCABULARY.items():
        row = rows[ask.value]
        assert (row[1], row[2]) == (f"`{word.by}`", f"`{word.type}`")
        assert [key for key in about[ask] if f"`{key}`" not in row[3]] == []


def test_what_the_operator_may_change_is_told(either):
    assert [row[0].strip("`") for row in either.tables["operator"]] == list(overlay.OPERATOR_MAY)


def test_every_reserved_word_and_effect_is_told(either):
    assert {*RESERVED, ANSWER, *Kind} - either.words == set()


# -- every command, option, status and key of an answer is told


def test_every_command_is_told_with_its_options(either):
    group = cli.build("en")
    rows = {row[0].split("`")[1]: row[1] for row in either.tables["command"]}
    authoring = {offer("en", saying("en")).name for offer in AUTHORING}

    assert set(rows) == authoring
    for name, command in group.commands.items():
        if name not in authoring:
            continue
        options = {opt for p in command.params if p.param_type_name == "option" for opt in p.opts}
        assert {word for word in rows[name].split("`") if word.startswith("-")} == options
    common = {opt for p in group.params for opt in p.opts} | {"-h", "--help"}
    assert {word for word in common if f"`{word}`" not in either.text} == set()


def test_every_exit_status_is_told(either):
    known = {0, 1, cli.BAD_INPUT, cli.FAULT, cli.INTERRUPTED, *EXIT.values()}

    assert {int(row[0].strip("`")) for row in either.tables["exit"]} == known


def test_the_json_shown_is_what_the_commands_print(shelf, said):
    status, out = said(
        "explain", shelf / "reading-rooms", "naming", shelf / "books.yaml", "--format", "json"
    )
    assert status == EXIT[False]
    assert json.loads(out) == json.loads(guide().block("json explain"))

    status, out = said("play", shelf / "story1.yaml", "--format", "json")
    assert status == 0
    assert json.loads(out)["steps"][1] == json.loads(guide().block("json play"))


NAMED = {
    "actors", "deadlines", "documents", "facts", "forms", "practices", "schemes",
    "states", "titles", "tracks",
}  # fmt: skip
"""Under these the keys are names of the edition."""


def json_keys(value: object, *, names: bool = False) -> set[str]:
    """Every key of an answer that is the answer's own and no name of the edition."""
    if isinstance(value, list):
        return {key for part in value for key in json_keys(part)}
    if not isinstance(value, dict):
        return set()
    below = {k for key, part in value.items() for k in json_keys(part, names=key in NAMED)}
    return below if names else below | set(value)


@pytest.mark.parametrize(
    "words",
    [
        ("clauses", LARGE),
        ("show", LARGE),
        ("explain", "reading-rooms", "naming", "books.yaml"),
        ("play", "story2.yaml"),
    ],
    ids=lambda words: words[0],
)
def test_every_key_of_an_answer_is_told(words, either, shelf, said, monkeypatch):
    monkeypatch.chdir(shelf)
    _, out = said(*words, "--format", "json")

    assert json_keys(json.loads(out)) - either.words == set()
