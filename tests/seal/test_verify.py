"""The verifier as an outsider runs it: on a folder or a tar, with what somebody kept."""

import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from mingce.seal import checkpoint, proof, verify
from mingce.seal.proof import EntryProof
from mingce.seal.tree import grow, leaf_hash
from mingce.seal.verify import SAYS, Fault, opened
from tests.faults.log.exports import INSTALLATION, Export, Sealed, build, opening, paper_path

SOURCE = Path(verify.__file__)
EXPORT = build(1, entries=60, with_sm3=True)
WELL = "一切相符 / all is as it was sealed\n"


def written(export: Export, folder: Path) -> Path:
    for name, data in export.packed().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(EXPORT, tmp_path / "export")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The file alone, copied away from everything, on a bare Python."""
    return subprocess.run(
        [sys.executable, "-I", "-S", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return Path(shutil.copy(SOURCE, tmp_path / "verify.py"))


def entry_proof(index: int, size: int) -> str:
    tree = grow([leaf_hash(leaf.data) for leaf in EXPORT.entries])
    note = checkpoint.write(f"{INSTALLATION}/sha256", tree.head(size))
    return proof.write(EntryProof(index, tree.inclusion_proof(index, size), note))


# As a program -------------------------------------------------------------------------------------


def test_the_file_alone_verifies_a_folder_and_a_tar(script, folder, tmp_path):
    for name, inside in (("plain.tar", ""), ("dotted.tar", ".")):
        with tarfile.open(tmp_path / name, "w") as tar:
            tar.add(folder, inside)
    found = [
        run(script, each) for each in (folder, tmp_path / "plain.tar", tmp_path / "dotted.tar")
    ]

    assert [(one.returncode, one.stdout, one.stderr) for one in found] == [(0, WELL, "")] * 3


def test_a_fault_is_told_with_its_place_in_both_languages(script, folder):
    path = folder / "entries"
    path.write_bytes(path.read_bytes().replace("齐全".encode(), "不全".encode(), 1))
    found = run(script, folder)

    digest, sealed = SAYS["digest"], SAYS["sealed"]
    ends = [EXPORT.sealed.index(first_under(name)) for name in ("sha256", "sm3")]
    assert found.returncode == 1
    assert found.stdout.splitlines() == [
        f"entries 0-0: {digest} b'{EXPORT.entries[0].stream}\\n0\\n'",
        *(
            f"entries 0-{size - 1}: {sealed} sealed 封存 <= {at} (checkpoints {place})"
            for place, (at, size, _) in ((end, EXPORT.sealed[end]) for end in ends)
        ),
    ]


def first_under(algorithm: str) -> Sealed:
    return next(each for each in EXPORT.sealed if each.algorithm == algorithm)


def test_what_somebody_kept_is_given_as_files(script, folder, tmp_path):
    kept, proved = tmp_path / "kept.txt", tmp_path / "mine.tlog-proof"
    kept.write_text(EXPORT.notes[3][1], encoding="utf-8")
    proved.write_text(entry_proof(5, 60), encoding="utf-8")
    options = ["--checkpoint", kept, "--checkpoint", folder / "checkpoints", "--proof", proved]

    assert run(script, folder, *options).stdout == WELL


def test_what_cannot_be_used_ends_with_64(script, folder, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("no tar", encoding="utf-8")
    (tmp_path / "gone").mkdir()
    written(EXPORT, tmp_path / "gone")
    (tmp_path / "gone" / "checkpoints").unlink()
    found = [
        run(script, tmp_path / "nowhere"),
        run(script, tmp_path / "empty"),
        run(script, tmp_path / "text"),
        run(script, tmp_path / "gone"),
        run(script, folder, "--checkpoint", tmp_path / "text"),
        run(script, folder, "--proof", tmp_path / "nowhere"),
    ]

    assert [one.returncode for one in found] == [64] * 6
    assert [one.stdout for one in found] == [""] * 6
    assert {one.stderr.count("\n") for one in found} == {1}


def test_no_import_but_of_the_standard_library():
    imports = re.findall(
        r"^(?:from|import) (\w+)", SOURCE.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert set(imports) <= sys.stdlib_module_names


def test_it_stays_short_enough_to_be_read():
    assert len(SOURCE.read_text(encoding="utf-8").splitlines()) <= 250


def test_every_kind_of_fault_is_said_in_both_languages():
    kinds = re.findall(r'Fault\("(\w+)"', SOURCE.read_text(encoding="utf-8"))

    assert set(kinds) | {"absent", "form"} == set(SAYS)
    assert [words for words in SAYS.values() if len(words.split(" / ")) != 2] == []


# As a function ------------------------------------------------------------------------------------


def faults(export: Export, *kept: str) -> list[Fault]:
    notes = [(f"kept {at}", text) for at, text in enumerate(kept)]
    return verify.verify(opening(export.packed()), notes)


def test_a_folder_and_the_same_in_memory_are_one(folder):
    assert sorted(opened(folder)) == sorted(EXPORT.packed())
    assert verify.verify(opened(folder)) == []


def test_a_kept_checkpoint_may_be_signed_and_extended():
    kept = EXPORT.notes[2][1] + "an extension\n\n— witness.example AAAA\n"

    assert faults(EXPORT, kept) == []


def test_a_checkpoint_in_the_export_may_be_signed():
    signed = [(at, f"{note}\n— log.example AAAA\n") for at, note in EXPORT.notes]

    assert faults(replace(EXPORT, notes=signed)) == []


def test_a_checkpoint_of_another_log_is_told():
    other = EXPORT.notes[2][1].replace("mingce.example", "another.example")

    assert faults(EXPORT, other) == [Fault("log", "kept 0", 0, 0)]


def test_entries_under_no_checkpoint_are_not_held_to_be_checked():
    kept = [at for at, each in enumerate(EXPORT.sealed) if each.size < 60]
    shorter = replace(EXPORT, notes=[EXPORT.notes[at] for at in kept])
    start = max(EXPORT.sealed[at].size for at in kept)

    assert faults(shorter) == [Fault("unsealed", "entries", start, 59)]
    assert faults(replace(EXPORT, notes=[])) == [Fault("unsealed", "entries", 0, 59)]


def test_a_withheld_file_may_be_there_but_is_checked_if_it_is():
    name = next(iter(EXPORT.withheld))
    files = EXPORT.packed()

    assert verify.verify(opening(files)) == []
    files[paper_path(name)] = b"something else"
    assert verify.verify(opening(files)) == [Fault("digest", paper_path(name))]


@pytest.mark.parametrize(("index", "size"), [(0, 60), (59, 60), (31, 32), (7, 33)])
def test_a_proof_is_checked_against_the_entry_in_the_export(index, size):
    assert faults(EXPORT, entry_proof(index, size)) == []


@pytest.mark.parametrize("index", [4, 6, 59, 60, 10**17])
def test_a_proof_of_another_entry_is_told(index):
    forged = entry_proof(5, 60).replace("index 5", f"index {index}")

    assert faults(EXPORT, forged) == [Fault("proof", "kept 0")]


def test_a_proof_whose_tree_is_not_this_one_is_told():
    later = entry_proof(5, 60)
    shorter = replace(EXPORT, entries=EXPORT.entries[:59], notes=EXPORT.notes[:-2])

    assert Fault("sealed", "entries", 0, 59, "sealed 封存 <=  (kept 0 0)") in faults(shorter, later)


def test_where_sm3_is_missing_nothing_under_it_is_held_to_be_checked(monkeypatch):
    monkeypatch.delitem(verify.HASHES, "sm3")
    under_it = [at for at, each in enumerate(EXPORT.sealed) if each.algorithm == "sm3"]

    assert faults(EXPORT) == [Fault("unchecked", "checkpoints", at, at) for at in under_it]


def test_an_entry_under_an_edition_that_is_not_there_is_told():
    edition = next(iter(EXPORT.editions))
    other = replace(
        EXPORT,
        editions={name: EXPORT.editions[name] for name in EXPORT.editions if name != edition},
    )
    naming = [at for at, leaf in enumerate(EXPORT.entries) if edition.encode() in leaf.data]

    assert faults(other) == [Fault("absent", "entries", at, at, edition) for at in naming]


def test_words_of_an_export_cannot_command_a_screen():
    files = EXPORT.packed()
    files["entries"] = files["entries"].replace(b"case/2018", b"case\x1b[2J", 1)

    assert [fault.more for fault in verify.verify(opening(files)) if "\x1b" in str(fault)] == []
