"""Nobody loses typed text: the network goes, the seat is left, a colleague was faster."""

import pytest
from playwright.sync_api import expect

WRITE = "/applicant/2018/re_review/write/"


def field(person, number):
    return person.page.locator("textarea").nth(number)


def kept(person):
    expect(person.page.locator("#kept")).to_have_text("已自动保存")


def test_what_is_typed_is_saved_by_itself(somebody):
    one = somebody().sits("湘潭市人民政府")
    one.opens(WRITE)
    field(one, 0).fill("三年目标已完成八成")
    kept(one)
    one.page.reload()
    expect(field(one, 0)).to_have_value("三年目标已完成八成")


def test_what_is_typed_without_a_network_is_kept_and_saved_later(somebody):
    one = somebody().sits("湘潭市人民政府")
    one.opens(WRITE)
    one.context.set_offline(True)
    field(one, 1).fill("断网时写的一段")
    expect(one.page.locator("#kept")).to_contain_text("现在连不上")
    one.context.set_offline(False)
    kept(one)
    other = somebody().sits("湘潭市人民政府")
    other.opens(WRITE)
    expect(field(other, 1)).to_have_value("断网时写的一段")


def test_what_is_typed_and_never_sent_comes_back_when_the_page_is_opened_again(somebody):
    one = somebody().sits("湘潭市人民政府")
    one.opens(WRITE)
    field(one, 2).fill("还没保存电脑就关了")
    one.opens("/applicant/")
    one.opens(WRITE)
    expect(field(one, 2)).to_have_value("还没保存电脑就关了")
    kept(one)


def test_whoever_has_left_the_desk_is_told_so_and_saves_after_sitting_down(somebody):
    one = somebody().sits("湘潭市人民政府")
    one.opens(WRITE)
    one.context.clear_cookies(name="sessionid")
    field(one, 3).fill("会话过期后写的")
    expect(one.page.locator("#kept")).to_contain_text("您已离开岗位")
    one.sits("湘潭市人民政府")
    one.opens(WRITE)
    expect(field(one, 3)).to_have_value("会话过期后写的")
    kept(one)


def test_two_who_write_the_same_see_both_texts(somebody):
    one, other = somebody().sits("湘潭市人民政府"), somebody().sits("湘潭市人民政府")
    one.opens(WRITE)
    other.opens(WRITE)
    field(one, 4).fill("甲的稿子")
    kept(one)
    field(other, 4).fill("乙的稿子")
    expect(other.page.locator("#kept")).to_contain_text("有人先保存了同一项")
    other.page.get_by_role("button", name="保存").click()
    expect(field(other, 4)).to_have_value("乙的稿子")
    assert "甲的稿子" in other.reads()
    other.page.get_by_role("button", name="保存").click()
    expect(other.page.get_by_role("status").first).to_contain_text("已保存")


@pytest.mark.parametrize("script", [True, False])
def test_the_form_is_saved_by_its_button_too(chromium, house, script):
    from tests.browser.conftest import Somebody

    one = Somebody(chromium, house)
    one.sits("中山市人民政府")
    context = chromium.new_context(
        base_url=house,
        locale="zh-CN",
        java_script_enabled=script,
        storage_state=one.context.storage_state(),
    )
    page = context.new_page()
    page.goto(WRITE)
    page.locator("textarea").nth(int(script)).fill("按按钮保存")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("textarea").nth(int(script))).to_have_value("按按钮保存")
    expect(page.get_by_role("status").first).to_contain_text("已保存")
    context.close()
    one.context.close()
