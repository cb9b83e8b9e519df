"""A block of columns at a time, with the buffers in which its verdicts are worked out."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Codes: TypeAlias = NDArray[np.int8]
Mask: TypeAlias = NDArray[np.bool_]
Known: TypeAlias = Mask | None
Column: TypeAlias = tuple[NDArray[Any], Known]
"""Values, and which of them are known; `None` where all of them are."""
Columns: TypeAlias = Mapping[str, Column]


class Frame:
    """A block of the columns, a register for every condition, and four masks to work in.

    The registers that are wanted lie in rows of the result, the others in buffers made once.
    """

    def __init__(self, registers: int, wanted: Mapping[int, Codes], block: int) -> None:
        self._wanted = wanted
        self._inner = [register for register in range(registers) if register not in wanted]
        self._buffers: Codes = np.empty((len(self._inner), block), np.int8)
        self._masks: Mask = np.empty((4, block), np.bool_)
        self.registers: list[Codes] = [self._masks[0].view(np.int8)] * registers
        self.inputs: list[Column] = []
        self.masks: list[Mask] = list(self._masks)

    def move(self, inputs: list[Column], start: int, end: int) -> None:
        """The frame stands on the rows from `start` to before `end`."""
        length = end - start
        for place, register in enumerate(self._inner):
            self.registers[register] = self._buffers[place, :length]
        for register, row in self._wanted.items():
            self.registers[register] = row[start:end]
        self.masks = [mask[:length] for mask in self._masks]
        self.inputs = [
            (values[start:end], None if known is None else known[start:end])
            for values, known in inputs
        ]

    def settle(self, holds: Mask, known: Known, register: int) -> None:
        """A register becomes false, unknown or true from what holds and what is known."""
        out = self.registers[register]
        if known is None:
            np.add(holds.view(np.int8), holds.view(np.int8), out=out)
            return
        possible, certain = self.masks[0], self.masks[1]
        np.greater_equal(holds, known, out=possible)
        np.logical_and(holds, known, out=certain)
        np.add(possible.view(np.int8), certain.view(np.int8), out=out)
