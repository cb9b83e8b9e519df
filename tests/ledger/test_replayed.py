"""A story that was played through the ledger leaves an export that verifies and replays."""

import base64
import json
from datetime import date, timedelta
from functools import partial

import pytest

from mingce.core.organised import Organised
from mingce.law.words import Words
from mingce.seal.canonical import canonical
from mingce.seal.entry import entry_hash, read, write
from mingce.seal.tree import Frontier, leaf_hash
from tests.core.test_organised import recommends, told
from tests.databases import connect
from tests.journeys.stories import SHOWN, TOLD
from tests.ledger.house import HERE, play, shelf
from tests.ledger.noted import AT


@pytest.fixture
def sqlite(databases):
    url = databases.fresh("sqlite")
    connect(url)
    yield url
    databases.drop(url)


def exported(path, folder):
    """The export of a story that was played."""
    from mingce.acts.sealing import seal
    from mingce.ledger.export import export

    play(path.name, path.parent)
    seal(AT + timedelta(days=9999), HERE, ("sha256",))
    export(folder / "export", shelf(folder))
    return folder / "export"


def wrong(folder):
    """What the seal finds in an export, and what replay finds."""
    from mingce.config.exported import openers, replayed
    from mingce.ledger.parcels import unpacked
    from mingce.seal.verify import verify

    with unpacked(folder) as parcel:
        return verify(openers(parcel)), [(one.index, one.words.en) for one in replayed(parcel)]


@pytest.mark.parametrize("path", [*TOLD, *SHOWN], ids=lambda path: path.stem)
def test_every_story_is_as_it_was_sealed_and_follows(sqlite, tmp_path, path):
    assert wrong(exported(path, tmp_path)) == ([], [])


@pytest.mark.parametrize("name", ["re_review", "two_editions"])
def test_so_it_is_on_the_other_database(database, tmp_path, name):
    path = next(one for one in TOLD if one.stem == name)
    assert wrong(exported(path, tmp_path)) == ([], [])


def rewritten(folder, index, **changes) -> None:
    """Whoever holds everything changes one entry, and makes all hashes and checkpoints fit it."""
    lines = (folder / "entries").read_bytes().split(b"\n")
    payloads = [b"\n".join(lines[at + 1 : at + 5]) for at in range(0, len(lines) - 1, 5)]
    heads, out, tree = {}, b"", Frontier()
    for number, payload in enumerate(payloads):
        link = read(payload)
        content = {**link.content, **(changes if number == index else {})}
        before = heads.get(link.stream, "-")
        made = write(link.stream, link.seq, before, canonical(content))
        heads[link.stream] = entry_hash(made)
        out += f"{heads[link.stream]}\n".encode() + made + b"\n"
        tree = tree.append(leaf_hash(made))
    (folder / "entries").write_bytes(out)
    root = base64.b64encode(tree.head().root).decode()
    note = f"at 2046-01-01T00:00:00.000000Z\n{HERE}/sha256\n{tree.size}\n{root}\n\n"
    (folder / "checkpoints").write_text(note)


def test_a_goal_that_was_rewritten_with_every_hash_is_found_by_replay_alone(sqlite, tmp_path):
    path = next(one for one in TOLD if one.stem == "re_review")
    folder = exported(path, tmp_path)
    lines = (folder / "entries").read_bytes().split(b"\n")
    index = max(at // 5 for at, line in enumerate(lines) if b'"consequences"' in line)
    says = json.loads(lines[index * 5 + 4])["to"]
    rewritten(folder, index, to="elsewhere")

    faults, disagreements = wrong(folder)
    assert faults == []
    assert disagreements[0] == (index, f"to: it says elsewhere, not {says}")


def test_a_clean_rewrite_is_no_fault(sqlite, tmp_path):
    path = next(one for one in TOLD if one.stem == "pilot")
    folder = exported(path, tmp_path)
    rewritten(folder, -1)

    assert wrong(folder) == ([], [])


def test_a_kept_checkpoint_finds_the_rewrite(sqlite, tmp_path):
    from mingce.config.exported import openers
    from mingce.ledger import sealing
    from mingce.ledger.parcels import unpacked
    from mingce.seal.verify import verify

    path = next(one for one in TOLD if one.stem == "pilot")
    folder = exported(path, tmp_path)
    kept = next(sealing.checkpoints()).note
    rewritten(folder, 3, actor="somebody-else")

    with unpacked(folder) as parcel:
        check = partial(verify, openers(parcel))
        assert check() == []
        assert [fault.kind for fault in check([("kept", kept)])] == ["sealed"]


def test_an_edition_that_is_not_the_one_named_is_none(sqlite, tmp_path):
    path = next(one for one in TOLD if one.stem == "pilot")
    folder = exported(path, tmp_path)
    for file in (folder / "editions").rglob("criteria.yaml"):
        file.write_text(file.read_text() + "# changed\n")

    faults, disagreements = wrong(folder)
    assert [fault.kind for fault in faults] == ["digest"]
    assert {words for _, words in disagreements} == {"the rules it names are not there"}


def test_the_ledger_folds_them_alike(database):
    from mingce.ledger import staff, standing

    organised = Organised()
    entered = [told(), told(kind="factory", since="2019-01-01", until="2021-01-01")]
    for content in entered:
        organised.enter("guild", content)
        said = content["organisation"]
        days = tuple(said.get(key) and date.fromisoformat(said[key]) for key in ("since", "until"))
        staff.keep_organisation(said["id"], Words(*said["name"]), said["kind"], days)
    for of, content in (("old", recommends()), ("new", recommends(since="2019-01-01"))):
        organised.enter(of, content)
        said = content["recommends"]
        since = said.get("since") and date.fromisoformat(said["since"])
        staff.keep_recommender(said["holder"], said["seat"], of, (since, None))

    for day in (date(2018, 1, 1), date(2019, 1, 1), date(2021, 1, 1)):
        assert organised.on(day) == standing.bodies(day)
