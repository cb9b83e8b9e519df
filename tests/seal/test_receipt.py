"""A receipt follows from the entry's bytes, so asking again gives the same."""

import pytest

from mingce.seal import entry
from mingce.seal.canonical import canonical
from mingce.seal.entry import NotAnEntry, entry_hash
from mingce.seal.receipt import receipt

AT = "2018-08-20T01:00:00.000000Z"
NOTE = "mingce.example/sha256\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"


def made(**content: object) -> bytes:
    return entry.write("case/2018/strong/410500", 0, "-", canonical(content))


def test_a_receipt_names_the_entry_its_moment_and_what_was_sealed_before():
    data = made(action="submit", at=AT, checkpoint=NOTE)
    written = NOTE.replace("\n", "\\n")

    assert receipt(data) == (
        f'{{"at":"{AT}","checkpoint":"{written}","hash":"{entry_hash(data)}",'
        '"seq":0,"stream":"case/2018/strong/410500"}'
    )
    assert receipt(data) == receipt(bytes(bytearray(data)))


@pytest.mark.parametrize("content", [{"at": AT}, {"at": AT, "checkpoint": None}])
def test_before_anything_was_sealed_a_receipt_holds_no_checkpoint(content):
    assert '"checkpoint":null' in receipt(made(**content))


def test_a_receipt_names_the_hash_under_the_algorithm_asked_for():
    assert f'"hash":"{entry_hash(made(at=AT), "sm3")}"' in receipt(made(at=AT), "sm3")


@pytest.mark.parametrize("content", [{}, {"at": 1}, {"at": AT, "checkpoint": 1}])
def test_an_entry_without_its_moment_or_with_another_thing_for_a_checkpoint_gets_none(content):
    with pytest.raises(NotAnEntry):
        receipt(made(**content))
