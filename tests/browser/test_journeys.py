"""A case on its way from desk to desk, as people click it through."""

import re

from playwright.sync_api import expect

FILE = "/applicant/2018/re_review/"


def presses(person, name):
    person.page.get_by_role("button", name=name, exact=True).click()


def follows(person, name):
    person.page.locator("aside").get_by_role("link", name=name, exact=True).click()


def looks_and_does(person, name):
    presses(person, "先看会怎样")
    expect(person.page.get_by_role("heading", name="办理之后")).to_be_visible()
    presses(person, name)


def test_a_re_review_goes_from_the_city_to_the_province_and_to_the_office(somebody):
    city = somebody().sits("宜昌市人民政府")
    city.opens(FILE)
    follows(city, "报送省局")
    looks_and_does(city, "报送省局")
    expect(city.page.get_by_role("status")).to_contain_text("已受理")
    city.page.get_by_role("status").get_by_role("link").click()
    expect(city.page.locator("main")).to_contain_text("册中有此记录")

    province = somebody().sits("湖北省知识产权局")
    expect(province.page.locator("main")).to_contain_text("宜昌市")
    province.page.get_by_role("link", name="宜昌市").click()
    follows(province, "逐项审核材料")
    province.page.get_by_label("除下面另有意见的以外，已报送的全部属实").check()
    looks_and_does(province, "逐项审核材料")
    expect(province.page.get_by_role("status")).to_contain_text("已受理")
    follows(province, "转报")
    looks_and_does(province, "转报")
    expect(province.page.get_by_role("status")).to_contain_text("已受理")

    office = somebody().sits("国家知识产权局 拟稿人")
    office.page.get_by_role("link", name=re.compile("宜昌市")).first.click()
    expect(office.page.locator("main")).to_contain_text("属实")


def test_the_keyboard_alone_hands_in(somebody):
    city = somebody().sits("丹阳市人民政府")
    page = city.opens(FILE + "do/submit/")
    _tab_to(page, "look")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="办理之后")).to_be_visible()
    _tab_to(page, "do")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("已受理")


def _tab_to(page, name):
    """What cannot be reached by the keyboard is not reached."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"{name} is not reached by the keyboard")
