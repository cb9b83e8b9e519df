import pytest

from tests.tiny import Plant, assert_told, problems, replaced

FILE = "edition.yaml"
EXTENDED = "extended_by: grant_time, extended_to: extended_to"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "day: 2031-05-10",
            "day: ¦2031-04-01",
            "期限 2031-04-01 早于版本生效之日 2031-04-02；请改正",
            "the deadline 2031-04-01 is before 2031-04-02, when the edition comes into force; "
            "correct",
        ),
        Plant(
            "time_zone: Asia/Shanghai",
            "time_zone: ¦Asia/Peking",
            "没有“Asia/Peking”这个时区；请写作 Asia/Shanghai",
            "there is no time zone 'Asia/Peking'; write Asia/Shanghai",
        ),
    ],
)
def test_a_deadline_comes_after_the_notice_and_in_a_time_zone(plant):
    assert_told(plant)


def test_a_deadline_may_be_the_very_day_on_which_an_edition_comes_into_force():
    assert problems(replaced("day: 2031-05-10", "day: 2031-04-02")) == []


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            EXTENDED,
            "extended_by: ¦grant_tim, extended_to: extended_to",
            "没有名为“grant_tim”的事项",
            "there is no event 'grant_tim'",
        ),
        Plant(
            EXTENDED,
            "extended_by: grant_time, extended_to: ¦extended",
            "没有名为“extended”的事实",
            "there is no fact 'extended'",
        ),
        Plant(
            EXTENDED,
            "extended_to: extended_to",
            "extended_by 与 extended_to 请一并写上",
            "write extended_by and extended_to, or neither",
            at="papers: {label",
        ),
    ],
)
def test_a_deadline_is_extended_by_an_event_to_a_day(plant):
    assert_told(plant)


def test_a_deadline_is_extended_to_nothing_but_a_day():
    plant = Plant(
        EXTENDED,
        "extended_by: grant_time, extended_to: ¦lateness_forgiven",
        "延期的事实“lateness_forgiven”应是日期；请写 type: date",
        "the fact 'lateness_forgiven' that extends a deadline should be a day; write type: date",
    )
    assert_told(plant, others=1)


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            ", day: 2031-05-10, extended_by: grant_time, extended_to: extended_to",
            "",
            "这个期限没有日期；请写 day",
            "this deadline has no day; write a day",
            at="papers: {label",
        ),
        Plant(
            "day: 2031-05-10, " + EXTENDED,
            "extended_by: grant_time, extended_to: ¦extended_to",
            "请在该事实写 only_with: grant_time",
            "write only_with: grant_time at that fact",
        ),
    ],
)
def test_a_deadline_without_a_day_is_given_one_each_time_with_its_event(plant):
    assert_told(plant, others=plant.new == "")


def test_a_deadline_may_be_left_to_the_event_that_sets_it():
    files = replaced("day: 2031-05-10, " + EXTENDED, EXTENDED)
    fact = files["facts.yaml"].decode()
    own = fact.replace(
        "type: date, from: office", "type: date, from: office, only_with: grant_time"
    )

    assert problems({**files, "facts.yaml": own.encode()}) == []
