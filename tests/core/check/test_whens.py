import pytest

from tests.tiny import FILES, Plant, assert_told, problems, replaced

FILE = "award.yaml"
LATE = "event: settle, from: held_late, to: not_named, by: office, cite: op.3, when"
FINE = 'from: due, to: improving, by: office, cite: "2.2", when'


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            f"{LATE}: [not excused]",
            f"{LATE}: ¦[excused]",
            "“settle”有两行会同时适用（另一行在 tiny/award.yaml:25:9）：excused 为真；请用 not",
            "two lines of 'settle' in the state 'held_late' apply at once (the other is at "
            "tiny/award.yaml:25:9): excused is true; tell them apart by not",
        ),
        Plant(
            f"{LATE}: [not excused]",
            f"{LATE}: ¦[chosen]",
            "excused 为真、chosen 为真；请用 not",
            "excused is true, chosen is true; tell them apart",
        ),
    ],
)
def test_two_lines_that_overlap_are_refused_and_so_is_the_gap_they_leave(plant):
    assert_told(plant, others=1)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            f"      - {{{LATE}: [not excused]}}\n",
            "",
            "状态“held_late”下“settle”有一种情形没有一行适用：excused 为假；请补上",
            "no line of 'settle' in the state 'held_late' applies where excused is false; add the",
            at="[excused]",
        ),
        Plant(
            f"{FINE}: [not still_fine, full_terms]",
            f"{FINE}: [not still_fine, full_terms, improved]",
            "still_fine 为假、full_terms 为真、improved 为假；请补上",
            "applies where still_fine is false, full_terms is true, improved is false; add the",
            at="[still_fine, full_terms]",
        ),
        Plant(
            f"{LATE}: [not excused]",
            "event: settle, from: held_late, to: not_named, by: office, cite: op.3",
            "“settle”有 2 行，这一行没有 when，总是适用，与其他行重叠；请写明",
            "'settle' has 2 lines in the state 'held_late', and this one has no when, so it always "
            "applies and overlaps; say in when",
            at="{event: settle, from: held_late, to: not_named",
        ),
        Plant(
            "      - {event: pass_on,",
            "      - {event: visit, from: in_county, by: office, "
            'cite: "2.1"}\n      - {event: pass_on,',
            "“visit”有 2 行，这一行没有 when",
            "'visit' has 2 lines in the state 'in_county', and this",
            at="{event: visit, from: in_county",
        ),
        Plant(
            f"{LATE}: [not excused]",
            f"{LATE}: [excused, ¦not excused]",
            "“excused”在同一个 when 中既要真又要假，这一行永远用不上；请删去",
            "'excused' is to be both true and false in one when, so this line never applies;",
        ),
        Plant(
            "      - {event: leave, from: due, by",
            "      - {event: leave, from: due, by: town, "
            'cite: "2.2"}\n      - {event: leave, from: due, by',
            "状态“due”下另有一行以 never 排除了“leave”，这一行永远用不上；请删去",
            "another line rules out 'leave' in the state 'due' with never, so this one never "
            "applies; delete",
            at="{event: leave, from: due, by: town",
        ),
    ],
)
def test_of_several_lines_always_exactly_one_applies(plant):
    assert_told(plant)


def test_actors_of_lines_may_differ():
    assert problems(replaced(f"{LATE}: [not", f"{LATE.replace('office', 'town')}: [not")) == []


def test_groups_are_spelled_out():
    text = FILES[FILE].decode().replace("when: [excused]", "when: [vetoes]")
    text = text.replace("when: [not excused]", "when: [not paid_by_the_village]")
    text = text.replace("warns: [conditions]", "warns: [conditions, excused]")

    assert problems({**FILES, FILE: text.encode()}) == []


def test_a_group_of_several_leaves_the_gap_between_them():
    plant = Plant(
        "when: [excused]",
        "when: ¦[conditions]",
        "没有一行适用：",
        "applies where",
    )
    assert_told(plant, others=1)


def test_more_criteria_than_a_table_can_hold_are_refused():
    many = [f"c{n}" for n in range(13)]
    label = '{label: {zh: 甲, en: a}, cite: "2.1", test: readers_in_favour}'
    added = "criteria:\n" + "".join(f"  {name}: {label}\n" for name in many)
    added += "examples:\n" + "".join(
        f"  - {{of: {name}, given: {given}, expect: {verdict}}}\n"
        for name in many
        for given, verdict in (
            ("{readers_in_favour: true}", "true"),
            ("{readers_in_favour: false}", "false"),
            ("{}", "unknown"),
        )
    )
    files = replaced("when: [excused]", f"when: [excused, {', '.join(many)}]")
    (problem,) = problems({**files, "more.yaml": added.encode()})

    assert problem.words == (
        "“settle”的 when 共涉及 14 个判据，最多 12 个；请把几个判据合成一个",
        "the whens of 'settle' name 14 criteria, at most 12; put several criteria into one",
    )
