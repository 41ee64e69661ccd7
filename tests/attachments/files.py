"""Small files of every sort, made here: nothing of a real person."""

import io

from PIL import Image

ORIENTATION, MAKER, GPS = 0x0112, 0x010F, 0x8825


def picture(width: int = 40, height: int = 20, form: str = "JPEG", *, told: bool = False) -> bytes:
    """A picture with a red left half; `told`: lying on its side, with the phone and the place in it."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    if told:
        exif[ORIENTATION], exif[MAKER] = 6, "Telefoon van Voorbeeld"
        exif.get_ifd(GPS)[1] = "N"
    made = io.BytesIO()
    image.save(made, form, exif=exif)
    return made.getvalue()


PHOTO = picture(told=True)
PDF = b"%PDF-1.7\n%%EOF\n"
VOICES = (
    b"\x1a\x45\xdf\xa3webm",
    b"OggS\x00\x02",
    b"ID3\x04",
    b"\x00\x00\x00\x20ftypM4A ",
    b"RIFF\x00\x00\x00\x00WAVEfmt ",
)
