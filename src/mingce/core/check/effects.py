"""Whether each effect is exactly one thing, about something there is, and says how long."""

from mingce.core.check.margin import ACTOR, TITLE, Margin
from mingce.core.check.tracks import lines
from mingce.law.edition import PathInSource
from mingce.law.shapes.tracks import OWN, Effect

TO_A_TITLE = ("confer", "renew", "revoke", "rectify", "bar")
LASTING = ("rectify", "bar")
"""What must be told how long it lasts."""
AT_ONCE = ("revoke", "criticise")
"""What happens at once and lasts no time."""


def check_effects(margin: Margin) -> None:
    """The effects of every line."""
    for at, line in lines(margin):
        for n, effect in enumerate(line.effect):
            _effect(margin, (*at, "effect", n), effect)


def _effect(margin: Margin, at: PathInSource, effect: Effect) -> None:
    kinds = [kind for kind in (*TO_A_TITLE, "criticise") if getattr(effect, kind)]
    if len(kinds) != 1:
        margin.note(
            at,
            f"一项后果应恰好是一种，这里写了 {len(kinds)} 种；"
            f"可写：{'、'.join((*TO_A_TITLE, 'criticise'))}",
            f"an effect is exactly one thing, and here are {len(kinds)}; "
            f"write one of: {', '.join((*TO_A_TITLE, 'criticise'))}",
        )
    for kind in kinds:
        if kind in LASTING and effect.lasts is None:
            margin.note(
                at,
                f"{kind} 没有写多久；请写 for: 例如 P1Y（一年）",
                f"{kind} does not say for how long; write for: such as P1Y (a year)",
            )
        if kind in AT_ONCE and effect.lasts is not None:
            margin.note(
                (*at, "for"),
                f"{kind} 即时发生，没有期限；请删去 for",
                f"{kind} happens at once and lasts no time; delete for",
            )
    for kind in TO_A_TITLE:
        title = getattr(effect, kind)
        if title != OWN:
            margin.knows((*at, kind), TITLE, title, (*margin.shape.titles, OWN))
    for n, actor in enumerate(effect.criticise):
        margin.knows((*at, "criticise", n), ACTOR, actor, margin.shape.actors)
