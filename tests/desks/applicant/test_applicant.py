"""A city sits at its desk: what is open to it, what it writes, and what it hands in."""

import re
from decimal import Decimal

import pytest

from tests.desks.seated import at_desk, city, hidden, words

ANYANG, FILE = "410500", "/applicant/2018/re_review/"


@pytest.fixture
def anyang(demonstration):
    return city(ANYANG)


def test_my_city_tells_every_track_with_its_conditions_and_their_clauses(anyang):
    page = words(anyang.get("/applicant/"))
    assert "安阳市" in page
    for track in ("示范城市复核", "试点城市评定", "示范城市评定", "强市创建"):
        assert track in page
    assert "满足" in page
    assert "待定" in page
    assert "〔三（一）〕" in page


def test_what_is_unknown_names_who_has_to_answer(anyang):
    assert "待省（区、市）知识产权局" in words(anyang.get("/applicant/"))


def test_another_citys_file_is_not_at_this_desk(anyang):
    """The address names no city: whoever sits here sees its own, and nothing else."""
    other = words(city("440600").get(FILE))
    assert "安阳" not in other


def test_a_track_or_round_that_is_not_there_is_not_found(anyang):
    assert anyang.get("/applicant/2018/nowhere/").status_code == 404
    assert anyang.get("/applicant/1999/re_review/").status_code == 404
    assert anyang.get(FILE + "do/decide/").status_code == 404


def test_nobody_is_led_to_the_entrance_and_a_stranger_is_told_whose_page_it_is(demonstration):
    province = at_desk("province-410000-1", "province", "410000").get("/applicant/")
    assert province.status_code == 403
    assert "不属于您现在的岗位" in words(province)
    gone = at_desk("nobody", "city", ANYANG).get("/applicant/")
    assert gone.status_code in (302, 403)


def test_what_is_written_is_kept_and_found_again_with_its_line_ends(anyang):
    form = hidden(anyang.get(FILE + "write/"))
    part = next(name for name in form if name.startswith("n."))
    name = part.removeprefix("n.")
    answer = anyang.post(FILE + "write/", form | {f"a.{name}": "第一行\r\n第二行"})
    assert answer.status_code == 302
    again = anyang.get(FILE + "write/").content.decode()
    assert "第一行\n第二行" in again
    assert "已保存" in words(anyang.get(answer["Location"]))


def test_two_who_write_the_same_both_keep_their_text(anyang):
    form = hidden(anyang.get(FILE + "write/"))
    name = next(name for name in form if name.startswith("n.")).removeprefix("n.")
    colleague = city(ANYANG)
    first = hidden(colleague.get(FILE + "write/"))
    assert colleague.post(FILE + "write/", first | {f"a.{name}": "同事的稿子"}).status_code == 302
    mine = anyang.post(FILE + "write/", form | {f"a.{name}": "我的稿子"})
    assert mine.status_code == 409
    page = words(mine)
    assert "同事的稿子" in page
    assert "我的稿子" in page


def test_text_typed_after_the_seat_was_left_is_shown_and_not_lost(anyang):
    form = hidden(anyang.get(FILE + "write/"))
    anyang.cookies.clear()
    answer = anyang.post(FILE + "write/", form | {"a.something": "写了很久的一段"})
    assert answer.status_code == 403
    assert "写了很久的一段" in words(answer)


def test_a_last_look_says_what_follows_and_handing_in_gives_a_receipt(anyang):
    documents = {"d.application_letter": "1", "d.work_summary": "1"}
    form = hidden(anyang.get(FILE + "do/submit/"))
    looked = anyang.post(FILE + "do/submit/", form | documents | {"look": "1"})
    assert "办理之后" in words(looked)
    assert 'name="do"' in looked.content.decode()
    done = anyang.post(FILE + "do/submit/", hidden(looked) | documents | {"do": "1"})
    assert done.status_code == 302
    page = words(anyang.get(done["Location"]))
    assert "已受理" in page
    assert "省局" in page


