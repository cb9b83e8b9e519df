import pytest

from mingce.law.markup import Markup
from mingce.law.problems import BadInput


def refused(text):
    with pytest.raises(BadInput) as bad:
        list(Markup(text, "f").events())
    (line,) = bad.value.lines("en")
    return line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "a: &x 1",
            "f:1:4: '&' begins an anchor or alias, which is not allowed; write the content",
        ),
        ("a: 1\nb: *x", "f:2:4: '*' begins an anchor or alias, which is not allowed; write the"),
        ("a: !!int 1", "f:1:4: '!' begins a tag, which is not allowed; delete it; if it is text"),
        ("? a\n: b", "f:1:1: a key must not be written with '?'; write `key: value`"),
        ("{a}", "f:1:3: every item within braces needs a colon and a blank after it"),
        ("{a:1}", "f:1:5: every item within braces needs a colon and a blank after it"),
        ("%TAG ! x\n---\na: 1", "f:1:1: '%' begins a directive, and only '%YAML 1.2' is allowed"),
        ("%YAML 1.1\n---\na: 1", "f:1:1: '%' begins a directive, and only '%YAML 1.2' is allowed"),
        ("%YAML\t1.2\n---\na: 1", "f:1:1: '%' begins a directive, and only '%YAML 1.2' is allowed"),
        ("%YAML 1.23\n---\na: 1", "f:1:1: '%' begins a directive, and only '%YAML 1.2' is allowed"),
    ],
)
def test_what_lets_a_file_mean_more_than_it_shows_is_refused(text, line):
    assert refused(text)[: len(line)] == line


@pytest.mark.parametrize("line", ["%YAML 1.2", "%YAML  1.2 # the version", "%YAML 1.2 "])
def test_the_version_may_be_stated(line):
    values = [getattr(e, "value", None) for e in Markup(f"{line}\n---\na\n", "f").events()]

    assert [value for value in values if value] == ["a"]


def test_an_escape_beyond_unicode_is_refused_like_any_other_slip():
    assert refused('a: "\\UFFFFFFFF"') == (
        "f:1:7: this is not valid YAML; check indentation, quotes and brackets"
    )
