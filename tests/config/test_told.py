"""How acts and findings are told: by name, with the source of each rule, and what is missing."""

import json
from pathlib import Path

import pytest

from tests.config import lit
from tests.config.lit import ASK, BUREAU, PROVINCE
from tests.config.said import Mingce

OTHER_PROVINCE = '{actor: province, of: "410000"}'
SLIP = "{documents: [slip]}"
SEEN = "{facts: {wick_met: {value: true, because: seen}}}"


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def lines(out: str) -> list[str]:
    return [line.strip() for line in out.splitlines()]


def played(mingce: Mingce, folder: Path, lang: str, *steps: tuple[str, str, str]) -> list[str]:
    """What is told of a story, line by line."""
    return lines(mingce("play", lit.story(folder, *steps), "--lang", lang).out)


def explained(mingce: Mingce, folder: Path, lang: str, known: str) -> list[str]:
    """What is told of some facts, line by line."""
    path = folder / "facts.yaml"
    path.write_text(known, encoding="utf-8")
    made = lit.edition(folder)
    return lines(mingce("explain", made, "proving", path, "--lang", lang).out)


# -- names


def test_an_office_is_told_by_its_own_name(lang: str, tmp_path: Path, mingce: Mingce) -> None:
    told = played(
        mingce, tmp_path, lang, (ASK, "ask", SLIP), (OTHER_PROVINCE, "look", "{}")
    )  # fmt: skip
    wanted = {
        "zh": [
            "✗ 2018-08-20 09:00:01  常州市  河南省知识产权局：察看 → 不予受理",
            "✗ 应由江苏省知识产权局办理，而不是河南省知识产权局（410000） 〔主办单位规定第1条〕",
        ],
        "en": [
            (
                "✗ 2018-08-20 09:00:01  Changzhou  Intellectual Property Office of Henan Province: "
                "look → refused"
            ),
            (
                "✗ this is for Intellectual Property Office of Jiangsu Province (320000) to do, "
                "not for Intellectual Property Office of Henan Province (410000) [operator op.1]"
            ),
        ],
    }[lang]

    assert [line for line in told if line in wanted] == wanted


def test_a_wrong_holder_is_told_by_name_and_id(lang: str, tmp_path: Path, mingce: Mingce) -> None:
    told = played(mingce, tmp_path, lang, ('{actor: town, of: "410500"}', "ask", SLIP))
    wanted = {
        "zh": ["常州市  安阳市（镇）：申请 → 不予受理", "而不是安阳市（410500） 〔通知 五〕"],
        "en": ["Changzhou  Anyang (town): ask → refused", "not for Anyang (410500) [notice 5]"],
    }[lang]

    assert [end for line in told for end in wanted if line.endswith(end)] == wanted


