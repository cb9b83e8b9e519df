"""The house looked over: its record, its machine, its upkeep.

``record``   invariants, files, seals: what must not be lost or changed
``machine``  database, space, clock: what it all stands on
``rounds``   ticks, backups, messages, jobs: whether somebody looks after it
"""

from mingce.config.health.checks import Check, House, looked
from mingce.config.health.machine import MACHINE
from mingce.config.health.record import RECORD
from mingce.config.health.rounds import ROUNDS

__all__ = ["Check", "House", "examine"]


def examine(house: House) -> list[Check]:
    """Every check there is, the machine first: without a database nothing else can be seen."""
    found: list[Check] = []
    for name, look in (*MACHINE, *RECORD, *ROUNDS):
        found += looked(name, look, house)
        if name == "database" and found[-1].well is False:
            break
    return found
