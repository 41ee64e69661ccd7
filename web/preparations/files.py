"""Files on the way in and out: a photo, a voice; and what a page may do that plays or records one."""

import re
from typing import Any

from litestar import Request, Response
from litestar.datastructures import UploadFile

from services.attachments.tables import Attachment
from web.attachments.serving import served
from web.shared.headers import CONTENT_SECURITY_POLICY, SECURE

Incoming = Request[Any, Any, Any]

LISTENS = {"Content-Security-Policy": f"{CONTENT_SECURITY_POLICY}; media-src 'self'"}
RECORDS = {
    **LISTENS,
    "Permissions-Policy": SECURE["Permissions-Policy"].replace("microphone=()", "microphone=(self)"),
}
PART = re.compile(r"bytes=(\d{1,9})-(\d{0,9})")


async def content_of(request: Incoming, name: str) -> bytes:
    """The bytes of the file that came with a form; none when nothing was chosen."""
    found = (await request.form()).get(name)
    return await found.read() if isinstance(found, UploadFile) else b""


def heard(request: Incoming, found: Attachment) -> Response[bytes]:
    """A voice, whole or the part that a player asks for: some phones ask for nothing but parts."""
    answer = served(found)
    answer.headers["Accept-Ranges"] = "bytes"
    wanted = PART.fullmatch(request.headers.get("range", ""))
    if wanted is None:
        return answer
    first, size = int(wanted[1]), len(found.content)
    last = min(int(wanted[2]) if wanted[2] else size - 1, size - 1)
    if first > last:
        return Response(b"", status_code=416, headers={"Content-Range": f"bytes */{size}"})
    told = {**answer.headers, "Content-Range": f"bytes {first}-{last}/{size}"}
    part = found.content[first : last + 1]
    return Response(part, status_code=206, media_type=found.media_type, headers=told)
