"""The same few people in every test, and a small edition for them to act under.

Holders, recommenders and days are real codes and real successions of the division table; the
edition of street lamps is made up. `lamps(part)` adds to it what a test is about.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from mingce.core.case import Act, Case, Entry
from mingce.core.decide import Decision, World, decide
from mingce.core.holders import Body, Holders
from mingce.core.register import Register
from mingce.core.rulebook import Rulebook
from mingce.core.story import Player
from mingce.law import divisions, organisations
from mingce.law.edition import Edition, from_files, load
from mingce.law.fitting import fit
from mingce.law.reader import parse
from mingce.law.scenario import Scenario, Story
from mingce.law.values import Given
from mingce.law.words import Words

HERE = Path(__file__).parent

CITY, PROVINCE = "320400", "320000"
NEIGHBOUR, NEIGHBOURS_PROVINCE = "410500", "410000"
COUNTY_CITY = "320281"
DISTRICT, MUNICIPALITY = "110105", "110000"
CORPS_CITY, CORPS = "659001", "xpcc"
PREFECTURE, PREFECTURES_PROVINCE = "622900", "620000"
BEFORE, AFTER, SUCCEEDED = "320684", "320614", date(2020, 7, 3)
LONG_BEFORE, LONG_AFTER = "370282", "370215"
MERGED, INTO, MERGER = ("500105", "500112"), "500157", date(2025, 11, 6)
OFFICE = "office"

SHANGHAI = timezone(timedelta(hours=8))

LAMPS = """
format: 1
id: lamps
programme: lamps
label: {zh: 路灯, en: lamps}
in_force: 2018-01-01
time_zone: Asia/Shanghai
texts: {notice: {title: {zh: 路灯办法, en: rules on lamps}, source: notice}}
clauses:
  "1": {gist: {zh: 谁, en: who}}
  "2": {gist: {zh: 何时, en: when}}
  "3": {gist: {zh: 如何, en: how}}
  "4": {gist: {zh: 后果, en: what follows}}
  "5": {gist: {zh: 材料, en: papers}}
  "6": {gist: {zh: 一票否决, en: vetoes}}
  "7": {gist: {zh: 禁止, en: what is ruled out}}
actors:
  town: {label: {zh: 镇, en: town}, cite: "1", desk: applicant, seat: holder}
  town_office: {label: {zh: 镇办, en: town office}, cite: "1", desk: applicant, seat: holder}
  province: {label: {zh: 省局, en: province}, cite: "1", desk: recommender, seat: province}
  bureau: {label: {zh: 总局, en: bureau}, cite: "1", desk: office, seat: office}
  judge: {label: {zh: 评委, en: judge}, cite: "1", desk: expert, seat: pool}
titles:
  lamp: {label: {zh: 明灯, en: lamp}, cite: "4"}
  lantern: {label: {zh: 灯笼, en: lantern}, cite: "4", term: P3Y}
events:
  ask: {zh: 申请, en: ask}
  look: {zh: 察看, en: look}
  rule: {zh: 决定, en: rule}
  smash: {zh: 砸灯, en: smash}
  put_off: {zh: 延期, en: put off}
  mend: {zh: 修灯, en: mend}
  end: {zh: 了结, en: end}
deadlines:
  oil:
    {label: {zh: 油料, en: oil}, cite: "2", day: 2018-08-31, extended_by: put_off,
     extended_to: put_off_to}
lists:
  bright: {label: {zh: 明城, en: bright towns}, cite: "1", holders: ["320400", "320684"]}
vetoes: [nobody_fell]
facts:
  oil_bought: {label: {zh: 已购油, en: oil bought}, cite: "3", type: boolean, from: town}
  height: {label: {zh: 高度, en: height}, cite: "3", type: number, unit: 米, from: [town, province]}
  poem: {label: {zh: 灯诗, en: poem}, cite: "3", type: text, from: town}
  lit_on: {label: {zh: 点灯日, en: day it was lit}, cite: "3", type: date, from: town}
  colour:
    {label: {zh: 颜色, en: colour}, cite: "3", type: choice, from: town,
     options: {red: {zh: 红, en: red}, green: {zh: 绿, en: green}}}
  somebody_fell: {label: {zh: 有人摔倒, en: a fall}, cite: "6", type: boolean, from: province}
  granted: {label: {zh: 同意, en: granted}, cite: "4", type: boolean, from: bureau, judged: true}
  heard: {label: {zh: 已听取, en: heard}, cite: "4", type: boolean, from: bureau}
  put_off_to: {label: {zh: 延至, en: put off to}, cite: "2", type: date, from: bureau}
  has_lamp:
    {label: {zh: 有灯, en: has a lamp}, cite: "1", type: boolean, from: register, ask: holds,
     title: lamp}
  poem_given:
    {label: {zh: 诗已写, en: poem written}, cite: "3", type: boolean, from: engine, ask: given,
     facts: poem}
units: {米: {en: metres}}
criteria:
  oiled: {label: {zh: 已购油, en: has bought oil}, cite: "3", test: oil_bought}
  tall: {label: {zh: 够高, en: is tall enough}, cite: "3", test: height >= 3}
  agreed: {label: {zh: 同意, en: is agreed to}, cite: "4", test: granted}
  listened_to: {label: {zh: 已听取, en: has been heard}, cite: "4", test: heard}
  sung: {label: {zh: 有诗, en: has a poem}, cite: "3", test: poem_given}
  nobody_fell: {label: {zh: 无人摔倒, en: nobody fell}, cite: "6", test: not somebody_fell}
