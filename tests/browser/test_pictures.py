"""The README's pictures are pages of the demonstration. `./run screenshots` takes them anew."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "img"
CITY, FILE = "攀枝花市人民政府", "/applicant/2018/re_review/"
SHOTS = {
    "home": (None, "/"),
    "register": (None, "/register/410500/"),
    "my-city": (CITY, "/applicant/"),
    "file": (CITY, FILE),
    "province": ("江苏省知识产权局", "/recommender/2018/re_review/320400/"),
    "office": ("国家知识产权局 拟稿人", "/office/"),
    "log": ("审计管理员", "/audit/"),
    "seats": ("安全管理员", "/security/"),
    "write": (CITY, FILE + "write/"),
}


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_shows_a_page_that_there_is(somebody, name):
    who, path = SHOTS[name]
    one = somebody()
    if who:
        one.sits(who)
    page = one.opens(path)
    assert page.locator("h1").count() == 1
    assert page.locator(".demo").is_visible()
    if os.environ.get("MINGCE_ACCEPT") == "1":
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.screenshot(path=IMAGES / f"{name}.png")
    assert (IMAGES / f"{name}.png").is_file()


def test_every_picture_is_used_and_every_one_used_is_there():
    used = (ROOT / "README.md").read_text("utf-8")
    assert sorted(each.stem for each in IMAGES.glob("*.png")) == sorted(SHOTS)
    for name in SHOTS:
        assert f"docs/img/{name}.png" in used
