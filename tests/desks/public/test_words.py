"""Whatever the pages say in Chinese they say in English, and nothing else stands between."""

import re
from pathlib import Path

from tests.desks.public import house

ROOM = Path("src/mingce/desks/public")
MSGID = re.compile(r"""{% (?:translate) ("[^"]+"|'[^']+')""")
BLOCK = re.compile(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", re.DOTALL)
CALL = re.compile(r"""gettext\("([^"]+)"\)|gettext\('([^']+)'\)""")
HAN = re.compile(r"[\u4e00-\u9fff]")


def asked_for(root) -> set[str]:
    found: set[str] = set()
    for path in (root / ROOM / "templates").rglob("*.*"):
        page = path.read_text()
        found |= {one[1:-1] for one in MSGID.findall(page)}
        found |= {re.sub(r"{{ (\w+) }}", r"%(\1)s", one) for one in BLOCK.findall(page)}
    for path in (root / ROOM).glob("*.py"):
        found |= {one or other for one, other in CALL.findall(path.read_text())}
    return found


def test_every_word_of_the_pages_has_its_english(root, door):
    from django.utils.translation import gettext, override

    with override("en"):
        missing = sorted(one for one in asked_for(root) if HAN.search(gettext(one)))

    assert missing == []
    assert len(asked_for(root)) > 80


def test_no_page_says_chinese_outside_its_words(root):
    for path in (root / ROOM / "templates").rglob("*.*"):
        page = re.sub(r"{[%#].*?[%#]}", "", BLOCK.sub("", path.read_text()))
        left = HAN.findall(page)
        assert left == [], path.name


def test_english_pages_have_only_clause_numbers_in_chinese(opened):
    reader = house.reader("en")
    for path in ("/", "/register/", "/receipt/", "/decisions/"):
        page = house.said(reader.get(path)).replace("中文", "").replace("明策", "")
        assert re.findall(r"[\u4e00-\u9fff]+", re.sub("〔[^〕]*〕", "", page)) == [], path
