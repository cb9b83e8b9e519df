"""What follows.

Pure Python that a clerk could work out on paper: decide, procedure, register, answers, scoring in
Decimal, draw, policy, edition checks, and the player that keeps a story in memory. No clock, no
file, no chance: the moment and the seed are arguments.
"""
