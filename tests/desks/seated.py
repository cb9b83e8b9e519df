"""A client that sits at a desk of the demonstration, and what its pages say."""

import re
from html import unescape

from django.test import Client

TAG = re.compile(r"<[^>]+>")
FIELD = re.compile(r'name="(n\.[a-z_0-9]+|expected|request)" value="([^"]*)"')


def at_desk(person, role, of):
    """Somebody who has sat down."""
    client = Client(headers={"accept-language": "zh-hans"})
    session = client.session
    session["seat"] = [person, role, of]
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def city(code, role="city"):
    """A city of the demonstration, at its first hand."""
    return at_desk(f"{role}-{code}-1", role, code)


def words(answer):
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", unescape(TAG.sub(" ", answer.content.decode())))


def hidden(answer):
    """What a form brings along unseen."""
    return dict(FIELD.findall(answer.content.decode()))
