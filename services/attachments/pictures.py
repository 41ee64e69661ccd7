"""Pictures are written anew: upright, at most 2000 pixels, and without where, when and with which phone."""

import io
import struct

from PIL import Image, ImageOps, UnidentifiedImageError

from services.errors import Refused

LONGEST_SIDE = 2000
MOST_PIXELS = 50_000_000  # a file of a few bytes can unfold into gigabytes
QUALITY = 85
FORMATS = ("JPEG", "PNG")
# Whoever made the file made it odd on purpose: what a reader of pictures stumbles over is a broken picture.
BROKEN = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, TypeError),
    *(LookupError, ArithmeticError, struct.error),
)


def anew(content: bytes) -> bytes:
    """The same picture as a JPEG that holds nothing but what one sees; Refused when it cannot be read."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            return _written(opened)
    except BROKEN as error:
        raise Refused("attachment.broken") from error


def _written(opened: Image.Image) -> bytes:
    if opened.width * opened.height > MOST_PIXELS:
        raise Refused("attachment.too-many-pixels")
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    turned = ImageOps.exif_transpose(opened)
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    seen = turned.convert("RGBA")
    on_white = Image.new("RGB", seen.size, "white")
    on_white.paste(seen, mask=seen.getchannel("A"))
    made = io.BytesIO()
    on_white.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
