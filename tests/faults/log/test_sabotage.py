"""Without any one of its checks the verifier lets a change pass that is otherwise found."""

import types
from pathlib import Path
from random import Random

import pytest

from mingce.seal import verify as verifier
from tests.faults.log import mutations
from tests.faults.log.exports import opening
from tests.faults.log.test_mutations import SEED, true_export

SOURCE = Path(verifier.__file__).read_text(encoding="utf-8")

# The check that is taken out, what stands in its place, and a change that then passes.
SABOTAGE = {
    "the stored hash": (
        'if stored != b"sha256:%b\\n" % sha256(entry).hexdigest().encode():',
        "if False:",
        mutations.byte_of_a_stored_hash,
    ),
    "the chain": (
        'if seq + before != due.get(stream, b"0\\n-\\n"):',
        "if False:",
        mutations.edit_and_seal_anew,
    ),
    "the tree": (
        "one.root == b64encode(root).decode()",
        "True",
        mutations.edit_and_chain_anew,
    ),
    "the size of the tree": (
        "fits = one.size == self.size and one.root == b64encode(root).decode()",
        "fits = one.size != self.size or one.root == b64encode(root).decode()",
        mutations.cut_the_tail,
    ),
    "what was kept": (
        'points += [p for name, text in kept for p in checkpoints(name, PROOF.sub("", text))[0]]',
        "",
        mutations.rewrite_everything,
    ),
    "the form of checkpoints": (
        'faults.append(Fault("form", file, place, place))',
        "pass",
        mutations.byte_of_a_checkpoint,
    ),
    "whose log it is": (
        'faults += [Fault("log", *one[:2], one.place) for one in points if one.log != log]',
        "",
        mutations.byte_of_a_checkpoint,
    ),
    "files": (
        "if form and (digest != path[-64:] or size != int(form[2])):",
        "if False:",
        mutations.byte_of_a_file,
    ),
    "sizes of files": (
        " or size != int(form[2])",
        "",
        mutations.byte_of_the_list,
    ),
    "that listed files are there": (
        "elif not form or not form[3]:",
        "elif not form:",
        mutations.take_a_file_away,
    ),
    "that files are listed": (
        'yield from (Fault("unlisted", path) for path in sorted(unlisted))',
        "",
        mutations.slip_a_file_in,
    ),
    "that what an entry names is there": (
        "for name in named(content) - there:",
        "for name in []:",
        mutations.take_an_edition_away,
    ),
    "the files an entry names": (
        'found.update(re.findall(b"sha256:[0-9a-f]{64}", part.partition(b"}")[0]))',
        "pass",
        mutations.replace_a_file_and_its_line,
    ),
    "editions": (
        'if hashlib.sha256(text.encode(errors="replace")).hexdigest() != folder:',
        "if False:",
        mutations.byte_of_an_edition,
    ),
}


def without(check: str, instead: str) -> types.ModuleType:
    """The verifier with one of its checks taken out."""
    assert SOURCE.count(check) == 1, f"the verifier no longer says: {check}"
    module = types.ModuleType("sabotaged")
    exec(compile(SOURCE.replace(check, instead), "sabotaged", "exec"), module.__dict__)  # noqa: S102
    return module


@pytest.mark.parametrize("check", SABOTAGE)
def test_a_check_taken_out_lets_a_change_pass(check):
    says, instead, kind = SABOTAGE[check]
    sabotaged = without(says, instead)
    chance = Random(SEED)  # noqa: S311 - drawn to be drawn again
    made = [kind(true_export(chance.randrange(8)), chance) for _ in range(200)]

    assert [one.unmet(verifier.verify(opening(one.files), one.kept)) for one in made] == [[]] * 200
    assert [] in [sabotaged.verify(opening(one.files), one.kept) for one in made]
