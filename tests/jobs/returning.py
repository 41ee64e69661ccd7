"""A mailbox of a test's own, read over IMAP: pymap in a process beside it, empty at the beginning."""

import imaplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from infra.local.place import free_port, is_free
from infra.local.services import PYMAP

USER, PASSWORD = "terug", "geheim"


@contextmanager
def imap_server() -> Iterator[str]:
    """Its address, with user and password."""
    port = free_port()
    where = ["--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    command = [sys.executable, "-c", PYMAP, *where, "dict", "--demo-user", USER, "--demo-password", PASSWORD]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 20
        while is_free(port):
            assert time.monotonic() < until, "pymap does not start"
            time.sleep(0.02)
        yield f"imap://{USER}:{PASSWORD}@127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def empty(url: str) -> None:
    """Begin with nothing in it."""
    box = imaplib.IMAP4("127.0.0.1", int(url.rpartition(":")[2]))
    box.login(USER, PASSWORD)
    box.select("INBOX")
    box.store("1:*", "+FLAGS", "(\\Deleted)")
    box.expunge()
    box.logout()


def left_in(url: str) -> list[tuple[bool, bytes]]:
    """What lies in the mailbox: whether it was seen, and the mail."""
    port = int(url.rpartition(":")[2])
    box = imaplib.IMAP4("127.0.0.1", port)
    box.login(USER, PASSWORD)
    box.select("INBOX")
    found = []
    for number in box.search(None, "ALL")[1][0].split():
        flags = str(box.fetch(number, "(FLAGS)")[1])
        raw = box.fetch(number, "(BODY.PEEK[])")[1]
        found.append(("\\Seen" in flags, next(one[1] for one in raw if isinstance(one, tuple))))
    box.logout()
    return found
