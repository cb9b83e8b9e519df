"""What `mingce show` tells of an edition: everything, in words, with the source of each thing."""

import json
import re
from pathlib import Path

import pytest

from tests.config import lit
from tests.config.said import EDITION, Mingce

HAN = re.compile("[\u3400-\u9fff，。、；：（）“”]")


@pytest.fixture
def shown(tmp_path: Path, mingce: Mingce):
    made = lit.edition(tmp_path)

    def show(lang: str) -> list[str]:
        out = mingce("show", made, "proving", "--lang", lang).out
        return [line.strip() for line in out.splitlines()]

    return show


WANTED = {
    "zh": [
        "[规章文件] 灯芯办法 灯〔2016〕1号",
        "· 灯芯好 (wicked) 〔通知 三，依《灯芯办法》第五条〕",
        "· 便条 (slip)  镇 → 省局 〔主办单位规定第1条〕",
        "· 灯芯表 (wick_sheet)  镇 → 总局 〔通知 五，依《灯芯办法》附件2〕",
        "暗 (dark)、已申请 (asked)、完 (over，终结)",
        "· 申请 (ask)  暗 → 已申请  镇 〔通知 五〕",
        "需要: 便条 (slip)",
        "提示: 本类全部条件 (conditions)、并非“点够一年” (not aged)、表齐 (told)",
        "· 察看 (look)  已申请（环节不变）  省局 〔主办单位规定第1条〕",
        "要求: 各否决项 (vetoes)",
        "期限: 2018-08-31 (oil)",
        "· 修灯 (mend)  暗 / 已申请 → 已申请  镇、省局 〔通知 三〕",
        "· 了结 (end)  未结环节 → 完  总局 〔通知 四〕",
        "⇒ 通报批评: 镇办、省局",
        "⇒ 不得申报: 明灯，为期1年6个月",
        "· 砸灯 (smash)  任何环节 → 不允许  镇 〔通知 七〕",
        "不许砸灯",
        "明灯 (lamp)  期限没有规定 〔通知 四〕",
        "灯笼 (lantern)  期限3年 〔通知 四，由主办单位规定〕",
        "明城 (bright) 〔通知 一〕",
        "常州市（320400）、海门市（320684）",
        "可选: 红 (red)、绿 (green)",
        "有灯 (has_lamp)  是非  ← 名册 〔通知 一〕",
        "诗已写 (poem_given)  是非  ← 系统 〔通知 三〕",
        (
            "灯芯合格 (wick_met)  是非  须说明理由  须附佐证  ← 省局、总局 "
            "〔通知 三，依《灯芯办法》第五条〕"
        ),
        "已排队 (queued)（已关闭）  是非  ← 镇 〔主办单位规定第2条〕",
        "灯情表 (sheet)  表  期间 2017  ← 镇、镇办 〔通知 八〕",
        "r1  灯数 (lamp_count)  数（万盏）  须附佐证  累计数 〔通知 八〕",
        "含坏灯",
        "r2  守灯人 (keeper)  文字  可不填  不超过20字 〔通知 八〕",
        "! 所见文本到此为止",
        "灯芯表 (copy)  未持有的表，以上传件代  ← 镇 〔通知 八，依《灯芯办法》附件2〕",
        "够高 (tall): height >= 3  〔通知 三〕",
        "开  收便条 (slips) 〔主办单位规定第1条〕",
        "关  排队 (queues) 〔主办单位规定第2条〕",
        "亮度 (glow)  共 10 分  不用于评分  未经核实 〔通知 八，依《灯芯办法》附件2〕",
        "抄自路边",
        "光 (light)  10",
        "闪烁 (flicker)  4  越低越好",
        "! 字迹模糊",
        "! 后文未见",
    ],
    "en": [
        "[regulation] Measures on wicks 灯〔2016〕1号",
        "· has a good wick (wicked) [notice 3, resting on the Measures on wicks, art. 5]",
        "· slip (slip)  town → province [operator op.1]",
        (
            "· wick sheet (wick_sheet)  town → bureau "
            "[notice 5, resting on the Measures on wicks, annex 2]"
        ),
        "dark (dark); asked (asked); over (over, final)",
        "· ask (ask)  dark → asked  town [notice 5]",
        "needs: slip (slip)",
        (
            "warns: all conditions of the track (conditions); not: has burnt a year (not aged); "
            "sheet is whole (told)"
        ),
        "· look (look)  asked (the stage stays)  province [operator op.1]",
        "requires: the vetoes (vetoes)",
        "due: 2018-08-31 (oil)",
        "· mend (mend)  dark / asked → asked  town, province [notice 3]",
        "· end (end)  any stage not ended → over  bureau [notice 4]",
        "⇒ criticised in a circular: town office, province",
        "⇒ barred from applying: lamp, for 1 year 6 months",
        "· smash (smash)  any stage → never  town [notice 7]",
        "Lamps are not to be smashed",
        "lamp (lamp)  no term is set [notice 4]",
        "lantern (lantern)  for 3 years [notice 4, set by the operator]",
        "bright towns (bright) [notice 1]",
        "Changzhou (320400); Haimen (320684)",
        "one of: red (red); green (green)",
        "has a lamp (has_lamp)  yes or no  ← the register [notice 1]",
        "poem written (poem_given)  yes or no  ← the system [notice 3]",
        (
            "the wick will do (wick_met)  yes or no  with reasons  with evidence  "
            "← province, bureau [notice 3, resting on the Measures on wicks, art. 5]"
        ),
        "queued (queued) (off)  yes or no  ← town [operator op.2]",
        "sheet of lamps (sheet)  table  period 2017  ← town, town office [notice 8]",
        "r1  lamps (lamp_count)  number (10 000 lamps)  with evidence  cumulative [notice 8]",
        "broken ones too",
        "r2  keeper (keeper)  text  optional  at most 20 characters [notice 8]",
        "! The copy at hand ends here",
        (
            "wick sheet (copy)  a form not held; an uploaded copy counts  ← town "
            "[notice 8, resting on the Measures on wicks, annex 2]"
        ),
        "is tall enough (tall): height >= 3  [notice 3]",
        "on   taking slips (slips) [operator op.1]",
        "off  queueing (queues) [operator op.2]",
        (
            "glow (glow)  10 marks  not used for scoring  not verified "
            "[notice 8, resting on the Measures on wicks, annex 2]"
        ),
        "Copied at the roadside",
        "light (light)  10",
        "flicker (flicker)  4  the less the better",
        "! The writing is blurred",
        "! The rest was not seen",
    ],
}


