from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mingce.law.clause_ids import CIRCLED, numeral, parse_id
from mingce.law.cutter import Level, cut, fingerprints
from mingce.law.reader import read
from mingce.seal.digest import fingerprint

NOTICES = Path(__file__).parent / "notices"
EDITION = Path("src/mingce/law/editions/cn-ip-cities-2018/clauses.yaml")


def notice(name):
    return (NOTICES / f"{name}.txt").read_text(encoding="utf-8")


def numbers(text):
    return [piece.id for piece in cut(text)]


def words(text):
    return {piece.id: piece.words for piece in cut(text)}


def test_a_notice_with_a_form_falls_into_its_clauses():
    assert numbers(notice("tea_villages")) == [
        *("0", "1", "1.1", "1.2", "1.2.1", "1.2.2", "1.2.3"),
        *("1.3", "1.3.1", "1.3.2", "1.3.3", "1.3.end", "1.4"),
        *("2", "2.1", "2.1.1", "2.1.1.1", "2.1.1.2", "2.1.1.2.1", "2.1.1.2.2", "2.1.1.2.end"),
        *("2.1.2", "2.2", "3", "3.1", "3.2", "close", "annexes", "sign", "contact"),
        *("A1", "A1.1", "A1.2", "A1.3", "A1.note"),
        *("A2", "A2.s1", "A2.1", "A2.2", "A2.3", "A2.3.1", "A2.3.2"),
        *("A2.s2", "A2.4", "A2.4.1", "A2.4.2", "A2.4.3", "A2.5"),
    ]


def test_a_text_in_articles_sent_with_a_notice_is_cited_by_its_articles():
    assert numbers(notice("tea_village_measures")) == [
        *("0", "sign", "0~2", "ch1", "art1", "art2", "art2.2"),
        *("ch2", "ch2.s1", "art3", "art3.1", "art3.2", "art3.2.1", "art3.2.2", "art3.3"),
        *("art3.end", "art3~1", "ch2.s2", "art4", "art4.2", "art5", "ch3", "art6"),
    ]


def test_a_plain_notice_may_begin_with_1_and_have_its_contact_before_its_signature():
    assert numbers(notice("tea_market")) == [
        *("0", "1", "1.1", "1.2", "1.end", "2", "3", "4", "end", "contact", "sign"),
        *("A1", "A1.note", "A2", "A2.art1", "A2.art1.2"),
    ]


def test_a_paragraph_under_a_heading_belongs_to_it_and_one_after_a_list_closes_it():
    pieces = words(notice("tea_villages"))

    assert pieces["1.1"] == (
        "（一）谁可以报名\n海拔600米以上、连续三季产茶的村子，都可以由村委会报名。\n"
    )
    assert pieces["1.3.3"] == "3．一斤当季新茶。\n"
    assert pieces["1.3.end"] == ("上述各件请在2031年4月20日以前寄到省局茶园处，茶叶务必密封。\n")
    assert pieces["1.4"] == "（四）怎么评\n省局请五位茶师盲评，评语逐条公开。\n"


def test_sub_rows_begin_in_the_column_that_the_rows_below_fill():
    pieces = words(notice("tea_villages"))

    assert pieces["A2.4"] == "\t4\n\t茶工\n"
    assert pieces["A2.4.1"] == "\t采茶\n\t人\n\t\n\t附名单\n\n"
    assert pieces["A2.4.2"] == "\t\n\t\n\t制茶\n\t人\n\t\n\t\n\n"
    assert pieces["A2.3.1"] == "\t1．有没有茶事日记。\n"


def test_a_text_that_breaks_off_in_a_row_is_cut_up_to_there():
    last = cut(notice("tea_villages"))[-1]

    assert (last.id, last.words, last.line) == ("A2.5", "\t5\n\t老茶师\n\t人\n ", 110)


