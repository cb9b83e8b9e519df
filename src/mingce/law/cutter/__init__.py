"""A text falls into its numbered pieces, and the pieces joined again are the text."""

from mingce.law.cutter.marks import Level
from mingce.law.cutter.pieces import Piece, cut, fingerprints

__all__ = ["Level", "Piece", "cut", "fingerprints"]
