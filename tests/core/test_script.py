"""A story that cannot be played is refused, with everything that is wrong, each at its place."""

import pytest

from mingce.core.script import Script
from mingce.law.problems import BadInput
from tests.cast import OFFICE, PROVINCE, body, holders, story

FORM = """
deadlines:
  lost_wick: {label: {zh: 灯芯, en: wick}, cite: "2", extended_by: put_off, extended_to: put_off_to}
forms:
  lamp_form:
    label: {zh: 灯表, en: lamp form}
    cite: "5"
    kind: table
    from: town
    rows:
      - {row: "5.1", fact: bulbs, type: number, label: {zh: 灯泡, en: bulbs}}
tracks:
  plain:
    label: {zh: 素, en: plain}
    cite: "1"
    title: lamp
    applicant: town
    conditions: []
    documents: {}
    initial: dark
    states:
      dark: {label: {zh: 暗, en: dark}}
    transitions: []
"""

STORY = """name: two towns
rounds:
  - {id: "2018", edition: lamps, due: {oil: 2018-09-15}}
register:
  - {holder: "320400", title: lamp, from: 2015-03}
steps:
  - at: 2018-08-20T09:00:00+08:00
    by: {actor: town, of: "320400"}
    track: lighting
    case: a
    do: ask
    with:
      documents: [letter, plan]
      facts: {poem: 灯, height: 3}
      form: {lamp_form: {"5.1": 7}}
    expect: {state: asked}
  - at: 2018-08-21T09:00:00+08:00
    by: {actor: town, of: "410500"}
    track: lighting
    case: b
    do: answer
  - at: 2018-08-22T09:00:00+08:00
    by: {actor: bureau}
    cases: [a, b]
    do: rule
    expect: {each: {a: {state: shining}}}
then:
  - on: 2018-12-31
    register: [{holder: "320400", title: lamp}]
    bars: [{holder: "320400", title: lamp, until: 2019-01-01}]
"""


def script(text: str = STORY) -> Script:
    return Script(story(text, FORM), holders(body("kiln", province=PROVINCE)))


def wrong(text: str) -> list[str]:
    """Every problem from its line on: `line:col: words`."""
    with pytest.raises(BadInput) as caught:
        script(text).scenes()
    assert [line.partition("story.yaml:")[2] != "" for line in caught.value.lines("zh")]
    return [line.partition("story.yaml:")[2] for line in caught.value.lines("en")]


def test_a_story_without_a_mistake_becomes_scenes():
    scenes = script().scenes()

    assert [(s.act.event, s.act.actor, s.act.of, [r.name for r in s.roles]) for s in scenes] == [
        ("ask", "town", "320400", ["a"]),
        ("answer", "town", "410500", ["b"]),
        ("rule", "bureau", OFFICE, ["a", "b"]),
    ]
    assert [(r.round, r.track, r.holder) for r in scenes[2].roles] == [
        ("2018", "lighting", "320400"),
        ("2018", "lighting", "410500"),
    ]


def test_rows_of_forms_are_answers_to_the_facts_they_stand_for():
    given = script().scenes()[0].act.answers

    assert {name: g.value for name, g in given.items()} == {"poem": "灯", "height": 3, "bulbs": 7}


def test_left_out_it_is_whoever_sits_in_the_seat():
    text = STORY.replace("by: {actor: bureau}", "by: {actor: province}")

    assert script(text).scenes()[2].act.of == PROVINCE


def test_an_organisation_of_the_story_may_hold_a_case():
    text = STORY.replace('of: "410500"', "of: kiln")

    assert script(text).scenes()[1].roles[0].holder == "kiln"


def test_somebody_may_open_a_case_for_another_holder():
    text = STORY.replace(
        'by: {actor: town, of: "410500"}', 'by: {actor: judge}\n    holder: "410500"'
    )

    assert script(text).scenes()[1].roles[0].holder == "410500"