@pytest.mark.parametrize("lang", WANTED)
def test_everything_is_told_in_words_and_in_its_order(lang: str, shown) -> None:
    assert [line for line in shown(lang) if line in WANTED[lang]] == WANTED[lang]


def test_both_languages_tell_the_same_lines(shown) -> None:
    assert len(shown("zh")) == len(shown("en"))


def test_english_pages_have_no_chinese_but_the_numbers_of_texts(mingce: Mingce) -> None:
    told = mingce("show", EDITION, "--lang", "en").out.splitlines()

    found = [line for line in told if HAN.search(line)]
    assert [line.split("]")[0].strip() for line in found] == ["[regulation"] * len(found)


def test_the_json_tells_what_the_page_tells(tmp_path: Path, mingce: Mingce) -> None:
    made = lit.edition(tmp_path)

    told = json.loads(mingce("show", made, "proving", "--format", "json", "--lang", "en").out)

    facts = {fact["id"]: fact for fact in told["facts"]}
    assert (facts["queued"]["source"], facts["place_met"]["source"]) == ("operator", "operator")
    assert facts["wick_met"]["rests_on"] == "wicks 5"
    assert {"unit": "万盏", "label": "10 000 lamps", "of": "盏", "times": 10000} in told["units"]
    assert told["forms"]["sheet"]["breaks_off"] == "The copy at hand ends here"
    assert told["forms"]["sheet"]["rows"][0] == {
        "row": "r1",
        "fact": "lamp_count",
        "label": "lamps",
        "type": "number",
        "unit": "万盏",
        "required": True,
        "cumulative": True,
        "evidence": "required",
        "longest": None,
        "remark": "broken ones too",
    }
    scheme = told["schemes"]["glow"]
    assert (scheme["marks"], scheme["note"]) == (10, "Copied at the roadside")
    assert scheme["breaks_off"] == "The rest was not seen"
    assert scheme["items"][0]["items"] == [
        {
            "id": "flicker",
            "label": "flicker",
            "marks": 4,
            "direction": "less",
            "breaks_off": "The writing is blurred",
            "items": [],
        }
    ]
    assert told["lists"] == [
        {"id": "bright", "label": "bright towns", "cite": "1", "holders": ["320400", "320684"]}
    ]
    assert [text["source"] for text in told["texts"]] == ["notice", "regulation", "operator"]
    assert told["practices"]["queues"] == {"label": "queueing", "cite": "op.2", "on": False}
