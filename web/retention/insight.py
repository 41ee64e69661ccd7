"""Inzage: everything about one client, with what a person left out, as one file in the answer and nowhere else."""

import io
import json
import zipfile
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.attachments import queries as attachments
from services.attachments.tables import Attachment
from services.retention import insight, queries
from services.retention.insight import Chapter
from tenants import audit
from tenants.access import Access
from tenants.words.attachments import KINDS
from tenants.words.retention import FIELDS, KEPT
from web import entrance
from web.attachments.serving import ENDINGS
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
            files = await attachments.kept(access, case_id)
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
            files=[(one.id, KINDS[one.kind], one.added_at) for one in files],
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
            files = await _files(access, case_id, left_out)
            name = access.home.name
        content = packed(_in_order(told), name, found.case.name, files)
        headers = {"content-disposition": f'attachment; filename="inzage-{clock.today()}.zip"'}
        return Response(content, media_type="application/zip", headers=headers)


async def _files(access: Access, case_id: UUID, left_out: Collection[str]) -> list[Attachment]:
    """Photos, scans and voices, without those that are about somebody else."""
    found = [one.id for one in await attachments.kept(access, case_id) if str(one.id) not in left_out]
    return [await attachments.get(access, one) for one in found]


def packed(told: Sequence[Chapter], municipality: str, title: str, files: Sequence[Attachment] = ()) -> bytes:
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
        for number, one in enumerate(files, 1):
            archive.writestr(f"bijlagen/{number}.{ENDINGS[one.media_type]}", one.content)
    return made.getvalue()


def _in_order(told: Sequence[Chapter]) -> list[Chapter]:
    """As a case goes: the request first, what the program needs last."""
    order = list(KEPT)
    return sorted(told, key=lambda one: order.index(one.table))