CASES = "cases: [a, b]\n    do: rule"
ALONE = "case: a\n    do: rule"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # -- rounds and deadlines
        (
            "due: {oil:",
            "due: {oils:",
            "3:40: there is no deadline 'oils'; known: oil; did you mean 'oil'?",
        ),
        (
            "case: b\n",
            'case: b\n    round: "2019"\n',
            "21:12: there is no round '2019'; known: 2018; did you mean '2018'?",
        ),
        # -- names of the edition
        (
            "track: lighting\n    case: b",
            "track: lightning\n    case: b",
            (
                "19:12: there is no track 'lightning'; known: lighting, plain; "
                "did you mean 'lighting'?"
            ),
        ),
        (
            "{actor: bureau}",
            "{actor: buro}",
            (
                "23:17: there is no actor 'buro'; known: town, town_office, province, bureau, "
                "judge; did you mean 'bureau'?"
            ),
        ),
        (
            "do: rule",
            "do: rool",
            "25:9: there is no event 'rool'; known: ask, look, rule, put_off, smash, answer",
        ),
        (
            "[letter, plan]",
            "[letter, plane]",
            (
                "13:27: there is no document 'plane'; known: letter, plan, verdict; "
                "did you mean 'plan'?"
            ),
        ),
        (
            'form: {lamp_form: {"5.1": 7}}',
            'form: {lampform: {"5.1": 7}}',
            "15:14: there is no form 'lampform'; known: lamp_form; did you mean 'lamp_form'?",
        ),
        (
            "[letter, plan]",
            f"{{letter: ['sha256:{1:064x}'], plane: []}}",
            (
                "13:104: there is no document 'plane'; known: letter, plan, verdict; "
                "did you mean 'plan'?"
            ),
        ),
        (
            "facts: {poem",
            "remarks: {planes: true}\n      facts: {poem",
            (
                "14:17: there is no document or fact 'planes'; known: letter, plan, verdict, 5.1, "
                "oil_bought, height, poem, lit_on, colour, somebody_fell, granted, heard, "
                "put_off_to, bulbs; did you mean 'plan'?"
            ),
        ),
        (
            "facts: {poem",
            "remarks: {has_lamp: true}\n      facts: {poem",
            (
                "14:17: there is no document or fact 'has_lamp'; known: letter, plan, verdict, "
                "5.1, oil_bought, height, poem, lit_on, colour, somebody_fell, granted, heard, "
                "put_off_to, bulbs"
            ),
        ),
        (
            "due: {oil:",
            "due: {lost_wick:",
            "3:40: there is no deadline 'lost_wick'; known: oil",
        ),
        (
            '{"5.1": 7}',
            '{"5.2": 7}',
            "15:26: there is no row '5.2'; known: 5.1; did you mean '5.1'?",
        ),
        (
            "expect: {state: asked}",
            "expect: {state: ask}",
            (
                "16:21: there is no state 'ask'; known: dark, asked, asked_late, shining, smashed; "
                "did you mean 'asked'?"
            ),
        ),
        (
            "{a: {state: shining}}",
            "{a: {state: bright}}",
            "26:32: there is no state 'bright'; known: dark, asked, asked_late, shining, smashed",
        ),
        # -- divisions and titles
        (
            '"410500"',
            '"415000"',
            (
                "18:27: no division or organisation has the code '415000'; codes have six digits, "
                "such as 320400; did you mean 410500 (安阳市)?"
            ),
        ),
        (
            '{holder: "320400", title: lamp, from',
            "{holder: kilm, title: lamp, from",
            (
                "5:14: no division or organisation has the code 'kilm'; codes have six digits, "
                "such as 320400"
            ),
        ),
        (
            "title: lamp, from",
            "title: lamb, from",
            "5:31: there is no title 'lamb'; known: lamp, lantern; did you mean 'lamp'?",
        ),
        (
            "title: lamp}]",
            "title: lamps}]",
            "29:42: there is no title 'lamps'; known: lamp, lantern; did you mean 'lamp'?",
        ),
        (
            "title: lamp, until",
            "title: lam, until",
            "30:38: there is no title 'lam'; known: lamp, lantern; did you mean 'lamp'?",
        ),
        (
            'bars: [{holder: "320400"',
            'bars: [{holder: "320401"',
            (
                "30:21: no division or organisation has the code '320401'; codes have six digits, "
                "such as 320400; did you mean 320400 (常州市)?"
            ),
        ),
        ("title: lamp, from: 2015-03", "title: lamp", "5:5: the day it began is missing: from"),
        # -- cases
        ("    case: b\n", "", "17:5: 'case' (or 'cases') is missing"),
        (
            'by: {actor: town, of: "410500"}',
            "by: {actor: town}",
            "20:11: case 'b' is new here: give its holder",
        ),
        (
            'of: "410500"',
            'of: "320400"',
            "20:11: 320400 already has the case 'a' in this round and track",
        ),
        (
            CASES,
            f"round: x\n    {CASES}",
            ["24:12: the round of case 'a' is 2018", "24:12: the round of case 'b' is 2018"],
        ),
        (
            CASES,
            f"track: plain\n    {CASES}",
            [
                "24:12: the track of case 'a' is lighting",
                "24:12: the track of case 'b' is lighting",
            ],
        ),
        (
            CASES,
            f'holder: "320400"\n    {CASES}',
            "24:13: the holder of case 'b' is 410500",
        ),
        # -- times and values
        (
            "at: 2018-08-22",
            "at: 2018-08-19",
            (
                "22:9: this is before the step above (2018-08-21T09:00:00+08:00); "
                "steps stand in order"
            ),
        ),
        (
            "height: 3",
            'height: "3"',
            "14:32: '3' is no number; write it without separators and unit (unit: 米)",
        ),
        ("poem: 灯", "poem: true", "14:21: 'true' is no text; put it in quotes"),
        (
            '"5.1": 7',
            '"5.1": true',
            "15:33: 'true' is no number; write it without separators and unit (unit: )",
        ),
        (
            "facts: {poem: 灯",
            "facts: {oil_bought: yes, poem: 灯",
            "14:27: 'yes' is no truth value; write true or false",
        ),
        (
            "facts: {poem: 灯",
            "facts: {colour: blue, poem: 灯",
            "14:23: there is no option 'blue'; one of: red, green",
        ),
        (
            "facts: {poem: 灯",
            "facts: {lit_on: 2018-02-30, poem: 灯",
            "14:23: there is no day 2018-02-30; the last of that month is 2018-02-28",
        ),
        (
            "height: 3",
            "height: {value: 3, becuase: tall}",
            (
                "14:32: 'becuase' is not known here; write value, because, evidence; "
                "did you mean 'because'?"
            ),
        ),
    ],
)
def test_what_keeps_a_story_from_being_played_is_told_at_its_place(old, new, expected):
    # A case is used again only where that is what the test is about.
    told = STORY if CASES in new else STORY.replace(CASES, ALONE)
    assert old in told

    assert wrong(told.replace(old, new, 1)) == (
        [expected] if isinstance(expected, str) else expected
    )


