import pytest

from tests.tiny import Plant, assert_told

FILE = "tracks.yaml"


@pytest.mark.parametrize(
    "plant",
    [
        Plant(
            "{bar: own, for: P1Y}",
            "¦{bar: own}",
            "bar 没有写多久；请写 for:",
            "bar does not say for how long; write for:",
        ),
        Plant(
            "[{rectify: own, for: P6M}]",
            "[¦{rectify: own}]",
            "rectify 没有写多久",
            "rectify does not say for how long",
        ),
        Plant(
            "[{confer: own}]",
            "[¦{for: P1Y}]",
            "一项后果应恰好是一种，这里写了 0 种；可写：confer、renew、revoke",
            "an effect is exactly one thing, and here are 0; write one of: confer, renew, revoke",
        ),
        Plant(
            "[{confer: own}]",
            "[¦{confer: own, renew: own}]",
            "这里写了 2 种",
            "and here are 2; write one of",
        ),
        Plant(
            "[{confer: own}]",
            "[{confer: ¦fine_libraries}]",
            "没有名为“fine_libraries”的称号；应为：fine_library、own",
            "there is no title 'fine_libraries'; right would be one of: fine_library, own",
        ),
        Plant(
            "[{revoke: own}, {bar",
            "[{revoke: own, for: ¦P1Y}, {bar",
            "revoke 即时发生，没有期限；请删去 for",
            "revoke happens at once and lasts no time; delete",
        ),
        Plant(
            "{criticise: [library, town]}",
            "{criticise: [library, ¦village]}",
            "没有名为“village”的角色",
            "there is no actor 'village'",
        ),
        Plant(
            "{bar: own, for: P1Y}",
            "{bar: own, for: ¦1Y}",
            "“1Y”不是期限；三年写作 P3Y",
            "'1Y' is no term; three years are written P3Y",
        ),
    ],
)
def test_an_effect_is_one_thing_and_says_how_long(plant):
    assert_told(plant)
