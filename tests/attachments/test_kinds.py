"""A file is what its first bytes say; a picture holds nothing but what one sees."""

import io
import random
from contextlib import suppress

import pytest
from PIL import Image

from services.attachments.kinds import MOST_BYTES, check_fits, media_type
from services.attachments.pictures import LONGEST_SIDE, anew
from services.errors import Refused
from tenants.words.refusals import REFUSALS
from tests.attachments.files import PDF, PHOTO, VOICES, picture

SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
REFUSED = {
    "attachment.empty": b"",
    "attachment.unknown-kind": SCRIPT,
    "attachment.too-large": b"\xff\xd8\xff" + bytes(MOST_BYTES),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_such_file_is_refused_in_dutch(code: str) -> None:
    with pytest.raises(Refused) as refused:
        media_type(REFUSED[code])
    assert refused.value.code == code
    assert code in REFUSALS


def test_the_first_bytes_say_what_it_is() -> None:
    found = [media_type(one) for one in (PHOTO, picture(form="PNG"), PDF)]
    assert found == ["image/jpeg", "image/png", "application/pdf"]
    assert all(media_type(one).startswith("audio/") for one in VOICES)


@pytest.mark.parametrize(("kind", "found"), [("voice", "image/jpeg"), ("consent", "audio/ogg")])
def test_a_voice_is_heard_and_a_paper_is_seen(kind: str, found: str) -> None:
    with pytest.raises(Refused):
        check_fits(kind, found)


def test_nothing_stays_but_what_one_sees() -> None:
    with Image.open(io.BytesIO(PHOTO)) as before:
        assert before.size == (40, 20)
    with Image.open(io.BytesIO(anew(PHOTO))) as made:
        assert made.size == (20, 40)
        assert dict(made.getexif()) == {}
    assert b"Voorbeeld" in PHOTO
    assert b"Voorbeeld" not in anew(PHOTO)


def test_a_large_picture_becomes_small_enough() -> None:
    with Image.open(io.BytesIO(anew(picture(3000, 1500, "PNG")))) as made:
        assert made.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_picture_that_unfolds_into_gigabytes_is_not_opened() -> None:
    bomb = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 20_000
    with pytest.raises(Refused, match=r"attachment.too-many-pixels"):
        anew(bomb.getvalue())


def test_half_a_picture_is_refused() -> None:
    with pytest.raises(Refused, match=r"attachment.broken"):
        anew(picture(400, 400)[:600])


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_picture_whose_facts_are_nonsense_is_refused_and_breaks_nothing() -> None:
    """Bytes of the EXIF block changed at random, always the same way: a picture, or a Dutch refusal."""
    dice = random.Random(4)
    for _ in range(1500):
        odd = bytearray(PHOTO)
        for _ in range(dice.randint(1, 6)):
            odd[dice.randrange(2, 220)] = dice.choice((0, 1, 255, dice.randrange(256)))
        with suppress(Refused):
            anew(bytes(odd))
