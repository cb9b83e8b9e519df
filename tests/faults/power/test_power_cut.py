"""What the file store said it keeps is there after a power cut; a step left out is seen to lose.

`MINGCE_CUTS` says how often the power is cut: few times at every turn, 200 on an integration
machine, 10,000 for the record.
"""

import os
import select
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from mingce.law.words import Words
from mingce.ledger.files import Disk
from tests.conftest import ROOT
from tests.faults import trial
from tests.faults.power import cuts
from tests.faults.power.image import not_run

CUTS = int(os.environ.get("MINGCE_CUTS", "20"))
SABOTAGED = 50


def tally(*arguments, number, tmp_path):
    more = {"limit": 120 + 2 * number, "TMPDIR": str(tmp_path)}
    return trial.tally("power.cuts", f"--cuts={number}", *arguments, **more)


def gone(pid):
    """Waits for the end of a process that is not ours to wait for."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], 30)[0])
    finally:
        os.close(process)


@pytest.mark.usefixtures("_allowed")
def test_no_acknowledged_file_is_lost_or_damaged(tmp_path):
    seen = tally(number=CUTS, tmp_path=tmp_path)

    assert seen["faults"] == []
    assert (seen["cuts"], seen["lost"], seen["damaged"]) == (CUTS, 0, 0)
    assert seen["acknowledged"] >= CUTS


@pytest.mark.usefixtures("_allowed")
def test_without_the_fsync_of_the_folder_a_file_is_lost(tmp_path):
    seen = tally("--drop=fsync_dir", "--until-lost", number=SABOTAGED, tmp_path=tmp_path)

    assert seen["lost"] > 0


@pytest.mark.usefixtures("_allowed")
def test_without_the_fsync_of_the_file_one_is_damaged_under_its_name(tmp_path):
    seen = tally("--drop=fsync", "--until-lost", number=SABOTAGED, tmp_path=tmp_path)

    assert seen["damaged"] > 0


def test_only_a_step_that_there_is_can_be_left_out():
    with pytest.raises(AttributeError):
        cuts.without("fsnyc")
    assert cuts.without("fsync_dir").fsync_dir(Path("nowhere")) is None
    assert type(cuts.without(None)) is Disk


def test_a_test_that_cannot_run_says_so_in_both_languages():
    assert not_run(Words("没有回环设备", "no loop device")) == (
        "未运行：没有回环设备 / not run: no loop device"
    )


def test_what_is_not_flushed_does_not_outlive_the_cut(image):
    disk = image(16)
    flushed, unflushed = disk.top / "flushed", disk.top / "unflushed"
    flushed.write_bytes(b"1")
    os.sync()
    unflushed.write_bytes(b"2")

    disk.cut()
    with pytest.raises(OSError, match="Input/output error"):
        (disk.top / "late").write_bytes(b"3")
    disk.remount()

    assert sorted(path.name for path in disk.top.iterdir()) == ["flushed", "lost+found"]


@pytest.mark.usefixtures("_allowed")
def test_a_disk_is_gone_even_when_its_maker_is_killed():
    maker = (
        "import os, sys, signal, pathlib\n"
        "from tests.faults.power.image import Image\n"
        "image = Image(pathlib.Path(sys.argv[1]), megabytes=8).__enter__()\n"
        "print(image._guard.pid, os.path.ismount(image.top), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [sys.executable, "-c", maker, folder],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."])},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        guard, mounted = made.stdout.split()
        assert (made.returncode, mounted) == (-signal.SIGKILL, "True")
        assert gone(int(guard))
        assert list(Path(folder).iterdir()) == []
