"""Time, chance and the environment are arguments; only the outermost room asks for them."""

import json
import subprocess
import sys

import pytest

from tests.house.sources import ROOT

ASKING = {
    "the day": "import datetime\nx = datetime.date.today()",
    "the moment": "from datetime import UTC, datetime\nx = datetime.now(tz=UTC)",
    "the moment, the old way": "from datetime import datetime\nx = datetime.utcnow()",
    "seconds": "import time\nx = time.time()",
    "a wait": "from time import sleep\nsleep(1)",
    "chance": "import random\nx = random.random()",
    "secret chance": "from secrets import token_hex\nx = token_hex()",
    "an id out of nothing": "import uuid\nx = uuid.uuid4()",
    "bytes out of nothing": "import os\nx = os.urandom(8)",
    "the environment": "import os\nx = os.environ['TZ']",
    "a setting": "from os import getenv\nx = getenv('TZ')",
}


def refused(room: str, text: str) -> bool:
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=json",
         "--select=TID251", f"--stdin-filename=src/mingce/{room}/planted.py", "-"],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    return {"TID251"} == {found["code"] for found in json.loads(run.stdout)}


@pytest.mark.parametrize("asking", ASKING)
def test_no_rule_asks_for_what_should_be_handed_to_it(asking):
    assert refused("core", ASKING[asking])


@pytest.mark.parametrize(
    "room", ["seal", "law", "ledger", "papers", "measure", "acts", "desks/office"]
)
def test_no_other_room_asks_for_the_moment(room):
    assert refused(room, ASKING["the moment"])


def test_the_outermost_room_may_ask():
    assert not refused("config", "\n".join(ASKING.values()))
