"""Classes of bad input: how one field, or the whole request, is made wrong. Strategies of Hypothesis, nothing else."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.crawl.forms import Form
from tests.crawl.mischief import URLENCODED, Request, encoded

Fields = list[tuple[str, str]]

HUGE = st.builds(lambda word, times: word * times, st.text(min_size=1, max_size=8), st.integers(200, 60_000))
CONTROL = st.text(
    alphabet=[chr(one) for one in (*range(32), 127, 0x85, 0x2028, 0xFEFF)], min_size=1, max_size=30
)
RIGHT_TO_LEFT = st.text(alphabet="\u202e\u202d\u2066\u2069\u200f אבגדابج", min_size=1, max_size=60)
SURROGATES = st.text(
    alphabet=st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), min_size=1, max_size=9
)
EMOJI = st.text(alphabet="👩🏽‍🦽😀🇧🇪👨‍👩‍👧‍👦\u20e3\ufe0f\u0301\u0336", min_size=1, max_size=300)
ANYTHING = st.text(max_size=400)
NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70).map(str),
    st.floats(allow_nan=True, allow_infinity=True).map(str),
    st.sampled_from(["-0", "1e400", "0x1F", "١٢", "²", "1_000", "9" * 5000, "NaN", " 7 ", "7,5"]),
)
YEARS = st.integers(-3, 99_999)
DATES = st.one_of(
    st.builds("{:04d}-{:02d}-{:02d}".format, YEARS, st.integers(0, 13), st.integers(0, 32)),
    st.builds("{:02d}:{:02d}".format, st.integers(-1, 30), st.integers(-1, 99)),
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "1900-02-29", "2026-03-29T02:30", "2026-10-25T02:30", "24:00"]
    ),
)
WRONG_KINDS = st.sampled_from(
    ["null", "true", "[]", "{}", "on", "undefined", "[object Object]", "\x00", "%00", "."]
)
INJECTED = st.sampled_from(
    [
        "' or 1=1--",
        "'; select pg_sleep(9)--",
        "1); drop table member;--",
        "\\'; copy member to program 'id'--",
        "$1",
        "{}",
        "%s%n%s",
        "{{7*7}}",
        "${7*7}",
        "=1+1",
        "@SUM(1)",
        "../../etc/passwd",
        "\r\nSet-Cookie: a=b",
        "<svg onload=alert(1)>",
        "javascript:alert(1)",
        "(a+)+$",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "#include(1)",
        '#read("/etc/passwd")',
    ]
)
VALUES: Mapping[str, SearchStrategy[str]] = {
    "huge": HUGE,
    "control characters and NUL": CONTROL,
    "right to left": RIGHT_TO_LEFT,
    "half characters": SURROGATES,
    "emoji and combining marks": EMOJI,
    "any text": ANYTHING,
    "numbers": NUMBERS,
    "dates and times": DATES,
    "wrong kinds": WRONG_KINDS,
    "injected": INJECTED,
}
HEADERS: Mapping[str, SearchStrategy[str]] = {
    "x-forwarded-for": st.sampled_from(["127.0.0.1", "::1", "' or 1=1--", "a" * 4000, "1.2.3.4, 5.6.7.8"]),
    "x-forwarded-host": st.sampled_from(["elders.example", "elders.example:1", "", "a" * 4000]),
    "x-forwarded-proto": st.sampled_from(["http", "gopher", "https, http"]),
    "forwarded": st.just("for=127.0.0.1;host=elders.example;proto=http"),
    "host": st.sampled_from(["elders.example", "localhost", "[::1]", "rondetafel.example:99999", "a" * 300]),
    "x-original-url": st.just("/netwerk"),
    "x-http-method-override": st.sampled_from(["DELETE", "PUT", "TRACE"]),
    "hx-request": st.sampled_from(["true", "false", "1", "true, true", "x" * 2000]),
    "hx-current-url": st.sampled_from(["//elders.example/x", "javascript:1", "http://[", "/" * 5000, "%00"]),
    "hx-target": st.text(alphabet="abc#.*[]\"'<>", max_size=2000),
    "hx-trigger": st.just("[" * 3000),
    "accept": st.sampled_from(["application/json", "*/*;q=x", "image/png", "a" * 3000]),
    "accept-encoding": st.sampled_from(["gzip;q=zz", "br, " * 500, "identity;q=0"]),
    "accept-language": st.sampled_from(["*", "nl-BE;q=" + "9" * 300, "xx"]),
    "cookie": st.sampled_from(
        ["__Host-rt=x", "__Host-rt=" + "a" * 4000, "=;=;;", '__Host-rt-browser="', "a" * 8000]
    ),
    "content-length": st.sampled_from(["-1", "0", "99999999999999999999", "abc"]),
    "transfer-encoding": st.just("chunked"),
    "sec-fetch-site": st.sampled_from(["cross-site", "none", "same-site", "x"]),
    "range": st.just("bytes=0-0,0-0,-1"),
    "if-none-match": st.just("*"),
    "authorization": st.just("Basic " + "A" * 5000),
}


@st.composite
def one_field(draw: st.DrawFn, form: Form, values: SearchStrategy[str]) -> Request:
    """Everything right but one field, or more."""
    names = draw(st.lists(st.sampled_from(sorted(form.fields)), min_size=1, max_size=4, unique=True))
    return encoded(form.filled(**{name: draw(values) for name in names}))


@st.composite
def other_fields(draw: st.DrawFn, form: Form) -> Request:
    """Fields that are repeated, missing, extra, in another order, with strange names."""
    fields: Fields = form.filled()
    fields = [one for one in fields if draw(st.booleans())] + draw(
        st.lists(st.sampled_from(fields), max_size=6)
    )
    name = st.one_of(
        st.text(max_size=20), st.sampled_from(["_csrf", "_kept", "_add", "once", "id", "a[b][c]", "a-1-b"])
    )
    fields += draw(st.lists(st.tuples(name, st.text(max_size=20)), max_size=5))
    return encoded(draw(st.permutations(fields)))


@st.composite
def other_body(draw: st.DrawFn, form: Form) -> Request:
    """Another kind of body than the form's, or a broken one."""
    kind = draw(
        st.sampled_from(
            [
                "application/json",
                "text/plain",
                "application/xml",
                "multipart/form-data",
                "multipart/form-data; boundary=grens",
                "multipart/form-data; boundary=" + "g" * 500,
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencoded; charset=nergens",
                'text/html; charset="',
                "",
                "*/*",
                "application/msgpack",
            ]
        )
    )
    whole = encoded(form.filled())["content"].encode()
    part = b'--grens\r\nContent-Disposition: form-data; name="a"; filename="../x\x00.php"\r\n\r\nx\r\n'
    bodies = st.one_of(
        st.binary(max_size=300),
        st.sampled_from(
            [
                whole,
                whole * 50,
                part,
                part + b"--grens--\r\n",
                part * 300,
                b"[" * 5000,
                b"{}",
                b"",
                b"\xff\xfe",
            ]
        ),
    )
    return {"content": draw(bodies), "headers": {"content-type": kind}}


