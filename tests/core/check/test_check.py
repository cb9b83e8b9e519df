import pytest

from mingce.core.check import check
from tests.tiny import FILES, built_in, edition_of, problems, replaced, tiny


def test_the_tiny_edition_makes_sense():
    assert check(edition_of(FILES)) == ()


def test_the_edition_of_2018_makes_sense():
    assert check(built_in()) == ()


def test_problems_come_by_file_and_line_and_none_twice():
    text = FILES["award.yaml"].replace(b"by: office", b"by: ofice")
    found = problems({**FILES, "award.yaml": text})
    places = [(p.place.file, p.place.line, p.place.column) for p in found]

    assert len(found) == text.count(b"ofice")
    assert places == sorted(set(places))


def test_a_problem_is_one_line_in_either_language():
    (problem,) = problems(replaced("test: years_open >= 2", "test: years_open >= '2'"))

    assert problem.line("zh") == "tiny/criteria.yaml:2:85: 数不能与文字比较；两边应同类"
    assert problem.line("en") == (
        "tiny/criteria.yaml:2:85: a number is not compared with a text; both sides are of one kind"
    )


def test_a_problem_in_the_operators_file_is_told_there():
    operator = "criteria:\n  many_books:\n    test: bookz >= 1 or gifts_counted\n"
    (problem,) = check(tiny(operator=operator))

    assert problem.line("en") == (
        "tiny/operator.yaml:3:11: there is no fact named bookz; did you mean 'books'?"
    )


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_columns_are_counted_whatever_ends_a_line(ending):
    text = FILES["criteria.yaml"].decode().replace("looked_after,", "looked_aftr,")
    (problem,) = problems({**FILES, "criteria.yaml": text.replace("\n", ending).encode()})

    assert str(problem.place) == "tiny/criteria.yaml:17:97"


def test_a_byte_order_mark_is_no_column():
    text = b"\xef\xbb\xbf" + FILES["criteria.yaml"].replace(b"looked_after,", b"looked_aftr,")
    (problem,) = problems({**FILES, "criteria.yaml": text})

    assert str(problem.place) == "tiny/criteria.yaml:17:97"


WORDS = ("x", "open", "own", "0", "true", "[]", "register", "九")


@pytest.mark.parametrize("word", WORDS)
def test_whatever_stands_in_a_place_is_told_or_taken_and_never_a_surprise(word):
    """Here and there the last value of a line becomes a word that has no business there."""
    nth = WORDS.index(word)
    for name in sorted(FILES)[nth % 3 :: 3]:
        lines = FILES[name].decode().split("\n")
        n = [n for n, line in enumerate(lines) if ": " in line][nth]
        key, _, value = lines[n].rpartition(": ")
        closing = value[len(value.rstrip("}])")) :]
        changed = [*lines[:n], f"{key}: {word}{closing}", *lines[n + 1 :]]
        for problem in problems({**FILES, name: "\n".join(changed).encode()}):
            assert problem.words.zh != problem.words.en
