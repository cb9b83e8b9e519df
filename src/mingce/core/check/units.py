"""Whether every number has a unit, and every unit comes down to one that stands for itself."""

from mingce.core.check.margin import UNIT, Margin
from mingce.law.edition import PathInSource
from mingce.law.shapes.facts import Fact
from mingce.law.words import shown


def check_units(margin: Margin) -> None:
    """Units first, then who is measured in them."""
    for name in margin.shape.units:
        _comes_down(margin, name)
    for at, name, fact in margin.facts:
        _measured(margin, at, name, fact)


def _comes_down(margin: Margin, name: str) -> None:
    units = margin.shape.units
    unit = units[name]
    if not margin.knows(("units", name, "of"), UNIT, unit.of, units):
        return
    if unit.times < 1:
        margin.note(
            ("units", name, "times"),
            f"倍数 {unit.times} 应为正整数",
            f"{unit.times} times should be a whole number above nought",
        )
    way = [name]
    while (of := units[way[-1]].of) in units and of is not None:
        if of == name:
            margin.note(
                ("units", name, "of"),
                f"单位“{name}”绕了一圈又回到自己：{shown(' → '.join([*way, of]))}；"
                "应有一个不写 of 的基准单位",
                f"the unit '{name}' leads back to itself: {shown(' → '.join([*way, of]))}; "
                "one of them should stand without of",
            )
            return
        if of in way:
            return
        way.append(of)


def _measured(margin: Margin, at: PathInSource, name: str, fact: Fact) -> None:
    if fact.type == "number" and fact.unit is None:
        margin.note_entry(
            at,
            f"数值“{name}”没有单位；请写 unit: 并在 units 下写明该单位",
            f"the number '{name}' has no unit; write unit: and have the unit under units",
        )
    elif fact.type != "number" and fact.unit is not None:
        margin.note(
            (*at, "unit"),
            f"“{name}”不是数值，不能有单位；请删去 unit，或写 type: number",
            f"'{name}' is no number and has no unit; delete unit, or write type: number",
        )
    else:
        margin.knows((*at, "unit"), UNIT, fact.unit, margin.shape.units)
