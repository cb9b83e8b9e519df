"""The frame around every page, in both languages, and the pages for what went wrong."""

import re

import pytest


def text(answer):
    return answer.content.decode("utf-8")


def test_a_page_has_one_heading_and_its_landmarks(asked):
    page = text(asked("/"))

    for tag in ("<h1", "<main", "<nav", "<header", "<footer"):
        assert (tag, page.count(tag)) == (tag, 1)
    assert '<a class="skip" href="#main">跳到正文</a>' in page
    assert '<main id="main" tabindex="-1">' in page
    assert "<title>名册 · 明策</title>" in page


def test_a_page_asks_for_nothing_outside_and_for_no_script(asked):
    page = text(asked("/", demo=True))
    addresses = re.findall(r'(?:href|src|action)="([^"]*)"', page)

    assert [at for at in addresses if not at.startswith(("/", "#"))] == []
    assert "<script" not in page


@pytest.mark.parametrize(
    ("lang", "html", "other", "skip", "foot"),
    [
        ("zh-hans", "zh-hans", 'value="en" lang="en">English', "跳到正文", "以通知原文为准"),
        (
            "en",
            "en",
            'value="zh-hans" lang="zh-hans">中文',
            "Skip to",
            "the notice itself prevails",
        ),
    ],
)
def test_a_page_is_in_one_language_and_offers_the_other(asked, lang, html, other, skip, foot):
    page = text(asked("/?q=a&b=c", lang))

    assert f'<html lang="{html}">' in page
    assert other in page
    assert skip in page
    assert foot in page
    assert '<input type="hidden" name="next" value="/?q=a&amp;b=c">' in page
    assert 'name="csrfmiddlewaretoken"' in page


def test_the_foot_names_the_version(asked):
    from mingce import __version__

    assert f"<p>明策 {__version__}</p>" in text(asked("/"))


def test_only_a_demonstration_says_that_it_is_one_and_what_day_it_shows(asked):
    assert "演示" not in text(asked("/"))

    shown = text(asked("/", demo=True))

    assert "<b>演示数据</b>" in shown
    assert "“今天”为 2018-08-20 周一" in shown
    assert "2018-08-20 Mon" in text(asked("/", "en", demo=True))


@pytest.mark.parametrize(
    ("path", "status", "zh", "en"),
    [
        ("/nowhere/", 404, "没有这一页", "There is no such page"),
        ("/deny/", 403, "您不能办理此事", "This is not yours to do"),
        ("/spoil/", 400, "这个请求无法理解", "This request could not be understood"),
    ],
)
def test_what_cannot_be_shown_is_told_in_words(asked, path, status, zh, en):
    for lang, said in (("zh-hans", zh), ("en", en)):
        answer = asked(path, lang)

        assert answer.status_code == status
        assert f"<h1>{said}</h1>" in text(answer)
        assert f'<p class="crumb">{status}</p>' in text(answer)


def test_a_stranger_s_name_for_the_host_is_refused_in_words(asked):
    answer = asked("/", host="elsewhere.test")

    assert answer.status_code == 400
    assert "<h1>这个请求无法理解</h1>" in text(answer)


def test_a_page_that_was_open_for_too_long_says_what_to_do(django):
    from django.test import Client, override_settings

    with override_settings(ROOT_URLCONF="tests.desks.page.addresses"):
        client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
        answers = [
            client.post("/send/", {"text": "long"}, headers={"accept-language": lang})
            for lang in ("zh-hans", "en")
        ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "<h1>页面放置过久，未能提交</h1>" in text(answers[0])
    assert "Keep a copy of it" in text(answers[1])
    # There is no page to come back to: only the form knew what was sent.
    assert '<input type="hidden" name="next" value="/">' in text(answers[0])


def test_when_all_is_broken_there_still_is_a_page_in_both_languages(asked):
    from django.template import loader

    answer = asked("/fail/", "en")

    assert answer.status_code == 500
    assert text(answer) == loader.get_template("500.html").render()
    assert "<h1>系统出错</h1>" in text(answer)
    assert "Something went wrong here" in text(answer)


def test_the_language_that_was_chosen_stays(django):
    from django.test import Client, override_settings

    with override_settings(ROOT_URLCONF="tests.desks.page.addresses"):
        client = Client(SERVER_NAME="127.0.0.1")
        sent = client.post("/language/", {"language": "en", "next": "/?page=2"})
        came = client.get("/")

    assert (sent.status_code, sent["location"]) == (302, "/?page=2")
    assert '<html lang="en">' in text(came)
