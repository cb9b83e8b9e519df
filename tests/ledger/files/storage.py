"""A server that speaks S3 over HTTP: moto behind a door that can be told to misbehave by bucket.

    python storage.py     # says its port on a line; ends when its input ends

Buckets: `kept` behaves; `bent` gives other bytes than it was given; `forgets` keeps nothing and
says it did; `mute` takes but does not give; `closed` denies everything; `plain` knows no
conditions. `/seen` tells, as JSON, each put and its condition.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

Start = Callable[..., Any]
BUCKETS = ("kept", "bent", "forgets", "mute", "closed", "plain")

_moto = DomainDispatcherApplication(create_backend_app)
_seen: list[list[str]] = []


def door(request: dict[str, Any], start: Start) -> Iterable[bytes]:
    """What the bucket is known for happens here; all else is moto's."""
    method, path = request["REQUEST_METHOD"], request["PATH_INFO"]
    bucket, _, key = path.strip("/").partition("/")
    condition = request.get("HTTP_IF_NONE_MATCH", "")
    if path == "/seen":
        return _said(start, "200 OK", json.dumps(_seen))
    if key and bucket == "closed":
        return _said(start, "403 Forbidden", "<Error><Code>AccessDenied</Code></Error>")
    if key and (bucket, method) == ("forgets", "PUT"):
        request["wsgi.input"].read(int(request["CONTENT_LENGTH"]))
        return _said(start, "200 OK", "", ("ETag", '"0"'))
    if key and (bucket, method) == ("mute", "GET"):
        return _said(
            start, "500 Internal Server Error", "<Error><Code>InternalError</Code></Error>"
        )
    if bucket == "plain" and condition:
        return _said(start, "501 Not Implemented", "<Error><Code>NotImplemented</Code></Error>")
    if key and method == "PUT":
        _seen.append([path, condition])
    body = _moto(request, start)
    if key and method == "GET" and bucket == "bent":
        return [bytes(255 - byte for byte in piece) for piece in body]
    return body


def _said(start: Start, status: str, text: str, *more: tuple[str, str]) -> list[bytes]:
    start(status, [("Content-Type", "text/plain"), ("Content-Length", str(len(text))), *more])
    return [text.encode()]


class _Silent(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_: Any) -> None:
        """Nothing is told of a request but its answer."""


def _end_with_input() -> None:
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    server = make_server("127.0.0.1", 0, door, threaded=True, request_handler=_Silent)
    threading.Thread(target=_end_with_input, daemon=True).start()
    sys.stdout.write(f"{server.port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
