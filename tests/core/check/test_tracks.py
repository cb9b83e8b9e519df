import pytest

from tests.tiny import Plant, assert_told

FILE, EDITION = "tracks.yaml", "edition.yaml"
DUE_LATE = "due: papers, late: held_late"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "{event: visit,",
            "{event: ¦vist,",
            "没有名为“vist”的事项",
            "there is no event 'vist'",
        ),
        Plant(
            "{event: visit, from: [in_town, in_county]",
            "{event: visit, from: [in_town, ¦city]",
            "没有名为“city”的状态",
            "there is no state 'city'",
        ),
        Plant(
            "from: writing, to: in_town",
            "from: writing, to: ¦in_twn",
            "没有名为“in_twn”的状态；是否想写“in_town”",
            "there is no state 'in_twn'; did you mean 'in_town'?",
        ),
        Plant(
            "by: [town, office], cite",
            "by: [town, ¦twon], cite",
            "没有名为“twon”的角色",
            "there is no actor 'twon'",
        ),
        Plant(
            "by: [town, office], cite",
            "by: [], cite",
            "没有人办理“visit”；请在 by",
            "nobody does 'visit'; name the actor in by",
            at="{event: visit",
        ),
        Plant(
            "{event: visit, from: [in_town, in_county]",
            "{event: visit, from: []",
            "“visit”没有起始状态；请在 from",
            "'visit' starts from no state; name one in from",
            at="{event: visit",
        ),
        Plant(
            "requires: [conditions, ranked, few_sent]",
            "requires: [conditions, ¦rankd, few_sent]",
            "没有名为“rankd”的判据；是否想写“ranked”",
            "there is no criterion 'rankd'; did you mean 'ranked'",
        ),
        Plant(
            "warns: [conditions]",
            "warns: [¦condition]",
            "没有名为“condition”的判据；是否想写“conditions”",
            "there is no criterion 'condition'; did you mean 'conditions'",
        ),
        Plant(
            "requires: [visited_lately,",
            "requires: [¦not conditions, visited_lately,",
            "没有名为“conditions”的判据",
            "there is no criterion 'conditions'",
        ),
        Plant(
            "when: [not chosen]",
            "when: [¦not chosn]",
            "没有名为“chosn”的判据；是否想写“chosen”",
            "there is no criterion 'chosn'; did you mean 'chosen'",
        ),
        Plant(
            "needs: [letter], requires: [papers",
            "needs: [¦leter], requires: [papers",
            "没有名为“leter”的材料；应为：letter、complaint；是否想写“letter”",
            "there is no document 'leter'; right would be one of: letter, complaint; did you mean",
        ),
        Plant(
            "needs: [complaint]",
            "needs: [complaint, ¦letter]",
            "没有名为“letter”的材料；应为：complaint",
            "there is no document 'letter'; right would be one of: complaint",
        ),
        Plant(
            DUE_LATE,
            "due: ¦paper, late: held_late",
            "没有名为“paper”的期限",
            "there is no deadline 'paper'",
        ),
        Plant(
            DUE_LATE,
            "due: papers, late: ¦held_lat",
            "是否想写“held_late”",
            "did you mean 'held_late'?",
        ),
        Plant(
            DUE_LATE,
            "late: ¦held_late",
            "写了 late 却没有期限；请在 due",
            "there is a late but no deadline; name the deadline in due",
        ),
    ],
)
def test_a_line_names_what_there_is(plant):
    assert_told(plant)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            'cite: "1"\n    title: fine_library',
            'cite: "1"\n    title: ¦best_library',
            "没有名为“best_library”的称号",
            "there is no title 'best_library'",
        ),
        Plant(
            "    applicant: library\n    conditions: [open",
            "    applicant: ¦lib\n    conditions: [open",
            "没有名为“lib”的角色",
            "there is no actor 'lib'",
        ),
        Plant(
            "many_books, free_to_apply]",
            "many_books, free_to_apply, ¦ranks]",
            "没有名为“ranks”的判据",
            "there is no criterion 'ranks'",
        ),
        Plant(
            "scheme: marks_of_readers",
            "scheme: ¦marks",
            "没有名为“marks”的指标体系",
            "there is no scheme 'marks'",
        ),
        Plant(
            "calls: first_libraries",
            "calls: ¦libraries",
            "没有名为“libraries”的名单",
            "there is no list 'libraries'",
        ),
        Plant(
            "initial: due",
            "initial: ¦do",
            "没有名为“do”的状态",
            "there is no state 'do'",
        ),
        Plant(
            "owner: library, addressee: town",
            "owner: ¦libary, addressee: town",
            "没有名为“libary”的角色",
            "there is no actor 'libary'",
        ),
        Plant(
            "owner: library, addressee: town",
            "owner: library, addressee: ¦tow",
            "没有名为“tow”的角色",
            "there is no actor 'tow'",
        ),
        Plant(
            "addressee: town, form: application",
            "addressee: town, form: ¦form",
            "没有名为“form”的表",
            "there is no form 'form'",
        ),
        Plant(
            "    documents: {}",
            "    documents: {¦complaint: {label: {zh: 信, en: x}, "
            'cite: "2.2", owner: reader, addressee: office}}',
            "“complaint”已写在 every_track 的 documents 下，各类别都有；请改名",
            "'complaint' is already in documents of every_track, for all tracks; rename",
        ),
        Plant(
            "      taken: {label",
            "      ¦struck_off: {label: {zh: 除, en: x}, final: true}\n      taken: {label",
            "“struck_off”已写在 every_track 的 states 下",
            "'struck_off' is already in states of every_track",
        ),
        Plant(
            "desk: office, seat: office",
            "desk: office, seat: ¦ofice",
            "desk: office 的角色只能坐在 office；请写 seat: office",
            "an actor at desk: office has one seat only; write seat: office",
        ),
    ],
)
def test_a_track_names_what_there_is(plant):
    assert_told(plant)


def test_a_common_line_starts_only_from_what_every_track_has():
    plant = Plant(
        "      from: any\n",
        "      from: ¦in_town\n",
        "没有名为“in_town”的状态",
        "there is no state 'in_town'",
    )
    assert_told(plant)