tracks:
  lighting:
    label: {zh: 点灯, en: lighting}
    cite: "1"
    title: lamp
    applicant: town
    conditions: [tall]
    documents:
      letter: {label: {zh: 函, en: letter}, cite: "5", owner: town, addressee: province}
      plan: {label: {zh: 图, en: plan}, cite: "5", owner: town, addressee: province}
      verdict: {label: {zh: 评语, en: verdict}, cite: "5", owner: judge, addressee: bureau}
    initial: dark
    states:
      dark: {label: {zh: 暗, en: dark}}
      asked: {label: {zh: 已申请, en: asked}}
      asked_late: {label: {zh: 逾期, en: asked late}}
      shining: {label: {zh: 明, en: shining}, final: true}
      smashed: {label: {zh: 已砸, en: smashed}, final: true}
    transitions:
      - {event: ask, from: dark, to: asked, by: town, cite: "5", due: oil, late: asked_late,
         needs: [letter, plan], requires: [oiled, sung], warns: [tall]}
      - {event: look, from: asked, by: [judge, bureau], cite: "3"}
      - {event: rule, from: asked, to: shining, by: bureau, cite: "4", when: [agreed],
         requires: [conditions], effect: [{confer: own}]}
      - {event: rule, from: asked, to: smashed, by: bureau, cite: "4", when: [not agreed],
         requires: [listened_to]}
      - {event: put_off, from: open, by: bureau, cite: "2"}
      - {event: smash, from: any, to: smashed, by: town, cite: "7",
         never: {zh: 不许砸灯, en: Lamps are not to be smashed}}
"""


ENDING = """
tracks:
  ending:
    label: {zh: 了结, en: ending}
    cite: "1"
    title: lamp
    applicant: town
    conditions: []
    calls: bright
    documents: {}
    initial: dark
    states:
      dark: {label: {zh: 暗, en: dark}}
      over: {label: {zh: 完, en: over}, final: true}
    transitions:
      - event: end
        from: dark
        to: over
        by: bureau
        cite: "4"
        due: oil
        effect: [{revoke: own}, {bar: own, for: P2Y}, {criticise: province}, {rectify: lantern, for: P1Y}]
"""  # noqa: E501 - one effect after the other
"""A part for `lamps`: a track whose one line has every effect but conferral."""


@cache
def lamps(part: str = "", operator: str = "") -> Edition:
    """The edition of street lamps, with what a test adds to it."""
    files = {"edition.yaml": LAMPS, "part.yaml": part, "operator.yaml": operator}
    return from_files({n: text.encode() for n, text in files.items() if text}, "lamps")


_BOOKS: dict[str, Rulebook] = {}


def book(edition: Edition) -> Rulebook:
    """The rulebook of an edition, made ready once."""
    return _BOOKS.setdefault(edition.hash, Rulebook(edition))


@cache
def built_in() -> Rulebook:
    """The first edition."""
    return Rulebook(load("cn-ip-cities-2018"))


@cache
def second() -> Rulebook:
    """The made-up edition of another kind."""
    return Rulebook(load(str(HERE / "editions" / "star-workshops")))


def story(text: str, part: str = "") -> Story:
    """A story of street lamps, as if it stood in `story.yaml` beside their edition."""
    source = parse(text, "story.yaml")
    return Story(source, fit(Scenario, source), {"lamps": lamps(part)})


def played(text: str, part: str = "") -> Player:
    """The player of such a story, at its end."""
    player = Player(story(text, part), divisions.load(), organisations.load())
    player.play()
    return player


def holders(*bodies: Body) -> Holders:
    """Divisions, organisations, and whoever a test brings along."""
    return Holders(divisions.load(), organisations.load(), {b.id: b for b in bodies})


def body(name: str, kind: str = "", **recommended_by: str) -> Body:
    """An organisation of a test's own."""
    return Body(name, Words(name, name), kind, recommended_by)


def at(text: str) -> datetime:
    """A moment in Beijing time: `2018-08-20` or `2018-08-20T09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def case(state: str = "dark", holder: str = CITY, track: str = "lighting", **more: object) -> Case:
    """A case of the round of 2018."""
    return Case(f"{track}-{holder}", "2018", track, holder, state, **more)


def act(
    event: str,
    actor: str,
    of: str,
    when: str = "2018-08-20T09:00",
    facts: Mapping[str, object] | None = None,
    documents: tuple[str, ...] = (),
    dated: date | None = None,
) -> Act:
    """An act; a fact is given as a bare value or with its reasons, a document without files."""
    given = {k: v if isinstance(v, Given) else Given(v) for k, v in (facts or {}).items()}
    return Act(event, actor, of, at(when), dated, given, dict.fromkeys(documents, ()))


def world(
    edition: Edition,
    register: Register | None = None,
    bodies: tuple[Body, ...] = (),
    **more: object,
) -> World:
    """What an act is decided against."""
    return World(book(edition), holders(*bodies), register or Register(), **more)


def decided(edition: Edition, one: Case, what: Act, register: Register | None = None) -> Decision:
    """A decision under a register, with nothing else in the world."""
    return decide(world(edition, register), one, what)


def reasons(decision: Decision) -> list[tuple[str, str]]:
    """Every reason by its name and its clause."""
    return [(found.rule.id, found.clause) for found in decision.reasons]


def entry(decision: Decision) -> Entry:
    """The entry of an act that was accepted; what hindered one that was not."""
    assert decision.entry is not None, reasons(decision)
    return decision.entry
