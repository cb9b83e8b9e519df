"""Names are the field's own, and no name of an edition stands in Python."""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest
from ruamel.yaml import YAML

from tests.house.sources import PACKAGE, identifiers, modules, shown, strings, tree_of

EDITIONS = PACKAGE / "law" / "editions"

# Under these keys an edition names its own things: the keys of a mapping, the items of a list …
THINGS = {
    "criteria", "documents", "facts", "forms", "lists", "schemes", "titles", "tracks", "vetoes",
}  # fmt: skip
HAPPENINGS = {"deadlines", "events", "practices", "states"}
# … and under these a single one.
ONE_THING = {"fact", "id"}
ONE_HAPPENING = {"event"}

# Words that an edition uses as names and that are also nouns of the design, each with its reason.
SHARED = {
    "due": "a transition's deadline, in the shape of every edition",
    "kind": "what a division is, in the closed vocabulary of register facts",
    "office": "the national office's id, the same in every edition",
    "rectification": "what a title in the register can be under",
    "revoked": "what a title in the register can be",
    "submit": "the lane of jobs in which things are handed in",
}


class Names(NamedTuple):
    """What Python may not say: as an identifier, and as a string."""

    identifiers: set[str]
    strings: set[str]


def own_names(data: object, keys: set[str], single: set[str]) -> set[str]:
    """Every name an edition gives to a thing of its own, wherever in its files it stands."""
    found: set[str] = set()
    if isinstance(data, dict):
        for key, value in data.items():
            if key in keys and isinstance(value, dict | list):
                found.update(name for name in value if isinstance(name, str))
            if key in single and isinstance(value, str):
                found.add(value)
            found |= own_names(value, keys, single)
    elif isinstance(data, list):
        found.update(*(own_names(item, keys, single) for item in data))
    # A number is no name: "1" in Python is not row 1 of a form.
    return {name for name in found if any(letter.isalpha() for letter in name)}


def names_in(data: object) -> Names:
    """The names of an edition; a state or event of one plain word may name a variable, no more."""
    things = own_names(data, THINGS, ONE_THING)
    happenings = own_names(data, HAPPENINGS, ONE_HAPPENING)
    composed = {name for name in happenings if "_" in name}
    return Names((things | composed) - set(SHARED), (things | happenings) - set(SHARED))


def names_of(folder: Path) -> Names:
    yaml = YAML(typ="safe", pure=True)
    return names_in([yaml.load(path.read_text("utf-8")) for path in sorted(folder.rglob("*.yaml"))])


def spoken(tree: ast.Module, names: Names) -> list[tuple[int, str]]:
    """Where a piece of Python says one of the names."""
    as_identifiers = {found for found in identifiers(tree) if found[1] in names.identifiers}
    as_strings = {found for found in strings(tree) if found[1] in names.strings}
    return sorted(as_identifiers | as_strings)


def test_no_name_of_an_edition_stands_in_python():
    names = names_of(EDITIONS)
    found = {shown(path): spoken(tree_of(path), names) for path in modules("src")}

    assert {path: places for path, places in found.items() if places} == {}


def test_the_names_of_an_edition_are_found_wherever_they_stand():
    edition = {
        "id": "somewhere-2018",
        "tracks": {
            "gold": {
                "documents": {"letter": {"label": {"zh": "函", "en": "letter"}}},
                "states": {"waiting": {}, "with_town": {"final": True}},
                "transitions": [{"event": "send", "from": "waiting", "by": ["town"]}],
            }
        },
        "events": {"hand_in": {"zh": "报送", "en": "hand in"}},
        "forms": {"sheet": {"rows": [{"id": "7", "fact": "people"}, {"id": "A8"}]}},
        "vetoes": ["clean"],
    }
    names = names_in(edition)

    assert sorted(names.identifiers) == [
        "A8", "clean", "gold", "hand_in", "letter", "people", "sheet", "somewhere-2018",
        "with_town",
    ]  # fmt: skip
    assert sorted(names.strings - names.identifiers) == ["send", "waiting"]


GOLD = Names({"gold"}, {"gold"})


@pytest.mark.parametrize(
    "planted",
    [
        "gold = 1",
        "def gold(): pass",
        "class gold: pass",
        "def f(gold): pass",
        "f(gold=1)",
        "x.gold",
        "import a.gold",
        "from gold import b",
        "from a import b as gold",
        "f('gold')",
        "x = {'gold': 1}",
        "f'{x}{\"gold\"}'",
        "match x:\n case [*gold]: pass",
    ],
)
def test_a_name_of_an_edition_is_found_in_any_part_of_speech(planted):
    assert [word for _, word in spoken(ast.parse(planted), GOLD)] == ["gold"]


def test_a_name_within_a_word_or_a_sentence_is_not_one():
    innocent = "golden = 'all that is gold'  # gold"

    assert spoken(ast.parse(innocent), GOLD) == []


def test_nothing_is_called_review():
    """Seven Chinese words flatten into "review"; each has a word of its own in the glossary."""
    found = [
        (shown(path), line)
        for path in modules("src", "tests", "tools", "bench")
        for line, name in identifiers(tree_of(path))
        if name.lower() in {"review", "reviews"}
    ]
    called = [shown(path) for path in modules("src") if path.stem in {"review", "reviews"}]

    assert found == []
    assert called == []


def test_identifiers_are_ascii():
    found = [
        (shown(path), line, name)
        for path in modules("src", "tests", "tools", "bench")
        for line, name in identifiers(tree_of(path))
        if not name.isascii()
    ]

    assert found == []
