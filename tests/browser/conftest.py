"""A demonstration is served, and a real browser sits before it. `./run browse` starts these."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("MINGCE_CHROMIUM", "")
collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]
ROOT = Path(__file__).parents[2]
STARTS, PAUSE = 120, 0.5


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """The address of a demonstration of its own."""
    folder, port = tmp_path_factory.mktemp("demonstration"), free_port()
    environment = os.environ | {
        "MINGCE_DEMO_DATA": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "mingce", "demo", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        served = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(STARTS):
            try:
                urllib.request.urlopen(address, timeout=5).close()
                break
            except OSError:
                time.sleep(PAUSE)
        yield address
    finally:
        served.terminate()
        served.wait(30)


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


class Somebody:
    """One person at one screen; whatever the browser complains of is collected."""

    def __init__(self, browser, house, lang="zh-CN", width=1280):
        self.house = house
        size = {"width": width, "height": 900}
        self.context = browser.new_context(base_url=house, locale=lang, viewport=size)
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message):
        refused = re.search(r"Content Security Policy|violates", message.text)
        if message.type == "error" and refused:
            self.complaints.append(message.text)

    def sits(self, name):
        """Takes a seat of the cast with one click."""
        self.page.goto("/seats/")
        self.page.get_by_role("button", name=name, exact=False).first.click()
        return self

    def opens(self, path):
        self.page.goto(path)
        return self.page

    def reads(self):
        return self.page.locator("main").inner_text()


@pytest.fixture
def somebody(chromium, house):
    """Makes people; at the end nobody's browser may have complained."""
    people = []

    def make(**how):
        people.append(Somebody(chromium, house, **how))
        return people[-1]

    yield make
    complaints = [each for one in people for each in one.complaints]
    for one in people:
        one.context.close()
    assert complaints == []
