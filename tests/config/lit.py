"""Street lamps under every kind of source: the edition of `tests.cast`, with what is told of it."""

from pathlib import Path

from tests.cast import LAMPS

PART = """
texts:
  wicks: {title: {zh: 灯芯办法, en: Measures on wicks}, source: regulation, number: 灯〔2016〕1号}
  own: {title: {zh: 点灯处的规定, en: rules of the lighters}, source: operator}
clauses:
  "8": {gist: {zh: 情况表, en: the sheet}}
  op.1: {gist: {zh: 便条, en: a slip}, text: own}
  op.2: {gist: {zh: 排队, en: a queue}, text: own}
practices:
  slips: {label: {zh: 收便条, en: taking slips}, cite: op.1, on: true}
  queues: {label: {zh: 排队, en: queueing}, cite: op.2, on: false}
units: {盏: {en: lamps}, 万盏: {en: 10 000 lamps, of: 盏, times: 10000}}
facts:
  wick_met:
    {label: {zh: 灯芯合格, en: the wick will do}, cite: "3", type: boolean, judged: true,
     from: [province, bureau], evidence: required, source: regulation, rests_on: wicks 5}
  place_met: {label: {zh: 位置合适, en: the place will do}, cite: "3", type: boolean,
     from: [province, bureau], source: operator}
  age: {label: {zh: 灯龄, en: age}, cite: "3", type: number, unit: 年, from: register,
     ask: held_for, title: lamp}
  queued: {label: {zh: 已排队, en: queued}, cite: op.2, type: boolean, from: town, practice: queues}
  sheet_filled: {label: {zh: 表已填, en: sheet filled}, cite: "8", type: boolean, from: engine,
     ask: form_complete, form: sheet}
forms:
  sheet:
    label: {zh: 灯情表, en: sheet of lamps}
    cite: "8"
    kind: table
    from: [town, town_office]
    period: "2017"
    rows:
      - {row: r1, cite: "8", fact: lamp_count, type: number, unit: 万盏, cumulative: true,
         evidence: required, label: {zh: 灯数, en: lamps},
         remark: {zh: 含坏灯, en: broken ones too}}
      - {row: r2, cite: "8", fact: keeper, type: text, longest: 20, required: false,
         label: {zh: 守灯人, en: keeper}}
ROWS
    breaks_off: {zh: 所见文本到此为止, en: The copy at hand ends here}
  copy: {label: {zh: 灯芯表, en: wick sheet}, cite: "8", kind: slot, from: town,
     source: regulation, rests_on: wicks annex 2}
criteria:
  wicked: {label: {zh: 灯芯好, en: has a good wick}, cite: "3", test: wick_met, source: regulation,
     rests_on: wicks 5}
  placed: {label: {zh: 位置好, en: stands well}, cite: "3", test: place_met, source: operator}
  aged: {label: {zh: 点够一年, en: has burnt a year}, cite: "1", test: age >= 1}
  told: {label: {zh: 表齐, en: sheet is whole}, cite: "8", test: sheet_filled}
schemes:
  glow:
    label: {zh: 亮度, en: glow}
    cite: "8"
    source: regulation
    rests_on: wicks annex 2
    active: false
    verified: false
    marks: 10
    note: {zh: 抄自路边, en: Copied at the roadside}
    breaks_off: {zh: 后文未见, en: The rest was not seen}
    items:
      light:
        label: {zh: 光, en: light}
        marks: 10
        items:
          flicker: {label: {zh: 闪烁, en: flicker}, marks: 4, direction: less,
            breaks_off: {zh: 字迹模糊, en: The writing is blurred}}
tracks:
  proving:
    label: {zh: 验灯, en: proving}
    cite: "1"
    title: lamp
    applicant: town
    conditions: [tall, wicked, placed]
    documents:
      slip: {label: {zh: 便条, en: slip}, cite: op.1, owner: town, addressee: province,
        source: operator, practice: slips}
      wick_sheet: {label: {zh: 灯芯表, en: wick sheet}, cite: "5", owner: town, addressee: bureau,
        form: copy}
    initial: dark
    states:
      dark: {label: {zh: 暗, en: dark}}
      asked: {label: {zh: 已申请, en: asked}}
      over: {label: {zh: 完, en: over}, final: true}
    transitions:
      - {event: ask, from: dark, to: asked, by: town, cite: "5", needs: [slip],
         warns: [conditions, not aged, told]}
      - {event: look, from: asked, by: province, cite: op.1, requires: [vetoes], due: oil}
      - {event: mend, from: [dark, asked], to: asked, by: [town, province], cite: "3"}
      - {event: end, from: open, to: over, by: bureau, cite: "4",
         effect: [{criticise: [town_office, province]}, {bar: own, for: P1Y6M}]}
      - {event: smash, from: any, by: town, cite: "7",
         never: {zh: 不许砸灯, en: Lamps are not to be smashed}}
""".replace(
    "ROWS",
    "\n".join(
        f'      - {{row: r{n}, cite: "8", fact: bulb_{n}, type: boolean, '
        f"label: {{zh: 灯泡{n}, en: bulb {n}}}}}"
        for n in range(3, 10)
    ),
)

STORY = """
name: a lamp is proved
rounds: [{id: "2018", edition: lamps}]
steps:
"""
ASK = '{actor: town, of: "320400"}'
PROVINCE = '{actor: province, of: "320000"}'
BUREAU = "{actor: bureau}"


def edition(folder: Path) -> Path:
    """The folder of the edition, made below another."""
    made = folder / "lamps"
    made.mkdir()
    (made / "edition.yaml").write_text(LAMPS, encoding="utf-8")
    (made / "part.yaml").write_text(PART, encoding="utf-8")
    return made


def story(folder: Path, *steps: tuple[str, str, str]) -> Path:
    """A story beside its edition: who does what, and with what."""
    edition(folder)
    path = folder / "story.yaml"
    path.write_text(
        STORY
        + "".join(
            f'  - {{at: "2018-08-20T09:00:0{n}+08:00", by: {by}, track: proving, case: a, '
            f'holder: "320400", do: {event}, with: {given}}}\n'
            for n, (by, event, given) in enumerate(steps)
        ),
        encoding="utf-8",
    )
    return path