def test_those_criticised_are_told_by_their_names(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    told = played(mingce, tmp_path, lang, (BUREAU, "end", "{}"))
    wanted = {
        "zh": ["通报批评: 常州市（镇办） 〔通知 四〕", "通报批评: 江苏省知识产权局 〔通知 四〕"],
        "en": [
            "criticised in a circular: Changzhou (town office) [notice 4]",
            "criticised in a circular: Intellectual Property Office of Jiangsu Province [notice 4]",
        ],
    }[lang]

    assert [line.removeprefix("⇒ 2018-08-20 ") for line in told if "⇒" in line][:2] == wanted


# -- sources


def test_a_reason_without_a_criterion_has_the_source_of_its_clause(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    told = played(
        mingce, tmp_path, lang, (ASK, "ask", "{}"), (ASK, "ask", SLIP), (BUREAU, "end", "{}"),
        (PROVINCE, "look", "{}"), (ASK, "ask", SLIP),
    )  # fmt: skip
    wanted = {
        "zh": [
            "✗ 缺少材料“便条” 〔主办单位规定第1条〕",
            "✗ 当前为“完”，不能办理此事项 〔主办单位规定第1条〕",
            "✗ 当前为“完”，不能办理此事项 〔通知 五〕",
        ],
        "en": [
            "✗ the slip is missing [operator op.1]",
            "✗ the case is 'over', where this cannot be done [operator op.1]",
            "✗ the case is 'over', where this cannot be done [notice 5]",
        ],
    }[lang]

    assert [line for line in told if line in wanted] == wanted


def test_the_source_of_a_reason_is_resolved_in_json_too(tmp_path: Path, mingce: Mingce) -> None:
    path = lit.story(tmp_path, (ASK, "ask", "{}"), (PROVINCE, "ask", SLIP))

    first, second = json.loads(mingce("play", path, "--format", "json").out)["steps"]

    assert [(f["clause"], f["source"]) for f in first["findings"]] == [("op.1", "operator")]
    assert [(f["clause"], f["source"]) for f in second["findings"]] == [("5", "notice")]
    rests = {f["criterion"]: (f["source"], f["rests_on"]) for f in first["warnings"]}
    assert rests["wicked"] == ("regulation", "wicks 5")
    assert rests["placed"] == ("operator", None)
    assert rests["tall"] == ("notice", None)


def test_what_rests_on_another_text_names_text_and_article(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    told = explained(mingce, tmp_path, lang, "height: 3\nwick_met: true\nplace_met: true\n")
    wanted = {
        "zh": [
            "✓ 够高 〔通知 三〕",
            "✓ 灯芯好 〔通知 三，依《灯芯办法》第五条〕",
            "✓ 位置好 〔通知 三，由主办单位规定〕",
        ],
        "en": [
            "✓ is tall enough [notice 3]",
            "✓ has a good wick [notice 3, resting on the Measures on wicks, art. 5]",
            "✓ stands well [notice 3, set by the operator]",
        ],
    }[lang]

    assert told[:3] == wanted


def test_a_screening_cites_as_an_explanation_does(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    table = tmp_path / "cases.csv"
    table.write_text("height\n3\n", encoding="utf-8")
    made = lit.edition(tmp_path)

    said = mingce("screen", made, "proving", table, "-o", tmp_path / "out.csv", "--lang", lang)

    wanted = {
        "zh": "灯芯好 〔通知 三，依《灯芯办法》第五条〕",
        "en": "has a good wick [notice 3, resting on the Measures on wicks, art. 5]",
    }[lang]
    assert [line for line in lines(said.out) if line.endswith(wanted)]


# -- what is missing


def test_missing_answers_are_one_line_for_each_side(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    told = explained(mingce, tmp_path, lang, "height: 3\n")
    wanted = {
        "zh": [
            "? 灯芯好 〔通知 三，依《灯芯办法》第五条〕",
            "待答（省局、总局）: 灯芯合格",
            "? 位置好 〔通知 三，由主办单位规定〕",
            "待答（省局、总局）: 位置合适",
            "? 无人摔倒 〔通知 六〕",
            "待答（省局）: 有人摔倒",
            "验灯：未知",
        ],
        "en": [
            "? has a good wick [notice 3, resting on the Measures on wicks, art. 5]",
            "to be answered (province, bureau): the wick will do",
            "? stands well [notice 3, set by the operator]",
            "to be answered (province, bureau): the place will do",
            "? nobody fell [notice 6]",
            "to be answered (province): a fall",
            "proving: unknown",
        ],
    }[lang]

    assert told[1:] == wanted


def test_a_warning_names_six_missing_answers_and_counts_the_rest(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    told = played(mingce, tmp_path, lang, (ASK, "ask", SLIP))
    wanted = {
        "zh": "待答（镇、镇办）: 灯数、灯泡3、灯泡4、灯泡5、灯泡6、灯泡7…等 8 项",
        "en": "to be answered (town, town office): "
        "lamps; bulb 3; bulb 4; bulb 5; bulb 6; bulb 7… 8 in all",
    }[lang]

    assert told[told.index(wanted) - 1].endswith(
        {"zh": "提示（未知）: 表齐 〔通知 八〕", "en": "note (unknown): sheet is whole [notice 8]"}[
            lang
        ]
    )


def test_six_missing_answers_need_no_count(lang: str, tmp_path: Path, mingce: Mingce) -> None:
    two = "{documents: [slip], facts: {bulb_3: true, bulb_4: false}}"

    told = played(mingce, tmp_path, lang, (ASK, "ask", two))

    assert {
        "zh": "待答（镇、镇办）: 灯数、灯泡5、灯泡6、灯泡7、灯泡8、灯泡9",
        "en": "to be answered (town, town office): lamps; bulb 5; bulb 6; bulb 7; bulb 8; bulb 9",
    }[lang] in told


def test_missing_evidence_says_for_which_answers(lang: str, tmp_path: Path, mingce: Mingce) -> None:
    told = played(mingce, tmp_path, lang, (ASK, "ask", SLIP), (PROVINCE, "look", SEEN))
    wanted = {
        "zh": ["! 提示（未知）: 佐证材料待补 〔通知 三〕", "待补佐证: 灯芯合格"],
        "en": [
            "! note (unknown): evidence is still to be attached [notice 3]",
            "evidence to be attached: the wick will do",
        ],
    }[lang]

    assert told[told.index(wanted[0]) :][:2] == wanted


def test_a_missing_document_and_missing_reasons_are_told_once(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    bare = "{facts: {wick_met: {value: true, evidence: x}}}"
    told = played(
        mingce, tmp_path, lang, (ASK, "ask", "{}"), (ASK, "ask", SLIP), (PROVINCE, "answer", bare)
    )
    reasons = {
        "zh": "“灯芯合格”须说明理由（because）",
        "en": "'the wick will do' needs its reasons",
    }

    assert told[-1].startswith(f"✗ {reasons[lang]}")


def test_what_the_register_has_to_say_is_asked_of_nobody(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    story = lit.story(tmp_path)
    part = story.parent / "lamps" / "part.yaml"
    text = part.read_text(encoding="utf-8").replace("[tall, wicked, placed]", "[aged]")
    part.write_text(text, encoding="utf-8")
    known = tmp_path / "facts.yaml"
    known.write_text("somebody_fell: false\n", encoding="utf-8")

    told = lines(mingce("explain", part.parent, "proving", known, "--lang", lang).out)

    assert (
        told[1] == {"zh": "尚不得知（名册）: 灯龄", "en": "not known yet (the register): age"}[lang]
    )


# -- remarks

JOURNEYS = Path(__file__).parents[1] / "journeys"


def test_remarks_are_told_by_their_number_and_their_words(lang: str, mingce: Mingce) -> None:
    told = lines(mingce("play", JOURNEYS / "vetting.yaml", "--lang", lang).out)
    wanted = {
        "zh": [
            "· 6 项属实",
            "· 存疑: 城市知识产权工作基本状况表: patents differ from the yearbook",
        ],
        "en": [
            "· 6 items found true",
            "· doubtful: city IP work status form: patents differ from the yearbook",
        ],
    }[lang]

    assert told[told.index(wanted[0]) :][:2] == wanted


def test_items_not_yet_found_true_are_named(lang: str, mingce: Mingce) -> None:
    told = lines(mingce("play", JOURNEYS / "vetting.yaml", "--lang", lang).out)

    assert {
        "zh": "待审核: 城市知识产权工作基本状况表",
        "en": "to be vetted: city IP work status form",
    }[lang] in told


def test_remarks_are_in_the_json_of_a_step(mingce: Mingce) -> None:
    steps = json.loads(mingce("play", JOURNEYS / "vetting.yaml", "--format", "json").out)["steps"]

    assert steps[0]["remarks"] == []
    assert [step["remarks"] for step in steps if len(step["remarks"]) == 1] == [
        [{"item": "status_form", "verdict": None, "remark": "the yearbook counts grants"}]
    ]


# -- units


def test_a_number_has_its_unit_in_the_readers_language(
    lang: str, tmp_path: Path, mingce: Mingce
) -> None:
    told = explained(mingce, tmp_path, lang, "height: 2.9\n")

    assert told[1] == {"zh": "高度: 2.9 米", "en": "height: 2.9 metres"}[lang]
