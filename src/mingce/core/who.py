"""Who is at the desk: a person, in a role, for an organisation or a holder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """The same person in another role, or for another organisation, is somebody else here."""

    person: str
    role: str
    of: str
