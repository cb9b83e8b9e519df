import pytest

from mingce.core.check import check
from tests.tiny import Plant, assert_told, edition_of, replaced, tiny

NO_SUCH = "没有条款 9.9 (九（九）)；请改正", "there is no clause 9.9 (九（九）); correct"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('cite: "2.2", test: improvement_seen', 'cite: ¦"9.9", test: improvement_seen'),
        ('cite: "2.1", type: boolean, from: r', 'cite: ¦"9.9", type: boolean, from: r'),
        ("{row: A1.1, fact", "{row: A1.1, cite: ¦九（九）, fact"),
        ('of readers}\n    cite: "2.1"', 'of readers}\n    cite: ¦"9.9"'),
        ('en: letter}, cite: "1.3"', 'en: letter}, cite: ¦"9.9"'),
        ('by: [town, office], cite: "2.1"', 'by: [town, office], cite: ¦"9.9"'),
        ('en: recheck}\n    cite: "2.2"', 'en: recheck}\n    cite: ¦"9.9"'),
        ('en: papers}, cite: "1.3"', 'en: papers}, cite: ¦"9.9"'),
        ('en: town}, cite: "1.3"', 'en: town}, cite: ¦"9.9"'),
        ('en: first libraries}, cite: "2.2"', 'en: first libraries}, cite: ¦"9.9"'),
        ("en: leaving}, cite: op.1", "en: leaving}, cite: ¦九（九）"),
        ("cite: op.3\n", "cite: ¦九（九）\n"),
        ('open:\n  - cite: "1.3"', 'open:\n  - cite: ¦"9.9"'),
        ("number: 手册〔2029〕1号", 'number: 手册〔2029〕1号, cite: ¦"9.9"'),
    ],
)
def test_every_citation_leads_to_a_clause(old, new):
    assert_told(Plant(old, new, *NO_SUCH))


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            'en: fine library}, cite: "2"',
            'en: fine library}, cite: ¦"2.3"',
            "是否想写“2.2”",
            "did you mean '2.2'?",
        ),
        Plant(
            "row: A1.2, fact: books",
            "row: ¦A1.4, fact: books",
            "没有条款 A1.4 (附件1第4行)",
            "there is no clause A1.4 (附件1第4行)",
        ),
        Plant("cite: contact, for", "cite: ¦九（九）, for", *NO_SUCH),
    ],
)
def test_a_clause_that_loses_its_only_citation_is_told_beside_the_wrong_one(plant):
    assert_told(plant, others=1)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "    silent: {zh: 只是说明, en: It only explains}\n",
            "",
            "条款 0 (开头) 没有落实；应有一处引用它",
            "clause 0 (开头) is carried out nowhere; something should cite it",
            at='"0":',
        ),
        Plant(
            '    gist: {zh: 谁来参评, en: "Who takes part"}',
            '    silent: ¦{zh: 无, en: none}\n    gist: {zh: 谁来参评, en: "Who takes part"}',
            "条款 1 写作无须执行，却被 track:award 引用；请删去 silent",
            "clause 1 is silent and yet cited by track:award; delete silent",
        ),
        Plant(
            "en: The town ranks}, text: county",
            "en: The town ranks}, text: ¦country",
            "没有名为“country”的文本；应为：notice、handbook、county；是否想写“county”",
            "there is no text 'country'; right would be one of: notice, handbook, county; "
            "did you mean 'county'?",
        ),
        Plant(
            "    fingerprint: d60124eb35c0ee490a2e966fb1c1d4ac803b96482419d75046bc41c29350cd4a\n",
            "",
            "通知的条款 1 缺少指纹；请写 fingerprint:",
            "clause 1 of the notice has no fingerprint; write fingerprint:",
            at='"1":',
        ),
        Plant(
            "fingerprint: d60124eb35c0",
            "fingerprint: ¦D60124EB35C0",
            "写法不对；应为 64 个",
            "is no fingerprint; it has 64 digits",
        ),
        Plant(
            "en: A library may leave}, text: county",
            "en: A library may leave}, text: county, fingerprint: ¦abc",
            "指纹“abc”写法不对；应为 64 个",
            "'abc' is no fingerprint; it has 64 digits",
        ),
        Plant(
            '  "2.1":',
            "  ¦二（一）:",
            "“二（一）”应写作 2.1",
            "write '二（一）' as 2.1",
        ),
        Plant(
            "and looked_after, source: regulation, rests_on: ",
            "and looked_after, source: regulation, rests_on: ¦x",
            "没有名为“xhandbook”的文本；应为",
            "there is no text 'xhandbook'; right would be",
        ),
        Plant(
            "for: [town, office]",
            "for: [town, ¦offices]",
            "没有名为“offices”的角色；应为",
            "there is no actor 'offices'; right would be",
        ),
    ],
)
def test_a_clause_is_carried_out_or_silent_and_known_by_its_words(plant):
    assert_told(plant)


def test_a_clause_the_operator_adds_is_none_of_the_notices():
    added = "clauses:\n  op.9: {gist: {zh: 添, en: added}, fingerprint: '%s'}\n" % ("0" * 64)
    added += "open:\n  - {cite: op.9, question: {zh: 问, en: q}, reading: {zh: 答, en: a}}\n"
    (problem,) = check(tiny(operator=added))

    assert problem.line("en") == (
        "tiny/operator.yaml:2:3: op.9 is the operator's own clause and none of the notice's; "
        "give it a text of the operator and a number that starts with op."
    )


def test_a_misspelt_citation_does_not_also_make_its_clause_uncovered():
    files = replaced("row: A1.2, fact: books", "row: A1.22, fact: books")

    assert [str(p.place) for p in check(edition_of(files))] == ["tiny/forms.yaml:10:15"]