def test_a_piece_knows_its_label_level_and_line():
    pieces = {piece.id: piece for piece in cut(notice("tea_villages"))}

    assert [
        (pieces[number].label, pieces[number].level, pieces[number].line)
        for number in ["0", "2.1.1.2.1", "1.3.end", "A1.2", "A2.s2", "A2.4.2"]
    ] == [
        ("开头", Level.OPENING, 1),
        ("二（一）1（2）①", Level.FIFTH, 25),
        ("一（三）末段", Level.END, 16),
        ("附件1第二部分", Level.FIRST, 45),
        ("附件2表二", Level.SECTION, 81),
        ("附件2第4行第2项", Level.SUBROW, 96),
    ]


@pytest.mark.parametrize("name", ["tea_villages", "tea_village_measures", "tea_market"])
@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("　", "\u00a0").rstrip(),
        lambda text: "\n".join("　 " + line if line[:1].strip() else line for line in lines(text)),
    ],
    ids=["crlf", "cr", "bom", "no-break spaces and no last line break", "indented"],
)
def test_white_space_and_line_ends_change_neither_numbers_nor_fingerprints(name, changed):
    assert fingerprints(changed(notice(name))) == fingerprints(notice(name))


def lines(text):
    return text.split("\n")


def test_a_fingerprint_is_that_of_the_words_without_white_space():
    assert fingerprints("一、茶　园\n 水\t\n") == {"1": fingerprint("一、茶园水")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", ["0"]),
        ("茶", ["0"]),
        ("\n一、茶", ["0", "1"]),
        ("一、茶\n三、水\n", ["1", "3"]),
        ("一、茶。\n一、水。\n一、火。", ["1", "1~2", "1~3"]),
        ("第五条规定的茶。", ["0"]),
        ("第五条　茶。\n第五条规定的茶。", ["art5", "art5.2"]),
        (
            "第五条茶。\n水。\n（一）火；\n（二）土。\n金。",
            ["art5", "art5.2", "art5.2.1", "art5.2.2", "art5.2.end"],
        ),
        ("一、茶\n1.5元\n2031．\n1234、", ["1"]),
        ("1.2031年的茶\n2.茶", ["1", "2"]),
        ("一、\n十十、\n零、", ["1"]),
        ("（一）茶\n（a）水\n（2031）火", ["1"]),
        ("一、茶\n1)水\n2）火", ["1", "1.1", "1.2"]),
        ("1．推荐函\n2．申请函\n请一并寄来。", ["1", "2", "end"]),
        ("1．推荐函。\n2．寄送\n请一并寄来。", ["1", "2"]),
        ("1．茶。\n还有水。\n2．火。", ["1", "2"]),
        ("1．茶。\n还有水。\n注：火\n2．土。", ["1", "2"]),
        ("1．茶。\n有两种水。\n（1）井水。", ["1", "1.1"]),
    ],
)
def test_numbers_come_from_marks_at_the_beginning_of_lines(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("题目\n兹请来喝茶。\n省局\n2031年1月2日", ["0", "sign"]),
        ("题目\n省局\n2031年1月2日\n一、茶", ["0", "1"]),
        ("一、时间\n2031年1月2日\n二、茶", ["1", "2"]),
        ("一、茶。\n2031 年 1 月 2 日", ["1", "sign"]),
        ("一、茶。\n甲局\n乙局\n\n二〇三一年一月十二日\n印发", ["1", "sign"]),
        ("一、茶。\n省局 2031年1月2日\n甲局\n2031年1月3日", ["1", "sign"]),
        (
            "一、茶。\n特此通告\n附件：茶单\n2．水单\n省局\n2031年1月2日",
            ["1", "close", "annexes", "sign"],
        ),
        ("一、茶。\n附件1：茶单\n附件2：水单\n附件1\n茶单", ["1", "annexes", "A1"]),
        ("附件：茶单\n一、茶", ["0", "1"]),
        ("一、联系方式\n电话：1\n二、茶", ["1", "2"]),
        ("一、茶。\n联系人：甲\n电 话：1\n省局\n2031年1月2日", ["1", "contact", "sign"]),
        (
            "甲。\n省局\n2031年1月2日\n（联系人：乙）\n办法\n一、茶",
            ["0", "sign", "contact", "0~2", "1"],
        ),
        ("甲。\n省局\n2031年1月2日\n附件：办法\n第一条　茶", ["0", "sign", "A1", "A1.art1"]),
    ],
)
def test_what_stands_around_the_body_is_told_apart(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附件一\n特此通知。\n省局\n2031年1月2日\n电话：1\n附件：1．茶", ["A1"]),
        ("附件\n一、茶\n注：\n1．水\n（2）火\n二、土", ["A1", "A1.1", "A1.note", "A1.2"]),
        ("附件2：茶\n", ["0"]),
        ("附件1\n附件2：茶\n附件2：水", ["A1", "A2"]),
        ("附件1\n附件1", ["A1", "A1~2"]),
        (
            "附件1\n茶\n\n\t1\n\t水\n\n\t2\n\t火\n附件2\n一、土",
            ["A1", "A1.1", "A1.2", "A2", "A2.1"],
        ),
        ("附件1\n\t1\n\t一、水\n（一）火\n1．土\n\t2031年1月2日\n", ["A1", "A1.1", "A1.1.1"]),
        ("附件1\n\t2031\n\t3\n\n\t2032\n\t4\n", ["A1"]),
        ("附件1\n\t1\n\t茶\n\n\t\n\t\n\n\t\n\t水", ["A1", "A1.1", "A1.1.1", "A1.1.2"]),
        ("附件1\n\t1\n\n\t\n\t\n\t水\n\n\t甲\n\n\t\n\t乙", ["A1", "A1.1", "A1.1.1"]),
        ("附件1\n\t1\n\t茶\n\n\t1\n\t水\n", ["A1", "A1.1", "A1.1~2"]),
        ("一、茶\n\t1\n\t水\n\n\t2\n\t火\n", ["1", "1.1", "1.2"]),
        (
            "附件1\n一、茶\n\t1\n\t水\n\n二、火\n（一）土\n",
            ["A1", "A1.s1", "A1.1", "A1.s2", "A1.s2.1"],
        ),
    ],
)
def test_annexes_and_their_tables_are_counted_on_their_own(text, expected):
    assert numbers(text) == expected


