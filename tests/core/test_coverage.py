import pytest

from mingce.core.coverage import check_text, cites, uncovered, used_by
from mingce.law.cutter import fingerprints
from tests.tiny import FILES, TINY_TEXT, built_in, edition_of, replaced, tiny

TINY = edition_of(FILES)


def test_each_clause_has_everything_that_cites_it_and_nothing_twice():
    used = used_by(TINY)

    assert {clause: used[clause] for clause in ("0", "2", "1.3", "A1.3", "sign", "contact")} == {
        "0": (),
        "2": ("title:fine_library",),
        "1.3": (
            "actor:town",
            "deadline:papers",
            "fact:letter_handed_in",
            "fact:share_sent",
            "criterion:papers_complete",
            "criterion:few_sent",
            "document:award.letter",
            "transition:award.apply",
            "transition:award.pass_on",
            "reading:1.3",
        ),
        "A1.3": ("fact:letter_length", "criterion:speaks_briefly", "row:application A1.3"),
        "sign": ("text:notice",),
        "contact": ("edition:contact",),
    }


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("2.2", "list:first_libraries"),
        ("op.1", "practice:leaving"),
        ("A1", "form:application"),
        ("2.1", "scheme:marks_of_readers"),
        ("2.2", "track:recheck"),
        ("2.2", "transition:recheck.decide"),
        ("op.3", "document:every_track.complaint"),
        ("op.3", "transition:every_track.strike_off"),
    ],
)
def test_a_citation_is_known_by_what_makes_it(clause, name):
    assert name in used_by(TINY)[clause]


def test_every_citation_leads_back_to_where_it_is_written():
    for cite in cites(TINY):
        part = TINY.source.data
        for step in cite.at[:-1]:
            part = part[step]
        # A row that cites nothing cites itself.
        assert part.get("cite", part.get("row")) == cite.clause


def test_clauses_are_listed_in_the_order_of_the_edition():
    assert list(used_by(TINY)) == list(TINY.shape.clauses)


def test_nothing_is_uncovered_in_an_edition_that_makes_sense():
    assert uncovered(TINY) == ()
    assert uncovered(built_in()) == ()


def test_a_heading_is_not_covered_by_what_stands_under_it():
    files = replaced('en: award}\n    cite: "1"\n', 'en: award}\n    cite: "1.1"\n')

    assert uncovered(edition_of(files)) == ("1",)


def test_what_a_practice_cites_counts_though_it_is_switched_off():
    assert not TINY.on("ranking")
    assert used_by(TINY)["op.2"] == ("practice:ranking", "fact:rank", "criterion:ranked")


def test_the_clauses_are_those_of_the_text():
    assert check_text(TINY, TINY_TEXT) == ()
    assert check_text(TINY, "\ufeff" + TINY_TEXT.replace("\n", "\r\n")) == ()


def test_a_clause_of_the_text_that_the_edition_lacks_is_told_where_the_text_has_it():
    longer = TINY_TEXT.replace("二、评定", "（四）交晚了的县里另行处理。\n二、评定")
    (named,) = check_text(TINY, longer, "notice.txt")
    (unnamed,) = check_text(TINY, longer)

    assert named.line("en") == (
        "notice.txt:8:1: the edition lacks clause 1.4 (一（四）); "
        "add its gist and fingerprint under clauses"
    )
    assert named.line("zh") == (
        "notice.txt:8:1: 版本缺少条款 1.4（一（四））；请在 clauses 下写上它的要旨和指纹"
    )
    assert str(unnamed.place) == "tiny/clauses.yaml:1:1"


def test_a_clause_that_the_text_has_not_is_told_in_the_edition():
    (problem,) = check_text(TINY, TINY_TEXT.replace("特此通知。\n", ""))

    assert problem.line("en") == (
        "tiny/clauses.yaml:27:3: the text has no clause close (结语); "
        "delete it, or correct its number"
    )
    assert problem.words.zh == "原文没有条款 close (结语)；请删去它，或改正编号"


def test_a_word_changed_in_the_text_is_told_with_the_right_fingerprint():
    changed = TINY_TEXT.replace("两年以上", "三年以上")
    (problem,) = check_text(TINY, changed)
    right = fingerprints(changed)["1.1"]

    assert problem.line("en") == (
        "tiny/clauses.yaml:11:18: the fingerprint of clause 1.1 (一（一）) is not that of the "
        f"text; there it is {right}"
    )
    assert problem.words.zh == f"条款 1.1（一（一））的指纹与原文不符；原文为 {right}"


def test_clauses_of_other_texts_are_not_looked_for_in_the_notice():
    added = "clauses:\n  art7: {gist: {zh: 管好, en: look after}, text: handbook}\n"
    added += "open:\n  - {cite: art7, question: {zh: 问, en: q}, reading: {zh: 答, en: a}}\n"

    assert check_text(tiny(more=added), TINY_TEXT) == ()
