"""The log: lines of JSON with ids and codes; links, addresses and refused values stay out."""

import json
import logging
import sys

import asyncpg
import pytest

from infra import log
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import job_access


def line(message: str, *args: object, error: BaseException | None = None, **extra: object) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("web", logging.ERROR, __file__, 1, message, args, info)
    vars(record).update(extra)
    return log.Lines("web").format(record)


def test_a_line_is_json_with_what_was_handed_over() -> None:
    told = json.loads(line("job", outcome="sent", row="01", tries=2, jobs=["a", "x@y.example"]))
    assert (told["process"], told["from"], told["level"], told["what"]) == ("web", "web", "error", "job")
    assert (told["outcome"], told["row"], told["tries"], told["jobs"]) == ("sent", "01", 2, ["a", "…@…"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("GET /pelt/u/AbC_d-9x/antwoord 200", "GET /pelt/u/…/antwoord 200"),
        ("GET /pelt/u/AbC?x=1", "GET /pelt/u/…?x=1"),
        ("GET /pelt/aanvraag/bewaard/AbC_d-9x 200", "GET /pelt/aanvraag/bewaard/… 200"),
        ("/aanmelden/terug?code=abc&state=x%20y", "/aanmelden/terug?code=…&state=…"),
        ("550 leen@voorbeeld.example unknown", "550 …@… unknown"),
        ("<leen@voorbeeld.example>", "<…@…>"),
        ("redis://:secret@127.0.0.1:6379/0", "redis://127.0.0.1:6379/0"),
        ("postgresql://app:secret@h/db", "postgresql://h/db"),
    ],
)
def test_what_opens_a_door_or_names_a_person_is_taken_out(text: str, kept: str) -> None:
    told = json.loads(line("%s", text, path=text))
    assert (told["what"], told["path"]) == (kept, kept)


async def test_the_values_that_postgresql_refused_stay_out(world: Cast) -> None:
    with pytest.raises(asyncpg.PostgresError) as caught:
        await refused(world)
    written = line("failed", error=caught.value)
    told = json.loads(written)["error"]
    assert "kanarie" not in written
    assert (told["kind"], told["sqlstate"]) == ("NotNullViolationError", "23502")
    assert told["places"]


async def refused(world: Cast) -> None:
    async with door.enter(job_access(world.pelt, "tests")):
        await DB.connection.execute("insert into member (issuer, subject, name) values ('x', 'y', 'kanarie')")


def test_the_message_of_an_error_stays_out() -> None:
    with pytest.raises(ValueError, match="kanarie") as caught:
        int("kanarie")
    assert "kanarie" not in line("failed", error=caught.value)


def test_the_whole_process_speaks_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(root, "level", root.level)
    log.configure("relay")
    logging.getLogger("somebody.else").warning("to %s", "leen@voorbeeld.example")
    sys.stderr.flush()
    assert json.loads(capsys.readouterr().err)["what"] == "to …@…"
