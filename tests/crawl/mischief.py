"""What nobody should send and somebody will: per field, and for a whole form. Tables, nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tests.crawl.forms import CANARY, Form

SCRIPT = "<script>alert(1)</script>"
TAGS = f"{CANARY} {SCRIPT}\"'><img src=x onerror=alert(1)>{{{{7*7}}}}"
STRANGE = f"{CANARY} 👩🏽‍🦽😀 \u202eneet\u202c e\u0301\u0308\u0323 \u200b\ufeff 漢字 \U0001f1e7\U0001f1ea ﷽"
LONG = (CANARY + " ") * 8_400
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}
HALF_A_CHARACTER = "%ED%A0%80%FF%FE" + CANARY

IN_TEXT: Mapping[str, str] = {
    "too long": LONG,
    "a NUL byte": f"{CANARY}\x00{CANARY}",
    "a line break and a header": f"{CANARY}@voorbeeld.example\r\nBcc: {CANARY}@elders.example",
}
IN_OTHERS: Mapping[str, tuple[str, ...]] = {
    "date": ("1900-01-01", "2026-02-31", "99999-01-01", "0000-00-00", "gisteren", "\x00"),
    "time": ("25:99", "gisteren", "\x00", "-1"),
    "number": ("-1", "99999999999999999999", "1e400", "veel"),
    "select": ("onbekend", "\x00", "00000000-0000-0000-0000-000000000000", "9" * 400),
    "radio": ("onbekend", "\x00", "00000000-0000-0000-0000-000000000000"),
    "checkbox": ("onbekend", "\x00", "00000000-0000-0000-0000-000000000000"),
    "hidden": ("onbekend", "\x00", "-1", "99999999999999999999", "", "\ud83d\ude00"),
    "email": ("geen adres", "a@b", f"{CANARY}@voorbeeld.example, ander@elders.example", "@" * 254),
    "file": ("onbekend",),
}
EXTRA = dict.fromkeys(
    ("tenant", "id", "role", "roles", "case", "version", "member", "is_admin", "_kept", "_add"),
    "00000000-0000-0000-0000-000000000000",
)
Request = dict[str, Any]


def in_one_field(form: Form) -> Iterator[tuple[str, Request, str]]:
    """One field wrong, everything else right; with the name of that field."""
    for one in form.fields.values():
        wrong = IN_TEXT if one.is_text or one.kind == "email" else {}
        others = {f"{value[:30]!r}": value for value in IN_OTHERS.get(one.kind, ())}
        for what, value in {**wrong, **others}.items():
            yield f"{one.name}: {what}", encoded(form.filled(**{one.name: value})), one.name


def in_all(form: Form) -> Iterator[tuple[str, Request]]:
    """Words that are odd and allowed, to be kept as they are or refused, never acted upon; and no words."""
    good = form.filled()
    for what, words in (("tags", TAGS), ("strange characters", STRANGE)):
        yield what, encoded(form.filled(**{one.name: words for one in form.fields.values() if one.is_text}))
    yield "empty fields", encoded([(name, "") for name, _ in good])
    yield "fields of others", encoded([*good, *EXTRA.items()])


def in_whole_bodies(form: Form) -> Iterator[tuple[str, Request]]:
    """Bodies that no browser sends."""
    good = form.filled()
    body = urlencode(good).encode()
    broken = {"content-type": "multipart/form-data; boundary=grens"}
    yield "nothing at all", {"content": b"", "headers": URLENCODED}
    yield "no kind of body", {"content": body}
    yield "every field twice", encoded(good + good)
    yield (
        "half a character",
        {
            "content": "&".join(f"{name}={HALF_A_CHARACTER}" for name, _ in good),
            "headers": URLENCODED,
        },
    )
    yield "bytes", {"content": b"%=&=%00&\xff\xfe=\xff;;&" + body, "headers": URLENCODED}
    yield "JSON", {"json": dict(good)}
    yield (
        "a file where words belong",
        {"files": {name: ("a.txt", CANARY.encode(), "text/plain") for name, _ in good or [("x", "")]}},
    )
    yield "a broken multipart", {"content": b"--grens\r\nContent-Disp", "headers": broken}
    yield (
        "a multipart without boundary",
        {"content": body, "headers": {"content-type": "multipart/form-data"}},
    )
    yield "2 MB", {"content": b"x=" + b"x" * 2_000_000, "headers": URLENCODED}
    yield "5,000 fields", encoded([*good, *((f"x{number}", "1") for number in range(5_000))])
    yield "rows without end", encoded([*good, *((f"{name}-{10**8}-x", "1") for name, _ in good)])


def encoded(fields: list[tuple[str, str]]) -> Request:
    """As a browser sends a form."""
    return {"content": urlencode(fields, errors="surrogatepass"), "headers": URLENCODED}
