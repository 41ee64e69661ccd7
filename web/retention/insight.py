"""Inzage: everything about one client, with what a person left out, as one file in the answer and nowhere else."""

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.retention import insight, queries
from services.retention.insight import Chapter
from tenants import audit
from tenants.words.retention import FIELDS, KEPT
from web import entrance
from web.shared.environment import environment
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
MOST_BYTES = 2_000_000


class InsightPages(Controller):
    path = "/situaties/{case_id:uuid}/inzage"

    @get()
    async def new(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Everything, with a box beside each text."""
        async with entrance.member(request, is_fresh=True) as access:
            found = await queries.standing(access, case_id, clock.today())
            told = _in_order(await insight.chapters(access, case_id, clock.today()))
            audit.record(access, "insight.read", case_id, case=case_id)
        texts = insight.texts(told)
        return page(
            request,
            access,
            "retention/insight.html",
            current="situaties",
            case=found.case,
            is_asked=found.waiting is not None,
            texts=texts,
            count=sum(len(found) for found in texts.values()),
            kept=KEPT,
        )

    @post(request_max_body_size=MOST_BYTES, status_code=200)
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[bytes]:
        """The file; its name tells nothing."""
        form = await request.form()
        left_out = {str(key) for key in form.getall("weg", [])}
        async with entrance.member(request, is_fresh=True) as access:
            found = await queries.standing(access, case_id, clock.today())
            told = await insight.answer(access, case_id, left_out, now=clock.now())
            name = access.home.name
        content = packed(_in_order(told), name, found.case.name)
        headers = {"content-disposition": f'attachment; filename="inzage-{clock.today()}.zip"'}
        return Response(content, media_type="application/zip", headers=headers)


def packed(told: Sequence[Chapter], municipality: str, title: str) -> bytes:
    """Two readings of the same: a page for people, JSON for programs. Made in memory."""
    plain = {
        KEPT[one.table]: [[{piece.name: piece.text} for piece in entry] for entry in one.entries]
        for one in told
    }
    values = {
        "chapters": told,
        "fields": FIELDS,
        "kept": KEPT,
        "municipality": municipality,
        "title": title,
        "today": clock.today(),
    }
    html = environment().get_template("retention/file.html").render(**values)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inzage.html", html)
        archive.writestr("inzage.json", json.dumps(plain, ensure_ascii=False, indent=1))
    return made.getvalue()


def _in_order(told: Sequence[Chapter]) -> list[Chapter]:
    """As a case goes: the request first, what the program needs last."""
    order = list(KEPT)
    return sorted(told, key=lambda one: order.index(one.table))