def test_an_unknown_fact_is_told_with_the_nearest():
    [found] = wrong(STORY.replace("poem: 灯", "poems: 灯"))

    assert found.startswith("14:15: there is no fact 'poems'; known: oil_bought, height, poem, ")
    assert found.endswith("; did you mean 'poem'?")


def test_a_batch_is_of_one_track():
    text = STORY.replace("track: lighting\n    case: b", "track: plain\n    case: b")

    assert wrong(text) == ["24:12: a batch is of one round and one track"]


def test_two_rounds_are_told_apart_by_their_ids():
    text = STORY.replace("2018-09-15}}", '2018-09-15}}\n  - {id: "2018", edition: lamps}')

    assert wrong(text)[0] == "4:10: two rounds share this id"


def test_two_steps_may_be_at_the_same_moment():
    assert len(script(STORY.replace("at: 2018-08-22", "at: 2018-08-21")).scenes()) == 3


def test_everything_that_is_wrong_is_told_at_once():
    text = (
        STORY.replace("due: {oil:", "due: {oils:")
        .replace("title: lamp, from", "title: lamb, from")
        .replace("height: 3", "height: tall")
        .replace("[letter, plan]", "[letters, plan]")
        .replace("do: rule", "do: rool")
    )

    assert [line.partition(": ")[0] for line in wrong(text)] == [
        "3:40",
        "5:31",
        "13:19",
        "14:32",
        "25:9",
    ]


def test_with_several_rounds_a_case_says_in_which_it_is():
    text = STORY.replace("2018-09-15}}", '2018-09-15}}\n  - {id: "2019", edition: lamps}')

    assert wrong(text)[0].startswith("8:5: there is no round ''; known: 2018, 2019")


def test_a_division_and_the_one_it_succeeded_are_one_holder():
    renamed = STORY.replace('of: "320400"', 'of: "370282"').replace('of: "410500"', 'of: "370215"')

    assert "20:11: 370215 already has the case 'a' in this round and track" in wrong(renamed)
