"""Whatever is changed in an export is found and located, and a true export raises no alarm."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from time import monotonic

import pytest

from mingce.seal.verify import verify
from tests.faults import trial
from tests.faults.log.exports import Export, build, opening
from tests.faults.log.mutations import (
    MUTATIONS,
    Mutation,
    forget_the_end,
    rewrite_everything,
)

MANY = int(os.environ.get("MINGCE_MUTATIONS", "300"))
CLEAN = 1000 if os.environ.get("MINGCE_FULL") == "1" else 50
SEED = int(os.environ.get("MINGCE_SEED", "20180820"))


@dataclass
class Mutated(trial.Tally):
    mutations: int = 0
    kinds: int = 0
    missed: int = 0


@dataclass
class Untouched(trial.Tally):
    exports: int = 0
    alarms: int = 0


@cache
def true_export(number: int) -> Export:
    """A few exports, one in four of them sealed under SM3 as well."""
    return build(number, with_sm3=number % 4 == 0)


def mutations(many: int, kinds: Sequence = MUTATIONS, seed: int = SEED):
    """So many changes, every kind as often as any other."""
    chance = Random(seed)  # noqa: S311 - drawn to be drawn again
    for number in range(many):
        kind = kinds[number % len(kinds)]
        yield kind.__name__, kind(true_export(chance.randrange(8)), chance)


def test_every_change_is_found_and_located():
    seen = Mutated(kinds=len(MUTATIONS))
    began = monotonic()
    for number, (kind, mutation) in enumerate(mutations(MANY)):
        seen.mutations += 1
        if unmet := mutation.unmet(verify(opening(mutation.files), mutation.kept)):
            seen.fault("missed", f"{number} {kind} {unmet}")
    trial.noted("log", seen, began, of="mutations", seed=str(SEED))

    assert seen == Mutated([], MANY, len(MUTATIONS))


def test_no_change_is_one_that_changes_nothing():
    true = [true_export(number).packed() for number in range(8)]

    assert [kind for kind, made in mutations(len(MUTATIONS) * 4) if made.files in true] == []


def test_true_exports_raise_no_alarm():
    exports = (build(seed, entries=40 + seed % 60, with_sm3=seed % 4 == 0) for seed in range(CLEAN))
    seen = Untouched()
    began = monotonic()
    for export in exports:
        seen.exports += 1
        notes = tuple(("kept", note) for _, note in export.notes[-2:])
        for fault in verify(opening(export.packed()), notes):
            seen.fault("alarms", str(fault))
    trial.noted("log", seen, began, of="true exports")

    assert seen == Untouched([], CLEAN)


@pytest.mark.parametrize("kind", [rewrite_everything, forget_the_end])
def test_only_a_checkpoint_kept_elsewhere_finds_out_who_rewrites_everything(kind):
    made: list[Mutation] = [mutation for _, mutation in mutations(40, [kind])]

    assert [verify(opening(each.files)) for each in made] == [[]] * 40
    assert [each.unmet(verify(opening(each.files), each.kept)) for each in made] == [[]] * 40


def test_a_checkpoint_of_what_was_not_yet_rewritten_says_nothing():
    """A witness answers for what was sealed when it kept its checkpoint, and for nothing later."""
    export = true_export(1)
    chance = Random(SEED)  # noqa: S311 - drawn to be drawn again
    earlier = next(note for (_, note), each in zip(export.notes, export.sealed, strict=True))
    size = export.sealed[0].size
    mutation = rewrite_everything(export, chance)
    while mutation.needs[0][0].place < size:
        mutation = rewrite_everything(export, chance)

    assert verify(opening(mutation.files), [("witness", earlier)]) == []
