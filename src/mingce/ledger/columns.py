"""What the columns of an entry repeat of its bytes, so that rows are found without reading all."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mingce.seal.entry import Link


def columns(link: Link) -> dict[str, Any]:
    """The columns that belong to an entry, all but its moment, its hash and its bytes."""
    content: Mapping[str, Any] = link.content
    dated = content.get("dated")
    return {
        "stream_id": link.stream,
        "seq": link.seq,
        "before": link.before,
        "dated": date.fromisoformat(dated) if dated else None,
        "actor": actor(content),
        "role": content["capacity"]["role"],
        "of": content["capacity"]["of"],
        "action": content["action"],
        "origin": content.get("from", ""),
        "goal": content.get("to", ""),
        "edition": content.get("edition", ""),
        "request": content["request"]["id"],
    }


def actor(content: Mapping[str, Any]) -> str:
    """The person's id, or the commitment that stands for it."""
    who = content["actor"]
    return str(who["commitment"]) if isinstance(who, Mapping) else str(who)
