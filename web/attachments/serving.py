"""How a file of a case is sent, and how large a form with a file may be: for every page that serves or takes one."""

from litestar import Response

from services.attachments.kinds import PDF
from services.attachments.tables import Attachment

MOST_BYTES_OF_FORM = 11_000_000  # pass as request_max_body_size to the handler that takes a file

# Nothing in it may run, load or reach our pages. Browsers do not show a PDF inside a sandbox: it gets the rest.
SHUT = "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'"
ENDINGS = {
    "image/jpeg": "jpg",
    PDF: "pdf",
    "audio/webm": "webm",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
}


def served(found: Attachment) -> Response[bytes]:
    """The file itself, under a name that says nothing; kept by no browser."""
    policy = SHUT if found.media_type == PDF else f"{SHUT}; sandbox"
    headers = {
        "Content-Disposition": f'inline; filename="bijlage.{ENDINGS[found.media_type]}"',
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(found.content, media_type=found.media_type, headers=headers)
