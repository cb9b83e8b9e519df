import pytest

from tests.tiny import FILES, Plant, assert_told, problems, replaced

FILE = "award.yaml"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "      held_late: {label",
            "      ¦limbo: {label: {zh: 空, en: limbo}, final: true}\n      held_late: {label",
            "类别“award”没有一步进入状态“limbo”；应有一行的 to 或 late 是它",
            "no way leads into the state 'limbo' of the track 'award'; a line should have it",
        ),
        Plant(
            "{event: leave, from: open, to: left,",
            "{event: leave, from: open,",
            "没有一步进入状态“left”",
            "no way leads into the state 'left' of the track 'award'",
            at="left: {",
        ),
        Plant(
            "      to: struck_off\n",
            "",
            "类别“recheck”没有一步进入状态“struck_off”",
            "no way leads into the state 'struck_off' of the track 'recheck'",
            at="struck_off: {",
        ),
    ],
)
def test_a_state_has_a_way_in(plant):
    assert_told(plant, others=1 if "struck_off" in plant.at else 0)


def test_lateness_is_a_way_in():
    gone = replaced("due: papers, late: held_late", "due: papers")

    assert [problem.words.en.split(";")[0] for problem in problems(gone)] == [
        "no way leads into the state 'held_late' of the track 'award'"
    ]


def test_a_state_that_nothing_leads_on_from_is_refused_though_one_may_withdraw():
    text = FILES[FILE].decode()
    text = text.replace(
        "      held_late: {", "      aside: {label: {zh: 搁, en: a}}\n      held_late: {"
    )
    text = text.replace(
        "from: [in_town, in_county], by", "from: [in_town, in_county], to: aside, by"
    )
    (problem,) = problems({**FILES, FILE: text.encode()})

    assert problem.line("en") == (
        "tiny/award.yaml:16:7: the state 'aside' of the track 'award' leads to no final state; "
        "a line that names it in from should lead on (those from open or any do not count), "
        "or it should be final: true"
    )
    assert problem.words.zh.startswith(
        "类别“award”的状态“aside”到不了任何终结状态；应有一行在 from"
    )


def test_a_practice_switched_off_may_take_the_last_way_out_with_it():
    text = FILES[FILE].decode()
    for line in ("when: [excused]", "when: [not excused]"):
        text = text.replace(f"cite: op.3, {line}", f"cite: op.3, practice: leaving, {line}")
    on = {**FILES, FILE: text.encode()}
    off = {**replaced("cite: op.1, on: true", "cite: op.1, on: false"), FILE: text.encode()}

    assert problems(on) == []
    assert [(str(p.place), p.words.en.split(";")[0]) for p in problems(off)] == [
        (
            "tiny/award.yaml:16:7",
            "the state 'held_late' of the track 'award' leads to no final state",
        )
    ]


def test_an_end_is_left_by_common_lines_only():
    plant = Plant(
        "{event: visit, from: [in_town, in_county], by",
        "{event: visit, from: ¦[in_town, named], to: in_county, by",
        "“visit”离开了终结状态“named”；终结状态只能由 every_track 的事项离开",
        "'visit' leaves the final state 'named' of the track 'award'; only a line of every_track",
    )
    assert_told(plant)