SCRAPS = st.sampled_from(
    [
        *(
            "一、",
            "二、",
            "（一）",
            "（二）",
            "1．",
            "2.",
            "(1)",
            "②",
            "第一章 ",
            "第二节",
            "第三条 ",
        ),
        *(
            "附件1",
            "附件：",
            "特此通知。",
            "2031年1月2日",
            "省局",
            "电话：1",
            "说明：",
            "茶。",
            "茶",
        ),
        *(
            "\t",
            "\t1",
            "\t2",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\u3000",
            "\u00a0",
            "\ufeff",
            "\u2028",
            "\x1c",
        ),
    ]
)


@given(st.text() | st.lists(SCRAPS, max_size=60).map("".join))
@example("\r\r\n\n\r")
@example("\ufeff\u3000\t\n\x85一、")
def test_the_pieces_joined_are_the_text(text):
    pieces = cut(text)

    assert "".join(piece.words for piece in pieces) == text


@given(st.lists(SCRAPS, max_size=60).map("".join))
def test_every_piece_has_a_number_of_its_own_and_a_label_that_gives_it_back(text):
    pieces = cut(text)

    assert len({piece.id for piece in pieces}) == len(pieces)
    assert [parse_id(piece.label) for piece in pieces] == [piece.id for piece in pieces]
    assert all(before.line < after.line for before, after in pairwise(pieces))


@pytest.mark.parametrize("scrap", [" ", "附件 ", "（", "一", "第一条之", "2031年", "\t"])
def test_a_line_of_any_length_is_read(scrap):
    assert [len(piece.words) for piece in cut(scrap * 200_000)] == [len(scrap) * 200_000]


