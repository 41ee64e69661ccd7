"""Requests that no library sends: broken, endless, smuggled. Bytes as they go over the line."""

from collections.abc import Mapping

HOST = b"Host: localhost\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"

RAW: Mapping[str, bytes] = {
    "nothing": b"",
    "no request": b"\x00\x01\x02\xff\r\n\r\n",
    "TLS on a plain port": bytes.fromhex("16030100a5010000a10303"),
    "HTTP/0.9": b"GET /\r\n",
    "HTTP/9.9": b"GET / HTTP/9.9\r\n" + HOST + b"\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\n" + HOST + b"Host: elders.example\r\n\r\n",
    "an absolute address": b"GET http://elders.example/netwerk HTTP/1.1\r\n" + HOST + b"\r\n",
    "TRACE": b"TRACE / HTTP/1.1\r\n" + HOST + b"Cookie: a=b\r\n\r\n",
    "CONNECT": b"CONNECT elders.example:443 HTTP/1.1\r\n" + HOST + b"\r\n",
    "a method of 10 kB": b"A" * 10_000 + b" / HTTP/1.1\r\n" + HOST + b"\r\n",
    "an address of 1 MB": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    "NUL in the address": b"GET /\x00 HTTP/1.1\r\n" + HOST + b"\r\n",
    "raw bytes in the address": b"GET /\xff\xfe\xed\xa0\x80 HTTP/1.1\r\n" + HOST + b"\r\n",
    "up and out": b"GET /static/../../../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
    "up and out, encoded": b"GET /static/%2e%2e/%2e%2e/infra/settings.py HTTP/1.1\r\n" + HOST + b"\r\n",
    "5,000 headers": b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n" * 5_000 + b"\r\n",
    "a header of 1 MB": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n",
    "a header without end": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"y" * 10_000,
    "a space before the colon": b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length : 3\r\n\r\nabc",
    "a folded header": b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b\r\n\r\n",
    "bare line feeds": b"GET / HTTP/1.1\nHost: localhost\n\n",
    "a negative length": b"POST /aanmelden HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: -1\r\n\r\n",
    "a length that is no number": b"POST /aanmelden HTTP/1.1\r\n"
    + HOST
    + FORM
    + b"Content-Length: x\r\n\r\n",
    "two lengths": b"POST /aanmelden HTTP/1.1\r\n"
    + HOST
    + FORM
    + b"Content-Length: 1\r\nContent-Length: 9\r\n\r\nabcdefghi",
    "length and chunks": b"POST /aanmelden HTTP/1.1\r\n"
    + HOST
    + FORM
    + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /netwerk HTTP/1.1\r\n"
    + HOST
    + b"\r\n",
    "chunks twice": b"POST /aanmelden HTTP/1.1\r\n"
    + HOST
    + FORM
    + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "a chunk of any size": b"POST /aanmelden HTTP/1.1\r\n"
    + HOST
    + FORM
    + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc",
    "less than promised": b"POST /aanmelden HTTP/1.1\r\n" + HOST + FORM + b"Content-Length: 900\r\n\r\na=b",
    "5 MB": b"POST /aanmelden HTTP/1.1\r\n"
    + HOST
    + FORM
    + b"Content-Length: 5000000\r\n\r\n"
    + b"a" * 5_000_000,
    "an upgrade": b"GET / HTTP/1.1\r\n" + HOST + b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
    "HTTP/2 straight away": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00" * 90,
    "a hundred at once": (b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n") * 100,
}