def test_handing_in_twice_gives_the_same_receipt(anyang):
    documents = {"d.application_letter": "1", "d.work_summary": "1", "do": "1"}
    form = hidden(anyang.get(FILE + "do/submit/"))
    once = anyang.post(FILE + "do/submit/", form | documents)
    assert "receipt=" in once["Location"]
    # The case is with the province now: the second click finds nothing more to do here.
    assert anyang.post(FILE + "do/submit/", form | documents).status_code in (302, 404)


def test_what_is_refused_says_why_with_its_clause_and_keeps_the_form(anyang):
    form = hidden(anyang.get(FILE + "do/submit/"))
    refused = anyang.post(FILE + "do/submit/", form | {"do": "1"})
    assert refused.status_code == 422
    page = words(refused)
    assert "未能办理" in page
    assert "〔三（三）2〕" in page


def test_what_a_script_saves_by_itself_is_answered_with_versions(anyang):
    form = hidden(anyang.get(FILE + "write/"))
    name = next(name for name in form if name.startswith("n.")).removeprefix("n.")
    part = {"request": "by-itself", f"n.{name}": form[f"n.{name}"], f"a.{name}": "写到一半"}
    next_version = int(form[f"n.{name}"]) + 1
    script = {"accept": "application/json"}
    saved = anyang.post(FILE + "write/", part, headers=script)
    assert saved.json() == {"versions": {name: next_version}, "lost": []}
    assert anyang.post(FILE + "write/", part, headers=script).json()["versions"] == {
        name: next_version
    }
    other = part | {"request": "another", f"a.{name}": "另一个人写的"}
    late = anyang.post(FILE + "write/", other, headers=script)
    assert late.status_code == 409
    assert late.json()["lost"] == [name]


def test_a_number_is_read_as_it_is_typed_and_a_word_is_told_what_is_wrong(demonstration):
    """Wide digits and thousands marks are the number they look like."""

    from mingce.desks.page.filled import number
    from mingce.law.problems import Unfit

    assert number("１，２３４．５") == number("1,234.5") == Decimal("1234.5")
    for wrong in ("12万", "约 3", "NaN", "1e", "∞"):
        with pytest.raises(Unfit, match="不是数字"):
            number(wrong)


