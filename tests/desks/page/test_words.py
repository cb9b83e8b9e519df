"""Everything the pages say in Chinese they say in English too, and the catalogue is in step."""

import gettext

import pytest

from tests.house.sources import PACKAGE
from tools import words

DESKS = PACKAGE / "desks"


def test_every_sentence_of_the_desks_has_its_english():
    assert words.missing(words.catalogue()) == []


def test_the_catalogue_is_what_the_pages_say():
    """`./run words` writes both files."""
    text, compiled = words.written(words.catalogue())

    assert words.CATALOGUE.read_bytes() == text
    assert words.CATALOGUE.with_suffix(".mo").read_bytes() == compiled


def test_what_is_compiled_can_be_read():
    with words.CATALOGUE.with_suffix(".mo").open("rb") as file:
        read = gettext.GNUTranslations(file)

    assert read.gettext("明策") == "Mingce"


@pytest.fixture
def desks(tmp_path):
    (tmp_path / "page.html").write_text(
        '{% load i18n %}<p title="{% translate "标题" %}">\n'
        "      {% blocktranslate trimmed with n=n %}共\n  {{ n }} 个{% endblocktranslate %}\n"
        "{% blocktranslate count n=n %}{{ n }} 城{% plural %}{{ n }} 城{% endblocktranslate %}\n"
        '  {% include "x.html" with a=_("甲") %}{# 注 #}{{ "(" }}</p>\n',
        encoding="utf-8",
    )
    (tmp_path / "view.py").write_text('x = _("乙")\ny = "丙"\n', encoding="utf-8")
    return tmp_path


def test_sentences_are_found_in_templates_and_in_python(desks):
    found = [(where, sentence) for where, sentence, _ in words.spoken(desks)]

    assert found == [
        ("page.html", "标题"),
        ("page.html", "共 %(n)s 个"),
        ("page.html", ("%(n)s 城", "%(n)s 城")),
        ("page.html", "甲"),
        ("view.py", "乙"),
    ]


def test_a_sentence_without_english_is_named(desks, tmp_path):
    known = tmp_path / "django.po"
    english = words.catalogue(desks, known)
    for message in english:
        message.string = "x" if message.id in {"标题", "甲"} else message.string
    known.write_bytes(words.written(english)[0])

    assert words.missing(words.catalogue(desks, known)) == ["共 %(n)s 个", "%(n)s 城", "乙"]


def test_what_no_page_says_any_more_leaves(desks, tmp_path):
    known = tmp_path / "django.po"
    known.write_bytes(words.written(words.catalogue(desks, known))[0])
    (desks / "view.py").unlink()

    assert b"\xe4\xb9\x99" not in words.written(words.catalogue(desks, known))[0]
