"""The commands that take the log out of the house and bring it back say so in plain lines."""

import re

import pytest

from tests.ledger.house import furnish, rows, shelf
from tests.ledger.test_restore import fresh  # noqa: F401 - a fixture


@pytest.fixture
def house(database, tmp_path):
    from django.test import override_settings

    store = shelf(tmp_path)
    furnish(store)
    with override_settings(FILES=str(tmp_path / "files"), INSTALLATION="tests.example/log"):
        yield store


def run(capsys, name, *arguments, **more):
    """The status of a command and its two outputs."""
    from importlib import import_module

    command = getattr(import_module(f"mingce.config.commands.{name}"), name)
    status = command(*arguments, **more)
    return status, *capsys.readouterr()


def test_an_export_seals_first_and_verifies(house, tmp_path, capsys):
    status, said, _ = run(capsys, "export", "en", str(tmp_path / "out.tar"), False, [])
    assert status == 0
    assert re.fullmatch(r"✓ \d+ entries, 3 checkpoints, 1 editions, 3 files exported\n", said)

    status, said, _ = run(capsys, "verify", "en", str(tmp_path / "out.tar"))
    assert (status, said) == (
        0,
        "✓ all is as it was sealed\n✓ every act follows from the rules\n",
    )


def test_files_are_withheld_one_by_one_or_all(house, tmp_path, capsys):
    from mingce.ledger import models

    one = models.Attached.objects.first().file_id
    assert "另有 1 个文件" in run(capsys, "export", "zh", str(tmp_path / "a"), False, [one])[1]
    assert "另有 3 个文件" in run(capsys, "export", "zh", str(tmp_path / "b"), True, [])[1]


def test_a_changed_entry_is_told_in_a_line_of_either_language(house, tmp_path, capsys):
    run(capsys, "export", "zh", str(tmp_path / "out"), True, [])
    path = tmp_path / "out" / "entries"
    path.write_bytes(path.read_bytes().replace(b'"to":"with_province"', b'"to":"conferred"', 1))

    status, said, _ = run(capsys, "verify", "en", str(tmp_path / "out"))
    assert status == 1
    assert "this has another digest" in said
    assert "to: it says conferred, not with_province" in said
    assert said.endswith("things are wrong\n")
    assert run(capsys, "verify", "zh", str(tmp_path / "out"), replay=False)[1].count("\n") < (
        run(capsys, "verify", "zh", str(tmp_path / "out"))[1].count("\n")
    )


def test_a_kept_checkpoint_is_fitted_to_an_export(house, tmp_path, capsys):
    from mingce.ledger import sealing

    run(capsys, "export", "zh", str(tmp_path / "out"), True, [])
    note = next(sealing.checkpoints()).note
    (tmp_path / "kept").write_text(note)
    (tmp_path / "other").write_text(note.replace(note.splitlines()[2], "A" * 43 + "="))
    (tmp_path / "nothing").write_text("nothing\n")

    out = str(tmp_path / "out")
    assert run(capsys, "verify", "zh", out, [str(tmp_path / "kept")])[0] == 0
    assert run(capsys, "verify", "zh", out, [str(tmp_path / "other")])[0] == 1
    with pytest.raises(ValueError, match="不是检查点"):
        raise_bad_input(capsys, out, str(tmp_path / "nothing"))


def raise_bad_input(capsys, *arguments):
    """BadInput as a ValueError, so that its line can be matched."""
    from mingce.law.problems import BadInput

    try:
        run(capsys, "verify", "zh", arguments[0], arguments[1:])
    except BadInput as bad:
        raise ValueError(str(bad)) from bad


def test_what_is_no_export_cannot_be_verified(tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("text")
    for name, why in (("empty", "缺少"), ("text", "不是 tar"), ("none", "没有这个文件")):
        with pytest.raises(ValueError, match=why):
            raise_bad_input(capsys, str(tmp_path / name))


def test_a_backup_comes_back(house, fresh, tmp_path, capsys):  # noqa: F811
    from django.test import override_settings

    from mingce.ledger import sealing

    (tmp_path / "kept").write_text(next(sealing.checkpoints()).note)
    held = rows("Upkeep")
    status, said, _ = run(capsys, "backup", "zh", str(tmp_path / "out.tar"))
    assert (status, said) == (0, f"✓ 已备份 {len(held['Entry'])} 条记录、4 个文件\n")

    fresh("sqlite")
    with override_settings(FILES=str(tmp_path / "elsewhere")):
        arguments = ("en", str(tmp_path / "out.tar"), True, [str(tmp_path / "kept")])
        status, said, _ = run(capsys, "restore", *arguments)
        assert status == 0
        assert said.startswith(f"✓ {len(held['Entry'])} entries and 4 files restored\nas of 2")
        assert rows("Upkeep") == held

        status, _, wrong = run(capsys, "restore", *arguments)
        assert status == 1
        assert "the database is not empty" in wrong
        assert wrong.count("\n") == 1


def test_a_lost_file_is_one_line_and_the_status_1(house, tmp_path, capsys):
    from mingce.ledger import models

    lost = models.Attached.objects.first().file_id
    (tmp_path / "files" / lost[7:9] / lost[7:]).unlink()

    for command, more in (("backup", ()), ("export", (False, ()))):
        status, _, wrong = run(capsys, command, "en", str(tmp_path / "out"), *more)
        assert (status, wrong) == (1, f"there is no file {lost}; take it from a backup\n")
