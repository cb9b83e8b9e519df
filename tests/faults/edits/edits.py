"""Many clients edit the same few drafts at once; nobody's words get lost.

    python -m tests.faults.edits.edits --vendor postgres --edits 100000

Each client reads a draft, writes on it and saves it, as the others do. Of every save that was
answered, the text stands at its version, or it is kept as overtaken; and a version replaces only
the one it was written on. `--sabotage` takes the look at the version away.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import local
from time import monotonic

from tests.databases import connect, kept
from tests.faults import scene, trial
from tests.faults.crowd import Crowd, Record, faults, roomy

CLIENTS = 64
TOWNS = 8
AGAIN_EVERY = 7
"""Of so many saves, one is made twice, as after a lost answer."""


@dataclass
class Tally(trial.Tally):
    edits: int = 0
    saved: int = 0
    overtaken: int = 0
    shown: int = 0
    lost: int = 0

    def lose(self, what: str) -> None:
        self.fault("lost", what)


_seen = local()


def editing(edits: int) -> Callable[[int], Iterator[Record]]:
    """What a client does: it edits one draft after the other."""
    codes = scene.towns(TOWNS)

    def work(number: int) -> Iterator[Record]:
        from mingce.acts.drafting import Saved
        from mingce.ledger import drafts

        for place in range(edits):
            code = codes[(number + place) % TOWNS]
            now = drafts.draft(scene.stream(code), "poem")
            _seen.version = now.version if now else 0
            request, text = f"{number}-{place}", f"{number} writes {place}"
            answer = save(code, request, text, _seen.version)
            if place % AGAIN_EVERY == 0 and save(code, request, text, _seen.version) != answer:
                yield {"fault": f"{request} is answered otherwise when it is asked again"}
            done = isinstance(answer, Saved)
            yield {
                "code": code, "request": request, "text": text, "expected": _seen.version,
                "saved": answer.version if done else 0,
                "theirs": "" if done else answer.theirs, "yours": "" if done else answer.yours,
            }  # fmt: skip

    return work


def save(code: str, request: str, text: str, expected: int):
    from mingce.acts import drafting

    asked = scene.asked(request, scene.town(code))
    return drafting.save(asked, scene.stream(code), "poem", text, expected)


def run(url: str, processes: int, edits: int, sabotage: str = "") -> Tally:
    """So many edits by sixty-four clients in some processes."""
    connect(url)
    scene.prepare(TOWNS)
    SABOTAGES[sabotage]()
    with tempfile.TemporaryDirectory() as folder:
        crowd = Crowd(Path(folder), processes, CLIENTS // processes, limit=60 + edits / 20)
        records = crowd.run(editing(-(-edits // CLIENTS)))
    connect(url)
    saves = [record for record in records if "request" in record]
    tally = Tally(faults(records)[:20], len(saves))
    for code in scene.towns(TOWNS):
        check(code, [each for each in saves if each["code"] == code], tally)
    return tally


def check(code: str, saves: Sequence[Record], tally: Tally) -> None:
    """Every save of one draft is accounted for."""
    from mingce.ledger import drafts

    won = {each["saved"]: each for each in saves if each["saved"]}
    tally.saved += sum(1 for each in saves if each["saved"])
    for version, times in Counter(each["saved"] for each in saves if each["saved"]).items():
        if times > 1:
            tally.lose(f"{code}: {times} were told that theirs is version {version}")
    for version, each in won.items():
        if version != each["expected"] + 1:
            tally.lose(f"{code}: version {version} was written on {each['expected']}")
    now = drafts.draft(scene.stream(code), "poem")
    stands = (now.version, now.text) if now else (0, "")
    last = max(won, default=0)
    if stands != (last, won[last]["text"] if last else "") or set(won) != set(range(1, last + 1)):
        tally.lose(f"{code}: {stands} stands, of {len(won)} versions the last is {last}")
    kept_aside = {one.request: one for one in drafts.overtaken(scene.stream(code))}
    for each in saves:
        if not each["saved"]:
            tally.overtaken += 1
            one = kept_aside.get(each["request"])
            if one is None or one.text != each["text"]:
                tally.lose(f"{code}: {each['text']} is nowhere")
            shown = one is not None and (one.stood, one.text) == (each["theirs"], each["yours"])
            known = won.get(one.found, {}).get("text") if one else None
            tally.shown += shown and each["theirs"] == known


# -- guards taken away


def nothing() -> None:
    """Everything is as it should be."""


def blind() -> None:
    """Whatever version a text was written on, it replaces what stands."""
    from mingce.ledger import drafts

    lock = drafts.lock

    def locked(*given):
        part = lock(*given)
        part.version = _seen.version
        return part

    def keep(part, text, who, at, _request):
        rows = type(part).objects.filter(id=part.id)
        rows.update(text=text, version=part.version + 1, by=who.person, at=at)
        return part.version + 1

    drafts.lock, drafts.keep = locked, keep


SABOTAGES = {"": nothing, "blind": blind}


def main() -> None:
    """Tells the tally as JSON."""
    asked = trial.asking("Edits the same drafts by many at once.", SABOTAGES)
    asked.add_argument("--edits", type=int, default=600)
    given = asked.parse_args()
    began = monotonic()
    roomy()
    with closing(kept()) as made:
        url = next(made).fresh(given.vendor)
        processes = 1 if given.vendor == "sqlite" else 4
        tally = run(url, processes, given.edits, given.sabotage)
    how = {"vendor": given.vendor, "sabotage": given.sabotage}
    raise SystemExit(trial.told(trial.noted("edits", tally, began, **how)))


if __name__ == "__main__":
    main()
