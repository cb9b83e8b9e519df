"""WCAG 2.2 AA on the styled pages, as axe sees it, at a desk's width and at a phone's."""

from pathlib import Path

import pytest

AXE = Path(__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
OPEN = ("/", "/register/", "/register/410500/", "/decisions/", "/receipt/", "/notice/", "/forms/")
FILE = "/applicant/2018/re_review/"
PAGES = [(None, path) for path in (*OPEN, "/seats/")]
PAGES += [("攀枝花市人民政府", path) for path in ("/applicant/", FILE, FILE + "write/")]
PAGES += [("攀枝花市人民政府", FILE + "do/submit/")]
PROVINCE, OFFICE = "江苏省知识产权局", "国家知识产权局 拟稿人"
CASE = "2018/re_review/320281/"
PAGES += [(PROVINCE, path) for path in ("/recommender/", f"/recommender/{CASE}")]
PAGES += [(PROVINCE, f"/recommender/{CASE}do/vet_items/")]
PAGES += [
    (OFFICE, path)
    for path in (
        "/office/",
        f"/office/{CASE}",
        "/office/hands/",
        "/office/rounds/",
        "/office/publications/",
    )
]

PAGES += [("评审专家甲", path) for path in ("/expert/", f"/expert/{CASE}")]
PAGES += [("系统管理员", f"/system/{path}") for path in ("", "people/", "organisations/")]
PAGES += [("安全管理员", f"/security/{path}") for path in ("", "policy/", "recommenders/")]
PAGES += [("审计管理员", f"/audit/{path}") for path in ("", "people/", "health/")]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(somebody, who, path, width):
    one = somebody(width=width)
    if who:
        one.sits(who)
    page = one.opens(path)
    # The policy of the pages lets no script in but their own: the examiner comes from outside it.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "async (rules) => (await axe.run({runOnly: rules})).violations"
        ".map((v) => v.id + ' ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3))",
        RULES,
    )
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
