"""`python -m tests.bench.load`: keep-alive HTTP/1.1 clients in a process of their own, told what to do on stdin.

In: {"port", "visits": [[path, cookie], ...], "connections", "seconds"}. Out: seconds, and the milliseconds of
every answer; an answer that is not 200 ends it all.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from itertools import count
from typing import Any, TypedDict

LENGTH = b"content-length: "
END = b"\r\n\r\n"


class Order(TypedDict):
    """What to load, and how."""

    port: int
    visits: list[tuple[str, str]]
    connections: int
    seconds: float


class Result(TypedDict):
    """What came of it."""

    seconds: float
    milliseconds: list[float]
    size: int


async def load(port: int, requests: Sequence[bytes], connections: int, seconds: float) -> Result:
    """Every connection asks for the next page as soon as it has an answer."""
    times: list[float] = []
    turn = count()
    sizes: set[int] = set()

    async def visitor(until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            asked = time.perf_counter()
            writer.write(requests[next(turn) % len(requests)])
            sizes.add(await _answer(reader))
            times.append((time.perf_counter() - asked) * 1000)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(visitor(began + seconds) for _ in range(connections)))
    return {"seconds": time.perf_counter() - began, "milliseconds": times, "size": max(sizes)}


async def _answer(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(END)
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head.decode())
    lines = head.lower().split(b"\r\n")
    length = int(next(line for line in lines if line.startswith(LENGTH))[len(LENGTH) :])
    await reader.readexactly(length)
    return length


def request(path: str, cookie: str) -> bytes:
    """As a browser asks for a page, with all that matters here."""
    lines = [f"GET {path} HTTP/1.1", "host: rondetafel.example", "accept: text/html", "accept-encoding: gzip"]
    lines += ["sec-fetch-site: same-origin", *([f"cookie: {cookie}"] if cookie else []), "", ""]
    return "\r\n".join(lines).encode()


def main(order: Any) -> None:
    requests = [request(path, cookie) for path, cookie in order["visits"]]
    result = asyncio.run(load(order["port"], requests, order["connections"], order["seconds"]))
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(json.load(sys.stdin))
