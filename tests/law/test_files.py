import os
from pathlib import Path

import pytest

from mingce.law.files import MEBIBYTE, decode, take_in
from mingce.law.problems import BadInput

LIMIT = 4 * MEBIBYTE


def refused(call, *args):
    with pytest.raises(BadInput) as bad:
        call(*args)
    (problem,) = bad.value.problems
    return problem.place.line, problem.place.column, problem.words.en


def test_a_file_within_the_limit_is_taken_in_whole(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 10)

    assert take_in(path, 10) == b"x" * 10


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path):
    (tmp_path / "edition.yaml").touch()

    assert refused(take_in, tmp_path / "edtion.yaml", LIMIT)[2] == (
        "there is no such file; check the path and the name; did you mean 'edition.yaml'?"
    )


def test_a_missing_folder_is_told_as_such(tmp_path):
    path = tmp_path / "gone" / "a.yaml"

    assert refused(take_in, path, LIMIT)[2].startswith("there is no folder ")


def test_a_folder_is_no_file(tmp_path):
    assert refused(take_in, tmp_path, LIMIT)[2] == "this is a folder; name a file in it"


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    expected = "this is a pipe or a device, not an ordinary file; save it to a file first"
    assert refused(take_in, tmp_path / "pipe", LIMIT)[2] == expected
    assert refused(take_in, Path(os.devnull), LIMIT)[2] == expected


def test_a_large_file_is_refused_before_a_byte_is_read(tmp_path, monkeypatch):
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(100 * MEBIBYTE)
    monkeypatch.delattr(Path, "open")

    assert refused(take_in, path, LIMIT)[2] == (
        "the file has 100 MB, more than the 4 MB allowed; "
        "split it, or check that it is the right one"
    )


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 11)
    small = tmp_path / "small"
    small.touch()
    status = small.stat()
    monkeypatch.setattr(Path, "stat", lambda _self: status)

    assert refused(take_in, path, 10)[2].startswith("the file has 0 MB, more than")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(), "there is no permission to read this file; check its permissions"),
        (OSError(), "this file cannot be read; check the path and the disk"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_why(tmp_path, monkeypatch, error, words):
    def fail(_self, _mode):
        raise error

    (tmp_path / "a").touch()
    monkeypatch.setattr(Path, "open", fail)

    assert refused(take_in, tmp_path / "a", LIMIT)[2] == words


def test_a_path_through_a_file_is_told_as_such(tmp_path):
    (tmp_path / "a").touch()

    assert refused(take_in, tmp_path / "a" / "b", LIMIT)[2] == (
        "a part of the path is not a folder; check the path"
    )


def test_a_path_no_system_knows_is_unreadable():
    expected = "this file cannot be read; check the path and the disk"
    assert refused(take_in, Path("a\0b"), LIMIT)[2] == expected
    assert refused(take_in, Path("a" * 5000), LIMIT)[2] == expected


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfa: \xe5\xb8\x82", "f") == "a: 市"


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (
            "城市: 值".encode("gbk"),
            1,
            1,
            "byte 1 of line 1 (0xB3) is not UTF-8, the file looks like GBK; save it as UTF-8",
        ),
        (
            "a: 市\r\nb: 市".encode() + b"\xff",
            2,
            5,
            "byte 7 of line 2 (0xFF) is not UTF-8; save it as UTF-8",
        ),
        (b"\x81", 1, 1, "byte 1 of line 1 (0x81) is not UTF-8; save it as UTF-8"),
        ("a: 市".encode("utf-16"), 1, 1, "the file is encoded in UTF-16; save it as UTF-8"),
        (
            b"PK\n\0",
            2,
            1,
            (
                "the file holds a NUL byte and is no text (Excel, Word or UTF-16 perhaps); "
                "give a UTF-8 text"
            ),
        ),
        (
            "市\n \u2028".encode(),
            2,
            2,
            "there is an invisible control character U+2028 here; delete it",
        ),
        (b"a\x7f", 1, 2, "there is an invisible control character U+007F here; delete it"),
        (
            b"\xef\xbb\xbf\xef\xbb\xbf",
            1,
            1,
            "there is an invisible control character U+FEFF here; delete it",
        ),
    ],
)
def test_what_is_no_plain_utf8_text_is_told_with_line_and_byte(data, line, column, words):
    assert refused(decode, data, "f") == (line, column, words)
