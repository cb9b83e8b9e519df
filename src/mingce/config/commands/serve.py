"""`mingce serve`: the pages, from this machine."""

import errno
import socket

from mingce.config.data import keep_secret
from mingce.config.opened import set_up
from mingce.config.terminal import Terminal
from mingce.law.problems import BadInput, Place
from mingce.law.words import Words

READY = Words("网页地址：{}　按 Ctrl-C 结束", "pages at {}  Ctrl-C ends")
APPLICATION = "mingce.config.wsgi:application"
THREADS = 4
"""Pages that one process makes at a time: most of the time they wait for the database."""


def serve(lang: str, host: str, port: int, workers: int) -> int:
    """The pages are served until the process is told to stop; a new database gets its tables."""
    free(host, port)
    keep_secret()
    set_up()
    from granian import Granian
    from granian.constants import Interfaces

    terminal = Terminal(lang)
    terminal.line(terminal.say(READY).format(f"http://{host}:{port}"))
    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_enabled=False,
    ).serve()
    return 0


def free(host: str, port: int) -> None:
    """An address that somebody else has is told before anything is begun."""
    with socket.socket() as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking.bind((host, port))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            zh = "端口已被占用；请用 --port 换一个" if taken else "不能使用这个地址；请检查 --host"
            en = "is taken; choose another --port" if taken else "cannot be used; look at --host"
            raise BadInput.at(Place(f"{host}:{port}"), zh, en) from error
