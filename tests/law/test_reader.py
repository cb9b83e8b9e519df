import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingce.law import reader
from mingce.law.problems import BadInput, Place, Problem
from mingce.law.reader import parse, read, read_bytes
from mingce.law.words import Words

VALID = """\
%YAML 1.2
---
# an edition
id: "x"
on: {1.10: [a, 'b', -3, 1.50], yes: no}
clauses:
  - cite: 三（三）2
    text: >-
      folded
      text
    none:
  - [true, ~, [], {}]
...
"""


def refused(text):
    with pytest.raises(BadInput) as bad:
        parse(text, "f")
    return bad.value.lines("en")


def test_values_are_what_they_are_written_as():
    assert parse(VALID, "f").data == {
        "id": "x",
        "on": {"1.10": ["a", "b", -3, Decimal("1.50")], "yes": "no"},
        "clauses": [
            {"cite": "三（三）2", "text": "folded text", "none": None},
            [True, None, [], {}],
        ],
    }


def test_every_value_and_key_knows_its_place():
    source = parse(VALID, "f")

    assert str(source.place(())) == "f:4:1"
    assert str(source.place(("on", "1.10", 2))) == "f:5:21"
    assert str(source.place(("on", "1.10", "@key"))) == "f:5:6"
    assert str(source.place(("clauses", 0, "text"))) == "f:8:11"


def test_what_is_not_written_is_told_at_the_nearest_part_that_is():
    source = parse("a: {b: 1}", "f")

    assert source.place(("a", "b", "c", 5)) == Place("f", 1, 8)
    assert source.key_place(("a", "b")) == Place("f", 1, 5)
    assert source.key_place(("a", "c")) == Place("f", 1, 4)
    assert reader.Source("f", {}, {}).place(("a",)) == Place("f")


def test_a_problem_is_made_at_a_part():
    words = Words("错", "wrong")

    assert parse("a: 1", "f").problem(("a",), words) == Problem(Place("f", 1, 4), words)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ["f: the file is empty; write something into it"]),
        ("# only a remark", ["f: the file is empty; write something into it"]),
        (
            "a: 1\n'a': 2\nb: {c: 1, c: 2}",
            [
                "f:2:1: 'a' is already in line 1; merge the two, or correct one",
                "f:3:11: 'c' is already in line 3; merge the two, or correct one",
            ],
        ),
        (
            "a: 007\nb: [",
            [
                (
                    "f:1:4: '007' could be a number or a code; quote a code, "
                    "and drop the superfluous zero or point of a number"
                ),
                "f:2:4: the bracket is not closed; add the closing bracket",
            ],
        ),
        ("<<: {a: 1}", ["f:1:1: merging with '<<' is not allowed; write the content out"]),
        (": x", ["f:1:1: the key before the colon is missing; write `key: value`"]),
        (
            "[a]: 1",
            ["f:1:1: a key is a text, not a list or a mapping; if it is text, put it in quotes"],
        ),
        (
            "a: 1\n---\nb: 2",
            ["f:2:1: a file holds one document; delete the '---' or split the file"],
        ),
        (
            "- a\n - b",
            [
                (
                    "f:1:3: a later line of this text begins with '- '; "
                    "align it if it is a list item, quote the text if it is not"
                )
            ],
        ),
        (
            'a: "\\0"\nb: "\\ud800"',
            [
                "f:1:4: this text has a control character written as an escape; delete it",
                "f:2:4: this text has a control character written as an escape; delete it",
            ],
        ),
        (
            "[" * 61,
            ["f:1:61: this is nested more than 60 levels deep; make it flatter"],
        ),
    ],
)
def test_what_is_refused_is_told_with_what_would_be_right(text, lines):
    assert refused(text) == lines


def test_a_merge_sign_in_quotes_is_an_ordinary_key():
    assert parse("'<<': 1", "f").data == {"<<": 1}


def test_text_over_several_lines_is_one_text():
    assert parse("a: x\n  y", "f").data == {"a": "x y"}


def test_json_is_read_as_it_is():
    data = {"a": [1, -2, True, None, "😀\t/"], "b": {"c": "x: y"}}

    assert parse(json.dumps(data, indent="\t"), "f").data == data
    assert parse(json.dumps(data), "f").data == data
    assert parse(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "f").data == data


def test_problems_are_told_up_to_a_bearable_number():
    assert len(refused("- 007\n" * 50)) == reader.MOST_PROBLEMS


def test_too_many_values_are_refused(monkeypatch):
    monkeypatch.setattr(reader, "MOST_NODES", 3)

    assert refused("[1, 2, 3]") == ["f:1:8: there are more than 3 values; split the file"]


def test_a_file_is_read_from_its_path(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("城市: 安阳", encoding="utf-8")

    assert (read(path).file, read(path).data) == (str(path), {"城市": "安阳"})
    assert read_bytes(path) == "城市: 安阳".encode()


def test_a_file_above_the_limit_is_not_read(tmp_path):
    (tmp_path / "a.yaml").write_text("a: 12345678")

    with pytest.raises(BadInput, match="超过上限"):
        read(tmp_path / "a.yaml", limit=5)


def survives(data):
    lines = []
    try:
        parse(data, "f")
    except BadInput as bad:
        lines = bad.lines("zh")
    assert [len(line.splitlines()) for line in lines] == [1] * len(lines)


@given(st.binary())
def test_no_bytes_lead_to_anything_but_data_or_told_problems(data):
    survives(data)


SIGNS = st.text("\t\n -:?[]{},'\"|>&*!%@#\\\x00\x85\ufeff0159.eEx中~<", max_size=4)


@given(st.lists(st.tuples(st.integers(0, len(VALID)), st.integers(0, 3), SIGNS), min_size=1))
def test_no_misspelt_file_leads_to_anything_but_data_or_told_problems(changes):
    text = VALID
    for at, dropped, put in changes:
        text = text[:at] + put + text[at + dropped :]

    survives(text)


TEXTS = st.text("ab 城\"\\:#,{}[]'-😀\t", max_size=6)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXTS.filter(bool), inner, max_size=3)
    ),
    max_leaves=8,
)


def paths(part, at=()):
    yield at
    if isinstance(part, list):
        for position, inner in enumerate(part):
            yield from paths(inner, (*at, position))
    if isinstance(part, dict):
        for key, inner in part.items():
            yield (*at, key, "@key")
            yield from paths(inner, (*at, key))


@given(DATA.filter(lambda data: data is not None))
def test_json_is_read_back_equal_and_every_part_of_it_has_a_place(data):
    source = parse(json.dumps(data), "f")

    assert source.data == data
    assert set(source.places) == set(paths(data))
    assert parse(json.dumps(data, indent=2, ensure_ascii=False), "f").data == data
