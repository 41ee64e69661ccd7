"""The log: one JSON object per line on stderr, with ids and codes, never content.

Personal links, codes, passwords in addresses and mail addresses are taken out. Of an error only its kind
and place are kept: the message of a database error can hold the very values that were refused.
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

SCRUBBED = (
    (re.compile(r"/u/[^/\s?#\"']+"), "/u/…"),
    (re.compile(r"/aanvraag/bewaard/[^/\s?#\"']+"), "/aanvraag/bewaard/…"),
    (re.compile(r"(?i)\b(code|state|token|id_token|session|pin)=[^&\s\"']+"), r"\1=…"),
    (re.compile(r"(?<!\w)(\w+://)[^/\s@]+@"), r"\1"),
    (re.compile(r"(?<![^\s@<>\"'=:,])[^\s@<>\"'=:,]+@[^\s@<>\"',]+"), "…@…"),
)
QUIET = ("asyncio", "dramatiq", "aiosmtplib", "httpx", "httpx2")
OWN = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}


class Lines(logging.Formatter):
    """A record as one line; what was handed over in `extra` becomes a field of its own."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self.process = process

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self.process,
            "from": record.name,
            "what": scrub(record.getMessage()),
        }
        line |= {key: cleaned(value) for key, value in vars(record).items() if key not in OWN}
        if record.exc_info and record.exc_info[1]:
            line["error"] = kind_and_place(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def configure(process: str, level: int = logging.INFO) -> None:
    """Send every log line of this process through our format; call once, at the start."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(process))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def cleaned(value: object) -> object:
    """A value as JSON knows it, with every text in it scrubbed."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [cleaned(one) for one in value]
    return scrub(str(value))


def scrub(text: str) -> str:
    """Take out what opens a door or names a person."""
    for pattern, instead in SCRUBBED:
        text = pattern.sub(instead, text)
    return text


def kind_and_place(error: BaseException) -> dict[str, Any]:
    """What kind of error and where, with PostgreSQL's code and constraint; not its message."""
    places = [
        f"{frame.filename.rsplit('/', 2)[-2]}/{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-6:]
        if "/" in frame.filename
    ]
    told: dict[str, Any] = {"kind": type(error).__name__, "places": places}
    for name in ("sqlstate", "table_name", "constraint_name"):
        if value := getattr(error, name, None):
            told[name] = str(value)
    if error.__cause__ is not None:
        told["cause"] = type(error.__cause__).__name__
    return told
