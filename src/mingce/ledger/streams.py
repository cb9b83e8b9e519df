"""The names of streams: what an entry is about, as text."""

from typing import NamedTuple

CASE, HOLDER, ROUND, ORGANISATION, PANEL = "case", "holder", "round", "organisation", "panel"


class CaseKey(NamedTuple):
    """A case is one holder in one track of one round."""

    round: str
    track: str
    holder: str

    @property
    def stream(self) -> str:
        """The stream of a case."""
        return f"{CASE}/{self.round}/{self.track}/{self.holder}"


def holder_stream(holder: str) -> str:
    """The stream of what is recorded of a holder outside any case."""
    return f"{HOLDER}/{holder}"


def round_stream(round_id: str) -> str:
    """The stream of a round: its opening, its publications, its closing."""
    return f"{ROUND}/{round_id}"


def organisation_stream(organisation: str) -> str:
    """The stream of an organisation: who sits there, whom it recommends."""
    return f"{ORGANISATION}/{organisation}"


def panel_stream(key: CaseKey) -> str:
    """The stream of the panel of a case: whom it is assigned to, as commitments."""
    return f"{PANEL}/{key.round}/{key.track}.{key.holder}"


def kind_of(stream: str) -> str:
    """What a stream is about."""
    return stream.partition("/")[0]


def case_key(stream: str) -> CaseKey:
    """The case whose stream it is."""
    _, round_id, track, holder = stream.split("/")
    return CaseKey(round_id, track, holder)