def test_a_file_that_came_for_the_last_look_is_handed_in_with_the_act(anyang, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import override_settings

    digest = re.compile(r'name="g\.application_letter" value="(sha256:[0-9a-f]{64})"')
    documents = {"d.application_letter": "1", "d.work_summary": "1"}
    with override_settings(FILES=str(tmp_path / "files")):
        form = hidden(anyang.get(FILE + "do/submit/")) | documents | {"look": "1"}
        letter = SimpleUploadedFile("函.pdf", b"%PDF-1.7 a letter")
        looked = anyang.post(FILE + "do/submit/", form | {"f.application_letter": letter})
        [arrived] = digest.findall(looked.content.decode())
        brought = documents | {"g.application_letter": arrived, "do": "1"}
        done = anyang.post(FILE + "do/submit/", hidden(looked) | brought)
        assert "receipt=" in done["Location"]
        assert f'href="files/{arrived}/"' in anyang.get(FILE).content.decode()
        mine = anyang.get(f"{FILE}files/{arrived}/")
        assert b"".join(mine.streaming_content) == b"%PDF-1.7 a letter"
        assert mine["Content-Disposition"].startswith("attachment")
        assert mine["Content-Type"] == "application/octet-stream"
        assert mine["X-Content-Type-Options"] == "nosniff"
        of_henan = at_desk("province-410000-1", "province", "410000")
        theirs = of_henan.get(f"/recommender/2018/re_review/410500/files/{arrived}/")
        assert b"".join(theirs.streaming_content) == b"%PDF-1.7 a letter"
        # Whoever has nothing to do with the case is told nothing, even knowing the digest.
        assert city("440600").get(f"{FILE}files/{arrived}/").status_code == 404
        other = at_desk("province-320000-1", "province", "320000")
        assert other.get(theirs.request["PATH_INFO"]).status_code == 404


def test_a_file_that_never_arrived_is_asked_for_again(anyang):
    form = hidden(anyang.get(FILE + "do/submit/"))
    unknown = "sha256:" + "0" * 64
    brought = {"d.application_letter": "1", "g.application_letter": unknown, "do": "1"}
    refused = anyang.post(FILE + "do/submit/", form | brought)
    assert refused.status_code == 422
    assert "尚未收到" in words(refused)


def test_what_a_colleague_began_stands_in_its_place(anyang):
    """The city IP office wrote it; the city government sits at the same desk."""
    assert "建设方案所列目标逐项对照" in words(anyang.get(FILE))
    assert "建设方案所列目标逐项对照" in words(anyang.get(FILE + "write/"))
    assert "建设方案所列目标" not in words(city("440600").get("/applicant/2018/re_review/"))


def test_a_form_of_numbers_tells_units_and_what_cannot_be_read(demonstration):
    """The strong-city track has the long form: a word in place of a number is told at its place."""
    ningbo = city("330200")
    path = "/applicant/2018/strong_city/write/"
    page = ningbo.get(path).content.decode()
    assert 'class="input-group-text"' in page
    name = re.search(r'inputmode="decimal" id="a-([a-z_0-9]+)"', page)[1]
    form = hidden(ningbo.get(path))
    answer = ningbo.post(path, form | {f"a.{name}": "约十二"})
    assert answer.status_code == 302  # what is being written is kept as it was typed
    again = words(ningbo.get(path))
    assert "“约十二”不是数字" in again


@pytest.fixture(scope="module")
def units():
    """The units of the 2018 edition."""
    from mingce.law.edition import load

    return load("cn-ip-cities-2018").shape.units


@pytest.mark.parametrize(
    ("unit", "typed", "read"),
    [
        ("万元", "3.5亿元", "35000"),
        ("万元", "３．５ 亿", "35000"),
        ("万元", "12,000万元", "12000"),
        ("万元", "12000万", "12000"),
        ("万元", "35000元", "3.5"),
        ("亿元", "35000万元", "3.5"),
        ("万人", "512000人", "51.2"),
        ("家", "12家", "12"),
        ("万元", "12000", "12000"),
        (None, "12", "12"),
    ],
)
def test_a_number_typed_with_a_unit_of_its_kind_is_converted(units, unit, typed, read):
    from types import SimpleNamespace

    from mingce.desks.page.filled import measured

    assert measured(SimpleNamespace(unit=unit), typed, units) == Decimal(read)


@pytest.mark.parametrize(
    ("unit", "typed"), [("万人", "3万元"), ("家", "3万家家"), ("万元", "万元"), (None, "3元")]
)
def test_a_unit_of_another_kind_is_not_guessed_at(units, unit, typed):
    from types import SimpleNamespace

    from mingce.desks.page.filled import measured
    from mingce.law.problems import Unfit

    with pytest.raises(Unfit):
        measured(SimpleNamespace(unit=unit), typed, units)


def test_how_a_number_with_a_unit_was_read_stands_beside_it(demonstration):
    writer, path = city("510400"), "/applicant/2018/strong_city/write/"
    writer.post(path, hidden(writer.get(path)) | {"a.fiscal_revenue": "3.5亿元"})
    assert "读作 35,000 万元" in words(writer.get(path))


def test_every_row_of_the_longest_form_can_be_saved(demonstration):
    writer, path = city("510400"), "/applicant/2018/strong_city/write/"
    page = writer.get(path)
    brought = hidden(page)
    given = {f"a.{name[2:]}": "1" for name in brought if name.startswith("n.")}
    assert max(map(len, given)) > 20
    assert writer.post(path, brought | given).status_code == 302
    assert all(
        version == "1" for name, version in hidden(writer.get(path)).items() if name[:2] == "n."
    )
