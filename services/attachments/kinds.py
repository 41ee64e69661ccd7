"""What a file is, by its first bytes and nothing else: never by its name or by what a browser says."""

from services.attachments.tables import Kind
from services.errors import Refused

MOST_BYTES = 10 * 1024 * 1024

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
PICTURES = frozenset({JPEG, PNG})
BEGINNINGS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"\x1a\x45\xdf\xa3", "audio/webm"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
)
# Recorders of phones: the mark stands at the fifth byte, or the sort of sound at the ninth.
MP4, RIFF, WAVE = b"ftyp", b"RIFF", b"WAVE"


def media_type(content: bytes) -> str:
    """One of the types that we keep; Refused for anything else, for what is too large, and for nothing."""
    if len(content) > MOST_BYTES:
        raise Refused("attachment.too-large")
    for beginning, known in BEGINNINGS:
        if content.startswith(beginning):
            return known
    if content[4:8] == MP4:
        return "audio/mp4"
    if content[:4] == RIFF and content[8:12] == WAVE:
        return "audio/wav"
    raise Refused("attachment.unknown-kind" if content else "attachment.empty")


def check_fits(kind: str, found: str) -> None:
    """A voice is heard, everything else is seen."""
    is_sound = found.startswith("audio/")
    if (kind == Kind.VOICE) != is_sound:
        raise Refused("attachment.no-sound" if kind == Kind.VOICE else "attachment.no-picture")