MARKS = [
    lambda number: f"{numeral(number)}、",
    lambda number: f"（{numeral(number)}）",
    lambda number: f"{number}．",
    lambda number: f"（{number}）",
    lambda number: CIRCLED[number - 1],
]
NAMES = st.sampled_from(
    ["茶", "水与火", "1.5元的茶", "按（一）喝茶", "附件1的茶", "第五条所说的茶"]
)
LINE = NAMES.map("{}。\n".format)


@st.composite
def lists(draw, depth, above):
    """A list of sentences and headings, or of a few words each: its text and its numbers."""
    text, found = "", []
    short = draw(st.booleans())
    count = draw(st.integers(2 if short else 1, 3))
    for number in range(1, count + 1):
        own = f"{above}{number}"
        mark = MARKS[depth](number)
        kinds = ["short"] if short else ["sentence", "heading", *(["list"] if depth < 4 else [])]
        kind = draw(st.sampled_from(kinds))
        found.append(own)
        text += mark + draw(NAMES) + ("。\n" if kind == "sentence" else "\n")
        if kind == "heading":
            text += "".join(draw(st.lists(LINE, min_size=1, max_size=2)))
        if kind == "list":
            below, numbered = draw(lists(depth + 1, f"{own}."))
            text, found = text + below, found + numbered
    if (short or kind == "sentence") and draw(st.booleans()):
        text, found = text + draw(LINE), [*found, f"{above}end"]
    return text, found


@st.composite
def forms(draw, annex):
    """A form in parts: rows with cells, with numbered questions or with sub-rows."""
    text, found, row = "登记表\n填表人：\n", [], 0
    for part in range(1, draw(st.integers(1, 2)) + 1):
        text += f"{numeral(part)}、{draw(NAMES)}\n\t序\n号\n\t项目\n\n"
        found.append(f"{annex}.s{part}")
        for _ in range(draw(st.integers(1, 2))):
            row += 1
            below = draw(st.sampled_from([0, 2, 3]))
            text += f"\t{row}\n\t{draw(NAMES)}\n\n" if not below else f"\t{row}\n\t茶\n名\n"
            if draw(st.booleans()):
                text += "".join(f"{number}．茶。\n" for number in range(1, below + 1)) + "\n"
            else:
                text += "\n\t\n\t\n".join(["\t水\n\t件\n"] * below) + "\n"
            found += [f"{annex}.{row}"] + [f"{annex}.{row}.{n}" for n in range(1, below + 1)]
    return text, found


@st.composite
def documents(draw):
    """A document with some of its parts: its text and its numbers."""
    body, found = draw(lists(0, ""))
    text = f"关于茶的通知\n各村：\n请看下文：\n{body}"
    found = ["0", *found]
    for number, part in [
        ("close", "特此通知。\n"),
        ("annexes", "附件：1．茶\n2．水\n"),
        ("sign", "省局\n2031年1月2日\n"),
        ("contact", "联系人：甲\n电　话：000\n"),
    ]:
        if number == "sign" or draw(st.booleans()):
            text, found = text + part, [*found, number]
    for number in range(1, draw(st.integers(0, 3)) + 1):
        annex = f"A{number}"
        content, numbered = draw(forms(annex) | lists(0, f"{annex}."))
        text, found = f"{text}附件{number}\n茶园\n{content}", [*found, annex, *numbered]
        if draw(st.booleans()):
            text, found = f"{text}说明：茶。\n1．水。\n", [*found, f"{annex}.note"]
    return text, found


@given(documents())
def test_a_well_formed_document_gives_exactly_its_numbers(document):
    text, expected = document

    assert numbers(text) == expected


def test_the_clauses_of_the_edition_are_in_the_form_the_cutter_gives(root):
    clauses = read(root / EDITION).data["clauses"]

    assert [parse_id(number) for number in clauses] == list(clauses)
    assert {len(bytes.fromhex(clause["fingerprint"])) for clause in clauses.values()} == {32}
