"""What a story expects of a day's end is compared with register and cases as they then stood."""

import pytest

from mingce.core.afterwards import then
from tests.cast import ENDING, OFFICE, played

STORY = f"""name: an end
rounds: [{{id: "2018", edition: lamps}}]
register:
  - {{holder: "320400", title: lamp, from: 2015-03, to: 2018-03}}
  - {{holder: "320400", title: lantern, from: 2016, to: 2019}}
steps:
  - at: 2018-09-10T09:00:00+08:00
    by: {{actor: bureau, of: {OFFICE}}}
    holder: "320400"
    track: ending
    case: a
    do: end
    expect: {{outcome: accepted}}
then: [{{on: DAYS}}]
"""


def unmet(days: str) -> list[str]:
    """How the days came out differently that the story expects."""
    return [e.failure.en for e in then(played(STORY.replace("DAYS", days), ENDING)) if e.failure]


LAMP = 'holder: "320400", title: lamp'
LANTERN = 'holder: "320400", title: lantern'
END = "2018-12-31"


@pytest.mark.parametrize(
    "days",
    [
        END,
        f"{END}, register: [{{{LAMP}, status: revoked}}]",
        f"{END}, register: [{{{LAMP}, from: 2015-03, to: 2018-03, status: revoked}}]",
        f"{END}, register: [{{{LAMP}, status: revoked, awaiting: false}}]",
        f"{END}, register: [{{{LANTERN}, status: rectification, from: 2016, to: 2019}}]",
        "2018-09-09, register: [{" + LAMP + ", status: held, awaiting: true}]",
        "2018-09-09, bars: [], criticised: []",
        f"{END}, bars: [{{{LAMP}, until: 2020-09-10}}]",
        "2020-09-10, bars: []",
        END + ', criticised: [{subject: "320000", role: province}]',
        END + ', overdue: [{holder: "320684", track: ending}]',
        "2018-08-30, overdue: []",
        '2019-09-10, overdue: [{holder: "320400", track: lantern}]',
    ],
)
def test_a_day_that_is_as_expected_is_not_told(days):
    assert unmet(days) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (f"{END}, register: [{{{LAMP}}}]", "should be held and is revoked"),
        (
            END + ', register: [{holder: "410500", title: lamp}]',
            "should be held and is none",
        ),
        (
            f"{END}, register: [{{{LANTERN}, status: rectification, awaiting: true}}]",
            "should be awaiting: True and is awaiting: False",
        ),
        (
            f"{END}, register: [{{{LANTERN}, status: rectification, from: 2017}}]",
            "should be 2017 and is 2016-01-01",
        ),
        (
            f"{END}, register: [{{{LANTERN}, status: rectification, to: 2020}}]",
            "should be 2020 and is 2019-12-31",
        ),
        (f"{END}, bars: []", "should be none and is 320400 lamp"),
        ("2020-09-09, bars: []", "should be none and is 320400 lamp"),
        (
            f"{END}, bars: [{{{LAMP}, until: 2020-09-11}}]",
            "should be 2020-09-11 and is 2020-09-10",
        ),
        (f"{END}, bars: [{{{LANTERN}, until: 2020-09-10}}]", "should be 2020-09-10 and is none"),
        (f"{END}, criticised: []", "should be none and is 320000 province"),
        (
            END + ', criticised: [{subject: "410000", role: province}]',
            "should be 410000 province and is 320000 province",
        ),
        (f"{END}, overdue: []", "should be none and is 320684 ending"),
        (
            '2019-09-09, overdue: [{holder: "320400", track: lantern}]',
            "should be 320400 lantern and is none",
        ),
    ],
)
def test_a_day_that_is_different_is_told(days, told):
    assert unmet(days) == [told]
