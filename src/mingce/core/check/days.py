"""Whether deadlines come after the notice that sets them."""

from mingce.core.check.margin import Margin


def check_days(margin: Margin) -> None:
    """No deadline is a day before the edition is in force."""
    in_force = margin.shape.in_force
    for name, deadline in margin.shape.deadlines.items():
        if deadline.day < in_force:
            margin.note(
                ("deadlines", name, "day"),
                f"期限 {deadline.day} 早于版本生效之日 {in_force}；请改正其中一个日期",
                f"the deadline {deadline.day} is before {in_force}, when the edition comes into "
                "force; correct one of the days",
            )
