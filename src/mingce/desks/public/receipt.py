"""Whether a receipt is known here: told to whoever brings one, with nothing of what it is about."""

import json
import re
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from mingce.desks.public.asked import Asked, CannotAnswer
from mingce.law.words import Words
from mingce.ledger import read
from mingce.seal.canonical import canonical

LONGEST = 20_000
"""A receipt has under two thousand characters."""
_HASH = re.compile(r"(?:sha256:)?([0-9a-f]{64})")
NEITHER = Words(
    "这既不是回执，也不是摘要；请粘贴回执全文，或“sha256:”加 64 位十六进制数",
    "this is neither a receipt nor a hash; paste the whole receipt, or sha256: and 64 hex digits",
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody asks about: a hash, and the receipt it was taken from, if there is one."""

    hash: str
    text: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: Asked) -> HttpResponse:
    """A receipt is sent, never put into an address; a bare hash may stand in one."""
    sent = request.POST.get("receipt", "") if request.method == "POST" else ""
    given = sent or request.GET.get("hash", "")
    wrong, found, same = None, None, None
    if given or request.method == "POST":
        try:
            brought = read_receipt(given)
        except CannotAnswer as why:
            wrong = why
        else:
            found = read.receipt(request.who, brought.hash)
            if found and brought.text:
                same = read.genuine(request.who, brought.hash, brought.text)
    context = {
        "at": "receipt",
        "wrong": wrong.words if wrong else None,
        "looked": bool(given) and wrong is None,
        "found": found,
        "same": same,
    }
    return render(request, "public/receipt.html", context, status=wrong.status if wrong else None)


def read_receipt(given: str) -> Brought:
    """A hash alone, or the text of a receipt, however it was laid out when it was saved."""
    text = given.strip()
    if bare := _HASH.fullmatch(text.lower()):
        return Brought(f"sha256:{bare[1]}")
    if len(text) > LONGEST:
        raise CannotAnswer(Words("内容太长，不是回执", "this is too long to be a receipt"))
    try:
        said = json.loads(text)
        hashed = _HASH.fullmatch(said["hash"]) if isinstance(said, dict) else None
        written = canonical(said).decode()
    except (ValueError, TypeError, KeyError, RecursionError):
        raise CannotAnswer(NEITHER) from None
    if hashed is None:
        raise CannotAnswer(NEITHER)
    return Brought(f"sha256:{hashed[1]}", written)
