"""Whoever keeps an installation running is told of every command and every option."""

import pytest

from mingce.config.menu import OPERATING, saying
from tests.house.sources import ROOT

PAGES = ("operation.md", "backup.md", "proof.md")
TOLD = "\n".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in PAGES)
COMMANDS = [offer("en", saying("en")) for offer in OPERATING]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_told_with_its_options(command):
    options = [p.opts[0] for p in command.params if p.param_type_name == "option"]

    assert f"mingce {command.name}" in TOLD
    assert [option for option in options if option not in TOLD] == []
