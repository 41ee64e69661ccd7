"""Browsers report what hurt the policy; the log says which rule, and nothing that somebody wrote or may open."""

import json
import logging
from typing import Any

import pytest

from tests.conftest import Browser

OLD = {"csp-report": {"effective-directive": "script-src-elem", "document-uri": "https://x/pelt/u/geheim"}}
NEW = [{"type": "csp-violation", "body": {"effectiveDirective": "img-src", "sample": "Niels woont"}}]


@pytest.mark.parametrize(("report", "hurt"), [(OLD, ["script-src-elem"]), (NEW, ["img-src"])])
async def test_a_report_is_logged_by_its_rule_alone(
    nobody: Browser, caplog: pytest.LogCaptureFixture, report: Any, hurt: list[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = await nobody.http.post("/meldingen-csp", content=json.dumps(report))
    assert answer.status_code == 204
    assert [vars(record)["directives"] for record in caplog.records] == [hurt]
    assert all(word not in str(vars(record)) for record in caplog.records for word in ("geheim", "Niels"))


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[" * 9000, b"7", b"[7, null]", b'{"body": {"effectiveDirective": "Niels"}}']
)
async def test_what_is_no_report_is_passed_over(
    nobody: Browser, caplog: pytest.LogCaptureFixture, body: bytes
) -> None:
    with caplog.at_level(logging.WARNING):
        assert (await nobody.http.post("/meldingen-csp", content=body)).status_code == 204
    assert caplog.records == []