@st.composite
def with_files(draw: st.DrawFn, form: Form) -> Request:
    """Files where none are asked."""
    name = st.one_of(st.just("x.exe"), st.text(alphabet='./\\\x00a"\r\n', max_size=30))
    return {
        "files": [
            (
                field,
                (
                    draw(name),
                    draw(st.binary(max_size=200)),
                    draw(st.sampled_from(["text/html", "a/b", "image/svg+xml"])),
                ),
            )
            for field in form.fields
        ]
    }


@st.composite
def strange_headers(draw: st.DrawFn, form: Form) -> Request:
    """Everything right but the headers."""
    names = draw(st.lists(st.sampled_from(sorted(HEADERS)), min_size=1, max_size=4, unique=True))
    request = encoded(form.filled())
    return {**request, "headers": {**URLENCODED, **{name: draw(HEADERS[name]) for name in names}}}


@st.composite
def bytes_in_urlencoded(draw: st.DrawFn, form: Form) -> Request:
    """A broken encoding."""
    whole = encoded(form.filled())["content"].encode()
    at = draw(st.integers(0, len(whole)))
    broken = draw(
        st.one_of(st.binary(min_size=1, max_size=30), st.sampled_from([b"%", b"%zz", b"%ff", b"&&==", b";"]))
    )
    return {"content": whole[:at] + broken + whole[at:], "headers": URLENCODED}


Class = Callable[[Form], SearchStrategy[Any]]
BODIES: Mapping[str, Class] = {
    "fields repeated, missing, extra": other_fields,
    "other kinds of body": other_body,
    "files where none are asked": with_files,
    "broken encodings": bytes_in_urlencoded,
    "forged and deep headers": strange_headers,
}
